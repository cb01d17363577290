/**
 * Makes the posts of series ahead of time: at the start, and as days pass (docs/specs/recurring.md §2). A date is made once:
 * what was decided about it is kept under its wall time, in the transaction that makes its post.
 */
import { addDays, dayAt } from '#shared/domain/wallTime.ts'
import { faultPlace } from '../faultPlace.ts'
import type { Clock, Ids, Log } from '../ports.ts'
import type { Series, SeriesTable } from '../store/seriesTable.ts'
import type { UnitOfWork, WriteTx } from '../store/unitOfWork.ts'
import { plannedFor, type OccurrencePosts } from './occurrencePosts.ts'
import type { createOfficeDays } from './officeDays.ts'
import { isToCome } from './planSteps.ts'
import type { PostCopies } from './postCopies.ts'
import { closedDaysIn, placesOf, seriesStateOf, type ClosedDays } from './seriesDates.ts'

/** Waits are cut, so that a clock that was set and a computer that slept are noticed. */
const LOOK_EVERY_MS = 30 * 60_000
/** A date that moved to the next working day may still be to come. */
const LOOK_BACK_DAYS = 31

export type SeriesMaking = ReturnType<typeof createSeriesMaking>

export function createSeriesMaking(deps: {
  readonly table: SeriesTable
  readonly days: Pick<ReturnType<typeof createOfficeDays>, 'list'>
  readonly copies: PostCopies
  readonly each: OccurrencePosts
  readonly uow: UnitOfWork
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly wakeOutbox: () => void
}) {
  const { table, clock, copies, each } = deps
  let cancelTimer: (() => void) | null = null
  let isStopped = false
  let running: Promise<void> | null = null

  /** In the zone of the series. */
  const horizonOf = ({ zone, aheadDays }: Pick<Series, 'zone' | 'aheadDays'>): string =>
    addDays(dayAt(clock.now(), zone), aheadDays)

  /** What dates that may be made now need to know. */
  function closedAround(series: Pick<Series, 'zone' | 'aheadDays'>): Promise<ClosedDays> {
    const today = dayAt(clock.now(), series.zone)
    return closedDaysIn(deps.days.list, addDays(today, -LOOK_BACK_DAYS), horizonOf(series))
  }

  function makeOne(tx: WriteTx, series: Series, wallTime: string, place: string): void {
    const planned = plannedFor(place, series.zone)
    const postId = deps.ids.next()
    const copy = copies.make(tx, series.patternId, postId, { createdBy: series.writtenBy })
    table.copyParts(tx, series.patternId, postId)
    const scheduled = each.planOrDraft(tx, copy, planned, series)
    table.putOccurrence(tx, {
      seriesId: series.id,
      wallTime,
      made: { postId, madeWallTime: planned?.wallTime ?? null, digest: copies.digestOf(postId), held: false },
    })
    tx.audit({
      action: 'post.recur',
      entity: `post:${postId}`,
      after: { seriesId: series.id, wallTime, scheduled, zone: series.zone },
    })
  }

  /** Dates that are due to be made and are not decided about yet; the brake cuts them. */
  function dueOf(
    series: Series,
    closed: ClosedDays,
  ): readonly { readonly wallTime: string; readonly place: string | null }[] {
    if (seriesStateOf(series) !== 'running') return []
    const horizon = horizonOf(series)
    const since = addDays(dayAt(clock.now(), series.zone), -LOOK_BACK_DAYS)
    const known = new Set(table.occurrences(series.id).map(({ wallTime }) => wallTime))
    let room = series.mostAhead - table.aheadOf(series.id, clock.now())
    const due = []
    for (const { wallTime, place } of placesOf(series, closed)) {
      if (wallTime.slice(0, 10) < since || known.has(wallTime)) continue
      if (wallTime.slice(0, 10) > horizon) break
      if (!isToComeAt(place ?? wallTime, series)) continue
      if (place !== null) room -= 1
      if (room < 0) break
      due.push({ wallTime, place })
    }
    return due
  }

  /** An hour that the clock never shows is to come as long as its day is. */
  function isToComeAt(wallTime: string, { zone }: Pick<Series, 'zone'>): boolean {
    const planned = plannedFor(wallTime, zone)
    return planned === null ? wallTime.slice(0, 10) >= dayAt(clock.now(), zone) : isToCome(planned.atMs, clock.now())
  }

  /** In a transaction that is open. Wake the outbox after it. @returns how many posts were made */
  function makeDue(tx: WriteTx, series: Series, closed: ClosedDays): number {
    let made = 0
    for (const { wallTime, place } of dueOf(series, closed)) {
      if (place === null)
        table.putOccurrence(tx, { seriesId: series.id, wallTime, made: { postId: null, why: 'holiday' } })
      else {
        makeOne(tx, series, wallTime, place)
        made += 1
      }
    }
    return made
  }

  async function lookAt(id: string): Promise<void> {
    const series = table.byId(id)
    if (series === null || seriesStateOf(series) !== 'running') return
    const closed = await closedAround(series)
    const now = table.byId(id)
    if (isStopped || now === null || dueOf(now, closed).length === 0) return
    deps.uow.write({ actor: 'mando', correlationId: deps.ids.next() }, (tx) => {
      const made = makeDue(tx, now, closed)
      tx.audit({ action: 'series.make', entity: `series:${id}`, after: { made } })
    })
    deps.wakeOutbox()
  }

  /** One that fails keeps no other from being made, and a full disk must not end the program from a timer. */
  async function lookAtAll(): Promise<void> {
    for (const { id } of table.all()) {
      await lookAt(id).catch(logFailed)
    }
  }

  function logFailed(error: unknown): void {
    deps.log.error('series.make_failed', { fault: faultPlace(error) })
  }

  /** One at a time; whoever asks meanwhile waits for the one that runs. */
  function look(): Promise<void> {
    running ??= lookAtAll()
      .catch(logFailed)
      .finally(() => {
        running = null
      })
    return running
  }

  function turn(): void {
    void look()
    cancelTimer = clock.after(LOOK_EVERY_MS, turn)
  }

  return {
    closedAround,
    makeDue,
    isToComeAt,
    look,
    start: turn,
    /** Resolves when what was under way is written down. */
    stop: async (): Promise<void> => {
      isStopped = true
      cancelTimer?.()
      await running
    },
  }
}
