import { describe, expect, it } from 'vitest'
import {
  changeDomain,
  chartPoints,
  dayOf,
  dayTicks,
  gapsOf,
  headlineOf,
  tableDays,
  valueDomain,
  valueTicks,
  xOf,
} from '../../../../src/renderer/features/growth/growthView.ts'
import type { FollowerSeries } from '#shared/contract/growth.ts'
import { addDays } from '#shared/domain/wallTime.ts'

const daysFrom = (first: string, followers: readonly (number | null)[]): FollowerSeries['days'] =>
  followers.map((count, index) => {
    const before = followers[index - 1] ?? null
    return {
      day: addDays(first, index),
      followers: count,
      change: count === null || before === null ? null : count - before,
    }
  })

const series = (change: Partial<FollowerSeries>): FollowerSeries => ({
  accountId: 'account',
  zone: 'Europe/Madrid',
  days: [],
  first: null,
  last: null,
  missingDays: 0,
  ...change,
})

describe('the chart', () => {
  it('keeps a gap a gap, never zero', () => {
    expect(chartPoints(daysFrom('2026-03-28', [10, null, 12])).map(({ day, followers }) => [day, followers])).toEqual([
      ['2026-03-28', 10],
      ['2026-03-29', null],
      ['2026-03-30', 12],
    ])
  })
  it('marks a day measured between gaps, which a line would not show', () => {
    expect(chartPoints(daysFrom('2026-01-01', [1, null, 2, null, 3, 4])).map(({ alone }) => alone)).toEqual([
      true,
      false,
      true,
      false,
      false,
      false,
    ])
  })
  it('shades a gap from the last measured day to the next, and to the end where there is none', () => {
    const gaps = gapsOf(chartPoints(daysFrom('2026-01-01', [null, 1, null, null, 2, 3, null])))
    expect(gaps.map((gap) => gap.map(dayOf))).toEqual([
      ['2026-01-01', '2026-01-02'],
      ['2026-01-02', '2026-01-05'],
      ['2026-01-06', '2026-01-07'],
    ])
  })
  it('spaces days evenly over the clock changes', () => {
    const [before, after] = [xOf('2026-03-28'), xOf('2026-03-30')]
    expect(after - before).toBe(2 * 86_400_000)
    expect(dayOf(after)).toBe('2026-03-30')
  })
})

describe('the headline', () => {
  const last = { day: '2026-03-31', followers: 1100, atMs: 5 }

  it('is nothing without measurements', () => {
    expect(headlineOf(series({}))).toBeNull()
  })
  it('has no change with a single day', () => {
    expect(headlineOf(series({ first: { day: '2026-03-31', followers: 1100 }, last }))).toEqual({
      followers: 1100,
      lastAtMs: 5,
      change: null,
    })
  })
  it('compares the last with the first measured day', () => {
    expect(headlineOf(series({ first: { day: '2026-03-21', followers: 1000 }, last }))?.change).toEqual({
      absolute: 100,
      ratio: 0.1,
      perDay: 10,
      since: '2026-03-21',
    })
  })
  it('gives no percentage from zero', () => {
    expect(headlineOf(series({ first: { day: '2026-03-21', followers: 0 }, last }))?.change?.ratio).toBeNull()
  })
})

it('tells the table newest first and leaves the series as it was', () => {
  const days = daysFrom('2026-01-01', [1, 2])
  expect(tableDays(days).map(({ day }) => day)).toEqual(['2026-01-02', '2026-01-01'])
  expect(days[0]?.day).toBe('2026-01-01')
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
    const { ticks, by } = dayTicks(daysFrom('2026-03-01', Array<number>(30).fill(1)), 8)
    expect(by).toBe('day')
    expect(ticks.length).toBeLessThanOrEqual(8)
    expect(ticks.map(dayOf).at(-1)).toBe('2026-03-30')
  })
  it('name whole months in years', () => {
    const { ticks, by } = dayTicks(daysFrom('2024-03-15', Array<number>(730).fill(1)), 8)
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
})
