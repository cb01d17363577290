import { expect, it } from 'vitest'
import type { ScheduleEventData } from '@mantine/schedule'
import { fittingEvents, moreOf } from '../../../../src/renderer/features/calendar/monthRows.ts'

const event = (id: string, day: string): ScheduleEventData => ({
  id,
  title: id,
  start: `${day} 10:00:00`,
  end: `${day} 10:30:00`,
  color: 'gray',
})
const ofDay = (day: string, count: number) =>
  Array.from({ length: count }, (_, index) => event(`${day}/${String(index)}`, day))

it('draws all of a day that has room for them, and of one that has not the first and the way to all', () => {
  const [full, over] = [ofDay('2026-12-01', 4), ofDay('2026-12-02', 5)]
  const drawn = fittingEvents([...full, ...over], 4)
  expect(drawn.slice(0, 4)).toEqual(full)
  expect(drawn.slice(4, 7)).toEqual(over.slice(0, 3))
  expect(drawn).toHaveLength(8)
  expect(drawn.map((each) => moreOf(each) !== null)).toEqual([...Array.from({ length: 7 }, () => false), true])
  expect(moreOf(drawn[7]!)).toEqual({ day: '2026-12-02', hidden: 2, events: over })
  expect(drawn[7]!.start).toBe('2026-12-02 23:59:58')
})
