/** Follower counts by day: days of the office's calendar, gaps as gaps, clock changes. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dailySeries, dayStarts, spanOf, type Observation } from '#shared/domain/growth.ts'
import { addDays, dayAt } from '#shared/domain/wallTime.ts'

const at = (iso: string, value: number): Observation => ({ atMs: Date.parse(iso), value })
const series = (observations: readonly Observation[], firstDay: string, lastDay: string) =>
  dailySeries(observations, dayStarts({ firstDay, lastDay }, 'Europe/Madrid'))

describe('the days a range shows', () => {
  it.each([
    ['30d', '2024-01-01', { firstDay: '2026-10-25', lastDay: '2026-11-23' }],
    ['1y', '2024-01-01', { firstDay: '2025-11-24', lastDay: '2026-11-23' }],
    ['all', '2024-01-01', { firstDay: '2024-01-01', lastDay: '2026-11-23' }],
    ['30d', '2026-11-20', { firstDay: '2026-11-20', lastDay: '2026-11-23' }],
    ['1y', '2026-11-23', { firstDay: '2026-11-23', lastDay: '2026-11-23' }],
  ] as const)('%s, known since %s', (range, firstKnownDay, expected) => {
    expect(spanOf(range, '2026-11-23', firstKnownDay)).toEqual(expected)
  })

  it('are none where nothing was ever observed, or only in the future of a clock that was set back', () => {
    expect(spanOf('all', '2026-11-23', null)).toBeNull()
    expect(spanOf('30d', '2026-11-23', '2026-12-01')).toBeNull()
  })
})

describe('one value a day', () => {
  it('takes the last observation of each day, and the change from the day before', () => {
    const result = series(
      [at('2026-11-20T08:00Z', 100), at('2026-11-20T22:30Z', 104), at('2026-11-21T09:00Z', 103)],
      '2026-11-20',
      '2026-11-21',
    )
    expect(result.days).toEqual([
      { day: '2026-11-20', followers: 104, change: null },
      { day: '2026-11-21', followers: 103, change: -1 },
    ])
    expect(result.first).toEqual({ day: '2026-11-20', followers: 104 })
    expect(result.last).toEqual({ day: '2026-11-21', followers: 103, atMs: Date.parse('2026-11-21T09:00Z') })
  })

  it('begins the day at midnight of the office, not of Greenwich', () => {
    const justAfterMidnight = [at('2026-11-20T23:05Z', 7)]
    expect(series(justAfterMidnight, '2026-11-20', '2026-11-21').days.map(({ followers }) => followers)).toEqual([
      null,
      7,
    ])
    const inTheCanaries = dailySeries(
      justAfterMidnight,
      dayStarts({ firstDay: '2026-11-20', lastDay: '2026-11-21' }, 'Atlantic/Canary'),
    )
    expect(inTheCanaries.days.map(({ followers }) => followers)).toEqual([7, null])
  })

  it('leaves a gap empty and says no change across it', () => {
    const result = series([at('2026-11-18T12:00Z', 10), at('2026-11-21T12:00Z', 40)], '2026-11-18', '2026-11-22')
    expect(result.days.map(({ followers, change }) => [followers, change])).toEqual([
      [10, null],
      [null, null],
      [null, null],
      [40, null],
      [null, null],
    ])
    expect(result.missingDays).toBe(3)
  })

  it('gives the first day of a range its change from the day before the range', () => {
    const result = series([at('2026-11-19T12:00Z', 10), at('2026-11-20T12:00Z', 15)], '2026-11-20', '2026-11-20')
    expect(result.days).toEqual([{ day: '2026-11-20', followers: 15, change: 5 }])
  })

  it.each([
    ['the day of 23 hours', '2026-03-29', 23],
    ['the day of 25 hours', '2026-10-25', 25],
  ])('counts %s once', (_name, day, hours) => {
    const [, start, end] = dayStarts({ firstDay: day, lastDay: day }, 'Europe/Madrid')
    expect(((end?.startMs ?? 0) - (start?.startMs ?? 0)) / 3_600_000).toBe(hours)
    const lastMinute = { atMs: (end?.startMs ?? 0) - 60_000, value: 9 }
    expect(series([lastMinute], day, addDays(day, 1)).days.map(({ followers }) => followers)).toEqual([9, null])
  })

  it('shows every observed day with its last value and no other day, whatever was observed when', () => {
    const start = Date.parse('2026-03-20T00:00Z')
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 40 * 24 * 60 }), { maxLength: 60 }), (minutes) => {
        const observations = minutes
          .toSorted((a, b) => a - b)
          .map((minute) => ({ atMs: start + minute * 60_000, value: minute }))
        const expected = new Map(observations.map(({ atMs, value }) => [dayAt(atMs, 'Europe/Madrid'), value]))
        const result = series(observations, '2026-03-20', '2026-05-01')
        for (const { day, followers } of result.days) expect(followers).toBe(expected.get(day) ?? null)
        expect(result.missingDays).toBe(result.days.length - expected.size)
      }),
      { numRuns: 50 },
    )
  })
})
