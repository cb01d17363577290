/** Two years of followers that look like a public body's. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { POLICE_ACCOUNT, TOWN_HALL_ACCOUNT } from '../../../src/main/training/accounts.ts'
import { followerHistory, followersAt } from '../../../src/main/training/followerHistory.ts'
import { createBench } from './support.ts'

const DAY_MS = 86_400_000
const born = Date.UTC(2026, 10, 23, 9, 0)
const history = followerHistory('test', POLICE_ACCOUNT, born)

describe('follower history', () => {
  it('covers 730 days that end on the day before, without those on which nobody counted', () => {
    expect(history[0]?.dayIso).toBe('2024-11-23')
    expect(history.at(-1)?.dayIso).toBe('2026-11-22')
    const gaps = history.slice(1).map((day, i) => Math.round((day.atMs - history[i]!.atMs) / DAY_MS) - 1)
    expect(gaps.filter((days) => days > 0).sort((a, b) => a - b)).toEqual([1, 1, 1, 2, 9])
    expect(history).toHaveLength(730 - 14)
  })

  it('grows slowly, loses some days, jumps once', () => {
    const changes = history.slice(1).map((day, i) => day.followers - history[i]!.followers)
    expect(history[0]!.followers).toBeGreaterThan(8_000)
    expect(history[0]!.followers).toBeLessThan(13_000)
    expect(changes.filter((change) => change < 0).length).toBeGreaterThan(40)
    expect(changes.filter((change) => change > 300).length).toBeGreaterThanOrEqual(1)
    expect(changes.filter((change) => change > 300).length).toBeLessThanOrEqual(4)
    expect(changes.filter((change) => change < -100)).toHaveLength(1)
  })

  it('rests at weekends', () => {
    const mean = (wanted: (weekday: number) => boolean) => {
      const changes = history.slice(1).flatMap((day, i) => {
        const change = day.followers - history[i]!.followers
        return wanted(new Date(day.atMs - DAY_MS).getUTCDay()) && Math.abs(change) < 100 ? [change] : []
      })
      return changes.reduce((sum, change) => sum + change, 0) / changes.length
    }
    expect(mean((day) => day === 0 || day === 6)).toBeLessThan(mean((day) => day >= 1 && day <= 5) * 0.7)
  })

  it('goes on without a step in the profile', async () => {
    const bench = createBench()
    const counts = async () => {
      const { body } = await bench.ask('GET /2/users/me?user.fields=public_metrics')
      return Number(/"followers_count":(\d+)/.exec(JSON.stringify(body))?.[1])
    }
    const last = bench.network.history.followers().at(-1)!.followers
    expect(Math.abs((await counts()) - last)).toBeLessThan(60)
    await bench.clock.advance(60 * DAY_MS)
    expect(await counts()).toBeGreaterThan(last)
    expect(bench.network.history.followers().at(-1)!.followers).toBe(last)
  })

  it('differs by account and is the same for the same seed', () => {
    expect(followerHistory('test', POLICE_ACCOUNT, born)).toEqual(history)
    expect(followerHistory('test', TOWN_HALL_ACCOUNT, born)[0]?.followers).not.toBe(history[0]?.followers)
  })

  it('never falls below nothing and never moves by a tenth within a day', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: -HISTORY_MS, max: HISTORY_MS }), (seed, offsetMs) => {
        const now = followersAt(seed, POLICE_ACCOUNT, born, born + offsetMs)
        const later = followersAt(seed, POLICE_ACCOUNT, born, born + offsetMs + DAY_MS)
        expect(now).toBeGreaterThan(0)
        expect(Math.abs(later - now) / now).toBeLessThan(0.1)
      }),
      { numRuns: 50 },
    )
  })
})

const HISTORY_MS = 730 * DAY_MS
