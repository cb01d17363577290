import { describe, expect, it } from 'vitest'
import { readTime, stepTime } from '../../../../src/renderer/features/composer/timeEntry.ts'
import { readDate } from '../../../../src/renderer/ui/typedDay.ts'

describe('typing an hour', () => {
  it.each([
    ['10:30', '10:30'],
    ['9:05', '09:05'],
    ['9.30', '09:30'],
    ['9h30', '09:30'],
    ['930', '09:30'],
    ['1745', '17:45'],
    ['9', '09:00'],
    [' 21 h ', '21:00'],
    ['0:00', '00:00'],
  ])('reads %s as %s', (typed, read) => expect(readTime(typed)).toBe(read))

  it.each(['', '25:00', '10:60', '10:3', 'mañana', '10:30:00', '-1'])('does not read %j', (typed) =>
    expect(readTime(typed)).toBeNull(),
  )

  it('steps around midnight', () => {
    expect(stepTime('23:50', 15)).toBe('00:05')
    expect(stepTime('00:05', -15)).toBe('23:50')
  })
})

describe('typing a day', () => {
  const read = (text: string) => readDate(text, '2026-11-22')

  it.each([
    ['15/12/2026', '2026-12-15'],
    ['1-2-27', '2027-02-01'],
    ['29.02.2028', '2028-02-29'],
    ['22/11', '2026-11-22'],
    ['21/11', '2027-11-21'],
  ])('reads %s as %s', (typed, day) => expect(read(typed)).toBe(day))

  it.each(['', '31/02/2026', '29/02', '15', '15/13', '15/12/2', 'mañana'])('does not read %j', (typed) =>
    expect(read(typed)).toBeNull(),
  )
})
