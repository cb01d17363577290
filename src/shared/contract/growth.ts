/** Follower counts from the office's own observations. */
import { z } from 'zod'
import { query } from './operation.ts'
import { dayIso, id, instantMs, zone } from './values.ts'

export const GROWTH_RANGES = ['30d', '1y', 'all'] as const

export const followerSeries = z.object({
  accountId: id,
  zone,
  /** One entry a day from the first to the last of the range, the last observation of that day; null is a gap, never zero. */
  days: z.array(z.object({ day: dayIso, followers: z.int().nullable(), change: z.int().nullable() })),
  first: z.object({ day: dayIso, followers: z.int() }).nullable(),
  last: z.object({ day: dayIso, followers: z.int(), atMs: instantMs }).nullable(),
  /** Days of the range without any observation. */
  missingDays: z.int(),
})
export type FollowerSeries = z.infer<typeof followerSeries>

export const growthOperations = {
  'growth.followers': query({
    input: z.strictObject({ accountId: id, range: z.enum(GROWTH_RANGES) }),
    output: followerSeries,
    topics: ['growth', 'settings'],
  }),
}
