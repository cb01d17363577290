/** The followers' part: steps of a chart, what they hold, figures of a window, axes. */
import { describe, expect, it } from 'vitest'
import {
  changeDomain,
  changesOf,
  dayOf,
  dayTicks,
  gapsOf,
  headlineOf,
  signPlaces,
  meansOf,
  stepKindOf,
  stepsOf,
  valueDomain,
  valuesOf,
  valueTicks,
  wholeWindow,
  windowWithin,
  xOf,
} from '../../../../src/renderer/features/growth/followers/followersView.ts'
import type { FollowerSeries } from '#shared/contract/growth.ts'

const NOTHING = [null, null, null, null, null, null, null]
const series = (change: Partial<FollowerSeries>): FollowerSeries => ({
  accountId: 'account',
  counts: [],
  before: NOTHING,
  entered: [],
  knownSince: null,
  lastMeasuredAtMs: null,
  ...change,
})
const YEAR = { firstDay: '2026-01-01', lastDay: '2026-12-31' }
const dailySteps = (count: number) => stepsOf(YEAR, { from: 0, to: count - 1 }, 'day')

describe('the steps of a chart', () => {
  it('are days up to four hundred, then weeks, then months', () => {
    expect(stepKindOf({ from: 0, to: 399 })).toBe('day')
    expect(stepKindOf({ from: 0, to: 400 })).toBe('week')
    expect(stepKindOf({ from: 10, to: 2_809 })).toBe('week')
    expect(stepKindOf({ from: 0, to: 2_800 })).toBe('month')
  })

  it('are weeks from Monday to Sunday, cut off at the ends', () => {
    // The first of January 2026 is a Thursday.
    expect(stepsOf(YEAR, { from: 0, to: 13 }, 'week').map(({ firstDay, lastDay }) => [firstDay, lastDay])).toEqual([
      ['2026-01-01', '2026-01-04'],
      ['2026-01-05', '2026-01-11'],
      ['2026-01-12', '2026-01-14'],
    ])
  })

  it('are months of the calendar, and leave out no day', () => {
    const months = stepsOf(YEAR, wholeWindow(YEAR), 'month')
    expect(months.map(({ lastDay }) => lastDay.slice(5))).toEqual([
      '01-31',
      '02-28',
      '03-31',
      '04-30',
      '05-31',
      '06-30',
      '07-31',
      '08-31',
      '09-30',
      '10-31',
      '11-30',
      '12-31',
    ])
    expect(months.reduce((days, { from, to }) => days + to - from + 1, 0)).toBe(365)
  })

  it('are evenly spaced over the clock changes', () => {
    const [before, after] = [xOf('2026-03-28'), xOf('2026-03-30')]
    expect(after - before).toBe(2 * 86_400_000)
    expect(dayOf(after)).toBe('2026-03-30')
  })

  it('hold the last known value, and a gap where nothing is known', () => {
    const steps = stepsOf(YEAR, { from: 0, to: 17 }, 'week')
    const counts = [1, 2, null, null, ...NOTHING, null, 5, 6, null, null, null, null]
    expect(valuesOf(counts, steps)).toEqual([2, null, 6])
  })

  it('say no change across a gap, and the first from the day before it', () => {
    const counts = [10, null, 40, 41]
    expect(changesOf({ counts, before: [...NOTHING.slice(1), 7] }, dailySteps(4))).toEqual([3, null, null, 1])
    const weeks = stepsOf(YEAR, { from: 0, to: 17 }, 'week')
    const long = [...Array.from({ length: 11 }, (_, at) => 100 + at), ...NOTHING]
    expect(changesOf({ counts: long, before: [...NOTHING.slice(1), 90] }, weeks)).toEqual([13, 7, null])
  })

  it('have the mean of a week from seven days before, gaps between or not', () => {
    const counts = [10, null, null, null, null, null, null, 24]
    expect(meansOf({ counts, before: [3, ...NOTHING.slice(1)] }, dailySteps(8))).toEqual([1, ...NOTHING.slice(1), 2])
  })
})

describe('the line', () => {
  it('has its sign at its end, and where something is known between gaps, which a line would not show', () => {
    expect(signPlaces([1, null, 2, null, 3, 4, null])).toEqual([0, 2, 5])
    expect(signPlaces([null, null])).toEqual([])
  })
  it('shades a gap from the last known step to the next, and to the end where there is none', () => {
    const gaps = gapsOf(dailySteps(7), [null, 1, null, null, 2, 3, null])
    expect(gaps.map((gap) => gap.map(dayOf))).toEqual([
      ['2026-01-01', '2026-01-02'],
      ['2026-01-02', '2026-01-05'],
      ['2026-01-06', '2026-01-07'],
    ])
  })
})

describe('the window', () => {
  it('is cut to a shorter span, and is all of it where nothing is left', () => {
    const week = { firstDay: '2026-01-01', lastDay: '2026-01-07' }
    expect(windowWithin({ from: 2, to: 40 }, week)).toEqual({ from: 2, to: 6 })
    expect(windowWithin({ from: 20, to: 40 }, week)).toEqual({ from: 0, to: 6 })
  })
})

describe('the headline', () => {
  const all = { from: 0, to: 10 }

  it('is nothing without anything known', () => {
    expect(headlineOf(series({ counts: [null, null] }), YEAR, all)).toBeNull()
  })
  it('has no change with a single day', () => {
    expect(headlineOf(series({ counts: [null, 1100], knownSince: '2026-01-02' }), YEAR, all)).toEqual({
      followers: 1100,
      asOf: '2026-01-02',
      change: null,
      missing: 0,
      days: 1,
    })
  })
  it('compares the last with the first known day of the window', () => {
    const counts = [7, 1000, null, null, null, null, null, null, null, null, 1100]
    const figures = headlineOf(series({ counts, knownSince: '2025-01-01' }), YEAR, { from: 1, to: 10 })
    expect(figures?.change).toMatchObject({ absolute: 100, ratio: 0.1, since: '2026-01-02' })
    expect(figures?.change?.perDay).toBe(100 / 9)
    expect(figures).toMatchObject({ missing: 8, days: 10 })
  })
  it('gives no percentage from zero', () => {
    expect(headlineOf(series({ counts: [0, 5] }), YEAR, all)?.change?.ratio).toBeNull()
  })
})

describe('the axes', () => {
  it.each([
    [
      [298_120, 300_480],
      [298_000, 301_000],
    ],
    [
      [0, 3],
      [0, 3],
    ],
    [
      [50, 50],
      [49, 51],
    ],
    [
      [0, 0],
      [0, 1],
    ],
    [
      [null, null],
      [0, 1],
    ],
  ])('fit %j within round numbers', (values, expected) => {
    const [least, most] = valueDomain(values)
    expect([least, most]).toEqual(expected)
    for (const value of values) if (value !== null) expect(value >= least && value <= most).toBe(true)
  })
  it('name few round values inside the domain', () => {
    for (const domain of [
      [298_000, 301_000],
      [0, 3],
      [0, 1_000_000],
    ] as const) {
      const ticks = valueTicks(domain)
      expect(ticks.length).toBeGreaterThanOrEqual(2)
      expect(ticks.length).toBeLessThanOrEqual(7)
      for (const tick of ticks) expect(tick >= domain[0] && tick <= domain[1]).toBe(true)
    }
  })
  it('show losses and gains by the same measure', () => {
    expect(changeDomain([3, -12, null])).toEqual([-12, 12])
    expect(changeDomain([null])).toEqual([-1, 1])
  })
  it('name the newest day in a month', () => {
    const { ticks, by } = dayTicks({ firstDay: '2026-03-01', lastDay: '2026-03-30' }, { from: 0, to: 29 }, 8)
    expect(by).toBe('day')
    expect(ticks.length).toBeLessThanOrEqual(8)
    expect(ticks.map(dayOf).at(-1)).toBe('2026-03-30')
  })
  it('name whole months in years', () => {
    const { ticks, by } = dayTicks({ firstDay: '2024-03-15', lastDay: '2026-03-14' }, { from: 0, to: 729 }, 8)
    expect(by).toBe('month')
    expect(ticks.map(dayOf)).toEqual([
      '2024-04-01',
      '2024-07-01',
      '2024-10-01',
      '2025-01-01',
      '2025-04-01',
      '2025-07-01',
      '2025-10-01',
      '2026-01-01',
    ])
  })
  it('name years in decades, and only what is in the window', () => {
    const span = { firstDay: '2016-05-01', lastDay: '2026-04-30' }
    const { ticks, by } = dayTicks(span, wholeWindow(span), 8)
    expect(by).toBe('year')
    expect(ticks.map((x) => dayOf(x).slice(0, 4))).toEqual(['2018', '2020', '2022', '2024', '2026'])
  })
})
