/** A conversation as it is kept, and its row. */
import type { Standing } from '#shared/domain/conversation.ts'
import type { ConversationStatus } from '#shared/domain/inboxStatus.ts'
import type { Priority } from '#shared/domain/priority.ts'
import type { Arrival } from './arrivedAs.ts'

export type ConversationKind = 'public' | 'direct'

/** Whoever wrote an item. */
export type Author = { readonly remoteId: string; readonly handle: string; readonly displayName: string }

/** What a list shows of a conversation. */
export type ShownConversation = Standing & {
  readonly id: string
  readonly accountId: string
  readonly kind: ConversationKind
  readonly citizen: Author
  readonly pinned: boolean
  /** Under an active urgent mark. */
  readonly urgent: boolean
  readonly silenced: boolean
  /** The person of the office to whom it belongs. */
  readonly assigneeId: string | null
  readonly lastAtMs: number
  readonly snippet: string
  /** How the newest word of the citizen came. */
  readonly arrivedAs: Arrival
  readonly itemCount: number
  /** All of it was written before the account was connected: it neither waits for us nor was answered by us. */
  readonly fromBefore: boolean
  readonly priority: Priority
  /** It began outside business hours. */
  readonly isOfNight: boolean
  /** By when it is to be answered and resolved; null where nothing is aimed at or the clock does not run. */
  readonly responseDueAtMs: number | null
  readonly resolutionDueAtMs: number | null
}

export type Conversation = ShownConversation & {
  /** What makes it one conversation on the network, see `sync/ingest.ts`. */
  readonly remoteKey: string
  /** What was typed and not sent. */
  readonly draft: string
  /** Who typed it last, and when; nobody as long as the office acted as one. */
  readonly draftBy: string | null
  readonly draftAtMs: number | null
}

export type ConversationRow = {
  id: string
  account_id: string
  kind: ConversationKind
  remote_key: string
  citizen_remote_id: string
  citizen_handle: string
  citizen_name: string
  status: ConversationStatus
  unread: 0 | 1
  snoozed_until: number | null
  pinned: 0 | 1
  urgent: 0 | 1
  silenced: 0 | 1
  assignee_id: string | null
  last_at: number
  snippet: string
  arrived_as: Arrival
  item_count: number
  draft: string
  draft_by: string | null
  draft_at: number | null
  from_before: 0 | 1
  priority: Priority
  night: 0 | 1
  response_due_at: number | null
  resolution_due_at: number | null
}

/** What an empty conversation is: its items say the rest. */
export const EMPTY_CONVERSATION = {
  status: 'resolved',
  unread: false,
  snoozedUntilMs: null,
  pinned: false,
  urgent: false,
  silenced: false,
  assigneeId: null,
  lastAtMs: 0,
  snippet: '',
  arrivedAs: 'mention',
  itemCount: 0,
  draft: '',
  draftBy: null,
  draftAtMs: null,
  fromBefore: false,
  priority: 'normal',
  isOfNight: false,
  responseDueAtMs: null,
  resolutionDueAtMs: null,
} as const satisfies Partial<Conversation>

/** The columns of what a list shows: a page of them costs a third less than one of all columns. */
export const SHOWN_COLUMNS = [
  'id',
  'account_id',
  'kind',
  'citizen_remote_id',
  'citizen_handle',
  'citizen_name',
  'status',
  'unread',
  'snoozed_until',
  'pinned',
  'urgent',
  'silenced',
  'assignee_id',
  'last_at',
  'snippet',
  'arrived_as',
  'item_count',
  'from_before',
  'priority',
  'night',
  'response_due_at',
  'resolution_due_at',
] as const satisfies readonly (keyof ConversationRow)[]

export type ShownConversationRow = Pick<ConversationRow, (typeof SHOWN_COLUMNS)[number]>

export function shownConversationOf(row: ShownConversationRow): ShownConversation {
  return {
    id: row.id,
    accountId: row.account_id,
    kind: row.kind,
    citizen: { remoteId: row.citizen_remote_id, handle: row.citizen_handle, displayName: row.citizen_name },
    status: row.status,
    unread: row.unread === 1,
    snoozedUntilMs: row.snoozed_until,
    pinned: row.pinned === 1,
    urgent: row.urgent === 1,
    silenced: row.silenced === 1,
    assigneeId: row.assignee_id,
    lastAtMs: row.last_at,
    snippet: row.snippet,
    arrivedAs: row.arrived_as,
    itemCount: row.item_count,
    fromBefore: row.from_before === 1,
    priority: row.priority,
    isOfNight: row.night === 1,
    responseDueAtMs: row.response_due_at,
    resolutionDueAtMs: row.resolution_due_at,
  }
}

export function conversationOf(row: ConversationRow): Conversation {
  return {
    ...shownConversationOf(row),
    remoteKey: row.remote_key,
    draft: row.draft,
    draftBy: row.draft_by,
    draftAtMs: row.draft_at,
  }
}
