/** The office's wall clock on every day of the year, clock changes included (docs/specs/scheduling.md). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  dayAt,
  dayStartMs,
  OFFICE_ZONES,
  readWallTime,
  wallTimeAt,
} from '../../../src/shared/domain/wallTime.ts'

const zone = fc.constantFrom(...OFFICE_ZONES)
const minute = fc.integer({ min: Date.UTC(1990, 0, 1) / 60_000, max: Date.UTC(2041, 0, 1) / 60_000 })
const HOUR = 3_600_000

describe('wall time (§2)', () => {
  it('is read back as the instant it was written for', () => {
    fc.assert(
      fc.property(minute, zone, (atMinute, where) => {
        const atMs = atMinute * 60_000
        const reading = readWallTime(wallTimeAt(atMs, where), where)
        const instants =
          reading.kind === 'once'
            ? [reading.atMs]
            : reading.kind === 'twice'
              ? [reading.earlierMs, reading.laterMs]
              : []
        expect(instants).toContain(atMs)
      }),
    )
  })

  it('never names an instant for an hour that the spring skips, and offers the nearest that exist', () => {
    expect(readWallTime('2026-03-29T02:30', 'Europe/Madrid')).toEqual({
      kind: 'never',
      before: '2026-03-29T01:30',
      after: '2026-03-29T03:30',
    })
    expect(readWallTime('2026-03-29T01:30', 'Atlantic/Canary').kind).toBe('never')
    expect(readWallTime('2026-03-29T02:30', 'Atlantic/Canary').kind).toBe('once')
  })

  it('knows both instants of the hour that the autumn repeats, an hour apart', () => {
    const reading = readWallTime('2026-10-25T02:30', 'Europe/Madrid')
    expect(reading).toEqual({
      kind: 'twice',
      earlierMs: Date.UTC(2026, 9, 25, 0, 30),
      laterMs: Date.UTC(2026, 9, 25, 1, 30),
    })
  })

  it('gives the days of the clock changes 23 and 25 hours, and all others 24', () => {
    const hours = (day: string) =>
      (dayStartMs(addDays(day, 1), 'Europe/Madrid') - dayStartMs(day, 'Europe/Madrid')) / 3_600_000
    expect([hours('2026-03-29'), hours('2026-10-25'), hours('2026-11-01')]).toEqual([23, 25, 24])
  })

  it('puts every instant into the day whose start is the last before it', () => {
    fc.assert(
      fc.property(minute, zone, (atMinute, where) => {
        const atMs = atMinute * 60_000
        const day = dayAt(atMs, where)
        expect(dayStartMs(day, where)).toBeLessThanOrEqual(atMs)
        expect(dayStartMs(addDays(day, 1), where)).toBeGreaterThan(atMs)
      }),
    )
  })

  it.each(['2026-02-30T10:00', '2026-13-01T10:00', '2026-01-01T25:00'])('refuses %s', (text) => {
    expect(() => readWallTime(text, 'Europe/Madrid')).toThrow(RangeError)
  })
})

/** Intl.DateTimeFormat says what the clock on the wall shows at an instant; Mando's own reading is not asked. */
const clocks = {
  'Europe/Madrid': clockOf('Europe/Madrid'),
  'Atlantic/Canary': clockOf('Atlantic/Canary'),
}
function clockOf(timeZone: string): (atMs: number) => string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  return (atMs) => {
    const parts = Object.fromEntries(format.formatToParts(atMs).map(({ type, value }) => [type, value]))
    return `${parts.year ?? ''}-${parts.month ?? ''}-${parts.day ?? ''}T${parts.hour ?? ''}:${parts.minute ?? ''}`
  }
}

/** Every instant at which the wall shows it: tried at each offset that the zones ever had, and two that they had not. */
function instantsOf(wallTime: string, where: (typeof OFFICE_ZONES)[number]): number[] {
  const asUtcMs = Date.parse(`${wallTime}Z`)
  return [3, 2, 1, 0, -1].map((hours) => asUtcMs - hours * HOUR).filter((atMs) => clocks[where](atMs) === wallTime)
}

/** Wall times of any minute, and often of the nights on which the clock is changed. */
const wallTimes = fc.oneof(
  minute.map((atMinute) => new Date(atMinute * 60_000).toISOString().slice(0, 16)),
  fc
    .record({
      year: fc.integer({ min: 1990, max: 2040 }),
      month: fc.constantFrom('03', '09', '10'),
      day: fc.integer({ min: 23, max: 30 }),
      hour: fc.integer({ min: 0, max: 3 }),
      minutes: fc.integer({ min: 0, max: 59 }),
    })
    .map(
      ({ year, month, day, hour, minutes }) =>
        `${String(year)}-${month}-${String(day)}T0${String(hour)}:${String(minutes).padStart(2, '0')}`,
    ),
)

describe('from 1990 to 2040, in both zones, against the calendar of the runtime', () => {
  it('shows at every instant what the wall shows (§1)', () => {
    fc.assert(
      fc.property(minute, zone, (at, where) => {
        expect(wallTimeAt(at * 60_000, where)).toBe(clocks[where](at * 60_000))
      }),
    )
  })

  it('reads a wall time as once, twice or never exactly where it is so (§2)', () => {
    fc.assert(
      fc.property(wallTimes, zone, (wallTime, where) => {
        const reading = readWallTime(wallTime, where)
        const instants = instantsOf(wallTime, where)
        switch (reading.kind) {
          case 'never':
            expect(instants).toEqual([])
            // What is offered instead exists, and lies on either side.
            expect(readWallTime(reading.before, where).kind).not.toBe('never')
            expect(readWallTime(reading.after, where).kind).not.toBe('never')
            expect(reading.before < wallTime && wallTime < reading.after).toBe(true)
            return
          case 'once':
            expect(instants).toEqual([reading.atMs])
            return
          case 'twice':
            expect(instants).toEqual([reading.earlierMs, reading.laterMs])
        }
      }),
      { numRuns: 500 },
    )
  })

  it('keeps the order of what exists once', () => {
    fc.assert(
      fc.property(wallTimes, wallTimes, zone, (a, b, where) => {
        const [first, second] = [readWallTime(a, where), readWallTime(b, where)]
        if (first.kind === 'once' && second.kind === 'once') {
          expect(Math.sign(first.atMs - second.atMs)).toBe(Math.sign(a.localeCompare(b)))
        }
      }),
    )
  })

  it('gives each day 24 hours, but for one of 23 and one of 25 in each year (§3)', () => {
    for (const where of OFFICE_ZONES) {
      for (const year of [1990, 1996, 2026, 2040]) {
        const lengths: number[] = []
        for (let day = `${String(year)}-01-01`; day.startsWith(String(year)); day = addDays(day, 1)) {
          lengths.push((dayStartMs(addDays(day, 1), where) - dayStartMs(day, where)) / HOUR)
        }
        expect(lengths.filter((hours) => hours !== 24).sort()).toEqual([23, 25])
      }
    }
  })

  it('keeps the wall time of a plan that is moved by days (§3)', () => {
    fc.assert(
      fc.property(wallTimes, fc.integer({ min: -400, max: 400 }), zone, (wallTime, days, where) => {
        const [day, hour] = wallTime.split('T') as [string, string]
        const moved = `${addDays(day, days)}T${hour}`
        const reading = readWallTime(moved, where)
        if (reading.kind === 'once') expect(clocks[where](reading.atMs)).toBe(moved)
        expect(addDays(addDays(day, days), -days)).toBe(day)
      }),
    )
  })
})
