/**
 * Conversations and their items: written one by one, read one conversation at a time. The list is conversationList.ts;
 * what an item does to its conversation is decided in `shared/domain/conversation.ts`.
 */
import { snippetOf, type Standing } from '#shared/domain/conversation.ts'
import { ARRIVED_AS } from './arrivedAs.ts'
import {
  conversationOf,
  EMPTY_CONVERSATION,
  type Author,
  type Conversation,
  type ConversationKind,
  type ConversationRow,
} from './conversationRow.ts'
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

/** What the list shows of a conversation; saved in one statement. */
export type Listed = Pick<
  Conversation,
  'id' | 'citizen' | keyof Standing | 'lastAtMs' | 'snippet' | 'itemCount' | 'fromBefore'
>

export type Item = {
  readonly id: string
  readonly accountId: string
  readonly conversationId: string
  readonly kind: ConversationKind
  readonly direction: 'in' | 'out'
  readonly remoteId: string
  readonly inReplyTo: string | null
  readonly author: Author
  readonly text: string
  readonly mentionsUs: boolean
  readonly writtenAtMs: number
  readonly receivedAtMs: number
  readonly deletedAtMs: number | null
  /** How it went: `not_visible` may come back. */
  readonly gone: 'deleted' | 'not_visible' | null
  readonly editedAtMs: number | null
  /** When the network last showed it. */
  readonly checkedAtMs: number
}

export type NewItem = Omit<Item, 'receivedAtMs' | 'deletedAtMs' | 'gone' | 'editedAtMs' | 'checkedAtMs'>

type ItemRow = {
  seq: number
  id: string
  account_id: string
  conversation_id: string
  kind: ConversationKind
  direction: 'in' | 'out'
  remote_id: string
  in_reply_to: string | null
  author_remote_id: string
  author_handle: string
  author_name: string
  text: string
  mentions_us: 0 | 1
  written_at: number
  received_at: number
  deleted_at: number | null
  gone: 'deleted' | 'not_visible' | null
  edited_at: number | null
  checked_at: number
}

type Values = Record<string, string | number | null>

export type InboxTable = ReturnType<typeof createInboxTable>

export function createInboxTable(db: Sqlite) {
  const conversationById = db.prepare<[string], ConversationRow>('SELECT * FROM conversation WHERE id = ?')
  const conversationByKey = db.prepare<[string, ConversationKind, string], ConversationRow>(
    'SELECT * FROM conversation WHERE account_id = ? AND kind = ? AND remote_key = ?',
  )
  const insertConversation = db.prepare<[Values]>(
    `INSERT INTO conversation (id, account_id, kind, remote_key, citizen_remote_id, citizen_handle, citizen_name,
       status, unread, last_at, snippet, item_count)
     VALUES (@id, @accountId, @kind, @remoteKey, @citizenRemoteId, @citizenHandle, @citizenName,
       '${EMPTY_CONVERSATION.status}', 0, 0, '', 0)`,
  )
  const saveListed = db.prepare<[Values]>(
    `UPDATE conversation AS c SET citizen_remote_id = @citizenRemoteId, citizen_handle = @citizenHandle, citizen_name = @citizenName,
       status = @status, unread = @unread, snoozed_until = @snoozedUntilMs, last_at = @lastAtMs, snippet = @snippet, item_count = @itemCount,
       from_before = @fromBefore, arrived_as = ${ARRIVED_AS}
     WHERE id = @id`,
  )
  // Leaves the four indexes of the list alone: most of what a catch-up brings is older than what is listed.
  const setItemCount = db.prepare<[number, string]>('UPDATE conversation SET item_count = ? WHERE id = ?')
  const setStanding = db.prepare<[Values]>(
    `UPDATE conversation SET status = @status, unread = @unread, snoozed_until = @snoozedUntilMs, from_before = 0
     WHERE id = @id`,
  )
  const setUnread = db.prepare<[number, string]>('UPDATE conversation SET unread = ? WHERE id = ?')
  const setDraft = db.prepare<[string, string | null, number, string]>(
    'UPDATE conversation SET draft = ?, draft_by = ?, draft_at = ? WHERE id = ?',
  )
  const summarise = db.prepare<[number, string, number, string]>(
    `UPDATE conversation AS c SET last_at = ?, snippet = ?, item_count = ?, arrived_as = ${ARRIVED_AS} WHERE id = ?`,
  )
  const newestAt = db
    .prepare<[string], number | null>('SELECT max(written_at) FROM item WHERE conversation_id = ?')
    .pluck()
  // What is gone from the network is not quoted.
  const newestText = db
    .prepare<[string], string>(
      `SELECT substr(text, 1, 2000) FROM item WHERE conversation_id = ? AND deleted_at IS NULL
       ORDER BY written_at DESC, seq DESC LIMIT 1`,
    )
    .pluck()
  const countItems = db.prepare<[string], number>('SELECT count(*) FROM item WHERE conversation_id = ?').pluck()
  const itemByRemote = db.prepare<[string, ConversationKind, string], ItemRow>(
    'SELECT * FROM item WHERE account_id = ? AND kind = ? AND remote_id = ?',
  )
  const itemByEarlierId = db.prepare<[string, string], ItemRow>(
    `SELECT i.* FROM item_earlier_id e JOIN item i ON i.id = e.item_id WHERE e.account_id = ? AND e.remote_id = ?`,
  )
  const items = db.prepare<[string], ItemRow>('SELECT * FROM item WHERE conversation_id = ? ORDER BY written_at, seq')
  const lastIncoming = db
    .prepare<[string], number>(
      `SELECT written_at FROM item WHERE conversation_id = ? AND direction = 'in'
       ORDER BY written_at DESC, seq DESC LIMIT 1`,
    )
    .pluck()
  const receivedSince = db
    .prepare<[string, number], number>(
      `SELECT 1 FROM item WHERE conversation_id = ? AND direction = 'in' AND received_at > ? LIMIT 1`,
    )
    .pluck()
  // What the office said from here is no news to whoever writes.
  const unseen = db
    .prepare<[string, number], string>(
      `SELECT o.id FROM item o WHERE o.conversation_id = ? AND o.received_at > ? AND (o.direction = 'in' OR NOT EXISTS (
         SELECT 1 FROM effect e WHERE e.account_id = o.account_id AND e.remote_id = o.remote_id)) ORDER BY o.written_at, o.remote_id`,
    )
    .pluck()
  const receivedAt = db
    .prepare<[string, string], number>('SELECT received_at FROM item WHERE conversation_id = ? AND id = ?')
    .pluck()
  // Most of what is read is new: the insert is tried first, and what is stored is looked at only where it was refused.
  const insertItem = db.prepare<[Values]>(
    `INSERT INTO item (id, account_id, conversation_id, kind, direction, remote_id, in_reply_to, author_remote_id,
       author_handle, author_name, text, mentions_us, written_at, received_at, checked_at)
     VALUES (@id, @accountId, @conversationId, @kind, @direction, @remoteId, @inReplyTo, @authorRemoteId,
       @authorHandle, @authorName, @text, @mentionsUs, @writtenAtMs, @now, @now)
     ON CONFLICT (account_id, kind, remote_id) DO NOTHING`,
  )
  // Never REPLACE: it would delete the row behind the back of the full-text index.
  const updateItem = db.prepare<[Values]>(
    `UPDATE item SET in_reply_to = coalesce(@inReplyTo, in_reply_to), author_handle = @authorHandle,
       author_name = @authorName, text = @text, mentions_us = @mentionsUs, written_at = @writtenAtMs,
       checked_at = @now, deleted_at = NULL, gone = NULL, missing_since = NULL
     WHERE account_id = @accountId AND kind = @kind AND remote_id = @remoteId`,
  )
  // What was answered from here answers what had been received by then, which is for the answer to say, not for this.
  const answeredElsewhere = db
    .prepare<[string, number], number>(
      `SELECT 1 FROM item o WHERE o.conversation_id = ? AND o.direction = 'out' AND o.written_at >= ?
         AND NOT EXISTS (SELECT 1 FROM effect e WHERE e.account_id = o.account_id AND e.remote_id = o.remote_id) LIMIT 1`,
    )
    .pluck()
  const newestDirect = db
    .prepare<[string, string], string>(
      `SELECT id FROM conversation WHERE account_id = ? AND citizen_remote_id = ? AND kind = 'direct'
       ORDER BY last_at DESC LIMIT 1`,
    )
    .pluck()
  const receivedCount = db
    .prepare<[string, ConversationKind, number], number>(
      `SELECT count(*) FROM item WHERE account_id = ? AND kind = ? AND direction = 'in' AND written_at > ?`,
    )
    .pluck()
  const unread = db.prepare<[], number>('SELECT count(*) FROM conversation WHERE unread = 1').pluck()

  return {
    byId: (id: string): Conversation | null => orNull(conversationById.get(id)),
    byRemoteKey: (accountId: string, kind: ConversationKind, remoteKey: string): Conversation | null =>
      orNull(conversationByKey.get(accountId, kind, remoteKey)),
    /** An empty conversation; its items say the rest. */
    insert: (
      tx: WriteTx,
      conversation: Pick<Conversation, 'id' | 'accountId' | 'kind' | 'remoteKey' | 'citizen'>,
    ): Conversation => {
      const { citizen, ...rest } = conversation
      insertConversation.run({
        ...rest,
        citizenRemoteId: citizen.remoteId,
        citizenHandle: wellFormed(citizen.handle),
        citizenName: wellFormed(citizen.displayName),
      })
      tx.changed('inbox', conversation.id)
      return { ...conversation, ...EMPTY_CONVERSATION }
    },
    /** What the list shows, all at once. */
    saveListed: (tx: WriteTx, { citizen, ...listed }: Listed): void => {
      saveListed.run({
        id: listed.id,
        citizenRemoteId: citizen.remoteId,
        citizenHandle: wellFormed(citizen.handle),
        citizenName: wellFormed(citizen.displayName),
        status: listed.status,
        unread: listed.unread ? 1 : 0,
        snoozedUntilMs: listed.snoozedUntilMs,
        lastAtMs: listed.lastAtMs,
        snippet: listed.snippet,
        itemCount: listed.itemCount,
        fromBefore: listed.fromBefore ? 1 : 0,
      })
      tx.changed('inbox', listed.id)
    },
    setItemCount: (tx: WriteTx, id: string, itemCount: number): void => {
      setItemCount.run(itemCount, id)
      tx.changed('inbox', id)
    },
    /** Somebody dealt with it: from now on it stands where they put it, whenever it was written. */
    setStanding: (tx: WriteTx, id: string, standing: Standing): void => {
      setStanding.run({ ...standing, id, unread: standing.unread ? 1 : 0 })
      tx.changed('inbox', id)
    },
    setUnread: (tx: WriteTx, id: string, isUnread: boolean): void => {
      setUnread.run(isUnread ? 1 : 0, id)
      tx.changed('inbox', id)
    },
    /** @param byPersonId who typed it; null where the office acts as one */
    setDraft: (tx: WriteTx, id: string, text: string, byPersonId: string | null): void => {
      setDraft.run(wellFormed(text), byPersonId, tx.nowMs, id)
      tx.changed('inbox', id)
    },
    /**
     * Stores an item or brings the stored one up to date, by the network's id of it. What is stored keeps its id and its
     * conversation.
     */
    putItem: (tx: WriteTx, item: NewItem): 'new' | 'changed' | 'same' => {
      const values = {
        id: item.id,
        accountId: item.accountId,
        conversationId: item.conversationId,
        kind: item.kind,
        direction: item.direction,
        remoteId: item.remoteId,
        inReplyTo: item.inReplyTo,
        authorRemoteId: item.author.remoteId,
        authorHandle: wellFormed(item.author.handle),
        authorName: wellFormed(item.author.displayName),
        text: wellFormed(item.text),
        mentionsUs: item.mentionsUs ? 1 : 0,
        writtenAtMs: item.writtenAtMs,
        now: tx.nowMs,
      }
      if (insertItem.run(values).changes > 0) return 'new'
      const stored = itemByRemote.get(item.accountId, item.kind, item.remoteId)
      const isSame =
        stored?.text === values.text &&
        stored.author_handle === values.authorHandle &&
        stored.author_name === values.authorName &&
        stored.written_at === values.writtenAtMs &&
        stored.mentions_us === values.mentionsUs &&
        stored.deleted_at === null
      if (isSame) return 'same'
      updateItem.run(values)
      if (stored !== undefined) tx.changed('inbox', stored.conversation_id)
      return 'changed'
    },
    /** Brings what the list shows of a conversation in line with its items. */
    summarise: (tx: WriteTx, id: string): void => {
      const lastAtMs = newestAt.get(id) ?? null
      if (lastAtMs === null) return
      summarise.run(lastAtMs, snippetOf(newestText.get(id) ?? ''), countItems.get(id) ?? 0, id)
      tx.changed('inbox', id)
    },
    /** Also by the id of an earlier version. */
    itemByRemoteId: (accountId: string, kind: ConversationKind, remoteId: string): Item | null => {
      const row =
        itemByRemote.get(accountId, kind, remoteId) ??
        (kind === 'public' ? itemByEarlierId.get(accountId, remoteId) : undefined)
      return row === undefined ? null : itemOf(row)
    },
    /** In order of time. */
    items: (conversationId: string): readonly Item[] => items.all(conversationId).map(itemOf),
    /** When the citizen last wrote, by the network's clock. */
    lastIncomingAtMs: (conversationId: string): number | null => lastIncoming.get(conversationId) ?? null,
    /** Whether anything of the citizen came in after an instant, by our clock. */
    hasReceivedSince: (conversationId: string, atMs: number): boolean =>
      receivedSince.get(conversationId, atMs) !== undefined,
    /** What the citizen wrote, or the office elsewhere, and came in after an instant, by our clock; in order of time. */
    unseenIds: (conversationId: string, atMs: number): readonly string[] => unseen.all(conversationId, atMs),
    /** When an item of a conversation came in, by our clock; null where it holds none with this id. */
    receivedAtMs: (conversationId: string, itemId: string): number | null =>
      receivedAt.get(conversationId, itemId) ?? null,
    /** Whether the office answered after an instant, by the network's clock and not from here. */
    isAnsweredElsewhere: (conversationId: string, atMs: number): boolean =>
      answeredElsewhere.get(conversationId, atMs) !== undefined,
    /** The newest direct conversation of an account with a citizen; null where there is none. */
    newestDirectWith: (accountId: string, citizenRemoteId: string): string | null =>
      newestDirect.get(accountId, citizenRemoteId) ?? null,
    /** How many items of citizens are stored that were written after an instant. */
    receivedCount: (accountId: string, kind: ConversationKind, afterMs: number): number =>
      receivedCount.get(accountId, kind, afterMs) ?? 0,
    unreadCount: (): number => unread.get() ?? 0,
  }
}

/** Half of a surrogate pair has no UTF-8: the store would not give it back as it came. */
function wellFormed(text: string): string {
  return text.toWellFormed()
}

function orNull(row: ConversationRow | undefined): Conversation | null {
  return row === undefined ? null : conversationOf(row)
}

function itemOf(row: ItemRow): Item {
  return {
    id: row.id,
    accountId: row.account_id,
    conversationId: row.conversation_id,
    kind: row.kind,
    direction: row.direction,
    remoteId: row.remote_id,
    inReplyTo: row.in_reply_to,
    author: { remoteId: row.author_remote_id, handle: row.author_handle, displayName: row.author_name },
    text: row.text,
    mentionsUs: row.mentions_us === 1,
    writtenAtMs: row.written_at,
    receivedAtMs: row.received_at,
    deletedAtMs: row.deleted_at,
    gone: row.gone,
    editedAtMs: row.edited_at,
    checkedAtMs: row.checked_at,
  }
}
