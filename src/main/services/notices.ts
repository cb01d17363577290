/** Notifications of the operating system when a person is needed. They name the account, never what was written. */
import type { Notifier, Preferences } from '../ports.ts'
import type { Effect } from '../store/effectTable.ts'

const WORDS = {
  es: {
    missed: 'Una publicación no salió a su hora',
    by_hand: 'Es la hora de publicar a mano',
    refused: 'Algo no se pudo enviar',
    body: (handle: string) => `@${handle} espera una decisión en la bandeja de salida.`,
  },
  en: {
    missed: 'A post did not go out on time',
    by_hand: 'It is time to publish by hand',
    refused: 'Something could not be sent',
    body: (handle: string) => `@${handle} is waiting for a decision in the outbox.`,
  },
} as const

export function createNotices(deps: {
  readonly notifier: Notifier
  readonly preferences: Preferences
  readonly handleOf: (accountId: string) => string | null
}) {
  return {
    needsPerson: (effect: Effect): void => {
      const words = WORDS[deps.preferences.get().language]
      const title =
        effect.state === 'missed' ? words.missed : effect.lastError?.code === 'by_hand' ? words.by_hand : words.refused
      deps.notifier.notify({ title, body: words.body(deps.handleOf(effect.accountId) ?? '') })
    },
  }
}
