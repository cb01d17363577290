/**
 * Two years of followers against a calculation by other means (tests/fixtures/growth/compute.py): days of two zones over
 * clock changes, gaps, losses, several observations in a day, noted days. To the last digit.
 */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { dailyCounts, dayStartsMs } from '#shared/domain/growth/dailyCounts.ts'
import { dailyChange, firstKnown, indexed, meanChangeAt, relativeChange } from '#shared/domain/growth/growthSeries.ts'
import { nextMilestone, reachedMilestones } from '#shared/domain/growth/milestones.ts'
import { projectionTo } from '#shared/domain/growth/projection.ts'
import { isWeekend, unusualDays } from '#shared/domain/growth/unusualDays.ts'
import { dayAfter } from '#shared/domain/period.ts'
import { OFFICE_ZONES } from '#shared/domain/wallTime.ts'

const column = z.array(z.number().nullable())
const projection = z.object({
  ...{ target: z.number(), inDays: z.number(), earliest: z.number(), latest: z.number().nullable() },
  ...{ weeks: z.number(), perWeek: z.number() },
})
const fixture = z
  .object({
    observations: z.array(z.tuple([z.number(), z.number()])),
    entered: z.array(z.tuple([z.string(), z.number()])),
    zones: z.record(
      z.enum(OFFICE_ZONES),
      z.object({
        firstDay: z.string(),
        lastDay: z.string(),
        counts: column,
        changes: column,
        means: column,
        relative: column,
        index: column,
        unusual: z.array(z.object({ day: z.string(), change: z.number(), usual: z.number() })),
        milestones: z.array(z.object({ day: z.string(), count: z.number() })),
        projection,
        farProjection: projection,
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(path.join(import.meta.dirname, '../../../fixtures/growth/followers.json'), 'utf8')))

describe.each(OFFICE_ZONES)('in %s', (zone) => {
  const expected = fixture.zones[zone]
  const span = { firstDay: expected.firstDay, lastDay: expected.lastDay }
  const counts = dailyCounts(
    span,
    dayStartsMs(span, zone),
    fixture.observations.map(([atMs, value]) => ({ atMs, value })),
    fixture.entered.map(([day, value]) => ({ day, value })),
  ).map((count) => count?.value ?? null)
  const changes = dailyChange(counts, null)
  const base = counts[firstKnown(counts) ?? 0] ?? null
  const dayOf = (at: number): string => dayAfter(span.firstDay, at)

  it('the counts of the days', () => {
    expect(counts).toEqual(expected.counts)
  })
  it('their changes, and the means of seven days', () => {
    expect(changes).toEqual(expected.changes)
    expect(counts.map((_, at) => meanChangeAt(counts, [], at))).toEqual(expected.means)
  })
  it('their part and their index of the first known day', () => {
    expect(relativeChange(counts, base)).toEqual(expected.relative)
    expect(indexed(counts, base)).toEqual(expected.index)
  })
  it('the unusual days', () => {
    const found = unusualDays(changes, 0, (at) => isWeekend(dayOf(at)), counts)
    expect(found.map(({ at, change, usual }) => ({ day: dayOf(at), change, usual }))).toEqual(expected.unusual)
    expect(expected.unusual.length).toBeGreaterThan(1)
  })
  it('the milestones', () => {
    expect(reachedMilestones(counts).map(({ count, at }) => ({ day: dayOf(at), count }))).toEqual(expected.milestones)
    expect(expected.milestones.length).toBeGreaterThan(0)
  })
  it('when the next one may come, and one further away', () => {
    for (const { target, ...rest } of [expected.projection, expected.farProjection]) {
      expect(projectionTo(counts, target)).toEqual({ kind: 'expected', ...rest })
    }
    const last = counts.findLast((count) => count !== null) ?? 0
    expect(nextMilestone(last)).toBe(expected.projection.target)
  })
})

describe('a projection', () => {
  const weekly = (gains: readonly number[]): readonly number[] => {
    let count = 10_000
    return [count, ...gains.flatMap((gain) => Array.from({ length: 7 }, () => (count += gain / 7)))]
  }
  it('says that too little is known, instead of a day', () => {
    expect(projectionTo(weekly(Array<number>(7).fill(70)), 20_000)).toEqual({ kind: 'too_little', weeks: 7 })
    expect(projectionTo([], 1_000)).toEqual({ kind: 'too_little', weeks: 0 })
    expect(
      projectionTo([...weekly(Array<number>(12).fill(70)).map((count, at) => (at % 7 === 0 ? null : count))], 20_000),
    ).toMatchObject({ weeks: 11 })
  })
  it('says that it does not grow, or not soon', () => {
    expect(projectionTo(weekly(Array<number>(10).fill(-7)), 20_000)).toMatchObject({ kind: 'not_growing', perWeek: -7 })
    expect(projectionTo(weekly(Array<number>(10).fill(0)), 20_000)).toMatchObject({ kind: 'not_growing' })
    expect(projectionTo(weekly(Array<number>(10).fill(7)), 20_000)).toMatchObject({ kind: 'far' })
  })
  it('has no spread where all weeks are alike', () => {
    expect(projectionTo(weekly(Array<number>(10).fill(70)), 10_910)).toEqual({
      kind: 'expected',
      inDays: 21,
      earliest: 21,
      latest: 21,
      perWeek: 70,
      weeks: 10,
    })
  })
  it('has no last day where the weeks differ too much', () => {
    const wild = Array.from({ length: 12 }, (_, week) => (week % 2 === 0 ? 3_000 : -2_800))
    expect(projectionTo(weekly(wild), 15_000)).toMatchObject({ latest: null })
  })
})

it.each([
  [0, 1_000],
  [999, 1_000],
  [1_000, 1_500],
  [1_999, 2_000],
  [2_000, 3_000],
  [9_500, 10_000],
  [10_000, 15_000],
  [200_000, 300_000],
  [1_999_999, 2_000_000],
])('after %d comes %d', (count, next) => {
  expect(nextMilestone(count)).toBe(next)
})

it('a milestone is reached once, and a fall below it is not the way to reach it again', () => {
  const reached = reachedMilestones([null, 990, 1_001, 998, 1_002, null, 2_600])
  expect(reached).toEqual([
    { count: 1_000, at: 2 },
    { count: 2_000, at: 6 },
  ])
})
