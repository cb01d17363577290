import { describe, expect, it } from 'vitest'
import {
  addMonths,
  addWallMinutes,
  offeredTime,
  onDay,
  spanOf,
  turn,
  weekdayOf,
  weeksIn,
} from '../../../../src/renderer/features/calendar/calendarDays.ts'

describe('the span on screen', () => {
  it('begins a month on the Monday before and ends it on the Sunday after', () => {
    expect(spanOf('month', '2026-03-18')).toEqual({ first: '2026-02-23', last: '2026-04-05' })
    expect(weeksIn(spanOf('month', '2026-03-18'))).toBe(6)
  })

  it('holds exactly four weeks where February begins on a Monday', () => {
    expect(spanOf('month', '2027-02-10')).toEqual({ first: '2027-02-01', last: '2027-02-28' })
    expect(weeksIn(spanOf('month', '2027-02-10'))).toBe(4)
  })

  it('counts weeks across a clock change', () => {
    expect(weeksIn(spanOf('month', '2026-10-05'))).toBe(5)
  })

  it('shows the week of a Sunday from the Monday before', () => {
    expect(spanOf('week', '2026-03-29')).toEqual({ first: '2026-03-23', last: '2026-03-29' })
    expect(weekdayOf('2026-03-29')).toBe(6)
  })
})

describe('turning the page', () => {
  it('keeps the day of the month where there is one and else takes the last', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29')
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-15')
    expect(addMonths('2026-12-31', 2)).toBe('2027-02-28')
  })

  it('goes by seven days in the week', () => {
    expect(turn('week', '2026-12-30', 1)).toBe('2027-01-06')
    expect(turn('month', '2026-12-30', -1)).toBe('2026-11-30')
  })
})

describe('hours on the wall', () => {
  it('moves the hands over midnight', () => {
    expect(addWallMinutes('2026-03-28T23:45', 30)).toBe('2026-03-29T00:15')
    expect(addWallMinutes('2026-03-01T00:10', -30)).toBe('2026-02-28T23:40')
  })

  it('does not skip the hour of the clock change: whether it exists is asked elsewhere', () => {
    expect(addWallMinutes('2026-03-29T01:45', 30)).toBe('2026-03-29T02:15')
  })

  it('carries the hour to another day', () => {
    expect(onDay('2026-04-01', '2026-03-29T10:30')).toBe('2026-04-01T10:30')
  })
})

describe('the hour offered for something new', () => {
  it('is ten in the morning', () => {
    expect(offeredTime('2026-03-30', '2026-03-29T18:00')).toBe('2026-03-30T10:00')
    expect(offeredTime('2026-03-29', '2026-03-29T08:15')).toBe('2026-03-29T10:00')
  })

  it('is the next full half hour once ten has passed today', () => {
    expect(offeredTime('2026-03-29', '2026-03-29T10:00')).toBe('2026-03-29T10:30')
    expect(offeredTime('2026-03-29', '2026-03-29T16:31')).toBe('2026-03-29T17:00')
  })

  it('stays today late at night', () => {
    expect(offeredTime('2026-03-29', '2026-03-29T23:40')).toBe('2026-03-29T23:59')
  })
})
