/** What figures of attention are computed by (docs/specs/care.md §2, §3). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBacklogTally, createRateTally, timesOf } from '../../../src/shared/domain/care.ts'
import { createSamples } from '../../../src/shared/domain/percentile.ts'
import { createWeekHours } from '../../../src/shared/domain/weekHour.ts'
import { wallTimeAt } from '../../../src/shared/domain/wallTime.ts'

/** In runs of three values, so that a few of them make several. */
function percentile(values: readonly number[], percent: number): number | null {
  const samples = createSamples(3)
  values.forEach(samples.add)
  return samples.percentile(percent)
}

describe('§2.1 percentiles', () => {
  // The values that LibreOffice Calc and R (type 7) answer, rounded.
  it.each([
    [[1, 2, 3, 4], 50, 3],
    [[1, 2, 3, 4], 90, 4],
    [[10, 20, 30, 40, 50], 90, 46],
    [[15, 20, 35, 40, 50], 40, 29],
    [[3, 6, 7, 8, 8, 10, 13, 15, 16, 20], 25, 7],
    [[3, 6, 7, 8, 8, 10, 13, 15, 16, 20], 90, 16],
    [[7], 90, 7],
    [[1, 2], 0, 1],
    [[1, 2], 100, 2],
  ])('of %j, the %ith is %i', (values, percent, expected) => {
    expect(percentile(values, percent)).toBe(expected)
    expect(percentile(values.toReversed(), percent)).toBe(expected)
  })

  it('of nothing is nothing', () => {
    expect(percentile([], 50)).toBeNull()
  })

  it('are those of all values sorted, however they came in and whenever they are asked', () => {
    const value = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.nat(1e12))
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1 }),
        fc.nat(100),
        fc.integer({ min: 1, max: 40 }),
        (values, percent, run) => {
          const samples = createSamples(run)
          for (const [at, each] of values.entries()) {
            samples.add(each)
            const ascending = values.slice(0, at + 1).sort((a, b) => a - b)
            const rank = Math.floor((at * percent) / 100)
            const [low = NaN, high = low] = ascending.slice(rank)
            const hundredth = (at * percent) % 100
            expect(samples.percentile(percent)).toBe(low + Math.floor(((high - low) * hundredth * 2 + 100) / 200))
            expect(samples.count()).toBe(at + 1)
          }
        },
      ),
    )
  })

  it('lie between the least and the greatest, and grow', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1e12), { minLength: 1 }), (values) => {
        const ascending = values.toSorted((a, b) => a - b)
        const all = Array.from({ length: 101 }, (_, percent) => percentile(values, percent) ?? NaN)
        expect(all[0]).toBe(ascending[0])
        expect(all[100]).toBe(ascending.at(-1))
        expect(all).toEqual(all.toSorted((a, b) => a - b))
      }),
    )
  })
})

describe('§2.2 the least sample', () => {
  const upTo = (n: number) => timesOf(Array.from({ length: n }, (_, at) => at * 60_000))
  it('of a median is five, of a p90 ten', () => {
    expect(upTo(4)).toEqual({ n: 4, medianMs: null, p90Ms: null })
    expect(upTo(5)).toEqual({ n: 5, medianMs: 120_000, p90Ms: null })
    expect(upTo(9).p90Ms).toBeNull()
    expect(upTo(10).p90Ms).toBe(486_000)
  })
})

describe('§3.1 the response rate', () => {
  it('counts a conversation once, by the best of its waits, in whatever order they are told', () => {
    for (const order of [
      ['dropped', 'waiting', 'answered'],
      ['answered', 'waiting', 'dropped'],
    ] as const) {
      const tally = createRateTally()
      for (const fate of order) tally.add('thanked', fate)
      for (const fate of order.filter((each) => each !== 'answered')) tally.add('asked twice', fate)
      tally.add('closed', 'dropped')
      expect(tally.rate()).toEqual({ conversations: 3, answered: 1, waiting: 1, dropped: 1 })
    }
  })
})

describe('§3.4 the backlog', () => {
  it('is what a count of each day apart would be', () => {
    const stretch = fc.record({ sinceMs: fc.nat(100), lengthMs: fc.option(fc.nat(100)) })
    fc.assert(
      fc.property(fc.array(stretch), fc.uniqueArray(fc.nat(150), { minLength: 1 }), (stretches, ends) => {
        const endsMs = ends.toSorted((a, b) => a - b)
        const tally = createBacklogTally(endsMs)
        const all = stretches.map(({ sinceMs, lengthMs }) => ({
          sinceMs,
          untilMs: lengthMs === null ? null : sinceMs + lengthMs,
        }))
        all.forEach(tally.add)
        const apart = endsMs.map(
          (endMs) => all.filter(({ sinceMs, untilMs }) => sinceMs < endMs && (untilMs ?? Infinity) >= endMs).length,
        )
        expect(tally.counts()).toEqual(apart)
      }),
    )
  })
})

describe('§3.6 the hour of the week', () => {
  it.each(['Europe/Madrid', 'Atlantic/Canary'] as const)(
    'is the one on the wall in %s, over every clock change',
    (zone) => {
      const weekHourOf = createWeekHours(zone)
      for (const around of ['2026-03-29', '2026-10-25', '2026-12-31', '1976-03-28']) {
        for (let half = -80; half < 80; half += 1) {
          const atMs = Date.parse(`${around}T01:00:00Z`) + half * 1_800_000
          const wall = new Date(`${wallTimeAt(atMs, zone)}Z`)
          expect(weekHourOf(atMs)).toBe(((wall.getUTCDay() + 6) % 7) * 24 + wall.getUTCHours())
        }
      }
    },
  )
})
