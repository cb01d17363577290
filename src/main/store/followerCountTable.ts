/**
 * Followers by day: what was noted by people, and the days as they follow from it and from the observations, kept year by
 * year so that ten years are read in a moment (docs/specs/growth.md §2).
 */
import {
  dailyCounts,
  dayStartsMs,
  packYear,
  placeInYear,
  spanOfYear,
  unpackDays,
  yearsOf,
  type EnteredCount,
} from '#shared/domain/growth/dailyCounts.ts'
import { dayAfter, dayCountOf, type DaySpan } from '#shared/domain/period.ts'
import { dayAt, type OfficeZone } from '#shared/domain/wallTime.ts'
import type { ObservationTable } from './observationTable.ts'
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type NewEnteredCount = {
  readonly accountId: string
  readonly day: string
  /** Null takes back what was noted for the day. */
  readonly value: number | null
  readonly batchId: string
  readonly personId: string | null
}

export type FollowerDays = {
  /** One entry a day of the span; null is a gap. */
  readonly values: readonly (number | null)[]
  /** Places of the days that were entered, ascending. */
  readonly entered: readonly number[]
}

export type FollowerCountTable = ReturnType<typeof createFollowerCountTable>

export function createFollowerCountTable(db: Sqlite, observations: Pick<ObservationTable, 'firstAtMs' | 'lastOfEach'>) {
  const insert = db.prepare<[NewEnteredCount & { readonly now: number }]>(
    `INSERT INTO entered_count (account_id, day, value, batch_id, person_id, noted_at)
     VALUES (@accountId, @day, @value, @batchId, @personId, @now)`,
  )
  // The last note of each day, and only where it was not taken back.
  const enteredIn = db.prepare<[string, string, string], EnteredCount>(
    `SELECT day, value FROM (
       SELECT day, value, max(seq) FROM entered_count WHERE account_id = ? AND day BETWEEN ? AND ? GROUP BY day)
     WHERE value IS NOT NULL ORDER BY day`,
  )
  const firstEntered = db
    .prepare<[string], string>(
      `SELECT day FROM (SELECT day, value, max(seq) FROM entered_count WHERE account_id = ? GROUP BY day)
       WHERE value IS NOT NULL ORDER BY day LIMIT 1`,
    )
    .pluck()
  const ofBatch = db.prepare<[string], { readonly accountId: string; readonly day: string; readonly seq: number }>(
    'SELECT account_id AS accountId, day, seq FROM entered_count WHERE batch_id = ? ORDER BY seq',
  )
  const beforeBatch = db
    .prepare<[string, string, number], number | null>(
      'SELECT value FROM entered_count WHERE account_id = ? AND day = ? AND seq < ? ORDER BY seq DESC LIMIT 1',
    )
    .pluck()
  const lastSeqOfDay = db
    .prepare<[string, string], number>('SELECT max(seq) FROM entered_count WHERE account_id = ? AND day = ?')
    .pluck()
  const yearsKept = db.prepare<[string, string, number, number], { readonly year: number; readonly counts: Buffer }>(
    'SELECT year, counts FROM follower_year WHERE account_id = ? AND zone = ? AND year BETWEEN ? AND ? ORDER BY year',
  )
  const keepYear = db.prepare<[string, number, string, Uint8Array]>(
    `INSERT INTO follower_year (account_id, year, zone, counts) VALUES (?, ?, ?, ?)
     ON CONFLICT (account_id, year) DO UPDATE SET zone = excluded.zone, counts = excluded.counts`,
  )
  const zonesOfYears = db.prepare<[string], { readonly year: number; readonly zone: string }>(
    'SELECT year, zone FROM follower_year WHERE account_id = ?',
  )

  function workedOut(accountId: string, span: DaySpan, zone: OfficeZone) {
    const starts = dayStartsMs(span, zone)
    const seen = observations.lastOfEach(accountId, 'followers', starts)
    return dailyCounts(span, starts, seen, enteredIn.all(accountId, span.firstDay, span.lastDay))
  }

  function buildYear(accountId: string, year: number, zone: OfficeZone): void {
    keepYear.run(accountId, year, zone, packYear(workedOut(accountId, spanOfYear(year), zone)))
  }

  /** Null where nothing was ever measured or entered. */
  function firstDay(accountId: string, zone: OfficeZone): string | null {
    const atMs = observations.firstAtMs(accountId, 'followers')
    const measured = atMs === null ? null : dayAt(atMs, zone)
    const entered = firstEntered.get(accountId) ?? null
    if (measured === null || entered === null) return measured ?? entered
    return measured < entered ? measured : entered
  }

  return {
    firstDay,
    /** Of each day of the span what counts (`dailyCounts`). Takes the same whether the years are kept or not. */
    read: (accountId: string, span: DaySpan, zone: OfficeZone): FollowerDays => {
      const columns: { readonly values: (number | null)[]; readonly entered: number[] } = {
        values: new Array<number | null>(dayCountOf(span)).fill(null),
        entered: [],
      }
      const years = yearsOf(span)
      const kept = new Map(
        yearsKept
          .all(accountId, zone, years[0]?.year ?? 0, years.at(-1)?.year ?? 0)
          .map(({ year, counts }) => [year, counts]),
      )
      for (const { year, first, last, offset } of years) {
        const bytes = kept.get(year) ?? packYear(workedOut(accountId, spanOfYear(year), zone))
        unpackDays(bytes, { first, last }, columns, offset)
      }
      return columns
    },
    /** What was entered in a span and counts as entered, whether or not the day was measured. */
    entered: (accountId: string, span: DaySpan): readonly EnteredCount[] =>
      enteredIn.all(accountId, span.firstDay, span.lastDay),
    /** The days of a span that were measured. */
    measuredDays: (accountId: string, span: DaySpan, zone: OfficeZone): ReadonlySet<string> => {
      const found = workedOut(accountId, span, zone)
      return new Set(found.flatMap((count, at) => (count?.source === 'measured' ? [dayAfter(span.firstDay, at)] : [])))
    },
    /** Whether anything was noted under that id. */
    hasAct: (batchId: string): boolean => ofBatch.get(batchId) !== undefined,
    /** `keepDays` is to follow, once for all that was entered. */
    enter: (tx: WriteTx, count: NewEnteredCount): void => {
      insert.run({ ...count, now: tx.nowMs })
      tx.changed('growth', count.accountId)
    },
    /**
     * What would have to be entered to take back an act: of each of its days what counted before. Days that another act
     * noted since are left as they are.
     */
    beforeAct: (
      batchId: string,
    ): readonly { readonly accountId: string; readonly day: string; readonly value: number | null }[] =>
      ofBatch
        .all(batchId)
        .filter(({ accountId, day, seq }) => lastSeqOfDay.get(accountId, day) === seq)
        .map(({ accountId, day, seq }) => ({ accountId, day, value: beforeBatch.get(accountId, day, seq) ?? null })),
    /**
     * Brings the kept years up to date with days on which something came in, and works out one year that is not kept yet,
     * so that after a change of zone all are kept again before long.
     */
    keepDays: (_tx: WriteTx, accountId: string, days: readonly string[], zone: OfficeZone): void => {
      const changed = new Set(days.map((day) => placeInYear(day).year))
      for (const year of changed) buildYear(accountId, year, zone)
      const kept = new Map(zonesOfYears.all(accountId).map((row) => [row.year, row.zone]))
      const from = firstDay(accountId, zone)
      const newest = Math.max(...changed)
      if (from === null) return
      for (let year = placeInYear(from).year; year <= newest; year += 1) {
        if (kept.get(year) === zone) continue
        buildYear(accountId, year, zone)
        return
      }
    },
  }
}
