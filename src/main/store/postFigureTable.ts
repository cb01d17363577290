/**
 * The figures of our own posts as comparisons read them: what was published in a span of time, and the best and the worst
 * of it, page by page (docs/specs/postMetrics.md §3, §4).
 */
import type { Basis, PublishedFigures } from '#shared/domain/postComparison.ts'
import { LEAST_IMPRESSIONS } from '#shared/domain/postComparison.ts'
import { FAIR_AGE_MS } from '#shared/domain/postMetrics.ts'
import type { Place, Slice } from './careTable.ts'
import { OWN_THREAD } from './ownThread.ts'
import type { Sqlite } from './sqlite.ts'

/** Written in [fromMs, toMs), by one of these accounts. */
export type FigureSpan = { readonly fromMs: number; readonly toMs: number; readonly accountIds: readonly string[] }

export type PublishedRow = PublishedFigures & Place

/** With what it belongs to in the calendar. */
export type BelongingRow = PublishedRow & {
  /** Null where it was not published from here. */
  readonly postId: string | null
  readonly campaignId: string | null
  readonly labelIds: readonly string[]
}

export const LIST_SORTS = ['newest', 'impressions', 'engagements', 'rate'] as const
export type ListSort = (typeof LIST_SORTS)[number]
export type ListOrder = 'most' | 'least'

/** Where a page ended: the last row of it. `value` is what it was sorted by. */
export type ListPlace = {
  readonly value: number
  readonly atMs: number
  readonly accountId: string
  readonly firstId: string
}

export type ListedPost = {
  readonly accountId: string
  readonly firstId: string
  readonly remoteId: string
  readonly atMs: number
  /** Empty where it was deleted on the network. */
  readonly excerpt: string
  readonly isGone: boolean
  /** How many texts its thread has; one where it is none. */
  readonly texts: number
  readonly postId: string | null
  readonly week: PublishedFigures['week']
  readonly latest: PublishedFigures['latest']
  readonly value: number
}

const EXCERPT_LENGTH = 140

type SliceBounds = { readonly fromMs: number; readonly untilMs: number; readonly limit: number }
type Bounds = { readonly fromMs: number; readonly toMs: number; readonly accounts: string }

type FiguresRow = [
  accountId: string,
  writtenAtMs: number,
  readAtMs: number | null,
  impressions: number | null,
  engagements: number | null,
  weekKnown: number,
  weekImpressions: number | null,
  weekEngagements: number | null,
]
type BelongingColumns = [...FiguresRow, postId: string | null, campaignId: string | null, labels: string | null]

const COLUMNS = `f.read_at, f.impressions, f.engagements, f.week_known, f.week_impressions, f.week_engagements`
const IN_SPAN = `f.written_at >= @fromMs AND f.written_at < @toMs
  AND f.account_id IN (SELECT value FROM json_each(@accounts))`

/** The post of the calendar that own post `o` is. */
const POST_OF_O = `(SELECT e.post_id FROM effect e
  WHERE e.account_id = o.account_id AND e.remote_id = o.first_id AND e.kind = 'publish_segment')`

export const OF_POST_SQL = `
  SELECT f.account_id AS accountId, f.first_id AS firstId, f.read_at AS readAtMs, f.impressions, f.engagements
  FROM variant v
  CROSS JOIN effect e ON e.variant_id = v.id
  CROSS JOIN post_figure f ON f.account_id = e.account_id AND f.first_id = e.remote_id
  WHERE v.post_id = ? AND e.kind = 'publish_segment' AND e.part = 1 AND f.read_at IS NOT NULL
  ORDER BY v.id`

/** A slice ends with everything of the instant at which it is full. */
const IN_SLICE = `f.written_at >= @fromMs AND f.written_at <= (SELECT max(written_at) FROM (
  SELECT written_at FROM post_figure INDEXED BY post_figure_by_time
  WHERE written_at >= @fromMs AND written_at < @untilMs ORDER BY written_at LIMIT +@limit))`

export const SLICE_SQL = `
  SELECT f.account_id, f.written_at, ${COLUMNS} FROM post_figure f INDEXED BY post_figure_by_time
  WHERE ${IN_SLICE} ORDER BY f.written_at`

export const BELONGING_SQL = `
  SELECT f.account_id, f.written_at, ${COLUMNS}, e.post_id, p.campaign_id, p.labels
  FROM post_figure f INDEXED BY post_figure_by_time
  LEFT JOIN effect e ON e.account_id = f.account_id AND e.remote_id = f.first_id AND e.kind = 'publish_segment'
  LEFT JOIN post p ON p.id = e.post_id
  WHERE ${IN_SLICE} ORDER BY f.written_at`

/** What is sorted by, and which posts have it. */
function sortedBy(sort: ListSort, basis: Basis): { readonly value: string; readonly has: string } {
  const [prefix, known] =
    basis === 'week' ? ['f.week_', `f.week_known = 1 AND f.written_at <= @fairUntilMs`] : ['f.', '1']
  const [impressions, engagements] = [`${prefix}impressions`, `${prefix}engagements`]
  switch (sort) {
    case 'newest':
      return { value: 'f.written_at', has: '1' }
    case 'impressions':
      return { value: impressions, has: `${known} AND ${impressions} IS NOT NULL` }
    case 'engagements':
      return { value: engagements, has: `${known} AND ${engagements} IS NOT NULL` }
    case 'rate':
      return {
        value: `${engagements} * 1.0 / ${impressions}`,
        has: `${known} AND ${impressions} >= ${String(LEAST_IMPRESSIONS)} AND ${engagements} IS NOT NULL`,
      }
  }
}

/** A page of a list: the rows first, by the index alone; then what is shown of them. */
export function listSql(sort: ListSort, order: ListOrder, basis: Basis): string {
  const { value, has } = sortedBy(sort, basis)
  const [direction, beyond] = order === 'most' ? ['DESC', '<'] : ['ASC', '>']
  const by = ['value', 'written_at', 'account_id', 'first_id'].map((column) => `${column} ${direction}`).join(', ')
  return `
  WITH page AS (
    SELECT * FROM (
      SELECT f.account_id, f.first_id, f.written_at, ${COLUMNS}, ${value} AS value
      FROM post_figure f INDEXED BY post_figure_by_time
      WHERE ${IN_SPAN} AND ${has})
    WHERE @value IS NULL OR (value, written_at, account_id, first_id) ${beyond} (@value, @atMs, @accountId, @firstId)
    ORDER BY ${by} LIMIT +@limit)
  SELECT page.account_id, page.first_id, page.written_at, page.read_at, page.impressions, page.engagements,
    page.week_known, page.week_impressions, page.week_engagements, page.value,
    o.remote_id, substr(o.text, 1, ${String(EXCERPT_LENGTH)}) AS excerpt, o.deleted_at IS NOT NULL AS gone,
    (${OWN_THREAD} SELECT count(*) FROM thread WHERE deleted_at IS NULL OR first_id = o.first_id) AS texts,
    ${POST_OF_O} AS post_id
  FROM page CROSS JOIN own_post o ON o.account_id = page.account_id AND o.first_id = page.first_id
  ORDER BY ${by.replaceAll(/(\w+) (ASC|DESC)/g, 'page.$1 $2')}`
}

type ListRow = {
  account_id: string
  first_id: string
  written_at: number
  read_at: number | null
  impressions: number | null
  engagements: number | null
  week_known: number
  week_impressions: number | null
  week_engagements: number | null
  value: number
  remote_id: string
  excerpt: string
  gone: number
  texts: number
  post_id: string | null
}

export type ShownPost = {
  readonly remoteId: string
  readonly text: string
  readonly isGone: boolean
  readonly atMs: number
  readonly readAtMs: number | null
  readonly texts: number
  readonly postId: string | null
}
type OneRow = {
  remote_id: string
  text: string
  gone: number
  written_at: number
  read_at: number | null
  texts: number
  post_id: string | null
}

export type PublishedRead = {
  readonly accountId: string
  readonly firstId: string
  readonly readAtMs: number
  readonly impressions: number | null
  readonly engagements: number | null
}

type ListBounds = Bounds & {
  readonly fairUntilMs: number
  readonly value: number | null
  readonly atMs: number | null
  readonly accountId: string | null
  readonly firstId: string | null
  readonly limit: number
}

export type PostFigureTable = ReturnType<typeof createPostFigureTable>

export function createPostFigureTable(db: Sqlite) {
  const slice = db.prepare<[SliceBounds], FiguresRow>(SLICE_SQL).raw()
  const belonging = db.prepare<[SliceBounds], BelongingColumns>(BELONGING_SQL).raw()
  const lists = new Map<string, ReturnType<typeof prepareList>>()
  const prepareList = (sql: string) => db.prepare<[ListBounds], ListRow>(sql)
  const first = db
    .prepare<[], number | null>('SELECT min(written_at) FROM post_figure INDEXED BY post_figure_by_time')
    .pluck()
  const published = db.prepare<[string], PublishedRead>(OF_POST_SQL)
  const one = db.prepare<[{ accountId: string; firstId: string }], OneRow>(
    `SELECT o.remote_id, o.text, o.deleted_at IS NOT NULL AS gone, o.written_at, f.read_at,
       (${OWN_THREAD} SELECT count(*) FROM thread WHERE deleted_at IS NULL OR first_id = o.first_id) AS texts,
       ${POST_OF_O} AS post_id
     FROM own_post o JOIN post_figure f ON f.account_id = o.account_id AND f.first_id = o.first_id
     WHERE o.account_id = @accountId AND o.first_id = @firstId`,
  )

  function listed(sql: string): ReturnType<typeof prepareList> {
    const known = lists.get(sql) ?? prepareList(sql)
    lists.set(sql, known)
    return known
  }

  return {
    /** What was published after a place, in order of time: a slice of all accounts' posts, and what shares its last instant. */
    slice: (wanted: Slice): readonly PublishedRow[] => slice.all(boundsOf(wanted)).map(figuresOf),
    /** The same, with what each belongs to. */
    belonging: (wanted: Slice): readonly BelongingRow[] => belonging.all(boundsOf(wanted)).map(belongingOf),
    /**
     * A page of them: those that have no figure to sort by are left out, and where it is the rate those that few have seen.
     * @param after where the page before ended; null for the first
     */
    list: (
      { fromMs, toMs, accountIds }: FigureSpan,
      { sort, order, basis }: { readonly sort: ListSort; readonly order: ListOrder; readonly basis: Basis },
      { after, limit, nowMs }: { readonly after: ListPlace | null; readonly limit: number; readonly nowMs: number },
    ): readonly ListedPost[] =>
      listed(listSql(sort, order, basis))
        .all({
          fromMs,
          toMs,
          accounts: JSON.stringify(accountIds),
          fairUntilMs: nowMs - FAIR_AGE_MS,
          value: after?.value ?? null,
          atMs: after?.atMs ?? null,
          accountId: after?.accountId ?? null,
          firstId: after?.firstId ?? null,
          limit,
        })
        .map(listedPostOf),
    /** When the first of all was published; null where there is none. */
    firstAtMs: (): number | null => first.get() ?? null,
    /** What is shown of one; null where there is none, or it answers something. */
    byRef: (ref: { readonly accountId: string; readonly firstId: string }): ShownPost | null => {
      const row = one.get(ref)
      if (row === undefined) return null
      return {
        remoteId: row.remote_id,
        text: row.text,
        isGone: row.gone === 1,
        atMs: row.written_at,
        readAtMs: row.read_at,
        texts: row.texts,
        postId: row.post_id,
      }
    },
    /** A post of the calendar on each account on which the network showed it, as last read. */
    ofPost: (postId: string): readonly PublishedRead[] => published.all(postId),
  }
}

function boundsOf({ after, untilMs, limit }: Slice): SliceBounds {
  // Every row of an instant is read at once: what comes after any of them is of a later one.
  return { fromMs: after.key === -1 ? after.atMs : after.atMs + 1, untilMs, limit }
}

function figuresOf(row: FiguresRow): PublishedRow {
  const [accountId, writtenAtMs, readAtMs, impressions, engagements, weekKnown, weekImpressions, weekEngagements] = row
  return {
    atMs: writtenAtMs,
    key: 0,
    accountId,
    writtenAtMs,
    latest: readAtMs === null ? null : { impressions, engagements },
    week: weekKnown === 0 ? null : { impressions: weekImpressions, engagements: weekEngagements },
  }
}

function belongingOf([a, b, c, d, e, f, g, h, postId, campaignId, labels]: BelongingColumns): BelongingRow {
  const labelIds = labels === null || labels === '' ? [] : labels.split(',')
  return { ...figuresOf([a, b, c, d, e, f, g, h]), postId, campaignId, labelIds }
}

function listedPostOf(row: ListRow): ListedPost {
  return {
    accountId: row.account_id,
    firstId: row.first_id,
    remoteId: row.remote_id,
    atMs: row.written_at,
    excerpt: row.excerpt,
    isGone: row.gone === 1,
    texts: row.texts,
    postId: row.post_id,
    latest: row.read_at === null ? null : { impressions: row.impressions, engagements: row.engagements },
    week: row.week_known === 0 ? null : { impressions: row.week_impressions, engagements: row.week_engagements },
    value: row.value,
  }
}
