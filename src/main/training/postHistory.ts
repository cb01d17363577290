/**
 * What the public bodies published in the two years before this network began, the same for the same seed: nearly one post
 * a day, a few threads, and how each spread as it was seen at the time. It is not kept: it can always be told again. It ends
 * well before the network begins, so that the calendar of whoever starts to learn is theirs.
 */
import { addDays, dayStartMs } from '#shared/domain/wallTime.ts'
import { TOWN_HALL_ACCOUNT, type OwnAccount } from './accounts.ts'
import { fill } from './citizens/phrases.ts'
import { HISTORY_DAYS, VIRAL_DAY, wasCounted } from './followerHistory.ts'
import { PAST_POSTS, PAST_SECOND_TEXTS } from './pastPosts.ts'
import { spreadOf, type Spread } from './postReach.ts'
import { pick, seededRandom } from './seededRandom.ts'
import { instantOfSnowflake, nextSnowflake } from './snowflakes.ts'
import type { StoredPost } from './state.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
const ENDS_DAYS_BEFORE = 40
/** At which ages somebody looked, in hours. */
const SEEN_AT_HOURS = [1, 3, 9, 21, 45, 69, 117, 165, 360] as const
const THREAD_SHARE = 0.05
/** When an office publishes: at its desk, and now and then when something happens. */
const HOURS = [8, 9, 9, 10, 10, 11, 12, 12, 13, 13, 14, 17, 18, 18, 19, 20, 20, 21, 22, 7, 0] as const

/** Whether an id may be one of this history's: it tells when it was made. */
export function mayBePast(id: string, bornAtMs: number): boolean {
  const atMs = instantOfSnowflake(id)
  return atMs >= bornAtMs - (HISTORY_DAYS + 2) * DAY_MS && atMs < bornAtMs - (ENDS_DAYS_BEFORE - 2) * DAY_MS
}

/** Oldest first; a text that continues a thread comes after the one before it. */
function postHistory(seed: string, account: OwnAccount, bornAtMs: number): readonly StoredPost[] {
  const bornDay = new Date(bornAtMs).toISOString().slice(0, 10)
  const posts: StoredPost[] = []
  let lastId = '0'
  const add = (text: string, createdAtMs: number, answered: StoredPost | null): StoredPost => {
    lastId = nextSnowflake(createdAtMs, lastId)
    // Both bodies may publish in one millisecond: an id belongs to one of them.
    const id = String(BigInt(lastId) + (account.id === TOWN_HALL_ACCOUNT.id ? 1n << 12n : 0n))
    const post: StoredPost = {
      id,
      authorId: account.id,
      text,
      leadingMentions: [],
      createdAtMs,
      inReplyToId: answered?.id ?? null,
      conversationId: answered?.conversationId ?? id,
      mediaIds: [],
      hidden: false,
      deletedAtMs: null,
      earlierIds: [],
      replacedById: null,
    }
    posts.push(post)
    return post
  }
  for (let daysBefore = HISTORY_DAYS; daysBefore >= ENDS_DAYS_BEFORE; daysBefore -= 1) {
    const random = seededRandom(`${seed}:past:${account.id}:${String(daysBefore)}`)
    const day = addDays(bornDay, -daysBefore)
    const startMs = dayStartMs(day, 'Europe/Madrid')
    const weekday = new Date(`${day}T12:00:00Z`).getUTCDay()
    const mean = weekday === 0 || weekday === 6 ? 0.6 : 1.3
    const count = daysBefore === VIRAL_DAY ? 1 : Math.floor(mean * 2 * random())
    const hours = Array.from({ length: count }, () => pick(HOURS, random)).toSorted((a, b) => a - b)
    for (const hour of hours) {
      const createdAtMs = startMs + hour * HOUR_MS + Math.floor(random() * 60) * 60_000
      const first = add(fill(pick(PAST_POSTS, random), random), createdAtMs, null)
      if (random() < THREAD_SHARE) add(fill(pick(PAST_SECOND_TEXTS, random), random), createdAtMs + 4_000, first)
    }
  }
  return posts
}

/** A post of this history, and how many texts of its thread answer it. */
export type PastText = { readonly post: StoredPost; readonly continuations: number }

/** All of one account's, by id. */
export function pastTexts(seed: string, account: OwnAccount, bornAtMs: number): readonly PastText[] {
  const posts = postHistory(seed, account, bornAtMs)
  const continued = new Map<string, number>()
  for (const { inReplyToId } of posts) {
    if (inReplyToId !== null) continued.set(inReplyToId, (continued.get(inReplyToId) ?? 0) + 1)
  }
  return posts.map((post) => ({ post, continuations: continued.get(post.id) ?? 0 }))
}

/** What was seen of a past post at the time; not on days on which nobody counted. */
export function pastReadings(
  seed: string,
  account: OwnAccount,
  bornAtMs: number,
  past: PastText,
): readonly (Spread & { readonly atMs: number })[] {
  const bornDay = Math.floor(bornAtMs / DAY_MS)
  const spreadAt = pastSpread(seed, account, bornAtMs, past)
  return SEEN_AT_HOURS.map((hours) => past.post.createdAtMs + hours * HOUR_MS)
    .filter((atMs) => atMs < bornAtMs && wasCounted(bornDay - Math.floor(atMs / DAY_MS)))
    .map((atMs) => ({ atMs, ...spreadAt(atMs) }))
}

/** How far a past post had spread at any instant. */
export function pastSpread(
  seed: string,
  account: OwnAccount,
  bornAtMs: number,
  { post, continuations }: PastText,
): (atMs: number) => Spread {
  const daysBefore = Math.floor(bornAtMs / DAY_MS) - Math.floor(post.createdAtMs / DAY_MS)
  const spreading = {
    conversationId: post.conversationId,
    createdAtMs: post.createdAtMs,
    kind: post.inReplyToId === null ? 'post' : 'continuation',
    isFamous: daysBefore === VIRAL_DAY,
  } as const
  const spreadAt = spreadOf(seed, spreading, { followers: account.followersAtBirth, bornAtMs })
  return (atMs) => {
    const spread = spreadAt(atMs)
    return { ...spread, replies: spread.replies + continuations }
  }
}
