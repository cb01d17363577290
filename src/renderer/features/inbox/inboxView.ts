/** What the inbox shows, worked out from what the core answered. Pure. */
import type { AccountView } from '#shared/contract/accounts.ts'
import type { OutputOf } from '#shared/contract/contract.ts'
import type { ConversationDetail, ConversationRow } from '#shared/contract/inbox.ts'
import { isClosed } from '#shared/domain/inboxStatus.ts'
import type { InboxView } from '#shared/domain/inboxView.ts'
import { priceOfAnswer, type Prices } from '#shared/domain/prices.ts'
import { weightedLength } from '#shared/domain/textLimits.ts'

export type InboxCounts = OutputOf<'inbox.counts'>
export type Entry = ConversationDetail['entries'][number]

/** What the list is narrowed to; `text` is null where nothing is searched. */
export type InboxScope = {
  readonly view: InboxView
  readonly accountId: string | null
  readonly text: string | null
}

/** What the search box means: surrounding blanks do not count, an empty box searches nothing. */
export function searchOf(typed: string): string | null {
  const text = typed.trim().slice(0, 200)
  return text === '' ? null : text
}

/** Tells scopes apart, to know from which list a conversation was opened. */
export function scopeKey({ view, accountId, text }: InboxScope): string {
  return JSON.stringify([view, accountId, text])
}

/**
 * Rows with the conversation on screen kept in its place: opening an unread one under "unread" must not pull it away
 * from under the hand that opened it.
 * @param kept the conversation that was opened from this list, or null
 * @param complete whether `rows` are all there are; otherwise an older one has no known place yet
 */
export function withKept(
  rows: readonly ConversationRow[],
  kept: ConversationRow | null,
  complete: boolean,
): readonly ConversationRow[] {
  if (kept === null || rows.some((row) => row.conversationId === kept.conversationId)) return rows
  const at = rows.findIndex((row) => isNewer(kept, row))
  if (at === -1) return complete ? [...rows, kept] : rows
  return [...rows.slice(0, at), kept, ...rows.slice(at)]
}

/** What a row says of where it stands: what was written before the account was connected was not answered here. */
export function standingOf({ status, fromBefore }: ConversationRow): ConversationRow['status'] | 'from_before' {
  return fromBefore ? 'from_before' : status
}

/** The order of the list: pinned ones first, then newest first, and by id where the instant is the same. */
function isNewer(a: ConversationRow, b: ConversationRow): boolean {
  if (a.pinned !== b.pinned) return a.pinned
  return a.lastAtMs === b.lastAtMs ? a.conversationId > b.conversationId : a.lastAtMs > b.lastAtMs
}

/** Where the key and the button put a conversation: away, or back. */
export function closedOrBack({ status }: Pick<ConversationRow, 'status'>): ConversationRow['status'] {
  return isClosed(status) ? 'open' : 'resolved'
}

export type EmptyInbox = 'no_accounts' | 'search' | 'nothing' | Exclude<InboxView, 'all'>

/** Why the list is empty, which decides the next step to offer. */
export function emptyInbox(scope: InboxScope, accountCount: number): EmptyInbox {
  if (accountCount === 0) return 'no_accounts'
  if (scope.text !== null || scope.accountId !== null) return 'search'
  return scope.view === 'all' ? 'nothing' : scope.view
}

export type Timeline = readonly { readonly day: string; readonly entries: readonly Entry[] }[]

/**
 * Entries grouped by the office's day, in the order given.
 * @param dayOf `2026-03-29` for an instant
 */
export function timelineOf(entries: readonly Entry[], dayOf: (atMs: number) => string): Timeline {
  const days: { day: string; entries: Entry[] }[] = []
  for (const entry of entries) {
    const day = dayOf(entry.atMs)
    const last = days.at(-1)
    if (last?.day === day) last.entries.push(entry)
    else days.push({ day, entries: [entry] })
  }
  return days
}

export type Counter = {
  readonly used: number
  readonly limit: number
  /** Negative where the text is too long. */
  readonly left: number
  readonly tone: 'fine' | 'near' | 'over'
}

/** From here on the person is told how much is left. */
const NEAR_LIMIT = 20

/** Length as the network counts it for public answers; direct messages have a plain limit. */
export function counterOf(text: string, kind: ConversationRow['kind'], limit: number): Counter {
  const used = kind === 'public' ? weightedLength(text) : Array.from(text).length
  const left = limit - used
  return { used, limit, left, tone: left < 0 ? 'over' : left <= NEAR_LIMIT ? 'near' : 'fine' }
}

/** Whether the answer can be given as it is. */
export function canAnswer(text: string, counter: Counter, way: ConversationDetail['answering']['way']): boolean {
  return way !== 'none' && text.trim() !== '' && counter.left >= 0
}

/** What a person can do about one of our answers that is not out. */
export type DeliveryAction = 'retry' | 'cancel' | 'settle'

export function deliveryActions(delivery: NonNullable<Entry['delivery']>): readonly DeliveryAction[] {
  switch (delivery.state) {
    case 'queued':
    case 'missed':
      return ['cancel']
    case 'needs_attention':
      return ['retry', 'cancel']
    case 'uncertain':
      return ['settle']
    case 'running':
    case 'done':
    case 'cancelled':
      return []
  }
}

export type InboxKey = 'search' | 'list' | 'reply' | 'toggle_unread' | 'toggle_closed'

/** What a key does on the screen, outside of text fields. */
export function inboxKey(key: string): InboxKey | null {
  switch (key) {
    case '/':
      return 'search'
    case 'j':
    case 'k':
      return 'list'
    case 'r':
      return 'reply'
    case 'u':
      return 'toggle_unread'
    case 'e':
      return 'toggle_closed'
    default:
      return null
  }
}

/** What the answer will cost; null where it does not go by the network's API, or nothing is written yet. */
export function answerPrice(
  { kind, answering }: Pick<ConversationDetail, 'kind' | 'answering'>,
  { mode }: Pick<AccountView, 'mode'>,
  text: string,
  prices: Prices | null,
): number | null {
  if (prices === null || mode !== 'api' || answering.way !== 'api' || text.trim() === '') return null
  return priceOfAnswer(kind, text, prices)
}
