/** Publishing, deleting, hiding and looking up posts, with X's refusals. */
import twitterText from 'twitter-text'
import { z } from 'zod'
import { lazily } from '#shared/domain/lazily.ts'
import { forbidden, invalidRequest, notFound, notFoundEntry, ok, Refusal, type XAnswer } from '../http.ts'
import { citizenMayAnswer } from '../citizens/answers.ts'
import { renderIncludes, renderPost, textOf, withImplied } from '../rendering.ts'
import type { StoredPost } from '../state.ts'
import { addPost, mentions, userById, visiblePost } from '../world.ts'
import { checkMedia } from './media.ts'
import { param, readBody, type Call, type Route } from './route.ts'

const TEXT_LIMIT = 280
/** X compares with what the account said lately; this network remembers a day. */
const DUPLICATE_WINDOW_MS = 24 * 3_600_000

const id = lazily(() => z.string().regex(/^[0-9]{1,19}$/))
const createSchema = lazily(() =>
  z.strictObject({
    text: z.string().optional(),
    reply: z
      .strictObject({
        in_reply_to_tweet_id: id(),
        exclude_reply_user_ids: z.array(id()).optional(),
        auto_populate_reply_metadata: z.boolean().optional(),
      })
      .optional(),
    media: z
      .strictObject({ media_ids: z.array(id()).min(1).max(4), tagged_user_ids: z.array(id()).max(10).optional() })
      .optional(),
    reply_settings: z.enum(['following', 'mentionedUsers', 'subscribers', 'verified']).optional(),
  }),
)

function create(call: Call): XAnswer {
  const { world, account } = call
  const wanted = readBody(call, createSchema())
  const text = wanted.text ?? ''
  const mediaIds = wanted.media?.media_ids ?? []
  if (text.trim() === '' && mediaIds.length === 0)
    throw new Refusal(invalidRequest('text', text, 'Your Tweet text can not be empty.'))
  checkText(text)
  const inReplyTo = wanted.reply === undefined ? null : replyTarget(call, wanted.reply.in_reply_to_tweet_id)
  checkMedia(call, mediaIds)

  const leadingMentions =
    inReplyTo === null ? [] : handlesBefore(call, inReplyTo, text, wanted.reply?.exclude_reply_user_ids ?? [])
  if (isDuplicate(call, text, leadingMentions, mediaIds)) {
    throw new Refusal(forbidden('You are not allowed to create a Tweet with duplicate content.'))
  }
  const post = addPost(world, { authorId: account.id, text, leadingMentions, inReplyTo, mediaIds, atMs: world.nowMs() })
  if (inReplyTo !== null) citizenMayAnswer(world, { account, citizenId: inReplyTo.authorId, post })
  const created = { id: post.id, text: textOf(world, post), edit_history_tweet_ids: [post.id] }
  return ok({ data: created }, 201)
}

function checkText(text: string): void {
  if (twitterText.parseTweet(text).weightedLength > TEXT_LIMIT) {
    const more =
      'For more information on how Twitter determines text length see https://github.com/twitter/twitter-text.'
    throw new Refusal(invalidRequest('text', text.slice(0, 50), `Your Tweet text is too long. ${more}`))
  }
  if (twitterText.extractCashtags(text).length > 1) {
    throw new Refusal(forbidden('You are not permitted to include more than one cashtag in a Tweet.'))
  }
}

/**
 * The post to answer. By API only where its author mentioned the account (X, since 2026-02-23), or where the account
 * continues its own thread.
 */
function replyTarget(call: Call, targetId: string): StoredPost {
  const target = visiblePost(call.world, targetId)
  if (target === null) {
    throw new Refusal(forbidden('You attempted to reply to a Tweet that is deleted or not visible to you.'))
  }
  if (target.authorId !== call.account.id && !mentions(target, call.account.handle)) {
    const sentence =
      'Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to.'
    throw new Refusal(forbidden(sentence))
  }
  return target
}

/** X puts the handles of those answered before the text, unless they are written there already. */
function handlesBefore(
  call: Call,
  target: StoredPost,
  text: string,
  excludedIds: readonly string[],
): readonly string[] {
  const author = userById(call.world, target.authorId)
  if (author === null || author.id === call.account.id || excludedIds.includes(author.id)) return []
  return text.toLowerCase().startsWith(`@${author.handle.toLowerCase()} `) ? [] : [author.handle]
}

function isDuplicate(call: Call, text: string, leading: readonly string[], mediaIds: readonly string[]): boolean {
  const same = (post: StoredPost): boolean =>
    post.text.trim() === text.trim() &&
    post.leadingMentions.join() === leading.join() &&
    post.mediaIds.join() === mediaIds.join()
  const since = call.world.nowMs() - DUPLICATE_WINDOW_MS
  return call.world.state.posts.some(
    (post) => post.authorId === call.account.id && post.deletedAtMs === null && post.createdAtMs >= since && same(post),
  )
}

function remove(call: Call): XAnswer {
  const post = visiblePost(call.world, param(call, 'id'))
  if (post === null) return notFound('tweet', 'id', param(call, 'id'))
  if (post.authorId !== call.account.id) return forbidden('You are not authorized to delete this Tweet.')
  post.deletedAtMs = call.world.nowMs()
  return ok({ data: { deleted: true } })
}

function hide(call: Call): XAnswer {
  const { hidden } = readBody(call, z.strictObject({ hidden: z.boolean() }))
  const post = visiblePost(call.world, param(call, 'id'))
  if (post === null) return notFound('tweet', 'id', param(call, 'id'))
  const root = call.world.state.posts.find((other) => other.id === post.conversationId)
  if (post.authorId === call.account.id || root?.authorId !== call.account.id) {
    return forbidden('You are only allowed to hide replies of conversations you started.')
  }
  post.hidden = hidden
  return ok({ data: { hidden } })
}

function lookUpOne(call: Call): XAnswer {
  const wantedId = param(call, 'id')
  const post = visiblePost(call.world, wantedId)
  if (post === null) return ok({ errors: [notFoundEntry('tweet', 'id', wantedId)] })
  const includes = renderIncludes(call.world, [post], call.request.query)
  const data = renderPost(call.world, post, withImplied(call.request.query))
  return ok({ data, ...(includes === null ? {} : { includes }) })
}

const idsOf = (call: Call): readonly string[] => (call.request.query.get('ids') ?? '').split(',')

function lookUpMany(call: Call): XAnswer {
  const { query } = call.request
  const ids = idsOf(call)
  if (ids.length > 100 || !ids.every((wanted) => id().safeParse(wanted).success)) {
    return invalidRequest(
      'ids',
      query.get('ids') ?? '',
      'The `ids` query parameter must be 1 to 100 post ids, separated by commas',
    )
  }
  const found = ids.flatMap((wanted) => visiblePost(call.world, wanted) ?? [])
  const missing = ids.filter((wanted) => !found.some((post) => post.id === wanted))
  const includes = renderIncludes(call.world, found, query)
  return ok({
    ...(found.length > 0 ? { data: found.map((post) => renderPost(call.world, post, withImplied(query))) } : {}),
    ...(includes === null ? {} : { includes }),
    ...(missing.length > 0 ? { errors: missing.map((wanted) => notFoundEntry('tweet', 'ids', wanted)) } : {}),
  })
}

/** $0.015, $0.200 with a link, $0.010 for an answer. */
function priceOfPost(call: Call): number {
  const text = new TextDecoder().decode(call.request.body)
  if (text.includes('"in_reply_to_tweet_id"')) return 0.01
  return /https?:\/\//.test(text) ? 0.2 : 0.015
}

const write = { kind: 'publish', scopes: ['tweet.read', 'tweet.write', 'users.read'] } as const
const read = { method: 'GET', kind: 'read', limit: 'lookup_posts', scopes: ['tweet.read', 'users.read'] } as const

export const postRoutes: readonly Route[] = [
  { ...write, method: 'POST', path: '/2/tweets', limit: 'create_post', priceUsd: priceOfPost, handle: create },
  { ...write, method: 'DELETE', path: '/2/tweets/:id', limit: 'delete_post', priceUsd: () => 0.01, handle: remove },
  {
    ...write,
    method: 'PUT',
    path: '/2/tweets/:id/hidden',
    limit: 'hide_reply',
    scopes: ['tweet.read', 'users.read', 'tweet.moderate.write'],
    priceUsd: () => 0.005,
    handle: hide,
  },
  { ...read, path: '/2/tweets', priceUsd: (call) => 0.005 * idsOf(call).length, handle: lookUpMany },
  { ...read, path: '/2/tweets/:id', priceUsd: () => 0.005, handle: lookUpOne },
]
