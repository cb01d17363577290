/** What the part of the posts works out of the core's answers (docs/specs/postMetrics.md §3). */
import { describe, expect, it } from 'vitest'
import {
  ageTicks,
  barPercent,
  curveRows,
  measured,
  weekOf,
  type HourCell,
} from '../../../../src/renderer/features/growth/posts/postsView.ts'

const HOUR = 3_600_000
const amounts = (n: number, sum: number, median: number | null) => ({ n, sum, median })
const figures = (n: number) => ({
  posts: n,
  counted: n,
  waiting: 0,
  unknown: 0,
  impressions: amounts(n, 300, n === 0 ? null : 100),
  engagements: amounts(n, 9, 3),
  rate: { n, overall: 0.03, median: 0.02 },
})
const cell = (weekday: number, hour: number, n: number, impressions: number | null): HourCell => ({
  weekday,
  hour,
  n,
  impressions,
  engagements: null,
  rate: null,
})

describe('a group', () => {
  it('§3.5 says that there are few data below five posts', () => {
    expect(measured(figures(4), 'impressions')).toEqual({ n: 4, whole: 300, median: 100, isFew: true })
    expect(measured(figures(5), 'rate')).toEqual({ n: 5, whole: 0.03, median: 0.02, isFew: false })
  })

  it('§1.1 has no sum where nothing is known: none is not zero', () => {
    expect(measured(figures(0), 'impressions').whole).toBeNull()
  })

  it('has no bar where nothing is known or everything is nothing', () => {
    expect([barPercent(null, 10), barPercent(5, 0), barPercent(5, 10)]).toEqual([0, 0, 50])
  })
})

describe('§3.7 the hours of the week', () => {
  const cells = [cell(1, 9, 3, 100), cell(1, 10, 4, 50), cell(1, 3, 1, 5_000), cell(2, 0, 0, null)]
  const rows = weekOf(cells, 'impressions')

  it('are seven rows, darkest where enough posts did best; one lucky post makes nothing pale', () => {
    expect(rows.map(({ weekday }) => weekday)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(rows[0]?.cells.map(({ hour, shade, isFew }) => [hour, shade, isFew])).toEqual([
      [9, 5, false],
      [10, 3, false],
      [3, 5, true],
    ])
  })

  it('are empty and not few where nothing was published', () => {
    expect(rows[1]?.cells).toEqual([{ hour: 0, n: 0, value: null, shade: 0, isFew: false }])
  })
})

describe('§2.6 a curve', () => {
  const counts = { likes: 0, reposts: 0, replies: 0, quotes: 0, bookmarks: 0, engagements: 0, rate: null }
  const curve = [90, 24 * 60].map((minutes) => ({
    ...counts,
    atMs: minutes * 60_000,
    impressions: minutes,
  }))

  it('goes by the age of the post', () => {
    expect(curveRows({ atMs: 0, curve }, 'impressions')).toEqual([
      { ageHours: 1.5, value: 90 },
      { ageHours: 24, value: 24 * 60 },
    ])
    expect(curveRows({ atMs: 2 * HOUR, curve }, 'rate')[0]).toEqual({ ageHours: 0, value: null })
  })

  it('names few ages below it', () => {
    const until = (hours: number) => ageTicks([{ ageHours: hours, value: 1 }]).map((tick) => tick / 24)
    expect(ageTicks([])).toEqual([0, 6, 12, 18, 24])
    expect(until(15 * 24)).toEqual([0, 2, 4, 6, 8, 10, 12, 14])
    expect(until(400 * 24).length).toBeLessThan(10)
  })
})
