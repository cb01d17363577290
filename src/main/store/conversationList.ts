/**
 * The inbox's list: conversations newest first, a page at a time, filtered and searched. The statement is put together
 * from fixed parts, so that each combination runs along the index made for it.
 */
import type { ConversationRow as ListedRow } from '#shared/contract/inbox.ts'
import { OPEN_EFFECT_STATES, type EffectState } from '#shared/domain/effect.ts'
import { conversationOf, type Conversation, type ConversationRow } from './inboxTable.ts'
import type { Sqlite } from './sqlite.ts'

export type ListFilter = 'all' | 'unread' | 'open' | 'answered'
export type ListCursor = { readonly atMs: number; readonly id: string }
export type ListQuery = {
  readonly filter: ListFilter
  readonly accountId: string | null
  /** An expression of `ftsQuery`; null searches nothing and lists all. */
  readonly match: string | null
  readonly cursor: ListCursor | null
  readonly limit: number
}
export type Arrival = ListedRow['arrivedAs']
export type ListedConversation = Conversation & {
  /** How the newest word of the citizen came. */
  readonly arrivedAs: Arrival
  /** The state of our newest answer that is not out yet. */
  readonly pendingAnswer: EffectState | null
}

/**
 * Up to so many hits, the conversations that hold them are collected and sorted. The hits of a more common word are only
 * numbered, and the list is walked from the newest until the page is full: it meets a hit soon.
 */
const COMMON_WORD_HITS = 1_000

type Search = 'none' | 'rare' | 'common'
type Parameters = { accountId: string | null; match: string | null; atMs: number; id: string; limit: number }
type Row = ConversationRow & { pending: EffectState | null; arrived_as: Arrival }

const OPEN = OPEN_EFFECT_STATES.map((state) => `'${state}'`).join(', ')
const FILTERS: Record<ListFilter, string | null> = {
  all: null,
  unread: 'c.unread = 1',
  open: `c.status = 'open'`,
  answered: `c.status = 'answered' AND c.from_before = 0`,
}
const SEARCHES: Record<Search, string | null> = {
  none: null,
  rare: `c.id IN (SELECT i.conversation_id FROM item_text t CROSS JOIN item i ON i.seq = t.rowid
    WHERE t.item_text MATCH @match)`,
  common: 'EXISTS (SELECT 1 FROM item i WHERE i.conversation_id = c.id AND i.seq IN (SELECT seq FROM hit))',
}
// Asking the index once for each conversation would put an unfinished word together again each time.
const HITS = 'WITH hit AS MATERIALIZED (SELECT rowid AS seq FROM item_text WHERE item_text MATCH @match)'

// Of a post that was edited elsewhere only the first version is known by its id here: what answers a later one is a mention.
const ARRIVED_AS = `CASE c.kind WHEN 'direct' THEN 'direct' ELSE coalesce((
    SELECT CASE
      WHEN n.mentions_us = 0 THEN 'comment'
      WHEN EXISTS (SELECT 1 FROM own_post o WHERE o.account_id = n.account_id AND o.first_id = n.in_reply_to)
        OR EXISTS (SELECT 1 FROM effect m WHERE m.account_id = n.account_id AND m.remote_id = n.in_reply_to)
        OR EXISTS (SELECT 1 FROM item a WHERE a.account_id = n.account_id AND a.kind = 'public'
          AND a.remote_id = n.in_reply_to AND a.direction = 'out') THEN 'reply'
      ELSE 'mention' END
    FROM item n WHERE n.conversation_id = c.id AND n.direction = 'in'
    ORDER BY n.written_at DESC, n.seq DESC LIMIT 1), 'mention') END`

/** The statement for a combination; exported so that a test can look at its plan. */
export function listSql(filter: ListFilter, ofAccount: boolean, search: Search, fromCursor: boolean): string {
  const conditions = [
    FILTERS[filter],
    // The plus keeps to the index of the unread, who are few, instead of walking all of the account.
    ofAccount ? `${filter === 'unread' ? '+' : ''}c.account_id = @accountId` : null,
    fromCursor ? '(c.last_at, c.id) < (@atMs, @id)' : null,
    SEARCHES[search],
  ].filter((condition) => condition !== null)
  return `${search === 'common' ? HITS : ''} SELECT c.*, (SELECT e.state FROM effect e WHERE e.conversation_id = c.id AND e.state IN (${OPEN})
      ORDER BY e.seq DESC LIMIT 1) AS pending, ${ARRIVED_AS} AS arrived_as
    FROM conversation c
    ${conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`}
    ORDER BY c.last_at DESC, c.id DESC LIMIT @limit`
}

export type ConversationList = ReturnType<typeof createConversationList>

export function createConversationList(db: Sqlite) {
  const prepare = (sql: string) => db.prepare<[Parameters], Row>(sql)
  const statements = new Map<string, ReturnType<typeof prepare>>()
  const statementFor = (sql: string) => {
    const known = statements.get(sql)
    if (known !== undefined) return known
    const prepared = prepare(sql)
    statements.set(sql, prepared)
    return prepared
  }
  const arrivedAs = db.prepare<[string], Arrival>(`SELECT ${ARRIVED_AS} FROM conversation c WHERE c.id = ?`).pluck()
  const hits = db
    .prepare<[string, number], number>('SELECT count(*) FROM (SELECT 1 FROM item_text WHERE item_text MATCH ? LIMIT ?)')
    .pluck()
  const searchOf = (match: string | null): Search => {
    if (match === null) return 'none'
    return (hits.get(match, COMMON_WORD_HITS + 1) ?? 0) > COMMON_WORD_HITS ? 'common' : 'rare'
  }

  return {
    page: (query: ListQuery): readonly ListedConversation[] => {
      const sql = listSql(query.filter, query.accountId !== null, searchOf(query.match), query.cursor !== null)
      const rows = statementFor(sql).all({
        accountId: query.accountId,
        match: query.match,
        atMs: query.cursor?.atMs ?? 0,
        id: query.cursor?.id ?? '',
        limit: query.limit,
      })
      return rows.map((row) => ({ ...conversationOf(row), arrivedAs: row.arrived_as, pendingAnswer: row.pending }))
    },
    /** How the newest word of the citizen came. */
    arrivedAs: (conversationId: string): Arrival => arrivedAs.get(conversationId) ?? 'mention',
  }
}
