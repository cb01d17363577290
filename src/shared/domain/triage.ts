/** What a person does to where conversations stand (docs/specs/inbox.md §5, §6). Pure. */
import { assertNever } from './assertNever.ts'
import type { Standing } from './conversation.ts'
import { isClosed, type ConversationStatus } from './inboxStatus.ts'
import type { Priority } from './priority.ts'

/** All of a conversation that a person can change by hand, and that undoing puts back. */
export type Triage = Standing & {
  readonly pinned: boolean
  readonly silenced: boolean
  readonly priority: Priority
  readonly assigneeId: string | null
  /** In a fixed order, so that two that are the same are equal. */
  readonly labelIds: readonly string[]
}

export type TriageChange =
  | { readonly kind: 'status'; readonly status: ConversationStatus }
  | { readonly kind: 'assign'; readonly personId: string | null }
  | { readonly kind: 'label'; readonly labelId: string; readonly on: boolean }
  | { readonly kind: 'snooze'; readonly untilMs: number | null }
  | { readonly kind: 'pin'; readonly on: boolean }
  | { readonly kind: 'silence'; readonly on: boolean }
  | { readonly kind: 'read'; readonly on: boolean }
  | { readonly kind: 'priority'; readonly priority: Priority }

/** @param byPersonId who does it; null where the office acts as one */
export function triaged(before: Triage, change: TriageChange, byPersonId: string | null): Triage {
  switch (change.kind) {
    case 'status':
      return {
        ...before,
        status: change.status,
        snoozedUntilMs: null,
        unread: before.unread && !isClosed(change.status),
      }
    case 'assign': {
      const isTaking = change.personId !== null && change.personId === byPersonId
      return { ...before, assigneeId: change.personId, status: isTaking ? takenUp(before.status) : before.status }
    }
    case 'label': {
      const others = before.labelIds.filter((id) => id !== change.labelId)
      return { ...before, labelIds: change.on ? [...others, change.labelId].toSorted() : others }
    }
    case 'snooze':
      return change.untilMs === null
        ? { ...before, snoozedUntilMs: null }
        : { ...before, snoozedUntilMs: change.untilMs, status: takenUp(before.status), unread: false }
    case 'pin':
      return { ...before, pinned: change.on }
    case 'silence':
      return { ...before, silenced: change.on, unread: before.unread && !change.on }
    case 'read':
      return { ...before, unread: !change.on }
    case 'priority':
      return { ...before, priority: change.priority }
    default:
      return assertNever(change)
  }
}

/**
 * Whether an active urgent mark keeps a change away (docs/specs/inbox.md §6.4, §10.4): what would put the conversation out of
 * sight, and among several any change of status.
 * @param isAlone it is the only one that is changed
 */
export function isHeldByUrgency(change: TriageChange, isAlone: boolean): boolean {
  switch (change.kind) {
    case 'status':
      return !isAlone || isClosed(change.status)
    case 'snooze':
      return change.untilMs !== null
    case 'assign':
    case 'label':
    case 'pin':
    case 'silence':
    case 'priority':
    case 'read':
      return false
    default:
      return assertNever(change)
  }
}

/** Its hour has come (§5.7): back on top as if it had just come in. */
export function woken(before: Triage): Triage {
  return { ...before, status: 'open', unread: true, snoozedUntilMs: null }
}

/** What was new is new no more; what was closed stays closed. */
export function takenUp(status: ConversationStatus): ConversationStatus {
  return status === 'new' ? 'open' : status
}

export function isSameTriage(a: Triage, b: Triage): boolean {
  return (
    a.status === b.status &&
    a.unread === b.unread &&
    a.snoozedUntilMs === b.snoozedUntilMs &&
    a.pinned === b.pinned &&
    a.silenced === b.silenced &&
    a.priority === b.priority &&
    a.assigneeId === b.assigneeId &&
    a.labelIds.join() === b.labelIds.join()
  )
}
