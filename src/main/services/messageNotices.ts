/**
 * What the operating system shows of new messages: the number on the program's icon, and a notification when citizens wrote while
 * Mando was not in view. It names the accounts and nothing of the citizens (docs/specs/inbox.md §16).
 */
import { isOfLastNight } from '#shared/domain/nightNotice.ts'
import type { OfficeZone } from '#shared/domain/wallTime.ts'
import { listedWords } from '#shared/domain/listedWords.ts'
import type { Badge, Clock, Notifier, Preferences, Presence } from '../ports.ts'
import type { NewMessage, NewMessagesTable } from '../store/newMessagesTable.ts'
import { createMayDisturb } from './mayDisturb.ts'

/** What one reading brings, page by page, is counted once. */
const GATHER_MS = 2_000
/** After a notification the next one waits: the person was told, and knows where it stands. */
const NEXT_AFTER_MS = 5 * 60_000

const WORDS = {
  es: {
    title: (n: number) => (n === 1 ? 'Un ciudadano ha escrito' : `${String(n)} conversaciones con mensajes nuevos`),
    silence: { night: 'Esta noche', longer: 'Fuera de horario' },
    messages: (n: number) => (n === 1 ? '1 mensaje' : `${String(n)} mensajes`),
    urgent: (n: number) => (n === 1 ? '1 urgente' : `${String(n)} urgentes`),
    body: (handles: string) => `Para ${handles}. Espera en Mensajes.`,
    since: (n: number) =>
      n === 1 ? ' Desde entonces ha escrito otro ciudadano.' : ` Desde entonces, ${String(n)} conversaciones más.`,
    and: ' y ',
  },
  en: {
    title: (n: number) => (n === 1 ? 'A citizen has written' : `${String(n)} conversations with new messages`),
    silence: { night: 'Last night', longer: 'Outside office hours' },
    messages: (n: number) => (n === 1 ? '1 message' : `${String(n)} messages`),
    urgent: (n: number) => `${String(n)} urgent`,
    body: (handles: string) => `For ${handles}. It waits in Messages.`,
    since: (n: number) =>
      n === 1 ? ' Since then another citizen has written.' : ` Since then, ${String(n)} more conversations.`,
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
  const isForTelling = createMayDisturb(deps)
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

  /** Looks again by itself, at what waits then. */
  function lookAfter(waitMs: number): void {
    nextTimer ??= clock.after(waitMs, () => {
      nextTimer = null
      look()
    })
  }

  function look(): void {
    showBadge()
    if (presence.isInFront()) {
      toldUntil = table.newest()
      return
    }
    const found = table.since(toldUntil)
    // What is urgent was announced by itself.
    if (found.every(({ isUrgent }) => isUrgent) || !deps.preferences.get().messageNotices) return
    const waitMs = isForTelling(clock.now()) ? quietUntilMs - clock.monotonicMs() : NEXT_AFTER_MS
    if (waitMs > 0) {
      lookAfter(waitMs)
      return
    }
    toldUntil = table.newest()
    quietUntilMs = clock.monotonicMs() + NEXT_AFTER_MS
    deps.notifier.notify({ ...wordsOf(found), place: '/inbox' })
  }

  function wordsOf(found: readonly NewMessage[]): { readonly title: string; readonly body: string } {
    const words = WORDS[deps.preferences.get().language]
    const ofNight = found.filter(({ saidAtMs }) => !isForTelling(saidAtMs))
    const ofNow = found.filter((message) => !message.isUrgent && isForTelling(message.saidAtMs))
    const isNight = ofNight.some(({ isUrgent }) => !isUrgent)
    const told = isNight ? [...ofNight, ...ofNow] : ofNow
    const body = words.body(listedWords(handlesOf(told), words.and))
    const now = new Set(ofNow.map(({ conversationId }) => conversationId)).size
    if (!isNight) return { title: words.title(now), body }
    const urgent = ofNight.filter(({ isUrgent }) => isUrgent).length
    const counted = [words.messages(ofNight.length), ...(urgent === 0 ? [] : [words.urgent(urgent)])].join(', ')
    const firstAtMs = Math.min(...ofNight.map(({ saidAtMs }) => saidAtMs))
    const silence = words.silence[isOfLastNight(firstAtMs, clock.now(), deps.zone()) ? 'night' : 'longer']
    return { title: `${silence}: ${counted}`, body: now === 0 ? body : `${body}${words.since(now)}` }
  }

  /** Each account once, those with most messages first. */
  function handlesOf(messages: readonly NewMessage[]): readonly string[] {
    const byAccount = [...Map.groupBy(messages, ({ accountId }) => accountId)]
    return byAccount
      .sort(([, a], [, b]) => b.length - a.length)
      .map(([accountId]) => `@${deps.handleOf(accountId) ?? ''}`)
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
