/** Figures of published posts: together, by what they belong to, by hour of the week, one by one (docs/specs/postMetrics.md). */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import {
  createComparison,
  createHourComparison,
  judge,
  type Basis,
  type Judged,
} from '#shared/domain/postComparison.ts'
import { curveOf, engagementRate, figuresAt, figuresAtFairAge, type PostFigures } from '#shared/domain/postMetrics.ts'
import { addDays, dayAt, dayStartMs, type OfficeZone } from '#shared/domain/wallTime.ts'
import { createWeekHours } from '#shared/domain/weekHour.ts'
import type { Clock } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { AccountTable } from '../store/accountTable.ts'
import type { CampaignTable } from '../store/campaignTable.ts'
import type { LabelTable } from '../store/labelTable.ts'
import type { Slice } from '../store/careTable.ts'
import type { BelongingRow, FigureSpan, ListedPost, PostFigureTable, PublishedRow } from '../store/postFigureTable.ts'
import type { PostMetricTable } from '../store/postMetricTable.ts'
import { createSlices } from './slices.ts'

type Scope = Pick<ParsedInputOf<'figures.heatMap'>, 'firstDay' | 'lastDay' | 'accountIds' | 'basis'>
type By = ParsedInputOf<'figures.summary'>['by']
type Group = OutputOf<'figures.summary'>['groups'][number]

const NONE = 'none'
const ELSEWHERE = 'elsewhere'

/** @param deps.zone the office's zone at this moment: days and hours are those of its clock */
export function createPostMetrics(deps: {
  readonly figures: PostFigureTable
  readonly metrics: Pick<PostMetricTable, 'threadOf'>
  readonly accounts: Pick<AccountTable, 'list'>
  readonly campaigns: Pick<CampaignTable, 'byId'>
  readonly labels: Pick<LabelTable, 'byId'>
  /** Address of a published post; null where the network has none (training). */
  readonly urlOf: (accountId: string, remoteId: string) => string | null
  readonly clock: Pick<Clock, 'now' | 'after'>
  readonly zone: () => OfficeZone
  /** Posts of one slice; fewer in tests. */
  readonly rowsAtOnce?: number
}) {
  const { figures } = deps
  const slices = createSlices(deps)

  function spanOf({ firstDay, lastDay, accountIds }: Scope, zone: OfficeZone): FigureSpan {
    return {
      fromMs: dayStartMs(firstDay, zone),
      toMs: dayStartMs(addDays(lastDay, 1), zone),
      accountIds: accountIds.length > 0 ? accountIds : deps.accounts.list().map(({ id }) => id),
    }
  }

  /** Everything that was published in a span, as it counts; a slice at a time. */
  function eachOf<Row extends PublishedRow>(
    read: (slice: Slice) => readonly Row[],
    { fromMs, toMs, accountIds }: FigureSpan,
    basis: Basis,
    take: (row: Row, judged: Judged) => void,
  ): Promise<void> {
    const nowMs = deps.clock.now()
    const chosen = new Set(accountIds)
    return slices.each(read, { fromMs, untilMs: toMs }, (row) => {
      if (chosen.has(row.accountId)) take(row, judge(row, basis, nowMs))
    })
  }

  function nameOf(key: string, by: By): Omit<Group, 'figures'> {
    if (key === NONE || key === ELSEWHERE) return { kind: key, id: null, name: '' }
    if (by === 'account') {
      const handle = deps.accounts.list().find(({ id }) => id === key)?.handle
      return { kind: by, id: key, name: handle === undefined ? '' : `@${handle}` }
    }
    return { kind: by, id: key, name: (by === 'campaign' ? deps.campaigns : deps.labels).byId(key)?.name ?? '' }
  }

  function rowView(row: ListedPost, basis: Basis, nowMs: number): OutputOf<'figures.list'>['rows'][number] {
    const { standing, pair } = judge({ ...row, writtenAtMs: row.atMs }, basis, nowMs)
    const shown = standing === 'waiting' ? row.latest : pair
    return {
      accountId: row.accountId,
      remoteId: row.firstId,
      atMs: row.atMs,
      excerpt: row.excerpt,
      gone: row.isGone,
      texts: row.texts,
      postId: row.postId,
      standing,
      figures: shown === null ? null : { ...shown, rate: engagementRate(shown) },
    }
  }

  return {
    summary: async ({ by, ...scope }: ParsedInputOf<'figures.summary'>): Promise<OutputOf<'figures.summary'>> => {
      const zone = deps.zone()
      const span = spanOf(scope, zone)
      const totals = createComparison()
      const groups = new Map<string, ReturnType<typeof createComparison>>()
      const addTo = (key: string, judged: Judged): void => {
        const group = groups.get(key) ?? createComparison()
        groups.set(key, group)
        group.add(judged)
      }
      if (by === 'account') {
        await eachOf(figures.slice, span, scope.basis, ({ accountId }, judged) => {
          totals.add(judged)
          addTo(accountId, judged)
        })
      } else {
        await eachOf(figures.belonging, span, scope.basis, (row, judged) => {
          totals.add(judged)
          for (const key of keysOf(row, by)) addTo(key, judged)
        })
      }
      const named: Group[] = []
      for (const [key, group] of groups) {
        await slices.pause()
        named.push({ ...nameOf(key, by), figures: await group.figures(slices.pause) })
      }
      await slices.pause()
      return { zone, totals: await totals.figures(slices.pause), groups: named.toSorted(byMostSeen) }
    },

    heatMap: async (scope: ParsedInputOf<'figures.heatMap'>): Promise<OutputOf<'figures.heatMap'>> => {
      const zone = deps.zone()
      const hourOf = createWeekHours(zone)
      const hours = createHourComparison()
      await eachOf(figures.slice, spanOf(scope, zone), scope.basis, ({ writtenAtMs }, judged) =>
        hours.add(judged, hourOf(writtenAtMs)),
      )
      await slices.pause()
      const cells = hours.cells()
      return { zone, counted: cells.reduce((sum, { n }) => sum + n, 0), cells: [...cells] }
    },

    list: ({ sort, order, after, limit, ...scope }: ParsedInputOf<'figures.list'>): OutputOf<'figures.list'> => {
      const nowMs = deps.clock.now()
      const { basis } = scope
      const place = after === null ? null : { ...after, firstId: after.remoteId }
      // One more tells whether there is another page.
      const found = figures.list(
        spanOf(scope, deps.zone()),
        { sort, order, basis },
        { after: place, limit: limit + 1, nowMs },
      )
      const shown = found.slice(0, limit)
      const last = shown.at(-1)
      return {
        rows: shown.map((row) => rowView(row, basis, nowMs)),
        next:
          found.length <= limit || last === undefined
            ? null
            : { value: last.value, atMs: last.atMs, accountId: last.accountId, remoteId: last.firstId },
      }
    },

    post: ({ accountId, remoteId }: ParsedInputOf<'figures.post'>): OutputOf<'figures.post'> => {
      const ref = { accountId, firstId: remoteId }
      const thread = deps.metrics.threadOf(ref)
      const shown = figures.byRef(ref)
      if (thread === null || shown === null) throw new AppError('not_found')
      const latest = figuresAt(thread, Number.MAX_SAFE_INTEGER)
      const week = figuresAtFairAge(thread)
      const { atMs, text, isGone, texts, postId, readAtMs } = shown
      return {
        accountId,
        remoteId,
        atMs,
        day: dayAt(atMs, deps.zone()),
        text,
        gone: isGone,
        texts,
        postId,
        url: isGone ? null : deps.urlOf(accountId, shown.remoteId),
        readAtMs,
        latest: latest === null ? null : countsView(latest),
        week: week === null ? null : countsView(week),
        curve: curveOf(thread).map((point) => ({ atMs: point.atMs, ...countsView(point) })),
      }
    },

    ofPost: ({ postId }: ParsedInputOf<'figures.ofPost'>): OutputOf<'figures.ofPost'> =>
      figures.ofPost(postId).map(({ firstId, ...view }) => ({
        ...view,
        remoteId: firstId,
        rate: engagementRate(view),
      })),

    firstDay: (): OutputOf<'figures.firstDay'> => {
      const atMs = figures.firstAtMs()
      return { day: atMs === null ? null : dayAt(atMs, deps.zone()) }
    },
  }
}

function keysOf({ postId, campaignId, labelIds }: BelongingRow, by: Exclude<By, 'account'>): readonly string[] {
  if (postId === null) return [ELSEWHERE]
  if (by === 'campaign') return [campaignId ?? NONE]
  return labelIds.length === 0 ? [NONE] : labelIds
}

/** What belongs to nothing comes last. */
function byMostSeen(a: Group, b: Group): number {
  return (
    Number(a.id === null) - Number(b.id === null) ||
    b.figures.impressions.sum - a.figures.impressions.sum ||
    b.figures.posts - a.figures.posts ||
    a.name.localeCompare(b.name, 'es')
  )
}

function countsView(figures: PostFigures) {
  const { impressions, likes, reposts, replies, quotes, bookmarks, engagements } = figures
  return { impressions, likes, reposts, replies, quotes, bookmarks, engagements, rate: engagementRate(figures) }
}
