/**
 * X's answers, read tolerantly: unknown fields are ignored and both generations of field names are understood
 * (`tweet_count`/`post_count`, `note_tweet`/`note_post`, `referenced_tweets`/`referenced_posts`), because X is renaming them.
 * Of people nothing is read but id, handle and displayed name.
 */
import twitterText from 'twitter-text'
import { z } from 'zod'
import { lazily } from '#shared/domain/lazily.ts'
import type { Parsed } from '#shared/contract/parsed.ts'
import type { PostCounts } from '#shared/domain/postMetrics.ts'
import type { Page, PostCheck, RemoteAuthor, RemoteDirectMessage, RemotePost, RemoteProfile } from '../networkClient.ts'
import { instantOfId, readableText, type XLink } from './xText.ts'

const id = lazily(() => z.string().regex(/^\d{1,19}$/))
const conversationId = lazily(() => z.string().regex(/^\d{1,19}(-\d{1,19})?$/))
const count = lazily(() => z.number().int().nonnegative())
const maybe = <T extends z.ZodType>(schema: T) => schema.nullish().catch(null)

const link = lazily(() =>
  z
    .object({
      url: z.string(),
      expanded_url: maybe(z.string()),
      media_key: maybe(z.string()),
      display_url: maybe(z.string()),
    })
    .transform((seen): XLink => ({
      url: seen.url,
      expandedUrl: seen.expanded_url ?? null,
      isMedia: (seen.media_key ?? null) !== null || /^pic\.(x|twitter)\.com\//.test(seen.display_url ?? ''),
    })),
)
const entities = lazily(() =>
  z.object({
    urls: maybe(z.array(link())),
    mentions: maybe(z.array(z.object({ id: maybe(id()), username: maybe(z.string()) }))),
  }),
)
const longText = lazily(() => z.object({ text: z.string(), entities: maybe(entities()) }))
const references = lazily(() => z.array(z.object({ type: z.string(), id: id() })))

const user = lazily(() => z.object({ id: id(), name: z.string(), username: z.string() }))
const meta = lazily(() => z.object({ next_token: maybe(z.string().min(1)), result_count: maybe(count()) }))

const postMetrics = lazily(() =>
  z
    .object({
      impression_count: maybe(count()),
      like_count: maybe(count()),
      repost_count: maybe(count()),
      retweet_count: maybe(count()),
      reply_count: maybe(count()),
      quote_count: maybe(count()),
      bookmark_count: maybe(count()),
    })
    .transform((seen): PostCounts => ({
      impressions: seen.impression_count ?? null,
      likes: seen.like_count ?? null,
      reposts: seen.repost_count ?? seen.retweet_count ?? null,
      replies: seen.reply_count ?? null,
      quotes: seen.quote_count ?? null,
      bookmarks: seen.bookmark_count ?? null,
    })),
)

const post = lazily(() =>
  z.object({
    id: id(),
    text: z.string(),
    author_id: maybe(id()),
    created_at: maybe(z.iso.datetime({ offset: true })),
    conversation_id: maybe(id()),
    entities: maybe(entities()),
    note_post: maybe(longText()),
    note_tweet: maybe(longText()),
    referenced_posts: maybe(references()),
    referenced_tweets: maybe(references()),
    edit_history_post_ids: maybe(z.array(id())),
    edit_history_tweet_ids: maybe(z.array(id())),
    public_metrics: maybe(postMetrics()),
  }),
)
const includes = lazily(() =>
  z.object({ users: maybe(z.array(user())), posts: maybe(z.array(post())), tweets: maybe(z.array(post())) }),
)
// Only what X says about an id that was asked for; it also reports what it could not expand.
const postError = lazily(() =>
  z.object({ type: z.string(), parameter: z.literal('ids'), resource_id: maybe(id()), value: maybe(id()) }),
)
const postCheck = lazily(() =>
  z
    .object({ data: z.array(post()).optional(), includes: maybe(includes()), errors: z.array(z.unknown()).optional() })
    .refine(({ data, errors }) => data !== undefined || errors !== undefined)
    .transform(({ data = [], errors = [], ...others }) => ({ data, errors, ...others })),
)

const directMessage = lazily(() =>
  z.object({
    id: id(),
    // Absent in messages that are only a picture.
    text: z.string().default(''),
    sender_id: id(),
    dm_conversation_id: conversationId(),
    created_at: maybe(z.iso.datetime({ offset: true })),
    entities: maybe(entities()),
  }),
)

/** X leaves `data` out of an empty page and counts none; where it does not, the items are there under a name we do not know. */
const pageOf = <T extends z.ZodType>(item: T) =>
  z
    .object({ data: z.array(item).optional(), includes: maybe(includes()), meta: maybe(meta()) })
    .refine(({ data, meta: about }) => data !== undefined || about?.result_count === 0)
    .transform(({ data = [], ...others }) => ({ data, ...others }))

const metrics = lazily(() =>
  z
    .object({
      followers_count: count(),
      following_count: count(),
      post_count: count().optional(),
      tweet_count: count().optional(),
    })
    .transform((counts, context) => {
      const posts = counts.post_count ?? counts.tweet_count
      if (posts !== undefined) return { followers: counts.followers_count, following: counts.following_count, posts }
      context.addIssue('neither post_count nor tweet_count')
      return z.NEVER
    }),
)

const createdPost = lazily(() => z.object({ data: z.object({ id: id() }) }))
const createdMessage = lazily(() => z.object({ data: z.object({ dm_event_id: id() }) }))
const deletion = lazily(() => z.object({ data: z.object({ deleted: z.literal(true) }) }))
const identity = lazily(() => z.object({ data: user() }))
const profile = lazily(() => z.object({ data: user().extend({ public_metrics: metrics() }) }))

const postPage = lazily(() => pageOf(post()))
// Other events (somebody joins or leaves a group) have other fields: the messages are picked first, then read.
const messagePage = lazily(() => pageOf(z.looseObject({ event_type: z.string().default('MessageCreate') })))
const messages = lazily(() => z.array(directMessage()))

const read = <T extends z.ZodType, R>(schema: T, json: unknown, toDomain: (value: z.output<T>) => R): R | null => {
  const parsed = schema.safeParse(json)
  return parsed.success ? toDomain(parsed.data) : null
}

/** Who the account is, as far as X says with every answer about users. */
export type XIdentity = { readonly id: string; readonly handle: string; readonly displayName: string }

const authorOf = (seen: Parsed<typeof user>): RemoteAuthor => ({
  id: seen.id,
  handle: seen.username,
  displayName: seen.name,
})

/** X leaves out of `includes` who is suspended or gone: then the id is all there is to show. */
const authorIn = (users: readonly Parsed<typeof user>[], authorId: string): RemoteAuthor => {
  const seen = users.find((candidate) => candidate.id === authorId)
  return seen === undefined ? { id: authorId, handle: authorId, displayName: authorId } : authorOf(seen)
}

const instantOf = (createdAt: string | null | undefined, ownId: string): number =>
  createdAt === null || createdAt === undefined ? instantOfId(ownId) : Date.parse(createdAt)

/** The id of a post just made. */
export const readCreatedPost = (json: unknown): string | null => read(createdPost(), json, ({ data }) => data.id)

/** The id of a direct message just sent. */
export const readCreatedMessage = (json: unknown): string | null =>
  read(createdMessage(), json, ({ data }) => data.dm_event_id)

/** Whether X says that a post is gone now. */
export const readDeletion = (json: unknown): true | null => read(deletion(), json, () => true)

/** Id and names of the account, with or without metrics. */
export const readIdentity = (json: unknown): XIdentity | null => read(identity(), json, ({ data }) => authorOf(data))

/** Names and counts of the account; null where X left the counts out, because a zero would be a false measurement. */
export const readProfileAnswer = (json: unknown): RemoteProfile | null =>
  read(profile(), json, ({ data }) => ({ ...authorOf(data), ...data.public_metrics }))

/**
 * A page of posts. `own` is the account that asks: it decides `mentionsUs`, and is the author where X does not name one
 * (the own timeline). Null where a post of another author would have none.
 */
export const readPostPage = (
  json: unknown,
  context: { readonly own: XIdentity; readonly stream: 'timeline' | 'mentions' | 'comments' },
): Page<RemotePost> | null =>
  read(postPage(), json, ({ data, includes: included, meta: about }) => {
    const users = included?.users ?? []
    const items = data.map((seen) => remotePost(seen, users, context))
    return items.includes(null)
      ? null
      : { items: items.filter((item) => item !== null), olderToken: about?.next_token ?? null }
  })

type SeenPost = Parsed<typeof post>
type Context = { readonly own: XIdentity; readonly stream: 'timeline' | 'mentions' | 'comments' | 'check' }

/** Null where nobody says who wrote it. */
const remotePost = (seen: SeenPost, users: readonly Parsed<typeof user>[], context: Context): RemotePost | null => {
  const authorId = seen.author_id ?? (context.stream === 'timeline' ? context.own.id : null)
  if (authorId === null) return null
  const long = seen.note_post ?? seen.note_tweet
  const mentions = [...(seen.entities?.mentions ?? []), ...(long?.entities?.mentions ?? [])]
  const referenced = seen.referenced_posts ?? seen.referenced_tweets ?? []
  const versionIds = versionIdsOf(seen)
  return {
    id: seen.id,
    author: authorId === context.own.id && context.own.handle !== '' ? context.own : authorIn(users, authorId),
    text: readableText(long?.text ?? seen.text, (long?.entities ?? seen.entities)?.urls ?? []),
    createdAtMs: instantOf(seen.created_at, seen.id),
    conversationId: seen.conversation_id ?? null,
    inReplyToId: referenced.find(({ type }) => type === 'replied_to')?.id ?? null,
    mentionsUs: mentionsAccount(mentions, long?.text ?? seen.text, context),
    ...(versionIds.length > 1 ? { versionIds } : {}),
    ...ownMetrics(seen, authorId, context),
  }
}

/** Of nobody else's posts, and where X says no number at all there are none: a zero would be a false measurement. */
const ownMetrics = (seen: SeenPost, authorId: string, { own }: Context): { readonly metrics?: PostCounts } => {
  const metrics = seen.public_metrics ?? null
  if (metrics === null || authorId !== own.id) return {}
  return Object.values(metrics).every((value) => value === null) ? {} : { metrics }
}

const versionIdsOf = (seen: SeenPost): readonly string[] =>
  (seen.edit_history_post_ids ?? seen.edit_history_tweet_ids ?? []).toSorted(
    (a, b) => a.length - b.length || (a < b ? -1 : 1),
  )

/**
 * What became of the posts `ids`. Null where the answer is not what was asked for.
 * Types of problem: X's OpenAPI document, `ResourceNotFoundProblem` and `ResourceUnauthorizedProblem`.
 */
export const readPostCheck = (json: unknown, ids: readonly string[], own: XIdentity): PostCheck | null =>
  read(postCheck(), json, ({ data, includes: included, errors }) => {
    const users = included?.users ?? []
    const versions = [...(included?.posts ?? []), ...(included?.tweets ?? [])]
    const shown = data.map((seen) => {
      const newestId = versionIdsOf(seen).at(-1)
      const newest = newestId === seen.id ? undefined : versions.find(({ id: versionId }) => versionId === newestId)
      return remotePost(newest ?? seen, users, { own, stream: 'check' })
    })
    if (shown.includes(null)) return null
    const gone = errors.flatMap((entry) => {
      const problem = postError().safeParse(entry)
      const goneId = problem.success ? (problem.data.resource_id ?? problem.data.value ?? null) : null
      if (!problem.success || goneId === null || !ids.includes(goneId)) return []
      const how = goneHow(problem.data.type)
      return how === null ? [] : [{ id: goneId, how }]
    })
    return { shown: shown.filter((item) => item !== null), gone }
  })

const goneHow = (type: string): 'deleted' | 'not_visible' | null => {
  if (type.endsWith('/resource-not-found')) return 'deleted'
  return type.endsWith('/not-authorized-for-resource') ? 'not_visible' : null
}

/**
 * Whether a post names the account. X leaves `entities` out where there are none, and its mentions stream also holds
 * answers under our posts that do not name us (to which it allows no reply): so the text decides where entities do not.
 */
const mentionsAccount = (
  mentions: readonly { readonly id?: string | null | undefined; readonly username?: string | null | undefined }[],
  text: string,
  { own, stream }: Context,
): boolean => {
  const handle = own.handle.toLowerCase()
  if (mentions.some((seen) => seen.id === own.id || (handle !== '' && seen.username?.toLowerCase() === handle)))
    return true
  if (mentions.length > 0) return false
  if (handle === '') return stream === 'mentions'
  const named: readonly string[] = twitterText.extractMentions(text)
  return named.some((name) => name.toLowerCase() === handle)
}

/** A page of direct messages of all conversations, or null where one does not say who wrote it or where. */
export const readMessagePage = (json: unknown): Page<RemoteDirectMessage> | null =>
  read(messagePage(), json, ({ data, includes: included, meta: about }) =>
    read(
      messages(),
      data.filter(({ event_type }) => event_type === 'MessageCreate'),
      (seen) => ({
        items: seen.map((message) => ({
          id: message.id,
          conversationId: message.dm_conversation_id,
          sender: authorIn(included?.users ?? [], message.sender_id),
          text: readableText(message.text, message.entities?.urls ?? []),
          createdAtMs: instantOf(message.created_at, message.id),
        })),
        olderToken: about?.next_token ?? null,
      }),
    ),
  )
