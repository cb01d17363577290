/**
 * Followers of an own account, day by day. Two years before the network was born and ever after, from the seed alone:
 * slow growth with a weekly rhythm, days of loss, one jump when a post went round, one clean-up of false accounts,
 * and days on which nobody counted.
 */
import type { OwnAccount } from './accounts.ts'
import { seededRandom } from './seededRandom.ts'

const DAY_MS = 86_400_000
export const HISTORY_DAYS = 730

/** Days before birth on which nothing was counted: nine in a row, a weekend, and three single days. */
const UNCOUNTED = new Set([20, 118, 119, 171, 172, 173, 174, 175, 176, 177, 178, 179, 333, 602])
/** Days before birth: the rescue that everybody shared, and the network's clean-up. */
export const VIRAL_DAY = 287
const CLEAN_UP_DAY = 441

/** Whether anybody counted anything on that day. */
export function wasCounted(daysBefore: number): boolean {
  return !UNCOUNTED.has(daysBefore)
}

export type FollowerCount = { readonly dayIso: string; readonly atMs: number; readonly followers: number }

/** Gain of the day `offset` days after birth (negative before it). */
function gain(seed: string, account: OwnAccount, dayNumber: number, offset: number): number {
  const random = seededRandom(`${seed}:followers:${account.id}:${offset}`)
  const weekday = (dayNumber + 4) % 7 // day 0 of the epoch was a Thursday; 0 is Sunday
  const rhythm = weekday === 0 || weekday === 6 ? 0.35 : weekday === 1 ? 1.25 : 1
  const scale = account.followersAtBirth / 2_000
  const usual = scale * rhythm * (0.4 + random() * 1.2)
  const lost = random() < 0.13 ? scale * (1 + random() * 2.5) : 0
  const sinceViral = offset + VIRAL_DAY
  const jump = sinceViral >= 0 && sinceViral < 5 ? (account.followersAtBirth * 0.055) / 2 ** sinceViral : 0
  const regret = sinceViral >= 6 && sinceViral < 14 ? scale * 1.6 : 0
  const cleanUp = offset === -CLEAN_UP_DAY ? account.followersAtBirth * 0.012 : 0
  return Math.round(usual - lost + jump - regret - cleanUp)
}

/** Followers at the end of history; the days before are reckoned back from it, the days after forward. */
export function followersAt(seed: string, account: OwnAccount, bornAtMs: number, atMs: number): number {
  const bornDay = Math.floor(bornAtMs / DAY_MS)
  const today = Math.floor(atMs / DAY_MS)
  let count = account.followersAtBirth
  for (let day = bornDay; day < today; day += 1) count += gain(seed, account, day, day - bornDay)
  for (let day = bornDay - 1; day >= today; day -= 1) count -= gain(seed, account, day, day - bornDay)
  const partOfDay = (atMs - today * DAY_MS) / DAY_MS
  return count + Math.trunc(gain(seed, account, today, today - bornDay) * partOfDay)
}

/** The 730 days before birth, oldest first, without those on which nobody counted. Counted at 06:00 UTC. */
export function followerHistory(seed: string, account: OwnAccount, bornAtMs: number): readonly FollowerCount[] {
  const bornDay = Math.floor(bornAtMs / DAY_MS)
  const counts: FollowerCount[] = []
  let followers = account.followersAtBirth
  for (let daysBefore = 1; daysBefore <= HISTORY_DAYS; daysBefore += 1) {
    const day = bornDay - daysBefore
    followers -= gain(seed, account, day, -daysBefore)
    if (!wasCounted(daysBefore)) continue
    const atMs = day * DAY_MS + 6 * 3_600_000
    counts.push({ dayIso: new Date(atMs).toISOString().slice(0, 10), atMs, followers })
  }
  return counts.reverse()
}
