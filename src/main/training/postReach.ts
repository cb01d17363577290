/**
 * How far a post spreads and what people do with it, from the seed alone: most of it in the first hours, nearly nothing
 * after a week; more in the evening and in the morning, less at night and at weekends; now and then one goes round.
 */
import { createWeekHours } from '#shared/domain/weekHour.ts'
import { seededRandom } from './seededRandom.ts'

const HOUR_MS = 3_600_000
const HISTORY_MS = 730 * 24 * HOUR_MS

/** Where people look at their phones, by the hour at which a post goes out. */
const BY_HOUR = [
  0.45, 0.35, 0.3, 0.3, 0.35, 0.5, 0.75, 1.05, 1.3, 1.25, 1.05, 0.95, 1, 1.1, 1.2, 1, 0.9, 0.9, 1, 1.15, 1.35, 1.4,
  1.15, 0.75,
] as const
const WEEKEND = 0.75
const VIRAL_SHARE = 0.008
/** Who sees the next text of a thread, and who an answer to one person. */
const SHARE_OF = { post: 1, continuation: 0.35, answer: 0.03 } as const

export type SpreadingPost = {
  /** The beginning of its thread: all texts of one spread alike. */
  readonly conversationId: string
  readonly createdAtMs: number
  readonly kind: keyof typeof SHARE_OF
  /** Everybody shared it. */
  readonly isFamous: boolean
}

export type Spread = {
  readonly impressions: number
  readonly likes: number
  readonly reposts: number
  readonly replies: number
  readonly quotes: number
  readonly bookmarks: number
}

/**
 * What a post has reached at any instant; none of it ever becomes less.
 * @param audience followers of its author where the history of this network ends, at `bornAtMs`
 */
export function spreadOf(
  seed: string,
  post: SpreadingPost,
  { followers, bornAtMs }: { readonly followers: number; readonly bornAtMs: number },
): (atMs: number) => Spread {
  const random = seededRandom(`${seed}:spread:${post.conversationId}`)
  const [luck, liking, passing, talking, going] = [random(), random(), random(), random(), random()]
  const hourOfWeek = createWeekHours('Europe/Madrid')(post.createdAtMs)
  const audience = followers * Math.min(1.6, Math.max(0.6, 1 + (0.3 * (post.createdAtMs - bornAtMs)) / HISTORY_MS))
  const isViral = post.isFamous || going < VIRAL_SHARE
  const reach =
    audience *
    (0.12 + 0.5 * luck * luck) *
    (BY_HOUR[hourOfWeek % 24] ?? 1) *
    (hourOfWeek >= 5 * 24 ? WEEKEND : 1) *
    (isViral ? 9 + 9 * talking : 1) *
    SHARE_OF[post.kind]
  return (atMs) => {
    const ageHours = Math.max(0, atMs - post.createdAtMs) / HOUR_MS
    const impressions = reach * (1 - Math.exp(-((ageHours / 9) ** 0.75)))
    const likes = impressions * (0.005 + 0.028 * liking * liking) * (isViral ? 1.6 : 1)
    const reposts = likes * (0.12 + 0.35 * passing)
    return {
      impressions: Math.floor(impressions),
      likes: Math.floor(likes),
      reposts: Math.floor(reposts),
      replies: Math.floor(impressions * (0.0003 + 0.0016 * talking)),
      quotes: Math.floor(reposts * 0.08),
      bookmarks: Math.floor(likes * 0.06),
    }
  }
}
