/**
 * The notification of the operating system that an urgent message came. It names the account and nothing of the citizen: it
 * may stand on a locked screen. The sound is the window's own (renderer/app/UrgentAlarm.tsx).
 */
import type { Clock, Notifier, Preferences } from '../ports.ts'

/** What follows the first is gathered for so long: the person was called already. */
const NEXT_AFTER_MS = 10_000

const WORDS = {
  es: {
    title: (n: number) => (n === 1 ? 'Mensaje urgente' : `${String(n)} conversaciones urgentes`),
    body: (handles: string) => `Para ${handles}. Está arriba en Mensajes.`,
  },
  en: {
    title: (n: number) => (n === 1 ? 'Urgent message' : `${String(n)} urgent conversations`),
    body: (handles: string) => `For ${handles}. It is on top in Messages.`,
  },
} as const

export function createUrgentNotices(deps: {
  readonly notifier: Notifier
  readonly preferences: Pick<Preferences, 'get'>
  readonly clock: Pick<Clock, 'after'>
  /** The account's handle; null where the conversation is not there. */
  readonly handleOf: (conversationId: string) => string | null
}) {
  const gathered = new Set<string>()
  let timer: (() => void) | null = null

  function say(): void {
    const ids = [...gathered]
    gathered.clear()
    const handles = new Set(ids.flatMap((id) => deps.handleOf(id) ?? []))
    const words = WORDS[deps.preferences.get().language]
    const [only] = ids
    deps.notifier.notify({
      title: words.title(ids.length),
      body: words.body([...handles].map((handle) => `@${handle}`).join(', ')),
      place: ids.length === 1 && only !== undefined ? `/inbox/${only}` : '/inbox',
    })
    timer = deps.clock.after(NEXT_AFTER_MS, () => {
      timer = null
      if (gathered.size > 0) say()
    })
  }

  return {
    /** After the messages are stored. */
    came: (conversationIds: readonly string[]): void => {
      for (const id of conversationIds) gathered.add(id)
      if (timer === null && gathered.size > 0) say()
    },
    stop: (): void => {
      timer?.()
      timer = null
    },
  }
}
