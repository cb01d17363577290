/**
 * What the operating system shows of new messages: the number on the program's icon, and a notification when citizens wrote while
 * Mando was not in view. It names the accounts and nothing of the citizens (docs/specs/inbox.md §16).
 */
import { mayAnnounce } from '#shared/domain/nightLane.ts'
import { isQuiet } from '#shared/domain/quietHours.ts'
import { wallTimeAt, type OfficeZone } from '#shared/domain/wallTime.ts'
import type { Badge, Clock, Notifier, Preferences, Presence } from '../ports.ts'
import type { NewMessagesTable } from '../store/newMessagesTable.ts'

/** What one reading brings, page by page, is counted once. */
const GATHER_MS = 2_000
/** After a notification the next one waits: the person was told, and knows where it stands. */
const NEXT_AFTER_MS = 5 * 60_000

const WORDS = {
  es: {
    title: (n: number) => (n === 1 ? 'Un ciudadano ha escrito' : `${String(n)} conversaciones con mensajes nuevos`),
    body: (handles: string) => `Para ${handles}. Espera en Mensajes.`,
    and: ' y ',
  },
  en: {
    title: (n: number) => (n === 1 ? 'A citizen has written' : `${String(n)} conversations with new messages`),
    body: (handles: string) => `For ${handles}. It waits in Messages.`,
    and: ' and ',
  },
} as const

export function createMessageNotices(deps: {
  readonly table: NewMessagesTable
  readonly notifier: Notifier
  readonly badge: Badge
  readonly presence: Presence
  readonly preferences: Pick<Preferences, 'get'>
  readonly clock: Pick<Clock, 'now' | 'after' | 'monotonicMs'>
  readonly zone: () => OfficeZone
  readonly isOpenAt: (atMs: number) => boolean
  readonly unreadCount: () => number
  readonly urgentCount: () => number
  readonly handleOf: (accountId: string) => string | null
}) {
  const { table, clock, presence } = deps
  /** Up to this item somebody had the chance to see it, or was told. */
  let toldUntil = table.newest()
  let quietUntilMs = 0
  let timer: (() => void) | null = null
  /** Apart from the other: what comes while it waits still changes the number on the icon. */
  let nextTimer: (() => void) | null = null
  let stopWatching = (): void => undefined
  let shown = ''

  function showBadge(): void {
    const counts = { unread: deps.unreadCount(), urgent: deps.urgentCount() }
    const next = `${String(counts.unread)} ${String(counts.urgent)}`
    if (next === shown) return
    shown = next
    deps.badge.show(counts)
  }

  function mayTell(): boolean {
    const { messageNotices, quietHours } = deps.preferences.get()
    const hour = wallTimeAt(clock.now(), deps.zone()).slice(11, 16)
    const isOfUse = mayAnnounce({ atMs: clock.now(), isUrgent: false, isSilenced: false }, deps)
    return messageNotices && isOfUse && !isQuiet(hour, quietHours)
  }

  function look(): void {
    showBadge()
    if (presence.isInFront()) {
      toldUntil = table.newest()
      return
    }
    const found = table.since(toldUntil)
    if (found.length === 0 || !mayTell()) return
    const waitMs = quietUntilMs - clock.monotonicMs()
    if (waitMs > 0) {
      nextTimer ??= clock.after(waitMs, () => {
        nextTimer = null
        look()
      })
      return
    }
    toldUntil = table.newest()
    quietUntilMs = clock.monotonicMs() + NEXT_AFTER_MS
    const words = WORDS[deps.preferences.get().language]
    const handles = found.map(({ accountId }) => `@${deps.handleOf(accountId) ?? ''}`)
    const list =
      handles.length < 2 ? handles.join('') : `${handles.slice(0, -1).join(', ')}${words.and}${handles.at(-1) ?? ''}`
    const conversations = found.reduce((sum, account) => sum + account.conversations, 0)
    deps.notifier.notify({ title: words.title(conversations), body: words.body(list), place: '/inbox' })
  }

  function soon(): void {
    timer ??= clock.after(GATHER_MS, () => {
      timer = null
      look()
    })
  }

  return {
    /** Something of the inbox changed. */
    changed: soon,
    start: (): void => {
      stopWatching = presence.onChange(() => {
        // What was on the screen until now is seen; what comes from now on is looked at by the next change.
        toldUntil = table.newest()
      })
      soon()
    },
    stop: (): void => {
      stopWatching()
      timer?.()
      timer = null
      nextTimer?.()
      nextTimer = null
    },
  }
}
