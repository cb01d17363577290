/** Making posts repeat, pausing and ending a series, leaving dates out (docs/specs/recurring.md §2, §3, §5). */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { isBeingWritten } from '#shared/domain/postLife.ts'
import { readRule, writeRule } from '#shared/domain/recurrence.ts'
import type { OfficeZone } from '#shared/domain/wallTime.ts'
import type { Clock, Ids } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { Post, PostTable } from '../store/postTable.ts'
import type { Occurrence, Series, SeriesTable } from '../store/seriesTable.ts'
import type { UnitOfWork, WriteTx } from '../store/unitOfWork.ts'
import { plannedFor, type OccurrencePosts } from './occurrencePosts.ts'
import { hasPendingEdit } from './plannedTexts.ts'
import type { PlanSteps } from './planSteps.ts'
import type { PostCopies } from './postCopies.ts'
import type { PostHistory } from './postHistory.ts'
import { datesOf } from './recurrenceDates.ts'
import type { SeriesActs } from './seriesActs.ts'
import { placesOf, ruleDatesOf, ruleOf, seriesStateOf, type ClosedDays, type DatePlace } from './seriesDates.ts'
import type { SeriesMaking } from './seriesMaking.ts'

const OK = { ok: true } as const

type Counts = OutputOf<'recurring.change'>

export type RecurringDeps = {
  readonly table: SeriesTable
  readonly posts: PostTable
  readonly copies: PostCopies
  readonly each: OccurrencePosts
  readonly making: SeriesMaking
  readonly acts: SeriesActs
  readonly history: Pick<PostHistory, 'beforeChange'>
  readonly steps: Pick<PlanSteps, 'existing' | 'checkReady' | 'accept'>
  readonly settings: () => { readonly zone: OfficeZone }
  readonly uow: UnitOfWork
  readonly clock: Pick<Clock, 'now'>
  readonly ids: Ids
  readonly by: () => Actor
  readonly actingId: () => string | null
}

export function createRecurring(deps: RecurringDeps) {
  const { table, posts, each, making, acts, steps } = deps

  /** @throws AppError wrong_state where it is not as the act needs it */
  function existingAs(seriesId: string, isPaused: boolean): Series {
    const series = existingSeries(table, seriesId)
    if ((series.pausedAtMs !== null) !== isPaused || series.endedAtMs !== null) {
      throw new AppError('wrong_state', { state: seriesStateOf(series) })
    }
    return series
  }

  /** Which of the dates to come the post itself is; null where it stays beside the series. */
  function placeOfPost(post: Post, places: readonly DatePlace[], zone: OfficeZone): DatePlace | null {
    if (isBeingWritten(post)) return places[0] ?? null
    if (post.stage !== 'scheduled' || post.planned?.zone !== zone || each.openPost(post.id) === null) return null
    return places.find(({ place }) => place === post.planned?.wallTime) ?? null
  }

  /** A copy that is shown nowhere: nobody discards or changes it by hand. */
  function keepPattern(tx: WriteTx, postId: string): string {
    return makePattern(deps, tx, postId)
  }

  function join(tx: WriteTx, series: Series, post: Post, { wallTime, place }: DatePlace): void {
    const planned = place === null ? null : plannedFor(place, series.zone)
    if (post.stage === 'draft') each.planOrDraft(tx, post, planned, series)
    table.putOccurrence(tx, {
      seriesId: series.id,
      wallTime,
      made: {
        postId: post.id,
        madeWallTime: planned?.wallTime ?? null,
        digest: deps.copies.digestOf(post.id),
        held: false,
      },
    })
  }

  /** What is to be mended or confirmed first is said before anything is made. */
  function checkMayStart(post: Post, firstAtMs: number, input: ParsedInputOf<'recurring.start'>): void {
    if (post.stage === 'discarded') throw new AppError('not_found')
    if (hasPendingEdit(post, posts.variantsOf(post.id))) throw new AppError('wrong_state', { state: 'pending_edit' })
    if (table.ofPost(post.id) !== null || table.byId(input.seriesId) !== null) throw new AppError('conflict')
    if (input.makeAs === 'draft') return
    steps.checkReady(post)
    steps.accept(post, firstAtMs, input.confirmed)
  }

  function startNow(input: ParsedInputOf<'recurring.start'>, series: Series, closed: ClosedDays) {
    const { postId, seriesId } = input
    const post = steps.existing(postId)
    const places = placesOf(series, closed).filter(({ place }) => place !== null && making.isToComeAt(place, series))
    const [first] = places
    if (first?.place === null || first === undefined) throw new AppError('rule_wrong', { flaw: 'no_dates' })
    checkMayStart(post, plannedFor(first.place, series.zone)?.atMs ?? deps.clock.now(), input)
    const own = placeOfPost(post, places, series.zone)
    const before = acts.before([], [postId])
    const answer = deps.uow.write(deps.by(), (tx) => {
      const kept = { ...series, patternId: keepPattern(tx, postId) }
      table.put(tx, kept)
      if (own !== null) join(tx, kept, post, own)
      making.makeDue(tx, kept, closed)
      const counts = countsOf(table.occurrences(seriesId), 0)
      tx.audit({ action: 'series.start', entity: `series:${seriesId}`, after: { ...timetableOf(kept), ...counts } })
      return { ...counts, joined: own !== null }
    })
    return { answer, takeBack: (tx: WriteTx) => acts.restore(tx, before, [seriesId]) }
  }

  function countsOf(occurrences: readonly Occurrence[], byHand: number): Counts {
    const made = occurrences.flatMap(({ made: { postId } }) => (postId === null ? [] : (posts.byId(postId) ?? [])))
    return { made: made.length, drafts: made.filter(({ stage }) => stage === 'draft').length, byHand }
  }

  function pauseNow(tx: WriteTx, series: Series): Counts {
    table.put(tx, { ...series, pausedAtMs: tx.nowMs })
    const counts = { made: 0, drafts: 0, byHand: 0 }
    for (const occurrence of table.occurrences(series.id)) {
      const { made } = occurrence
      const post = made.postId === null ? null : each.openPost(made.postId)
      if (made.postId === null || post?.stage !== 'scheduled') continue
      const isByHand = each.isByHand(post, occurrence)
      each.toDraft(tx, post)
      tx.audit({ action: 'post.unschedule', entity: `post:${post.id}`, before: { stage: post.stage } })
      // What a person changed goes out again when a person says so.
      table.putOccurrence(tx, { ...occurrence, made: { ...made, held: !isByHand } })
      counts.made += 1
      counts.byHand += isByHand ? 1 : 0
    }
    return counts
  }

  function resumeNow(tx: WriteTx, series: Series, closed: ClosedDays): Counts {
    const next = { ...series, pausedAtMs: null }
    table.put(tx, next)
    const counts = { made: 0, drafts: 0, byHand: 0 }
    for (const occurrence of table.occurrences(series.id)) {
      const { made } = occurrence
      if (made.postId === null || !made.held) continue
      table.putOccurrence(tx, { ...occurrence, made: { ...made, held: false } })
      const post = each.openPost(made.postId)
      if (post?.stage !== 'draft') continue
      const isByHand = each.isByHand(post, occurrence)
      const isPlanned = !isByHand && each.planOrDraft(tx, post, post.planned, { makeAs: 'scheduled' })
      counts.made += isPlanned ? 1 : 0
      counts.drafts += isPlanned ? 0 : 1
      counts.byHand += isByHand ? 1 : 0
    }
    counts.made += making.makeDue(tx, next, closed)
    return counts
  }

  /** An act on one series, which can be taken back. */
  function act(actId: string, action: string, series: Series, carryOut: (tx: WriteTx) => Counts): Counts {
    const before = acts.before([series.id])
    return acts.once(actId, () => ({
      answer: deps.uow.write(deps.by(), (tx) => {
        const counts = carryOut(tx)
        tx.audit({ action, entity: `series:${series.id}`, before: timetableOf(series), after: counts })
        return counts
      }),
      takeBack: (tx) => acts.restore(tx, before),
    }))
  }

  function stopNow(tx: WriteTx, series: Series, input: ParsedInputOf<'recurring.stop'>): Counts {
    const { fromWallTime } = input
    const stays = ruleDatesOf(series).wallTimes.filter((wallTime) => fromWallTime !== null && wallTime < fromWallTime)
    const last = stays.at(-1)
    const counts = { made: 0, drafts: 0, byHand: 0 }
    for (const occurrence of table.occurrences(series.id)) {
      const { made, wallTime } = occurrence
      const post = made.postId === null ? null : each.openPost(made.postId)
      if (post === null || input.posts === 'keep' || (fromWallTime !== null && wallTime < fromWallTime)) continue
      if (wallTime !== fromWallTime && each.isByHand(post, occurrence) && post.approval === null) counts.byHand += 1
      else {
        each.discard(tx, post)
        counts.made += 1
      }
    }
    const rule = last === undefined ? series.rule : endedBefore(series, last)
    table.put(tx, { ...series, rule, endedAtMs: last === undefined ? tx.nowMs : series.endedAtMs })
    return counts
  }

  return {
    start: async (input: ParsedInputOf<'recurring.start'>): Promise<OutputOf<'recurring.start'>> => {
      const { zone } = deps.settings()
      const series: Series = {
        id: input.seriesId,
        patternId: input.postId,
        rule: keptRule(input, zone),
        ...makingOf(input),
        zone,
        pausedAtMs: null,
        endedAtMs: null,
        writtenBy: deps.actingId(),
        createdAtMs: deps.clock.now(),
      }
      const closed = await making.closedAround(series)
      return acts.once(input.actId, () => startNow(input, series, closed))
    },
    stop: (input: ParsedInputOf<'recurring.stop'>): OutputOf<'recurring.stop'> => {
      const series = existingSeries(table, input.seriesId)
      return act(input.actId, 'series.stop', series, (tx) => stopNow(tx, series, input))
    },
    pause: ({ actId, seriesId }: ParsedInputOf<'recurring.pause'>): OutputOf<'recurring.pause'> => {
      if (acts.isDone(actId)) return acts.once(actId, nothingMore)
      const series = existingAs(seriesId, false)
      return act(actId, 'series.pause', series, (tx) => pauseNow(tx, series))
    },
    resume: async ({ actId, seriesId }: ParsedInputOf<'recurring.resume'>): Promise<OutputOf<'recurring.resume'>> => {
      if (acts.isDone(actId)) return acts.once(actId, nothingMore)
      const closed = await making.closedAround(existingAs(seriesId, true))
      const series = existingAs(seriesId, true)
      return act(actId, 'series.resume', series, (tx) => resumeNow(tx, series, closed))
    },
    leaveOut: (input: ParsedInputOf<'recurring.leaveOut'>): OutputOf<'recurring.leaveOut'> => {
      const { seriesId, wallTime, leftOut } = input
      const series = existingSeries(table, seriesId)
      const known = table.occurrences(seriesId).find((occurrence) => occurrence.wallTime === wallTime)
      if (known !== undefined && known.made.postId !== null) throw new AppError('wrong_state', { state: 'made' })
      if (!ruleDatesOf(series).wallTimes.includes(wallTime)) throw new AppError('not_found')
      const isLeftOut = known?.made.postId === null && known.made.why === 'left_out'
      if (isLeftOut === leftOut) return OK
      deps.uow.write(deps.by(), (tx) => {
        if (leftOut) table.putOccurrence(tx, { seriesId, wallTime, made: { postId: null, why: 'left_out' } })
        else table.removeOccurrence(tx, { seriesId, wallTime })
        tx.audit({ action: 'series.leave_out', entity: `series:${seriesId}`, after: { wallTime, leftOut } })
      })
      // A date that is wanted again may be due already.
      if (!leftOut) void making.look()
      return OK
    },
    undo: acts.undo,
  }
}

function nothingMore(): never {
  throw new Error('an act that is done is not done again')
}

/** A copy of a post that is shown nowhere. @returns its id */
export function makePattern(
  deps: Pick<RecurringDeps, 'ids' | 'copies' | 'table' | 'posts' | 'actingId'>,
  tx: WriteTx,
  postId: string,
): string {
  const patternId = deps.ids.next()
  const copy = deps.copies.make(tx, postId, patternId, { createdBy: deps.actingId() })
  deps.table.copyParts(tx, postId, patternId)
  deps.posts.save(tx, { ...copy, stage: 'discarded', stageBefore: 'draft' })
  return patternId
}

/** @throws AppError not_found */
export function existingSeries(table: Pick<SeriesTable, 'byId'>, seriesId: string): Series {
  const series = table.byId(seriesId)
  if (series === null) throw new AppError('not_found', { id: seriesId })
  return series
}

/** As it is kept. @throws AppError rule_wrong */
export function keptRule(
  { rule, firstDay, hour }: { readonly rule: string; readonly firstDay: string; readonly hour: string },
  zone: OfficeZone,
): string {
  const read = readRule(rule, zone)
  if (read.kind === 'flaw') throw new AppError('rule_wrong', { flaw: read.flaw })
  const { wallTimes, isCut } = datesOf(read.rule, { firstDay, hour })
  if (isCut) throw new AppError('rule_wrong', { flaw: 'too_long' })
  if (wallTimes.length === 0) throw new AppError('rule_wrong', { flaw: 'no_dates' })
  return writeRule(read.rule)
}

/** The rule of a series that ends with this date. */
export function endedBefore(series: Series, lastWallTime: string): string {
  return writeRule({ ...ruleOf(series), end: { kind: 'until', wallTime: lastWallTime } })
}

export function makingOf(
  input: Omit<ParsedInputOf<'recurring.start'>, 'actId' | 'seriesId' | 'postId' | 'confirmed' | 'rule'>,
): Pick<Series, 'firstDay' | 'hour' | 'onHoliday' | 'makeAs' | 'aheadDays' | 'mostAhead'> {
  const { firstDay, hour, onHoliday, makeAs, aheadDays, mostAhead } = input
  return { firstDay, hour, onHoliday, makeAs, aheadDays, mostAhead }
}

/** For the audit row. */
export function timetableOf(series: Series) {
  const { rule, firstDay, hour, zone, onHoliday, makeAs, aheadDays, mostAhead, pausedAtMs, endedAtMs } = series
  return { rule, firstDay, hour, zone, onHoliday, makeAs, aheadDays, mostAhead, pausedAtMs, endedAtMs }
}
