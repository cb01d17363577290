/**
 * Notifications of the operating system when a person is needed. They name the accounts, never what was written. What
 * happens at once is one notification: ten posts that were missed over a holiday are not ten.
 */
import { isHeldAnswer } from '#shared/domain/heldAnswer.ts'
import { listedWords } from '#shared/domain/listedWords.ts'
import type { Clock, Notifier, Preferences } from '../ports.ts'
import type { Effect } from '../store/effectTable.ts'
import { HELD_BY_BUDGET } from './spending.ts'

/** What is found in one turn of the outbox comes within this. */
const GATHER_MS = 1_500
/** After a notification, what follows is gathered for longer: the person was called already. */
const NEXT_AFTER_MS = 60_000
const MOST_HANDLES = 3

type Kind = 'missed' | 'will_be_late' | 'by_hand' | 'moved_on' | 'mail' | 'refused'

const WORDS = {
  es: {
    missed: (n: number) =>
      n === 1 ? 'Una publicación no salió a su hora' : `${String(n)} publicaciones no salieron a su hora`,
    will_be_late: (n: number) =>
      n === 1 ? 'Una publicación no podrá salir a su hora' : `${String(n)} publicaciones no podrán salir a su hora`,
    by_hand: (n: number) => (n === 1 ? 'Es la hora de publicar a mano' : `Es la hora de publicar ${String(n)} a mano`),
    moved_on: (n: number) =>
      n === 1
        ? 'Una respuesta espera: la conversación ha avanzado'
        : `${String(n)} respuestas esperan: sus conversaciones han avanzado`,
    mail: (n: number) => (n === 1 ? 'Un correo le necesita' : `${String(n)} correos le necesitan`),
    refused: (n: number) => (n === 1 ? 'Algo no se pudo enviar' : `${String(n)} envíos no se pudieron hacer`),
    mixed: (n: number) => `${String(n)} publicaciones y respuestas le necesitan`,
    body: (handles: string, n: number) =>
      `${handles} ${n === 1 ? 'espera' : 'esperan'} una decisión en la bandeja de salida.`,
    and: ' y ',
    others: (n: number) => `${String(n)} más`,
  },
  en: {
    missed: (n: number) => (n === 1 ? 'A post did not go out on time' : `${String(n)} posts did not go out on time`),
    will_be_late: (n: number) =>
      n === 1 ? 'A post cannot go out on time' : `${String(n)} posts cannot go out on time`,
    by_hand: (n: number) =>
      n === 1 ? 'It is time to publish by hand' : `It is time to publish ${String(n)} posts by hand`,
    moved_on: (n: number) =>
      n === 1
        ? 'An answer is held: its conversation moved on'
        : `${String(n)} answers are held: their conversations moved on`,
    mail: (n: number) => (n === 1 ? 'An e-mail needs you' : `${String(n)} e-mails need you`),
    refused: (n: number) => (n === 1 ? 'Something could not be sent' : `${String(n)} things could not be sent`),
    mixed: (n: number) => `${String(n)} posts and answers need you`,
    body: (handles: string, n: number) => `${handles} ${n === 1 ? 'is' : 'are'} waiting for a decision in the outbox.`,
    and: ' and ',
    others: (n: number) => `${String(n)} more`,
  },
} as const

export type Notices = ReturnType<typeof createNotices>

export function createNotices(deps: {
  readonly notifier: Notifier
  readonly preferences: Preferences
  readonly clock: Pick<Clock, 'after'>
  readonly handleOf: (accountId: string) => string | null
}) {
  /** By post and account, or by effect: the parts of a thread call once. */
  const gathered = new Map<string, { readonly kind: Kind; readonly accountId: string }>()
  let timer: (() => void) | null = null

  function gather(afterMs: number): void {
    timer = deps.clock.after(afterMs, () => {
      timer = null
      if (gathered.size === 0) return
      deps.notifier.notify(noticeOf([...gathered.values()]))
      gathered.clear()
      gather(NEXT_AFTER_MS)
    })
  }

  function noticeOf(calls: readonly { readonly kind: Kind; readonly accountId: string }[]): {
    readonly title: string
    readonly body: string
    readonly place: string
  } {
    const words = WORDS[deps.preferences.get().language]
    const [first] = calls
    const title =
      first !== undefined && calls.every(({ kind }) => kind === first.kind)
        ? words[first.kind](calls.length)
        : words.mixed(calls.length)
    const accounts = new Set(calls.map(({ accountId }) => accountId))
    const handles = [...accounts].map((accountId) => `@${deps.handleOf(accountId) ?? ''}`)
    const named = handles.length <= MOST_HANDLES ? handles : handles.slice(0, MOST_HANDLES - 1)
    const all = handles.length > named.length ? [...named, words.others(handles.length - named.length)] : named
    return { title, body: words.body(listedWords(all, words.and), handles.length), place: '/outbox' }
  }

  return {
    /** The e-mail of a hand-off, which belongs to a conversation of this account. */
    mailNeedsPerson: (handoffId: string, accountId: string): void => {
      gathered.set(handoffId, { kind: 'mail', accountId })
      if (timer === null) gather(GATHER_MS)
    },
    needsPerson: (effect: Effect): void => {
      // The problem of the budget announces what it holds.
      if (effect.lastError?.code === HELD_BY_BUDGET) return
      gathered.set(effect.variantId ?? effect.id, { kind: kindOf(effect), accountId: effect.accountId })
      if (timer === null) gather(GATHER_MS)
    },
    stop: (): void => {
      timer?.()
      timer = null
    },
  }
}

function kindOf({ state, lastError }: Effect): Kind {
  if (state === 'missed') return 'missed'
  if (state === 'queued') return 'will_be_late'
  if (isHeldAnswer(lastError?.code)) return 'moved_on'
  return lastError?.code === 'by_hand' ? 'by_hand' : 'refused'
}
