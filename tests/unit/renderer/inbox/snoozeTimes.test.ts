import { describe, expect, it } from 'vitest'
import { readWallTime, wallTimeAt, type OfficeZone } from '#shared/domain/wallTime.ts'
import { firstOtherHour, otherHour, snoozeChoices } from '../../../../src/renderer/features/inbox/snoozeTimes.ts'

const ZONE = 'Europe/Madrid'
const at = (wallTime: string, zone: OfficeZone = ZONE): number => {
  const reading = readWallTime(wallTime, zone)
  if (reading.kind !== 'once') throw new Error(`${wallTime} is not one instant`)
  return reading.atMs
}
const offered = (now: string, zone: OfficeZone = ZONE) =>
  snoozeChoices(at(now, zone), zone).map(({ key, untilMs }) => `${key} ${wallTimeAt(untilMs, zone)}`)

describe('until when a conversation can be put off', () => {
  it('in the morning of a working day', () => {
    expect(offered('2026-03-04T10:15')).toEqual([
      'in_hour 2026-03-04T11:15',
      'this_afternoon 2026-03-04T16:00',
      'tomorrow 2026-03-05T09:00',
      'monday 2026-03-09T09:00',
    ])
  })
  it('offers no afternoon that is near or over', () => {
    expect(offered('2026-03-04T15:00')).toContain('this_afternoon 2026-03-04T16:00')
    expect(offered('2026-03-04T15:01').join()).not.toContain('this_afternoon')
  })
  it('offers the next day once where it is a Monday, and on a Monday the next one', () => {
    expect(offered('2026-03-08T18:00')).toEqual(['in_hour 2026-03-08T19:00', 'tomorrow 2026-03-09T09:00'])
    expect(offered('2026-03-09T18:00')).toContain('monday 2026-03-16T09:00')
  })
  it('keeps nine in the morning over both changes of the clock', () => {
    expect(offered('2026-03-28T20:00')).toContain('tomorrow 2026-03-29T09:00')
    expect(offered('2026-10-24T20:00')).toContain('tomorrow 2026-10-25T09:00')
    expect(offered('2026-10-23T20:00')).toContain('monday 2026-10-26T09:00')
  })
  it('means an hour that passes, also in the night in which the clock jumps', () => {
    expect(offered('2026-03-29T01:30')[0]).toBe('in_hour 2026-03-29T03:30')
  })
  it('goes by the clock of the office', () => {
    expect(offered('2026-03-04T10:15', 'Atlantic/Canary')).toContain('tomorrow 2026-03-05T09:00')
  })
})

describe('another hour', () => {
  const now = at('2026-03-28T20:00')
  const chosen = (wallTime: string) => {
    const hour = otherHour(wallTime, now, ZONE)
    return hour.kind === 'chosen' ? wallTimeAt(hour.untilMs, ZONE) : hour.kind
  }
  it('is what was chosen', () => expect(chosen('2026-03-30T08:45')).toBe('2026-03-30T08:45'))
  it('is the next that exists where the clock skips it', () => {
    expect(chosen('2026-03-29T02:30')).toBe('2026-03-29T03:30')
  })
  it('is the earlier where the clock shows it twice', () => {
    const hour = otherHour('2026-10-25T02:30', now, ZONE)
    expect(hour).toEqual({ kind: 'chosen', untilMs: Date.parse('2026-10-25T00:30:00Z') })
  })
  it('is none while it is over or not filled in', () => {
    expect(chosen('2026-03-28T19:59')).toBe('past')
    expect(chosen('')).toBe('none')
  })
  it('begins two hours from now', () => expect(firstOtherHour(at('2026-03-04T10:15'), ZONE)).toBe('2026-03-04T12:00'))
})
