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
const minute = fc.integer({ min: Date.UTC(2020, 0, 1) / 60_000, max: Date.UTC(2040, 0, 1) / 60_000 })

describe('wall time', () => {
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
