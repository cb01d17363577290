/** Series as the window shows them (docs/specs/recurring.md §6). */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { postStateOf } from '#shared/domain/postLife.ts'
import { readRule } from '#shared/domain/recurrence.ts'
import { readWallTime } from '#shared/domain/wallTime.ts'
import { datesOf } from './recurrenceDates.ts'
import type { RecurringDeps } from './recurring.ts'
import { firstOpenDate } from './recurringChanges.ts'
import { closedDaysIn, placesOf, seriesStateOf, type ClosedDays } from './seriesDates.ts'
import type { createOfficeDays } from './officeDays.ts'
import type { Occurrence, Series } from '../store/seriesTable.ts'

/** How many dates are shown of each series, and before one is made. */
const SHOWN_NEXT = 10
const SHOWN_DATES = 60
/** Holidays are looked up so far; beyond it they are not known yet. */
const HOLIDAYS_UNTIL_DAYS = 800

type SeriesDate = OutputOf<'recurring.list'>[number]['next'][number]

export function createRecurringReading(
  deps: Pick<RecurringDeps, 'table' | 'posts' | 'copies' | 'each' | 'making' | 'settings' | 'clock'> & {
    readonly days: Pick<ReturnType<typeof createOfficeDays>, 'list'>
  },
) {
  const { table, posts, each, making } = deps

  /** Its dates that are to come, or whose post still can be changed. */
  function nextOf(series: Series, closed: ClosedDays): readonly SeriesDate[] {
    const known = new Map(table.occurrences(series.id).map((occurrence) => [occurrence.wallTime, occurrence]))
    return placesOf(series, closed).flatMap(({ wallTime, place }) => {
      const occurrence = known.get(wallTime)
      if (occurrence === undefined) {
        return series.endedAtMs === null && making.isToComeAt(place ?? wallTime, series)
          ? [{ wallTime, place, kind: kindToMake(place, series), postId: null, state: null }]
          : []
      }
      return decidedDate(series, occurrence)
    })
  }

  function decidedDate(series: Series, { wallTime, made }: Occurrence): readonly SeriesDate[] {
    if (made.postId === null) {
      if (!making.isToComeAt(wallTime, series)) return []
      return [{ wallTime, place: null, kind: made.why, postId: null, state: null }]
    }
    const post = posts.byId(made.postId)
    if (post === null) return []
    const at = post.planned?.wallTime ?? null
    if (!making.isToComeAt(at ?? wallTime, series)) return []
    // Discarded by a person: the date stays without a post.
    if (post.stage === 'discarded') return [{ wallTime, place: null, kind: 'left_out', postId: post.id, state: null }]
    const state = postStateOf(
      post.stage,
      posts.variantsOf(post.id).map((variant) => variant.state),
      post.approval,
    )
    return [{ wallTime, place: at, kind: at === null ? 'never' : 'made', postId: post.id, state }]
  }

  function keptOf(series: Series, next: readonly SeriesDate[], all: readonly string[]) {
    const { id, rule, firstDay, hour, zone, onHoliday, makeAs, aheadDays, mostAhead } = series
    const state = seriesStateOf(series, next.length > 0)
    const lastWallTime = all.at(-1) ?? null
    return {
      ...{ seriesId: id, rule, firstDay, hour, zone, onHoliday, makeAs, aheadDays, mostAhead },
      ...{ state, total: all.length, lastWallTime },
    }
  }

  async function shown(series: Series) {
    const closed = await making.closedAround(series)
    const next = nextOf(series, closed)
    const all = placesOf({ ...series, onHoliday: 'keep' }, closed).map(({ wallTime }) => wallTime)
    return { next, all, kept: keptOf(series, next, all) }
  }

  return {
    list: async (): Promise<OutputOf<'recurring.list'>> => {
      const listed: OutputOf<'recurring.list'> = []
      for (const series of table.all()) {
        const { next, kept } = await shown(series)
        const pattern = posts.summary(series.patternId)
        listed.push({
          ...kept,
          excerpt: pattern?.excerpt ?? '',
          accountIds: pattern?.variants.map(({ accountId }) => accountId) ?? [],
          next: next.slice(0, SHOWN_NEXT),
        })
      }
      return listed
    },
    ofPost: async ({ postId }: ParsedInputOf<'recurring.ofPost'>): Promise<OutputOf<'recurring.ofPost'>> => {
      const occurrence = table.ofPost(postId)
      const series = occurrence === null ? null : table.byId(occurrence.seriesId)
      const post = posts.byId(postId)
      if (occurrence === null || series === null || post === null) return null
      const { next, kept, all } = await shown(series)
      const open = firstOpenDate(deps, series, all)
      const first = all[open]
      const changeable = table
        .occurrences(series.id)
        .filter(({ made }) => made.postId !== null && each.openPost(made.postId))
      return {
        ...kept,
        wallTime: occurrence.wallTime,
        isByHand: each.isByHand(post, occurrence),
        isOther: deps.copies.digestOf(postId) !== deps.copies.digestOf(series.patternId),
        left: all.length - all.indexOf(occurrence.wallTime),
        firstOpen: first === undefined ? null : { wallTime: first, left: all.length - open },
        following: changeable.filter(({ wallTime }) => wallTime > occurrence.wallTime).length,
        all: changeable.length,
        next: next.slice(0, SHOWN_NEXT),
      }
    },
    dates: async (input: ParsedInputOf<'recurring.dates'>): Promise<OutputOf<'recurring.dates'>> => {
      const { zone } = deps.settings()
      const read = readRule(input.rule, zone)
      const none = { total: 0, lastWallTime: null, dates: [] }
      if (read.kind === 'flaw') return { flaw: read.flaw, ...none }
      const { wallTimes, isCut } = datesOf(read.rule, input)
      const first = wallTimes[0]
      if (isCut) return { flaw: 'too_long', ...none }
      if (first === undefined) return { flaw: 'no_dates', ...none }
      const closed = await closedDaysIn(
        deps.days.list,
        first.slice(0, 10),
        lastLookedUp(first, wallTimes.at(-1) ?? first),
      )
      const dates = placesOf({ ...input, zone }, closed).filter(({ place, wallTime }) =>
        making.isToComeAt(place ?? wallTime, { zone }),
      )
      if (dates.length === 0) return { flaw: 'no_dates', ...none }
      return {
        flaw: null,
        total: dates.filter(({ place }) => place !== null).length,
        lastWallTime: wallTimes.at(-1) ?? null,
        dates: dates.slice(0, SHOWN_DATES).map(({ wallTime, place }) => ({
          wallTime,
          place,
          hour: readWallTime(place ?? wallTime, zone).kind,
        })),
      }
    },
    marks: ({ fromMs, toMs }: ParsedInputOf<'recurring.marks'>): OutputOf<'recurring.marks'> => ({
      postIds: [...table.postsOfSeries(fromMs, toMs)],
    }),
  }
}

function kindToMake(place: string | null, { zone }: Series): SeriesDate['kind'] {
  if (place === null) return 'holiday'
  return readWallTime(place, zone).kind === 'never' ? 'never' : 'to_make'
}

function lastLookedUp(first: string, last: string): string {
  const limit = new Date(Date.parse(`${first.slice(0, 10)}T12:00Z`) + HOLIDAYS_UNTIL_DAYS * 86_400_000)
  const until = limit.toISOString().slice(0, 10)
  const lastDay = last.slice(0, 10)
  return lastDay < until ? lastDay : until
}
