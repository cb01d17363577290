/** Two years of posts that look like a public body's, and how each spreads (docs/specs/postMetrics.md §5.2). */
import { describe, expect, it } from 'vitest'
import { POLICE_ACCOUNT, TOWN_HALL_ACCOUNT } from '../../../src/main/training/accounts.ts'
import { spreadOf } from '../../../src/main/training/postReach.ts'
import { createBench } from './support.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const bench = createBench()
const now = bench.clock.now()
const posts = bench.network.history.posts(POLICE_ACCOUNT.handle)

const countsOf = (body: unknown) => {
  const { data } = body as { data: readonly { public_metrics: Record<string, number> }[] }
  return data[0]?.public_metrics
}

describe('the posts of the past', () => {
  it('are several hundred, end well before the network begins, and are the same for the same seed', () => {
    expect(posts.length).toBeGreaterThan(400)
    expect(posts.length).toBeLessThan(1_200)
    expect(Math.max(...posts.map(({ createdAtMs }) => createdAtMs))).toBeLessThan(now - 38 * DAY)
    expect(Math.min(...posts.map(({ createdAtMs }) => createdAtMs))).toBeGreaterThan(now - 732 * DAY)
    expect(createBench().network.history.posts(POLICE_ACCOUNT.handle)).toEqual(posts)
  })

  it('have ids of their own, in order, shared with no other account', () => {
    const ids = posts.map(({ id }) => BigInt(id))
    expect(ids).toEqual(ids.toSorted((a, b) => (a < b ? -1 : 1)))
    const others = bench.network.history.posts(TOWN_HALL_ACCOUNT.handle)
    expect(new Set([...posts, ...others].map(({ id }) => id)).size).toBe(posts.length + others.length)
  })

  it('are found by their ids, with the figures that they ended with, and stand in no timeline', async () => {
    const past = posts[100]!
    const { body } = await bench.ask(`GET /2/tweets?ids=${past.id}&tweet.fields=public_metrics`)
    const last = past.readings.at(-1)!
    expect(countsOf(body)?.impression_count).toBeGreaterThanOrEqual(last.impressions)
    const timeline = await bench.ask(`GET /2/users/${POLICE_ACCOUNT.id}/tweets?max_results=5`)
    expect(timeline.body).toMatchObject({ meta: { result_count: 0 } })
  })

  it('hold a few threads, whose next text the network counts among the replies', () => {
    const continuations = posts.filter(({ inReplyToId }) => inReplyToId !== null)
    expect(continuations.length).toBeGreaterThan(10)
    for (const { inReplyToId } of continuations) {
      const first = posts.find(({ id }) => id === inReplyToId)
      expect(first?.readings.every(({ replies }) => replies >= 1)).toBe(true)
    }
  })

  it('were not looked at on days on which nobody counted', () => {
    const ages = posts.map(({ readings }) => readings.length)
    expect(Math.max(...ages)).toBe(9)
    expect(ages.filter((count) => count < 9).length).toBeGreaterThan(5)
  })

  it('have one that everybody shared', () => {
    const reached = posts.map(({ readings }) => readings.at(-1)?.impressions ?? 0).toSorted((a, b) => a - b)
    const median = reached[reached.length >> 1] ?? 0
    expect(reached.at(-1)).toBeGreaterThan(median * 8)
  })
})

describe('how a post spreads', () => {
  const at = (hour: number) => Date.UTC(2026, 9, 6, hour - 2)
  const audience = { followers: 15_000, bornAtMs: Date.UTC(2026, 10, 1) }
  const spread = (ageHours: number, createdAtMs = at(12), conversationId = '1') =>
    spreadOf(
      's',
      { conversationId, createdAtMs, kind: 'post', isFamous: false },
      audience,
    )(createdAtMs + ageHours * HOUR)

  it('never becomes less, most of it on the first day, nearly nothing after a week', () => {
    let before = spread(0)
    for (let hours = 1; hours < 400; hours += 1) {
      const after = spread(hours)
      for (const [name, count] of Object.entries(after))
        expect(count).toBeGreaterThanOrEqual(before[name as keyof typeof before])
      before = after
    }
    const whole = spread(5_000).impressions
    expect(spread(24).impressions).toBeGreaterThan(whole * 0.7)
    expect(spread(168).impressions).toBeGreaterThan(whole * 0.99)
  })

  it('is wider in the evening than at night', () => {
    const mean = (hour: number) =>
      Array.from({ length: 60 }, (_, i) => spread(168, at(hour), String(i)).impressions).reduce((a, b) => a + b) / 60
    expect(mean(21)).toBeGreaterThan(mean(3) * 2)
  })
})
