/** Small rules of the figures of posts (docs/specs/postMetrics.md); whole scenarios are in tests/store/postMetrics.test.ts. */
import { describe, expect, it } from 'vitest'
import { dueReadings, fittingIds } from '../../../src/main/sync/postMetricPolicy.ts'
import { createComparison, judge, medianOf } from '../../../src/shared/domain/postComparison.ts'
import { engagementRate, figuresAt, type PostReading } from '../../../src/shared/domain/postMetrics.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

describe('§1.4 how often a post is read', () => {
  const now = Date.UTC(2026, 10, 20)
  const paceAt = (ageMs: number): number | null => {
    const writtenAtMs = now - ageMs
    const own = dueReadings(now).filter(
      ({ writtenFromMs, writtenToMs }) => writtenAtMs >= writtenFromMs && writtenAtMs < writtenToMs,
    )
    expect(own.length).toBeLessThan(2)
    return own[0] === undefined ? null : now - own[0].readUntilMs
  }

  it.each([
    [0, HOUR],
    [3 * HOUR - 1, HOUR],
    [3 * HOUR, 6 * HOUR],
    [DAY - 1, 6 * HOUR],
    [DAY, 12 * HOUR],
    [3 * DAY, DAY],
    [8 * DAY - 1, DAY],
    [8 * DAY, null],
    [-HOUR, HOUR],
  ])('at the age of %i ms', (ageMs, everyMs) => {
    expect(paceAt(ageMs)).toBe(everyMs)
  })

  it('§1.5 puts whole threads into a request, and cuts only one that is longer than it', () => {
    expect(fittingIds([['1', '2'], ['3'], ['4', '5']], 4)).toEqual(['1', '2', '3'])
    expect(fittingIds([['1', '2', '3'], ['4']], 2)).toEqual(['1', '2'])
    expect(fittingIds([], 2)).toEqual([])
  })
})

describe('§2.3 the rate', () => {
  it.each([
    [{ impressions: 200, engagements: 5 }, 0.025],
    [{ impressions: 0, engagements: 0 }, null],
    [{ impressions: null, engagements: 5 }, null],
    [{ impressions: 200, engagements: null }, null],
  ])('of %j is %s', (pair, rate) => {
    expect(engagementRate(pair)).toBe(rate)
  })
})

describe('§2.4 a thread', () => {
  const read = (replies: number): PostReading => ({
    atMs: 10,
    untilMs: 10,
    impressions: 50,
    likes: 0,
    reposts: 0,
    replies,
    quotes: 0,
    bookmarks: 0,
  })

  it('never has fewer than no replies, where the network counts its own texts late', () => {
    const text = { writtenAtMs: 1, ownAnswersAtMs: [2, 3], readings: [read(1)] }
    expect(figuresAt([text], 10)).toMatchObject({ replies: 0, engagements: 0 })
  })

  it('takes nothing off for what was answered after the reading', () => {
    const text = { writtenAtMs: 1, ownAnswersAtMs: [2, 11], readings: [read(4)] }
    expect(figuresAt([text], 20)).toMatchObject({ replies: 3 })
  })

  it('is not known while one of its texts was never read', () => {
    const unread = { writtenAtMs: 2, ownAnswersAtMs: [], readings: [] }
    const first = { writtenAtMs: 1, ownAnswersAtMs: [2], readings: [read(1)] }
    expect(figuresAt([first, unread], 20)).toMatchObject({ impressions: 50, engagements: null })
  })
})

describe('§3 many', () => {
  it('§2.5, §3.2 a post counts at seven days from the millisecond on at which it is that old', () => {
    const pair = { impressions: 1, engagements: 1 }
    const post = { writtenAtMs: 0, week: pair, latest: pair }
    expect(judge(post, 'week', 7 * DAY - 1).standing).toBe('waiting')
    expect(judge(post, 'week', 7 * DAY).standing).toBe('counted')
    expect(judge(post, 'latest', 1).standing).toBe('counted')
    expect(judge({ ...post, week: null }, 'week', 7 * DAY).standing).toBe('unknown')
  })

  it('§3.4 the median of none is none', () => {
    expect([medianOf([]), medianOf([3]), medianOf([9, 1]), medianOf([10, 9, 2])]).toEqual([null, 3, 5, 9])
  })

  it('§3.3 of nothing says nothing', async () => {
    expect(await createComparison().figures(() => Promise.resolve())).toMatchObject({
      posts: 0,
      impressions: { n: 0, median: null },
      rate: { n: 0, overall: null },
    })
  })
})
