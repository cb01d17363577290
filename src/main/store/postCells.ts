/**
 * Posts as the cells and lists of the calendar show them, with or without a filter. A span is one statement over one
 * table (docs/adr/0013): what it needs of variants and labels is kept in the row of the post by triggers.
 */
import { z } from 'zod'
import { CELL_EXCERPT } from '#shared/domain/cellExcerpt.ts'
import { lazily } from '#shared/domain/lazily.ts'
import { APPROVALS, type Approval } from '#shared/domain/approval.ts'
import { isFiltering, NO_CAMPAIGN, type CalendarFilter } from '#shared/domain/calendarFilter.ts'
import { POST_STAGES, VARIANT_STATES, type PostStage, type VariantState } from '#shared/domain/postLife.ts'
import type { Sqlite } from './sqlite.ts'

export type VariantSummary = { readonly accountId: string; readonly state: VariantState }

/** What the cells of the calendar show, in columns of equal length: a row for each post would be built to be taken apart. */
export type PostCells = {
  readonly postIds: string[]
  readonly atMs: number[]
  /** The first `CELL_EXCERPT` characters of the texts. */
  readonly excerpts: string[]
  /** Positions in `standings`. */
  readonly standing: number[]
  readonly standings: readonly PostStanding[]
}
/** What posts share that have it equal: stage, approval, variants, campaign and labels. */
export type PostStanding = {
  readonly stage: PostStage
  readonly approval: Approval | null
  readonly variants: readonly VariantSummary[]
  readonly campaignId: string | null
  readonly labelIds: readonly string[]
}

/** Each a JSON array. */
type ColumnsRow = [ids: string, atMs: string, excerpts: string, standings: string]
type Span = { readonly fromMs: number; readonly toMs: number }
/** Each part a JSON array; null where it asks for nothing. */
export type FilterArgs = Readonly<Record<keyof CalendarFilter, string | null>>

const variantState = lazily(() => z.enum(VARIANT_STATES))
const postStage = lazily(() => z.enum(POST_STAGES))
const approvalOf = lazily(() => z.enum(APPROVALS))

/** `postStateOf` of shared/domain/postLife.ts, over the columns of a post. */
const STATE_SQL = `CASE
  WHEN stage = 'draft' THEN CASE approval WHEN 'waiting' THEN 'waiting_approval' WHEN 'late' THEN 'approved_late'
    WHEN 'changes_requested' THEN 'changes_requested' ELSE 'draft' END
  WHEN stage <> 'scheduled' THEN 'cancelled'
  WHEN instr(variants, ':needs_attention') THEN 'needs_attention'
  WHEN instr(variants, ':missed') THEN 'missed'
  WHEN instr(variants, ':uncertain') THEN 'uncertain'
  WHEN instr(variants, ':publishing') THEN 'publishing'
  WHEN instr(variants, ':pending') THEN iif(instr(variants, ':published'), 'publishing', 'scheduled')
  WHEN instr(variants, ':published') THEN 'published'
  ELSE 'cancelled' END`

/** The condition of a filter over the columns of a post (docs/specs/calendarViews.md §5.1). */
export const FILTER_SQL = `
  (@accountIds IS NULL OR EXISTS (SELECT 1 FROM json_each(@accountIds) WHERE instr(variants, value)))
  AND (@labelIds IS NULL OR EXISTS (SELECT 1 FROM json_each(@labelIds) WHERE instr(labels, value)))
  AND (@campaignIds IS NULL OR coalesce(campaign_id, '${NO_CAMPAIGN}') IN (SELECT value FROM json_each(@campaignIds)))
  AND (@personIds IS NULL OR created_by IN (SELECT value FROM json_each(@personIds)))
  AND (@states IS NULL OR ${STATE_SQL} IN (SELECT value FROM json_each(@states)))`

/** @returns null where the filter asks for nothing, and the statement without one will do */
export function filterArgs(filter: CalendarFilter | undefined): FilterArgs | null {
  if (filter === undefined || !isFiltering(filter)) return null
  const part = (values: readonly string[]): string | null => (values.length === 0 ? null : JSON.stringify(values))
  return {
    accountIds: part(filter.accountIds),
    campaignIds: part(filter.campaignIds),
    labelIds: part(filter.labelIds),
    states: part(filter.states),
    personIds: part(filter.personIds),
  }
}

/** What stands in the calendar; word for word the condition of the index. */
const SHOWN = `stage <> 'discarded'`

export function createPostCells(db: Sqlite) {
  const IN_SPAN = `at_ms >= @fromMs AND at_ms < @toMs AND ${SHOWN}`
  // One row of columns: a thousand values handed over one by one cost as much again as finding them.
  const columns = (condition: string): string =>
    `SELECT json_group_array(id), json_group_array(at_ms), json_group_array(beginning), json_group_array(standing)
     FROM (SELECT id, at_ms, substr(excerpt, 1, ${String(CELL_EXCERPT)}) AS beginning,
         stage || ' ' || coalesce(approval, '') || ' ' || coalesce(campaign_id, '') || ' ' || labels || ' ' || variants AS standing
       FROM post WHERE ${IN_SPAN} ${condition} ORDER BY at_ms LIMIT +@limit)`
  const all = db.prepare<[Span & { readonly limit: number }], ColumnsRow>(columns('')).raw()
  const some = db
    .prepare<[Span & FilterArgs & { readonly limit: number }], ColumnsRow>(columns(`AND ${FILTER_SQL}`))
    .raw()
  const count = db.prepare<[Span], number>(`SELECT count(*) FROM post WHERE ${IN_SPAN}`).pluck()

  return {
    /** Planned in [fromMs, toMs), by time; at most `limit`. */
    cells: (fromMs: number, toMs: number, limit: number, filter?: CalendarFilter): PostCells => {
      const args = filterArgs(filter)
      const span = { fromMs, toMs, limit }
      const found = args === null ? all.get(span) : some.get({ ...span, ...args })
      if (found === undefined) throw new Error('an aggregate answers one row')
      const [ids, atMs, excerpts, standings] = found
      const numbered = createStandings()
      return {
        postIds: JSON.parse(ids) as string[],
        atMs: JSON.parse(atMs) as number[],
        excerpts: JSON.parse(excerpts) as string[],
        standing: (JSON.parse(standings) as string[]).map(numbered.of),
        standings: numbered.all,
      }
    },
    /** How many are planned in [fromMs, toMs), whatever they are. */
    countPlanned: (fromMs: number, toMs: number): number => count.get({ fromMs, toMs }) ?? 0,
  }
}

/** Numbers the standings in the order in which they are met. Neighbours have mostly the same one, which is not looked up. */
function createStandings() {
  const all: PostStanding[] = []
  const known = new Map<string, number>()
  let last = ''
  let position = -1
  return {
    all,
    /** @param text the stage, the approval, the campaign, the labels and the variants of the row, with a space between */
    of: (text: string): number => {
      if (text === last) return position
      last = text
      position = known.get(text) ?? all.push(readStanding(text)) - 1
      known.set(text, position)
      return position
    },
  }
}

function readStanding(text: string): PostStanding {
  const [stage = '', approval = '', campaignId = '', labels = '', ...variants] = text.split(' ')
  return {
    stage: postStage().parse(stage),
    approval: approval === '' ? null : approvalOf().parse(approval),
    variants: readVariants(variants.join(' ')),
    campaignId: campaignId === '' ? null : campaignId,
    labelIds: readLabels(labels),
  }
}

/** As the triggers of migration 0002 write them: `accountId:state accountId:state`. */
export function readVariants(text: string): readonly VariantSummary[] {
  if (text === '') return []
  return text.split(' ').map((pair) => {
    const [accountId = '', state] = pair.split(':')
    return { accountId, state: variantState().parse(state) }
  })
}

/** As the triggers of the migration "calendar-views" write them: `labelId,labelId`. */
export function readLabels(text: string): readonly string[] {
  return text === '' ? [] : text.split(',')
}
