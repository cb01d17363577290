/**
 * Conversations and their items: written one by one, read one conversation at a time. The list is conversationList.ts;
 * what an item does to its conversation is decided in `shared/domain/conversation.ts`.
 */
import { snippetOf, type Standing } from '#shared/domain/conversation.ts'
import type { ConversationStatus } from '#shared/domain/inboxStatus.ts'
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type ConversationKind = 'public' | 'direct'

export type Person = { readonly remoteId: string; readonly handle: string; readonly displayName: string }

export type Conversation = {
  readonly id: string
  readonly accountId: string
  readonly kind: ConversationKind
  /** What makes it one conversation on the network, see `sync/ingest.ts`. */
  readonly remoteKey: string
  readonly person: Person
  readonly status: ConversationStatus
  readonly unread: boolean
  readonly lastAtMs: number
  readonly snippet: string
  readonly itemCount: number
  /** What was typed and not sent. */
  readonly draft: string
}

export type Item = {
  readonly id: string
  readonly accountId: string
  readonly conversationId: string
  readonly kind: ConversationKind
  readonly direction: 'in' | 'out'
  readonly remoteId: string
  readonly inReplyTo: string | null
  readonly author: Person
  readonly text: string
  readonly mentionsUs: boolean
  readonly writtenAtMs: number
  readonly receivedAtMs: number
  readonly deletedAtMs: number | null
}

export type NewItem = Omit<Item, 'receivedAtMs' | 'deletedAtMs'>

export type ConversationRow = {
  id: string
  account_id: string
  kind: ConversationKind
  remote_key: string
  person_remote_id: string
  person_handle: string
  person_name: string
  status: ConversationStatus
  unread: 0 | 1
  last_at: number
  snippet: string
  item_count: number
  draft: string
}

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
}

type Values = Record<string, string | number | null>

export type InboxTable = ReturnType<typeof createInboxTable>

export function createInboxTable(db: Sqlite) {
  const conversationById = db.prepare<[string], ConversationRow>('SELECT * FROM conversation WHERE id = ?')
  const conversationByKey = db.prepare<[string, ConversationKind, string], ConversationRow>(
    'SELECT * FROM conversation WHERE account_id = ? AND kind = ? AND remote_key = ?',
  )
  const insertConversation = db.prepare<[Values]>(
    `INSERT INTO conversation (id, account_id, kind, remote_key, person_remote_id, person_handle, person_name,
       status, unread, last_at, snippet, item_count)
     VALUES (@id, @accountId, @kind, @remoteKey, @personRemoteId, @personHandle, @personName,
       'answered', 0, 0, '', 0)`,
  )
  const setPerson = db.prepare<[string, string, string, string]>(
    'UPDATE conversation SET person_remote_id = ?, person_handle = ?, person_name = ? WHERE id = ?',
  )
  const setStanding = db.prepare<[ConversationStatus, number, string]>(
    'UPDATE conversation SET status = ?, unread = ? WHERE id = ?',
  )
  const setDraft = db.prepare<[string, string]>('UPDATE conversation SET draft = ? WHERE id = ?')
  const summarise = db.prepare<[number, string, number, string]>(
    'UPDATE conversation SET last_at = ?, snippet = ?, item_count = ? WHERE id = ?',
  )
  const newestText = db.prepare<[string], { written_at: number; text: string }>(
    `SELECT written_at, substr(text, 1, 2000) AS text FROM item WHERE conversation_id = ?
     ORDER BY written_at DESC, seq DESC LIMIT 1`,
  )
  const countItems = db.prepare<[string], number>('SELECT count(*) FROM item WHERE conversation_id = ?').pluck()
  const itemByRemote = db.prepare<[string, ConversationKind, string], ItemRow>(
    'SELECT * FROM item WHERE account_id = ? AND kind = ? AND remote_id = ?',
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
  // Never REPLACE: it would delete the row behind the back of the full-text index.
  const upsertItem = db.prepare<[Values]>(
    `INSERT INTO item (id, account_id, conversation_id, kind, direction, remote_id, in_reply_to, author_remote_id,
       author_handle, author_name, text, mentions_us, written_at, received_at)
     VALUES (@id, @accountId, @conversationId, @kind, @direction, @remoteId, @inReplyTo, @authorRemoteId,
       @authorHandle, @authorName, @text, @mentionsUs, @writtenAtMs, @now)
     ON CONFLICT (account_id, kind, remote_id) DO UPDATE SET in_reply_to = coalesce(excluded.in_reply_to, in_reply_to),
       author_handle = excluded.author_handle, author_name = excluded.author_name, text = excluded.text,
       mentions_us = excluded.mentions_us, written_at = excluded.written_at`,
  )
  const counts = db.prepare<[], { status: ConversationStatus; count: number }>(
    'SELECT status, count(*) AS count FROM conversation GROUP BY status',
  )
  const unread = db.prepare<[], number>('SELECT count(*) FROM conversation WHERE unread = 1').pluck()

  return {
    byId: (id: string): Conversation | null => orNull(conversationById.get(id)),
    byRemoteKey: (accountId: string, kind: ConversationKind, remoteKey: string): Conversation | null =>
      orNull(conversationByKey.get(accountId, kind, remoteKey)),
    /** An empty conversation; its items say the rest. */
    insert: (
      tx: WriteTx,
      conversation: Pick<Conversation, 'id' | 'accountId' | 'kind' | 'remoteKey' | 'person'>,
    ): void => {
      const { person, ...rest } = conversation
      insertConversation.run({
        ...rest,
        personRemoteId: person.remoteId,
        personHandle: wellFormed(person.handle),
        personName: wellFormed(person.displayName),
      })
      tx.changed('inbox', conversation.id)
    },
    setPerson: (tx: WriteTx, id: string, person: Person): void => {
      setPerson.run(person.remoteId, wellFormed(person.handle), wellFormed(person.displayName), id)
      tx.changed('inbox', id)
    },
    setStanding: (tx: WriteTx, id: string, { status, unread: isUnread }: Standing): void => {
      setStanding.run(status, isUnread ? 1 : 0, id)
      tx.changed('inbox', id)
    },
    setDraft: (tx: WriteTx, id: string, text: string): void => {
      setDraft.run(wellFormed(text), id)
      tx.changed('inbox', id)
    },
    /**
     * Stores an item or brings the stored one up to date, by the network's id of it. What is stored keeps its id and its
     * conversation.
     */
    putItem: (tx: WriteTx, item: NewItem): 'new' | 'changed' | 'same' => {
      const text = wellFormed(item.text)
      const handle = wellFormed(item.author.handle)
      const displayName = wellFormed(item.author.displayName)
      const stored = itemByRemote.get(item.accountId, item.kind, item.remoteId)
      const isSame =
        stored?.text === text &&
        stored.author_handle === handle &&
        stored.author_name === displayName &&
        stored.written_at === item.writtenAtMs &&
        stored.mentions_us === (item.mentionsUs ? 1 : 0)
      if (isSame) return 'same'
      upsertItem.run({
        id: item.id,
        accountId: item.accountId,
        conversationId: item.conversationId,
        kind: item.kind,
        direction: item.direction,
        remoteId: item.remoteId,
        inReplyTo: item.inReplyTo,
        authorRemoteId: item.author.remoteId,
        authorHandle: handle,
        authorName: displayName,
        text,
        mentionsUs: item.mentionsUs ? 1 : 0,
        writtenAtMs: item.writtenAtMs,
        now: tx.nowMs,
      })
      tx.changed('inbox', stored?.conversation_id ?? item.conversationId)
      return stored === undefined ? 'new' : 'changed'
    },
    /** Brings what the list shows of a conversation in line with its items. */
    summarise: (tx: WriteTx, id: string): void => {
      const newest = newestText.get(id)
      if (newest === undefined) return
      summarise.run(newest.written_at, snippetOf(newest.text), countItems.get(id) ?? 0, id)
      tx.changed('inbox', id)
    },
    itemByRemoteId: (accountId: string, kind: ConversationKind, remoteId: string): Item | null => {
      const row = itemByRemote.get(accountId, kind, remoteId)
      return row === undefined ? null : itemOf(row)
    },
    /** In order of time. */
    items: (conversationId: string): readonly Item[] => items.all(conversationId).map(itemOf),
    /** When the citizen last wrote, by the network's clock. */
    lastIncomingAtMs: (conversationId: string): number | null => lastIncoming.get(conversationId) ?? null,
    /** Whether anything of the citizen came in after an instant, by our clock. */
    hasReceivedSince: (conversationId: string, atMs: number): boolean =>
      receivedSince.get(conversationId, atMs) !== undefined,
    counts: (): { readonly all: number; readonly unread: number; readonly open: number; readonly answered: number } => {
      const byStatus = new Map(counts.all().map(({ status, count }) => [status, count]))
      const open = byStatus.get('open') ?? 0
      const answered = byStatus.get('answered') ?? 0
      return { all: open + answered, unread: unread.get() ?? 0, open, answered }
    },
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

export function conversationOf(row: ConversationRow): Conversation {
  return {
    id: row.id,
    accountId: row.account_id,
    kind: row.kind,
    remoteKey: row.remote_key,
    person: { remoteId: row.person_remote_id, handle: row.person_handle, displayName: row.person_name },
    status: row.status,
    unread: row.unread === 1,
    lastAtMs: row.last_at,
    snippet: row.snippet,
    itemCount: row.item_count,
    draft: row.draft,
  }
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
  }
}
