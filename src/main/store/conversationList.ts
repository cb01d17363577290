/**
 * The inbox's list: conversations, urgent ones on top, then newest first, a page at a time, by view, narrowed and searched. The
 * statement is put together from fixed parts, so that each combination runs along the index made for it (migrations 0016
 * and 0018).
 */
import { OPEN_EFFECT_STATES, type EffectState } from '#shared/domain/effect.ts'
import { dueAtMs, type Dues } from '#shared/domain/due.ts'
import type { InboxView } from '#shared/domain/inboxView.ts'
import {
  SHOWN_COLUMNS,
  shownConversationOf,
  type ConversationKind,
  type ShownConversation,
  type ShownConversationRow,
} from './conversationRow.ts'
import { createSearchHits, type HitCursor } from './searchHits.ts'
import type { Sqlite } from './sqlite.ts'

export type ListCursor = {
  readonly urgent: boolean
  readonly pinned: boolean
  readonly atMs: number
  readonly id: string
}

/** What is listed; null narrows nothing. */
export type ListScope = {
  /** `mine` narrows nothing by itself: `assigneeId` says whose. */
  readonly view: InboxView
  readonly accountId: string | null
  readonly kind: ConversationKind | null
  readonly assigneeId: string | null
  readonly labelId: string | null
  /** Last written at this instant or later. */
  readonly fromMs: number | null
  /** Last written before this instant. */
  readonly untilMs: number | null
  /** An expression of `ftsQuery`; null searches nothing and lists all. */
  readonly match: string | null
  /** What is due until this instant is overdue. */
  readonly nowMs: number
}
export type ListedConversation = {
  readonly conversation: ShownConversation
  /** The state of our newest answer that is not out yet. */
  readonly pendingAnswer: EffectState | null
  readonly labelIds: readonly string[]
  /** Hand-offs that are not closed. */
  readonly openHandoffs: number
}

/**
 * Up to so many hits, the conversations that hold them are collected and sorted. The hits of a more common word are only
 * numbered, and the list is walked from the newest until the page is full: it meets a hit soon. The same of a label.
 */
const COMMON_HITS = 1_000

/** How the conversations of a word or a label are found: collected first, or each one asked as the list is walked. */
type Way = 'none' | 'rare' | 'common'
type Parts = {
  readonly view: InboxView
  readonly narrowed: ReadonlySet<'accountId' | 'kind' | 'assigneeId' | 'fromMs' | 'untilMs'>
  readonly label: Way
  readonly search: Way
  readonly cursor: boolean
}
type Parameters = Omit<ListScope, 'view'> & {
  urgent: number
  pinned: number
  atMs: number
  id: string
  ids?: string
  limit: number
}
type Row = ShownConversationRow & {
  pending: EffectState | null
  labels: string | null
  open_handoffs: number
}

const OPEN = OPEN_EFFECT_STATES.map((state) => `'${state}'`).join(', ')
/** Word for word the conditions of the indexes. */
const QUEUE = `c.status IN ('new', 'open') AND c.snoozed_until IS NULL`
const VIEWS: Readonly<Record<InboxView, string | null>> = {
  all: null,
  queue: QUEUE,
  urgent: 'c.urgent = 1',
  unassigned: `${QUEUE} AND c.assignee_id IS NULL`,
  mine: QUEUE,
  overdue: 'c.due_at IS NOT NULL AND c.due_at <= @nowMs',
  night: `c.night = 1 AND c.status = 'new'`,
  waiting: `c.status IN ('waiting_citizen', 'waiting_inside')`,
  snoozed: 'c.snoozed_until IS NOT NULL',
  unread: 'c.unread = 1',
  closed: `c.status IN ('resolved', 'ignored')`,
  handed_off: 'c.id IN (SELECT h.conversation_id FROM handoff h WHERE h.closed_at IS NULL)',
}
/** Views of few: their own index is walked, and the plus keeps away from an index of all of an account. */
const FEW: ReadonlySet<InboxView> = new Set([
  'queue',
  'urgent',
  'unassigned',
  'mine',
  'overdue',
  'night',
  'snoozed',
  'unread',
  'waiting',
  'handed_off',
])
const SEARCHES: Readonly<Record<Way, string | null>> = {
  none: null,
  rare: `c.id IN (SELECT i.conversation_id FROM item_text t CROSS JOIN item i ON i.seq = t.rowid WHERE t.item_text MATCH @match
    UNION ALL SELECT n.conversation_id FROM note_text t CROSS JOIN note n ON n.seq = t.rowid WHERE t.note_text MATCH @match)`,
  common: `(EXISTS (SELECT 1 FROM item i WHERE i.conversation_id = c.id AND i.seq IN (SELECT seq FROM hit))
    OR EXISTS (SELECT 1 FROM note n WHERE n.conversation_id = c.id AND n.seq IN (SELECT seq FROM note_hit)))`,
}
const LABELS: Readonly<Record<Way, string | null>> = {
  none: null,
  rare: 'c.id IN (SELECT l.conversation_id FROM conversation_label l WHERE l.label_id = @labelId)',
  common: 'EXISTS (SELECT 1 FROM conversation_label l WHERE l.conversation_id = c.id AND l.label_id = @labelId)',
}
// Asking the index once for each conversation would put an unfinished word together again each time.
const HITS = `WITH hit AS MATERIALIZED (SELECT rowid AS seq FROM item_text WHERE item_text MATCH @match),
  note_hit AS MATERIALIZED (SELECT rowid AS seq FROM note_text WHERE note_text MATCH @match)`

/** How a view is sorted, and what of it comes after the last row of the page before. */
const ORDERS = {
  newest: {
    by: 'c.urgent DESC, c.pinned DESC, c.last_at DESC, c.id DESC',
    after: '(c.urgent, c.pinned, c.last_at, c.id) < (@urgent, @pinned, @atMs, @id)',
  },
  due: { by: 'c.due_at, c.id', after: '(c.due_at, c.id) > (@atMs, @id)' },
} as const

function orderOf(view: InboxView): keyof typeof ORDERS {
  return view === 'overdue' ? 'due' : 'newest'
}

/** Where the next page of a view begins. */
export function cursorAfter(
  view: InboxView,
  row: Pick<ShownConversation, 'id' | 'urgent' | 'pinned' | 'lastAtMs' | keyof Dues>,
): ListCursor {
  const { id, urgent, pinned, lastAtMs } = row
  return orderOf(view) === 'due'
    ? { urgent: false, pinned: false, atMs: dueAtMs(row) ?? 0, id }
    : { urgent, pinned, atMs: lastAtMs, id }
}

const SHOWN = `SELECT ${SHOWN_COLUMNS.map((column) => `c.${column}`).join(', ')},
    (SELECT e.state FROM effect e WHERE e.conversation_id = c.id AND e.state IN (${OPEN})
      ORDER BY e.seq DESC LIMIT 1) AS pending,
    (SELECT group_concat(l.label_id) FROM conversation_label l WHERE l.conversation_id = c.id) AS labels,
    (SELECT count(*) FROM handoff h WHERE h.conversation_id = c.id AND h.closed_at IS NULL) AS open_handoffs`
const LISTED = `${SHOWN} FROM conversation c`
/** Each looked up by its id: `IN` would first sort the ids into an index of their own. */
const FOUND = `${SHOWN} FROM json_each(@ids) found CROSS JOIN conversation c ON c.id = found.value`

function conditionsOf({ view, narrowed, label, search, cursor }: Parts): string {
  const keep = FEW.has(view) ? '+' : ''
  const conditions = [
    VIEWS[view],
    narrowed.has('accountId') ? `${keep}c.account_id = @accountId` : null,
    narrowed.has('kind') ? '+c.kind = @kind' : null,
    narrowed.has('assigneeId') ? 'c.assignee_id = @assigneeId' : null,
    narrowed.has('fromMs') ? 'c.last_at >= @fromMs' : null,
    narrowed.has('untilMs') ? 'c.last_at < @untilMs' : null,
    cursor ? ORDERS[orderOf(view)].after : null,
    LABELS[label],
    SEARCHES[search],
  ].filter((condition) => condition !== null)
  return conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`
}

/** The statement for a page; exported so that a test can look at its plan. */
export function listSql(parts: Parts): string {
  const hits = parts.search === 'common' ? HITS : ''
  const { by } = ORDERS[orderOf(parts.view)]
  const page = `${conditionsOf(parts)} ORDER BY ${by} LIMIT +@limit`
  // No index has these in order: what is shown of a row is looked up for the page alone, not for all that are sorted.
  if (parts.view === 'handed_off') {
    return `${hits} ${LISTED} WHERE c.id IN (SELECT c.id FROM conversation c ${page}) ORDER BY ${by}`
  }
  return `${hits} ${LISTED} ${page}`
}

/** All that is handed over and nothing narrower: the index of open hand-offs counts it alone. */
function isEveryHandoff({ view, narrowed, label, search }: Parts): boolean {
  return view === 'handed_off' && narrowed.size === 0 && label === 'none' && search === 'none'
}

/** The statement for the conversations of these ids that the list shows. */
function foundSql(parts: Parts): string {
  return `${FOUND} ${conditionsOf(parts)}`
}

/** The statement that counts, up to a limit; exported so that a test can look at its plan. */
export function countSql(parts: Parts): string {
  if (isEveryHandoff(parts)) {
    return `SELECT count(*) FROM (SELECT 1 FROM handoff WHERE closed_at IS NULL GROUP BY conversation_id LIMIT +@limit)`
  }
  return `${parts.search === 'common' ? HITS : ''}
    SELECT count(*) FROM (SELECT 1 FROM conversation c ${conditionsOf(parts)} LIMIT +@limit)`
}

/**
 * Whether what is found is listed by its hits: where nearly every hit is shown. The views of few are walked as they are, and
 * each conversation asked.
 */
export function isListedByHits(scope: ListScope): scope is ListScope & { readonly match: string } {
  const isWide = scope.view === 'all' || scope.view === 'closed'
  return scope.match !== null && isWide && scope.labelId === null && scope.assigneeId === null
}

function listedOf(row: Row): ListedConversation {
  return {
    conversation: shownConversationOf(row),
    pendingAnswer: row.pending,
    labelIds: row.labels === null ? [] : row.labels.split(','),
    openHandoffs: row.open_handoffs,
  }
}

export type ConversationList = ReturnType<typeof createConversationList>

export function createConversationList(db: Sqlite) {
  const statementsBy = <R>(sqlOf: (parts: Parts) => string) => {
    const prepare = (parts: Parts) => db.prepare<[Parameters], R>(sqlOf(parts))
    const statements = new Map<string, ReturnType<typeof prepare>>()
    return (parts: Parts): ReturnType<typeof prepare> => {
      const { view, narrowed, label, search, cursor } = parts
      const key = `${view} ${[...narrowed].join('+')} ${label} ${search} ${String(cursor)}`
      const statement = statements.get(key) ?? prepare(parts)
      statements.set(key, statement)
      return statement
    }
  }
  const pageStatement = statementsBy<Row>(listSql)
  const foundStatement = statementsBy<Row>(foundSql)
  const countStatement = statementsBy<{ 'count(*)': number }>(countSql)
  const hits = db
    .prepare<[string, number], number>(
      'SELECT count(*) FROM (SELECT 1 FROM item_text WHERE item_text MATCH ? LIMIT +?)',
    )
    .pluck()
  const labelled = db
    .prepare<[string, number], number>(
      'SELECT count(*) FROM (SELECT 1 FROM conversation_label WHERE label_id = ? LIMIT +?)',
    )
    .pluck()
  const wayOf = (key: string | null, count: typeof hits): Way => {
    if (key === null) return 'none'
    return (count.get(key, COMMON_HITS + 1) ?? 0) > COMMON_HITS ? 'common' : 'rare'
  }

  function partsOf(scope: ListScope, cursor: ListCursor | null): Parts {
    const narrowed = (['accountId', 'kind', 'assigneeId', 'fromMs', 'untilMs'] as const).filter(
      (name) => scope[name] !== null,
    )
    return {
      view: scope.view,
      narrowed: new Set(narrowed),
      label: wayOf(scope.labelId, labelled),
      search: wayOf(scope.match, hits),
      cursor: cursor !== null,
    }
  }

  function parameters({ view: _view, ...scope }: ListScope, cursor: ListCursor | null, limit: number): Parameters {
    return {
      ...scope,
      urgent: cursor?.urgent === true ? 1 : 0,
      pinned: cursor?.pinned === true ? 1 : 0,
      atMs: cursor?.atMs ?? 0,
      id: cursor?.id ?? '',
      limit,
    }
  }

  const searchHits = createSearchHits(db)

  return {
    /** @param scope not one that is listed by its hits */
    page: (scope: ListScope, cursor: ListCursor | null, limit: number): readonly ListedConversation[] =>
      pageStatement(partsOf(scope, cursor))
        .all(parameters(scope, cursor, limit))
        .map(listedOf),
    /** A page of what words were found in, the newest hit first, each with where the next page begins after it. */
    pageOfHits: (
      scope: ListScope & { readonly match: string },
      after: HitCursor | null,
      limit: number,
    ): readonly { readonly row: ListedConversation; readonly cursor: HitCursor }[] => {
      const some = foundStatement(partsOf({ ...scope, match: null }, null))
      const wanted = parameters(scope, null, limit)
      return searchHits
        .page(scope.match, after, limit, (ids) => {
          const rows = some.all({ ...wanted, ids: JSON.stringify(ids) })
          return new Map(rows.map((row) => [row.id, row]))
        })
        .map(({ row, cursor }) => ({ row: listedOf(row), cursor }))
    },
    /** How many there are, counted up to `limit`. */
    count: (scope: ListScope, limit: number): number =>
      countStatement(partsOf(scope, null)).get(parameters(scope, null, limit))?.['count(*)'] ?? 0,
  }
}
