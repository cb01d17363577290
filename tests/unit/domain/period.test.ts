/** Stretches of days on the office's calendar. */
import { expect, it } from 'vitest'
import {
  boundsOf,
  dayCountOf,
  daysOf,
  sameDaysLastYear,
  spanBefore,
  spanOfPeriod,
  type PeriodPreset,
} from '#shared/domain/period.ts'

const span = (firstDay: string, lastDay: string) => ({ firstDay, lastDay })

it.each<readonly [PeriodPreset, string, ReturnType<typeof span> | null]>([
  ['30d', '2026-11-26', span('2026-10-28', '2026-11-26')],
  ['90d', '2026-11-26', span('2026-08-29', '2026-11-26')],
  ['1y', '2026-11-26', span('2025-11-27', '2026-11-26')],
  ['this_month', '2026-11-26', span('2026-11-01', '2026-11-26')],
  ['last_month', '2026-11-26', span('2026-10-01', '2026-10-31')],
  ['last_month', '2026-01-31', span('2025-12-01', '2025-12-31')],
  ['last_month', '2028-03-01', span('2028-02-01', '2028-02-29')],
  ['this_year', '2026-11-26', span('2026-01-01', '2026-11-26')],
  ['last_year', '2026-01-01', span('2025-01-01', '2025-12-31')],
  ['all', '2026-11-26', null],
])('%s on %s', (preset, today, expected) => {
  expect(spanOfPeriod({ kind: 'preset', preset }, today)).toEqual(expected)
})

it('are compared with as many days before, and with the same days of the year before', () => {
  expect(spanBefore(span('2026-03-01', '2026-03-31'))).toEqual(span('2026-01-29', '2026-02-28'))
  expect(sameDaysLastYear(span('2028-02-29', '2028-03-31'))).toEqual(span('2027-02-28', '2027-03-31'))
})

it('are listed and counted with both their ends, whatever the clock does', () => {
  expect(daysOf(span('2026-10-24', '2026-10-26'))).toEqual(['2026-10-24', '2026-10-25', '2026-10-26'])
  expect(dayCountOf(span('2026-01-01', '2026-12-31'))).toBe(365)
  expect(dayCountOf(span('2026-01-02', '2026-01-01'))).toBe(0)
})

it('begin and end at midnight of the office', () => {
  const { fromMs, toMs } = boundsOf(span('2026-03-29', '2026-03-29'), 'Europe/Madrid')
  expect([new Date(fromMs).toISOString(), new Date(toMs).toISOString()]).toEqual([
    '2026-03-28T23:00:00.000Z',
    '2026-03-29T22:00:00.000Z',
  ])
})
