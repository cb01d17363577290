/** What the inbox shows, worked out from what the core answered. Pure. */
import type { AccountView } from '#shared/contract/accounts.ts'
import type { OutputOf } from '#shared/contract/contract.ts'
import type { ConversationDetail, ConversationRow, InboxScope } from '#shared/contract/inbox.ts'
import { COUNT_LIMIT, INBOX_VIEWS, UNNARROWED, type InboxView } from '#shared/domain/inboxView.ts'
import { priceOfAnswer, type Prices } from '#shared/domain/prices.ts'
import { weightedLength } from '#shared/domain/textLimits.ts'

export type InboxCounts = OutputOf<'inbox.counts'>
export type Entry = ConversationDetail['entries'][number]

export type SavedFilter = OutputOf<'inbox.filters'>[number]
export type Note = ConversationDetail['notes'][number]

/** The views to offer: "mine" only to somebody who acts by name. */
export function shownViews(actingId: string | null): readonly InboxView[] {
  return INBOX_VIEWS.filter((view) => view !== 'mine' || actingId !== null)
}

/** A count as it is shown; `number` formats what was counted to the end. */
export function countText(count: number, number: (value: number) => string): string {
  return count >= COUNT_LIMIT ? `${number(COUNT_LIMIT - 1)}+` : number(count)
}

/** How many ways a list is narrowed, the words of a search not counted. */
export function narrowings(scope: InboxScope): number {
  const { accountId, kind, assigneeId, labelId, fromDay, toDay } = scope
  const isByDay = fromDay !== null || toDay !== null
  return [accountId, kind, assigneeId, labelId].filter((each) => each !== null).length + (isByDay ? 1 : 0)
}

/** What the search box means: surrounding blanks do not count, an empty box searches nothing. */
export function searchOf(typed: string): string | null {
  const text = typed.trim().slice(0, 200)
  return text === '' ? null : text
}

/** Tells scopes apart: from which list a conversation was opened, and which kept filter is on screen. */
export function scopeKey(scope: InboxScope): string {
  const { view, accountId, kind, assigneeId, labelId, fromDay, toDay, text } = scope
  return JSON.stringify([view, accountId, kind, assigneeId, labelId, fromDay, toDay, text])
}

/**
 * Rows with the conversation on screen kept in its place: opening an unread one under "unread" must not pull it away
 * from under the hand that opened it.
 * @param kept the conversation that was opened from this list, or null
 * @param ends whether `rows` begin and end where the list does; otherwise what lies beyond them has no known place
 */
export function withKept(
  rows: readonly ConversationRow[],
  kept: ConversationRow | null,
  ends: ListEnds,
): readonly ConversationRow[] {
  if (kept === null || rows.some((row) => row.conversationId === kept.conversationId)) return rows
  const at = rows.findIndex((row) => isNewer(kept, row))
  if (at === -1) return ends.end ? [...rows, kept] : rows
  return at === 0 && !ends.start ? rows : [...rows.slice(0, at), kept, ...rows.slice(at)]
}

/** Whether the rows that are held begin and end where the list does. */
export type ListEnds = { readonly start: boolean; readonly end: boolean }

/** Whether a conversation's place in the list is outside of those that are held. */
export function liesBeyond(rows: readonly ConversationRow[], row: ConversationRow, ends: ListEnds): boolean {
  const [first, last] = [rows[0], rows.at(-1)]
  if (first === undefined || last === undefined) return !ends.start || !ends.end
  return (!ends.start && isNewer(row, first)) || (!ends.end && isNewer(last, row))
}

export type Standing = ConversationRow['status'] | 'from_before'

/** What a row says of where it stands: what was written before the account was connected was not answered here. */
export function standingOf({ status, fromBefore }: Pick<ConversationRow, 'status' | 'fromBefore'>): Standing {
  return fromBefore ? 'from_before' : status
}

/** The order of the list: urgent ones first, then pinned ones, then newest first, and by id where the instant is the same. */
function isNewer(a: ConversationRow, b: ConversationRow): boolean {
  if (a.urgent !== b.urgent) return a.urgent
  if (a.pinned !== b.pinned) return a.pinned
  return a.lastAtMs === b.lastAtMs ? a.conversationId > b.conversationId : a.lastAtMs > b.lastAtMs
}

export type EmptyInbox = 'no_accounts' | 'search' | 'nothing' | Exclude<InboxView, 'all'>

/** Why the list is empty, which decides the next step to offer. */
export function emptyInbox(scope: InboxScope, accountCount: number): EmptyInbox {
  if (accountCount === 0) return 'no_accounts'
  if (scopeKey({ ...UNNARROWED, view: scope.view }) !== scopeKey(scope)) return 'search'
  return scope.view === 'all' ? 'nothing' : scope.view
}

/** One thing on the time line: what was said, or what colleagues noted. */
export type Moment =
  | { readonly kind: 'entry'; readonly id: string; readonly atMs: number; readonly entry: Entry }
  | { readonly kind: 'note'; readonly id: string; readonly atMs: number; readonly note: Note }
export type Timeline = readonly { readonly day: string; readonly moments: readonly Moment[] }[]

/**
 * Entries and notes grouped by the office's day. Entries stay in the order given; a note stands before the first one that
 * is later.
 * @param dayOf `2026-03-29` for an instant
 */
export function timelineOf(
  { entries, notes }: Pick<ConversationDetail, 'entries' | 'notes'>,
  dayOf: (atMs: number) => string,
): Timeline {
  const waiting = notes.map((note): Moment => ({ kind: 'note', id: note.noteId, atMs: note.atMs, note }))
  const moments: Moment[] = []
  for (const entry of entries) {
    while (waiting[0] !== undefined && waiting[0].atMs < entry.atMs) moments.push(...waiting.splice(0, 1))
    moments.push({ kind: 'entry', id: entry.entryId, atMs: entry.atMs, entry })
  }
  const days: { day: string; moments: Moment[] }[] = []
  for (const moment of [...moments, ...waiting]) {
    const day = dayOf(moment.atMs)
    const last = days.at(-1)
    if (last?.day === day) last.moments.push(moment)
    else days.push({ day, moments: [moment] })
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

/** What came in that whoever sent an answer had not seen, in the order in which it was said. */
export function unseenOf(
  { entries }: Pick<ConversationDetail, 'entries'>,
  { unseenEntryIds }: NonNullable<Entry['delivery']>,
): readonly Entry[] {
  return entries.filter(({ entryId }) => unseenEntryIds.includes(entryId))
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
