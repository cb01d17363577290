import { describe, expect, it } from 'vitest'
import { firstPostOf, movedBy, nextSpot } from '../../../../src/renderer/features/calendar/calendarKeys.ts'

const ids = new Map([
  ['2026-03-10', ['a', 'b', 'c']],
  ['2026-03-11', ['d']],
])
const post = (day: string, postId: string) => ({ kind: 'post', day, postId }) as const
const onDay = (day: string) => ({ kind: 'day', day }) as const

describe('walking the month', () => {
  it('goes by days and weeks, over the edge of the month too', () => {
    expect(nextSpot('ArrowRight', onDay('2026-03-31'), 'month', ids)).toEqual(onDay('2026-04-01'))
    expect(nextSpot('ArrowUp', onDay('2026-03-05'), 'month', ids)).toEqual(onDay('2026-02-26'))
  })

  it('walks the posts of a day and leaves them upwards', () => {
    expect(nextSpot('ArrowDown', post('2026-03-10', 'a'), 'month', ids)).toEqual(post('2026-03-10', 'b'))
    expect(nextSpot('ArrowDown', post('2026-03-10', 'c'), 'month', ids)).toEqual(post('2026-03-10', 'c'))
    expect(nextSpot('ArrowUp', post('2026-03-10', 'a'), 'month', ids)).toEqual(onDay('2026-03-10'))
    expect(nextSpot('Escape', post('2026-03-10', 'b'), 'month', ids)).toEqual(onDay('2026-03-10'))
  })

  it('reaches the neighbouring day’s post or, where it has none, the day', () => {
    expect(nextSpot('ArrowRight', post('2026-03-10', 'c'), 'month', ids)).toEqual(post('2026-03-11', 'd'))
    expect(nextSpot('ArrowLeft', post('2026-03-10', 'a'), 'month', ids)).toEqual(onDay('2026-03-09'))
  })

  it('leaves other keys alone, and the hours of the week to the grid', () => {
    expect(nextSpot('x', onDay('2026-03-10'), 'month', ids)).toBeNull()
    expect(nextSpot('ArrowRight', onDay('2026-03-10'), 'week', ids)).toBeNull()
  })

  it('enters a day at its first post', () => {
    expect(firstPostOf('2026-03-10', ids)).toEqual(post('2026-03-10', 'a'))
    expect(firstPostOf('2026-03-12', ids)).toEqual(onDay('2026-03-12'))
  })
})

describe('moving with Alt and an arrow', () => {
  it('moves by days and weeks in the month and keeps the hour', () => {
    expect(movedBy('ArrowLeft', 'month', '2026-03-01T09:15')).toBe('2026-02-28T09:15')
    expect(movedBy('ArrowDown', 'month', '2026-03-25T09:15')).toBe('2026-04-01T09:15')
  })

  it('moves by half hours and days in the week', () => {
    expect(movedBy('ArrowUp', 'week', '2026-03-02T00:15')).toBe('2026-03-01T23:45')
    expect(movedBy('ArrowRight', 'week', '2026-03-01T23:45')).toBe('2026-03-02T23:45')
  })

  it('does nothing with other keys', () => {
    expect(movedBy('Enter', 'week', '2026-03-01T23:45')).toBeNull()
  })
})
