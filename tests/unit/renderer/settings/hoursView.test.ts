/** Hours and targets as a person types them (docs/specs/inbox.md §9.2, §9.6). */
import { expect, it } from 'vitest'
import {
  dayHoursOf,
  dayHoursText,
  specialDays,
  targetMinutesOf,
  targetText,
} from '../../../../src/renderer/features/settings/hoursView.ts'

it.each([
  ['', [], ''],
  ['8:00-15:00', [[480, 900]], '8:00-15:00'],
  [
    '8-15, 17.30–19',
    [
      [480, 900],
      [1_050, 1_140],
    ],
    '8:00-15:00, 17:30-19:00',
  ],
  ['24 h', [[0, 1_440]], '24 h'],
  ['22:00-24:00', [[1_320, 1_440]], '22:00-24:00'],
] as const)('reads %j', (typed, spans, text) => {
  const read = dayHoursOf(typed)
  expect(read).toEqual(spans.map(([fromMinute, untilMinute]) => ({ fromMinute, untilMinute })))
  expect(dayHoursText(read ?? [])).toBe(text)
})

it.each(['mañana', '15-8', '8-15, 14-19', '8:60-9', '8-25', '8-', '8-9,'])('does not read %j', (typed) => {
  expect(dayHoursOf(typed)).toBeNull()
})

it.each([
  ['', null, ''],
  ['90', 90, '90 min'],
  ['2 h', 120, '2 h'],
  ['1,5h', 90, '90 min'],
  ['1000 h', 60_000, '1000 h'],
])('takes %j for a target', (typed, minutes, text) => {
  expect(targetMinutesOf(typed)).toEqual({ minutes })
  expect(targetText(minutes)).toBe(text)
})

it.each(['0', '-5', 'pronto', '1001 h', '0,01 h'])('takes %j for none', (typed) => {
  expect(targetMinutesOf(typed)).toBe('unreadable')
})

it('lists the year’s days once each, the office’s word first', () => {
  const holidays = [
    { day: '2026-10-12', name: 'Fiesta Nacional' },
    { day: '2026-12-25', name: 'Navidad' },
  ]
  const own = [
    { day: '2026-10-12', name: 'Guardia', isOpen: true },
    { day: '2026-09-22', name: 'Patrona', isOpen: false },
    { day: '2027-09-22', name: 'Patrona', isOpen: false },
  ]
  expect(specialDays(holidays, own, 2026).map(({ name, isOpen }) => [name, isOpen])).toEqual([
    ['Patrona', false],
    ['Guardia', true],
    ['Navidad', false],
  ])
})
