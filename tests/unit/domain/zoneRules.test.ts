/** What a change of the official time does to a plan (docs/specs/scheduling.md §6). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OFFICE_ZONES, readWallTime, wallTimeAt } from '../../../src/shared/domain/wallTime.ts'
import { planUnderRules, type ZoneRules } from '../../../src/shared/domain/zoneRules.ts'

const HOUR = 3_600_000
const planned = {
  wallTime: '2026-12-01T10:00',
  zone: 'Europe/Madrid',
  repeatedHour: null,
  atMs: Date.UTC(2026, 11, 1, 9),
} as const
const once =
  (atMs: number): ZoneRules['read'] =>
  () => ({ kind: 'once', atMs })

describe('a plan under other rules', () => {
  it('stays where its instant still follows from its wall time', () => {
    expect(planUnderRules(planned, readWallTime)).toEqual({ kind: 'same' })
  })
  it('moves with the rules, and keeps its seconds', () => {
    expect(planUnderRules(planned, once(planned.atMs - HOUR))).toEqual({ kind: 'moved', atMs: planned.atMs - HOUR })
    const withSeconds = { ...planned, atMs: planned.atMs + 10_500 }
    expect(planUnderRules(withSeconds, once(planned.atMs))).toEqual({ kind: 'same' })
    expect(planUnderRules(withSeconds, once(planned.atMs + HOUR))).toEqual({
      kind: 'moved',
      atMs: planned.atMs + HOUR + 10_500,
    })
  })
  it('asks where the wall time is gone', () => {
    const gone = { kind: 'never', before: '2026-12-01T09:00', after: '2026-12-01T11:00' } as const
    expect(planUnderRules(planned, () => gone)).toEqual({ kind: 'gone', before: gone.before, after: gone.after })
  })
  it.each([
    ['nobody was asked, and it is the earlier', null, 0, { kind: 'same' }],
    ['nobody was asked, and it is the later', null, HOUR, { kind: 'same' }],
    ['the earlier was chosen', 'earlier', HOUR, { kind: 'moved', atMs: planned.atMs }],
    ['the later was chosen', 'later', 0, { kind: 'moved', atMs: planned.atMs + HOUR }],
  ] as const)('where the hour now exists twice: %s', (_name, repeatedHour, byMs, expected) => {
    const twice = () => ({ kind: 'twice', earlierMs: planned.atMs, laterMs: planned.atMs + HOUR }) as const
    expect(planUnderRules({ ...planned, repeatedHour, atMs: planned.atMs + byMs }, twice)).toEqual(expected)
  })
  it('never moves anything while the rules are the same', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2041, 0, 1) }),
        fc.constantFrom(...OFFICE_ZONES),
        (atMs, zone) => {
          const wallTime = wallTimeAt(atMs, zone)
          const reading = readWallTime(wallTime, zone)
          const repeatedHour = reading.kind === 'twice' ? (atMs < reading.laterMs ? 'earlier' : 'later') : null
          expect(planUnderRules({ wallTime, zone, repeatedHour, atMs }, readWallTime)).toEqual({ kind: 'same' })
        },
      ),
    )
  })
})
