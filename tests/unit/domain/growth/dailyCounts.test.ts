/** Follower counts by day: days of the office's calendar, gaps as gaps, clock changes, what people noted. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  dailyCounts,
  dayStartsMs,
  packYear,
  placeInYear,
  spanOfYear,
  unpackDays,
  yearsOf,
  type EnteredCount,
  type Observation,
} from '#shared/domain/growth/dailyCounts.ts'
import { daysOf } from '#shared/domain/period.ts'
import { addDays, dayAt, dayStartMs, OFFICE_ZONES, type OfficeZone } from '#shared/domain/wallTime.ts'

const at = (iso: string, value: number): Observation => ({ atMs: Date.parse(iso), value })
const countsOf = (
  observations: readonly Observation[],
  firstDay: string,
  lastDay: string,
  { zone = 'Europe/Madrid', entered = [] }: { zone?: OfficeZone; entered?: readonly EnteredCount[] } = {},
) => dailyCounts({ firstDay, lastDay }, dayStartsMs({ firstDay, lastDay }, zone), observations, entered)
const values = (...given: Parameters<typeof countsOf>) => countsOf(...given).map((count) => count?.value ?? null)

describe('one count a day', () => {
  it('is the last observation of the day', () => {
    const seen = [at('2026-11-20T08:00Z', 100), at('2026-11-20T22:30Z', 104), at('2026-11-21T09:00Z', 103)]
    expect(values(seen, '2026-11-20', '2026-11-21')).toEqual([104, 103])
  })

  it('begins at midnight of the office, not of Greenwich', () => {
    const justAfterMidnight = [at('2026-11-20T23:05Z', 7)]
    expect(values(justAfterMidnight, '2026-11-20', '2026-11-21')).toEqual([null, 7])
    expect(values(justAfterMidnight, '2026-11-20', '2026-11-21', { zone: 'Atlantic/Canary' })).toEqual([7, null])
  })

  it('is a gap where nobody looked, never zero, and zero where zero was seen', () => {
    const seen = [at('2026-11-18T12:00Z', 0), at('2026-11-21T12:00Z', 40)]
    expect(values(seen, '2026-11-17', '2026-11-22')).toEqual([null, 0, null, null, 40, null])
  })

  it('is what was noted where nothing was measured, and the last of several notes', () => {
    const entered = [
      { day: '2026-11-19', value: 5 },
      { day: '2026-11-20', value: 6 },
      { day: '2026-11-20', value: 8 },
      { day: '2025-01-01', value: 9 },
    ]
    expect(countsOf([at('2026-11-19T12:00Z', 7)], '2026-11-18', '2026-11-20', { entered })).toEqual([
      null,
      { value: 7, source: 'measured' },
      { value: 8, source: 'entered' },
    ])
  })

  it('is that of every observed day, whatever was observed when', () => {
    const start = Date.parse('2026-03-20T00:00Z')
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 40 * 24 * 60 }), { maxLength: 60 }), (minutes) => {
        const seen = minutes
          .toSorted((a, b) => a - b)
          .map((minute) => ({ atMs: start + minute * 60_000, value: minute }))
        const expected = new Map(seen.map(({ atMs, value }) => [dayAt(atMs, 'Europe/Madrid'), value]))
        const found = values(seen, '2026-03-20', '2026-05-01')
        const days = daysOf({ firstDay: '2026-03-20', lastDay: '2026-05-01' })
        expect(found).toEqual(days.map((day) => expected.get(day) ?? null))
      }),
      { numRuns: 50 },
    )
  })
})

describe('the first instants of days', () => {
  it.each(OFFICE_ZONES)('are those of the calendar of %s, over twenty years', (zone) => {
    const span = { firstDay: '2015-01-01', lastDay: '2034-12-31' }
    const expected = [...daysOf(span), '2035-01-01'].map((day) => dayStartMs(day, zone))
    expect(dayStartsMs(span, zone)).toEqual(expected)
  })

  it.each([
    ['the day of 23 hours', '2026-03-29', 23],
    ['the day of 25 hours', '2026-10-25', 25],
  ])('give %s its hours', (_name, day, hours) => {
    const [start = 0, end = 0] = dayStartsMs({ firstDay: day, lastDay: day }, 'Europe/Madrid')
    expect((end - start) / 3_600_000).toBe(hours)
    expect(values([{ atMs: end - 60_000, value: 9 }], day, addDays(day, 1))).toEqual([9, null])
  })
})

describe('a year as it is kept', () => {
  it('gives back what was put into it, gaps and zeros and who said so', () => {
    const count = fc.option(
      fc.record({
        value: fc.integer({ min: 0, max: 2_147_483_647 }),
        source: fc.constantFrom('measured' as const, 'entered' as const),
      }),
    )
    fc.assert(
      fc.property(fc.array(count, { minLength: 366, maxLength: 366 }), (counts) => {
        const columns = { values: new Array<number | null>(366).fill(null), entered: [] as number[] }
        unpackDays(packYear(counts), { first: 0, last: 365 }, columns, 0)
        expect(columns.values).toEqual(counts.map((each) => each?.value ?? null))
        expect(columns.entered).toEqual(counts.flatMap((each, place) => (each?.source === 'entered' ? [place] : [])))
      }),
      { numRuns: 30 },
    )
  })

  it('has a place for each day of its calendar', () => {
    expect(placeInYear('2024-12-31')).toEqual({ year: 2024, place: 365 })
    expect(placeInYear('2026-12-31')).toEqual({ year: 2026, place: 364 })
    expect(spanOfYear(2026)).toEqual({ firstDay: '2026-01-01', lastDay: '2026-12-31' })
  })

  it('is cut out of the span that is asked for', () => {
    expect(yearsOf({ firstDay: '2025-12-30', lastDay: '2027-01-02' })).toEqual([
      { year: 2025, first: 363, last: 364, offset: 0 },
      { year: 2026, first: 0, last: 364, offset: 2 },
      { year: 2027, first: 0, last: 1, offset: 367 },
    ])
  })
})
