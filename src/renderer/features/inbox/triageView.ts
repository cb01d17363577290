/** What a change does to the list on screen: who leaves the view, who comes next, and what a key turns on or off. Pure. */
import type { InboxScope } from '#shared/contract/inbox.ts'
import { assertNever } from '#shared/domain/assertNever.ts'
import { isClosed } from '#shared/domain/inboxStatus.ts'
import type { InboxView } from '#shared/domain/inboxView.ts'
import { triaged, type Triage, type TriageChange } from '#shared/domain/triage.ts'

/** Where a conversation stands, as far as it decides about its place in a view. */
type Placed = Pick<Shown, 'status' | 'unread' | 'snoozedUntilMs' | 'assigneeId' | 'labelIds' | 'urgent'>
type Shown = Triage & { readonly urgent: boolean }

/** Whether a view, with what narrows it by person and label, holds a conversation (docs/specs/inbox.md §7.1). */
function holds(scope: InboxScope, row: Placed, actingId: string | null): boolean {
  if (scope.assigneeId !== null && row.assigneeId !== scope.assigneeId) return false
  if (scope.labelId !== null && !row.labelIds.includes(scope.labelId)) return false
  return isInView(scope.view, row, actingId)
}

function isInView(view: InboxView, row: Placed, actingId: string | null): boolean {
  const isToDo = (row.status === 'new' || row.status === 'open') && row.snoozedUntilMs === null
  switch (view) {
    case 'queue':
      return isToDo
    case 'urgent':
      return row.urgent
    case 'unassigned':
      return isToDo && row.assigneeId === null
    case 'mine':
      return isToDo && row.assigneeId === actingId
    case 'overdue':
      // What is put elsewhere by hand is due no more; by when it is due otherwise the core says.
      return !isClosed(row.status) && row.status !== 'waiting_citizen'
    case 'night':
      return row.status === 'new'
    case 'waiting':
      return row.status === 'waiting_citizen' || row.status === 'waiting_inside'
    case 'snoozed':
      return row.snoozedUntilMs !== null
    case 'unread':
      return row.unread
    case 'closed':
      return isClosed(row.status)
    // No change of triage opens or closes a hand-off.
    case 'handed_off':
    case 'all':
      return true
    default:
      return assertNever(view)
  }
}

/**
 * Whether a change takes a conversation out of the view. One that was opened under "unread" has been read by that and is
 * still shown: it counts as unread, as it came. One that is shown although the view holds it no longer leaves when it is
 * put away.
 * @param actingId who does it; null where the office acts as one
 */
export function leaves(scope: InboxScope, row: Shown, change: TriageChange, actingId: string | null): boolean {
  const before = scope.view === 'unread' ? { ...row, unread: true } : row
  const after = { ...triaged(before, change, actingId), urgent: row.urgent }
  if (holds(scope, after, actingId)) return false
  return change.kind === 'status' || change.kind === 'snooze' || holds(scope, before, actingId)
}

/**
 * The conversation that comes after one that leaves: the one below, or at the end the one above; null where none is left
 * or `currentId` is not in the list.
 * @param ids the list from the top
 */
export function nextAfter(ids: readonly string[], leaving: ReadonlySet<string>, currentId: string): string | null {
  const at = ids.indexOf(currentId)
  if (at === -1) return null
  const stays = (id: string): boolean => id !== currentId && !leaving.has(id)
  return ids.slice(at + 1).find(stays) ?? ids.slice(0, at).findLast(stays) ?? null
}

/** Acts that are done at once, without a choice. */
export type DirectAct = 'close' | 'assign_me' | 'pin' | 'silence' | 'read'

/**
 * What an act does to all of these: it brings those that differ into line, and takes back where none does.
 * @param actingId null where nobody acts by name: then nothing can be assigned to oneself
 */
export function directChange(act: DirectAct, rows: readonly Triage[], actingId: string | null): TriageChange | null {
  switch (act) {
    case 'close':
      return { kind: 'status', status: rows.every((row) => isClosed(row.status)) ? 'open' : 'resolved' }
    case 'assign_me':
      if (actingId === null) return null
      return { kind: 'assign', personId: rows.every((row) => row.assigneeId === actingId) ? null : actingId }
    case 'pin':
      return { kind: 'pin', on: !rows.every((row) => row.pinned) }
    case 'silence':
      return { kind: 'silence', on: !rows.every((row) => row.silenced) }
    case 'read':
      return { kind: 'read', on: rows.some((row) => row.unread) }
    default:
      return assertNever(act)
  }
}

export type Share = 'all' | 'some' | 'none'

/** How many of them something is true of. */
export function shareOf<T>(rows: readonly T[], isTrue: (row: T) => boolean): Share {
  const count = rows.filter(isTrue).length
  return count === 0 ? 'none' : count === rows.length ? 'all' : 'some'
}

/** Up to two letters that stand for a name: of its first and its last word. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u)
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  return ends
    .map((word) => [...new Intl.Segmenter().segment(word ?? '')][0]?.segment ?? '')
    .join('')
    .toLocaleUpperCase('es')
}
