import { expect, it } from 'vitest'
import type { PlacedOutside } from '../../../../src/renderer/features/calendar/calendarView.ts'
import { monthWeeks } from '../../../../src/renderer/features/calendar/monthRows.ts'

const post = (id: string, day: string): PlacedOutside => ({
  kind: 'outside',
  id,
  wallTime: `${day}T10:00`,
  accounts: [],
  post: { atMs: 0, excerpt: id, more: 0, gone: false },
})
const postsOn = (day: string, count: number) =>
  Array.from({ length: count }, (_, index) => post(`${day}/${String(index)}`, day))
const twoWeeks = { first: '2026-11-30', last: '2026-12-13' }

it('draws all of a day that has room for them, and of one that has not the first and the way to the others', () => {
  const [full, over] = [postsOn('2026-12-01', 4), postsOn('2026-12-02', 5)]
  const [week] = monthWeeks(twoWeeks, [...full, ...over], 4)
  expect(week?.[1]).toEqual({ day: '2026-12-01', posts: full, shown: full, hidden: 0 })
  expect(week?.[2]).toEqual({ day: '2026-12-02', posts: over, shown: over.slice(0, 3), hidden: 2 })
})

it('has every day of the page, week by week, also those without a post', () => {
  const weeks = monthWeeks(twoWeeks, [], 4)
  expect(weeks.map((week) => week.map(({ day }) => day.slice(8)).join(' '))).toEqual([
    '30 01 02 03 04 05 06',
    '07 08 09 10 11 12 13',
  ])
  expect(weeks.flat().every(({ posts, shown, hidden }) => posts.length + shown.length + hidden === 0)).toBe(true)
})

it('leaves out what stands on no day of the page: the answer of the month before is shown until the new one is there', () => {
  const weeks = monthWeeks(twoWeeks, [...postsOn('2026-11-29', 1), ...postsOn('2026-12-13', 1)], 4)
  expect(weeks.flatMap((week) => week.flatMap(({ posts }) => posts.map(({ id }) => id)))).toEqual(['2026-12-13/0'])
})
