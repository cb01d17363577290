/** The office's business time (docs/specs/inbox.md §9). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createBusinessClock } from '#shared/domain/businessClock.ts'
import type { BusinessCalendar } from '#shared/domain/businessTime.ts'
import { areDayHours } from '#shared/domain/dayHours.ts'

const clocks = new Map<BusinessCalendar, ReturnType<typeof createBusinessClock>>()
function clockOf(calendar: BusinessCalendar) {
  const clock = clocks.get(calendar) ?? createBusinessClock(calendar)
  clocks.set(calendar, clock)
  return clock
}
const isOpenAt = (atMs: number, calendar: BusinessCalendar) => clockOf(calendar).isOpenAt(atMs)
const businessMsBetween = (fromMs: number, untilMs: number, calendar: BusinessCalendar) =>
  clockOf(calendar).between(fromMs, untilMs)
const afterBusinessMs = (fromMs: number, durationMs: number, calendar: BusinessCalendar) =>
  clockOf(calendar).after(fromMs, durationMs)

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const at = (text: string) => new Date(text).getTime()

const morning = { fromMinute: 8 * 60, untilMinute: 14 * 60 }
const afternoon = { fromMinute: 16 * 60, untilMinute: 19 * 60 }
const always = { fromMinute: 0, untilMinute: 1_440 }
const office: BusinessCalendar = {
  zone: 'Europe/Madrid',
  week: [[morning, afternoon], [morning, afternoon], [morning, afternoon], [morning, afternoon], [morning], [], []],
  closedDays: new Set(['2026-12-08', '2026-12-25']),
}
const dayAndNight: BusinessCalendar = {
  ...office,
  week: Array.from({ length: 7 }, () => [always]),
  closedDays: new Set(),
}

describe('open or not', () => {
  it.each([
    ['2026-11-26T08:00:00+01:00', true],
    ['2026-11-26T07:59:59+01:00', false],
    ['2026-11-26T14:00:00+01:00', false],
    ['2026-11-26T18:59:00+01:00', true],
    ['2026-11-27T17:00:00+01:00', false], // a Friday afternoon
    ['2026-11-28T10:00:00+01:00', false], // a Saturday
    ['2026-12-08T10:00:00+01:00', false], // a holiday
  ])('%s: %s', (text, isOpen) => {
    expect(isOpenAt(at(text), office)).toBe(isOpen)
  })

  it('follows the zone of the office', () => {
    const canary = { ...office, zone: 'Atlantic/Canary' } as const
    expect(isOpenAt(at('2026-11-26T08:30:00+01:00'), canary)).toBe(false)
    expect(isOpenAt(at('2026-11-26T08:30:00+00:00'), canary)).toBe(true)
  })
})

describe('a target', () => {
  it.each([
    ['within a span', '2026-11-26T09:00:00+01:00', HOUR, '2026-11-26T10:00:00+01:00'],
    ['over lunch', '2026-11-26T13:30:00+01:00', HOUR, '2026-11-26T16:30:00+01:00'],
    ['that ends with a span', '2026-11-26T13:00:00+01:00', HOUR, '2026-11-26T14:00:00+01:00'],
    ['from the night', '2026-11-26T23:00:00+01:00', HOUR, '2026-11-27T09:00:00+01:00'],
    ['over a weekend', '2026-11-27T13:30:00+01:00', HOUR, '2026-11-30T08:30:00+01:00'],
    ['over a holiday', '2026-12-07T18:30:00+01:00', HOUR, '2026-12-09T08:30:00+01:00'],
  ])('%s', (_name, from, durationMs, until) => {
    expect(afterBusinessMs(at(from), durationMs, office)).toBe(at(until))
    expect(businessMsBetween(at(from), at(until), office)).toBe(durationMs)
  })

  it('is never met by an office that never opens', () => {
    const closed = { ...office, week: Array.from({ length: 7 }, () => []) }
    expect(afterBusinessMs(at('2026-11-26T09:00:00+01:00'), MINUTE, closed)).toBeNull()
    expect(businessMsBetween(0, at('1971-01-01T00:00:00Z'), closed)).toBe(0)
  })
})

describe('the nights of the clock change', () => {
  it('have 23 and 25 hours for who is open day and night', () => {
    const day = (from: string, until: string) => businessMsBetween(at(from), at(until), dayAndNight)
    expect(day('2026-03-29T00:00:00+01:00', '2026-03-30T00:00:00+02:00')).toBe(23 * HOUR)
    expect(day('2026-10-25T00:00:00+02:00', '2026-10-26T00:00:00+01:00')).toBe(25 * HOUR)
  })

  it('neither count the hour that is skipped nor leave out the one that is repeated', () => {
    const night = { ...dayAndNight, week: Array.from({ length: 7 }, () => [{ fromMinute: 120, untilMinute: 180 }]) }
    const of = (from: string, until: string) => businessMsBetween(at(from), at(until), night)
    expect(of('2026-03-29T00:00:00+01:00', '2026-03-29T12:00:00+02:00')).toBe(0)
    expect(of('2026-10-25T00:00:00+02:00', '2026-10-25T12:00:00+01:00')).toBe(2 * HOUR)
    const half = { ...night, week: Array.from({ length: 7 }, () => [{ fromMinute: 150, untilMinute: 210 }]) }
    expect(businessMsBetween(at('2026-03-29T00:00:00+01:00'), at('2026-03-29T12:00:00+02:00'), half)).toBe(HOUR / 2)
  })
})

it('spans are in order, apart and within the day', () => {
  expect(areDayHours([morning, afternoon])).toBe(true)
  expect(areDayHours([])).toBe(true)
  expect(areDayHours([always])).toBe(true)
  expect(areDayHours([afternoon, morning])).toBe(false)
  expect(areDayHours([morning, { fromMinute: 13 * 60, untilMinute: 15 * 60 }])).toBe(false)
  expect(areDayHours([{ fromMinute: 600, untilMinute: 600 }])).toBe(false)
  expect(areDayHours([{ fromMinute: 600, untilMinute: 1_441 }])).toBe(false)
})

it('a target and what lies between its ends say the same, over a year with both changes', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2026-12-31T00:00:00Z') }),
      fc.integer({ min: 1, max: 60 * HOUR }),
      (fromMs, durationMs) => {
        const untilMs = afterBusinessMs(fromMs, durationMs, office) ?? Number.NaN
        expect(businessMsBetween(fromMs, untilMs, office)).toBe(durationMs)
        expect(businessMsBetween(fromMs, untilMs - 1, office)).toBe(durationMs - 1)
      },
    ),
    { numRuns: 60 },
  )
})
