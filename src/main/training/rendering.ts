/**
 * Posts and users as X shows them: only the fields asked for, text with entities escaped and every link shortened to
 * t.co, the handles of a reply in front. A client that compares texts has to undo all three.
 */
import twitterText from 'twitter-text'
import type { JsonValue } from '#shared/rpc/json.ts'
import { pastSpread } from './postHistory.ts'
import { spreadOf } from './postReach.ts'
import { seededRandom, seededToken } from './seededRandom.ts'
import { instantOfSnowflake } from './snowflakes.ts'
import type { StoredPost } from './state.ts'
import {
  ownAccount,
  pastPost,
  postById,
  userByHandle,
  userById,
  visiblePost,
  type PublicUser,
  type World,
} from './world.ts'

export type Json = Record<string, JsonValue>

/** Splits a comma-separated query value such as `tweet.fields`; also read under its newer name. */
export function listed(query: URLSearchParams, ...names: readonly string[]): ReadonlySet<string> {
  return new Set(names.flatMap((name) => (query.get(name) ?? '').split(',')).filter((field) => field !== ''))
}

const shorten = (key: string): string =>
  `https://t.co/${seededToken(key)
    .replace(/[^A-Za-z0-9]/g, '')
    .slice(0, 10)}`
/** X escapes these three characters in every text that it answers. */
export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

type ShownUrl = {
  readonly url: string
  readonly expanded_url: string
  readonly display_url: string
  readonly media_key?: string
}

function shownText(world: World, post: StoredPost): { readonly text: string; readonly urls: readonly ShownUrl[] } {
  const urls: ShownUrl[] = []
  let text = post.leadingMentions.map((handle) => `@${handle} `).join('')
  let from = 0
  for (const { url, indices } of twitterText.extractUrlsWithIndices(post.text)) {
    const short = shorten(`${post.id}:${url}`)
    const expanded = /^https?:\/\//i.test(url) ? url : `http://${url}`
    text += escapeText(post.text.slice(from, indices[0])) + short
    urls.push({
      url: short,
      expanded_url: expanded,
      display_url: url.replace(/^https?:\/\/(www\.)?/i, '').slice(0, 30),
    })
    from = indices[1]
  }
  text += escapeText(post.text.slice(from))
  if (post.mediaIds.length > 0) {
    const short = shorten(`${post.id}:media`)
    const handle = userById(world, post.authorId)?.handle ?? 'i'
    text += `${text === '' ? '' : ' '}${short}`
    for (const mediaId of post.mediaIds) {
      urls.push({
        url: short,
        expanded_url: `https://x.com/${handle}/status/${post.id}/photo/1`,
        display_url: `pic.x.com/${short.slice(-10)}`,
        media_key: `3_${mediaId}`,
      })
    }
  }
  return { text, urls }
}

/** The text as X's answers carry it. */
export function textOf(world: World, post: StoredPost): string {
  return shownText(world, post).text
}

function entitiesOf(world: World, post: StoredPost): Json {
  const { text, urls } = shownText(world, post)
  // Positions are counted in code points of the escaped text.
  const points = (unit: number): number => Array.from(text.slice(0, unit)).length
  const span = (indices: readonly [number, number]) => ({ start: points(indices[0]), end: points(indices[1]) })
  const entities: Json = {}
  const shownUrls = urls.map((shown) => {
    const at = text.indexOf(shown.url)
    return { ...span([at, at + shown.url.length]), ...shown }
  })
  const mentioned = twitterText.extractMentionsWithIndices(text).map(({ screenName, indices }) => {
    const id = userByHandle(world, screenName)?.id
    return { ...span(indices), username: screenName, ...(id === undefined ? {} : { id }) }
  })
  const hashtags = twitterText
    .extractHashtagsWithIndices(text)
    .map(({ hashtag, indices }) => ({ ...span(indices), tag: hashtag }))
  if (shownUrls.length > 0) entities.urls = shownUrls
  if (mentioned.length > 0) entities.mentions = mentioned
  if (hashtags.length > 0) entities.hashtags = hashtags
  return entities
}

/** Nobody here looks at posts of citizens for their figures: they have few readers. */
const CITIZENS_FOLLOWERS = 300

function postMetrics(world: World, post: StoredPost): Json {
  const author = userById(world, post.authorId)
  const answered = post.inReplyToId === null ? null : postById(world, post.inReplyToId)
  const { bornAtMs } = world.state
  const past = pastPost(world, post.id)
  const kind = answered === null ? 'post' : answered.authorId === post.authorId ? 'continuation' : 'answer'
  const spreadAt =
    past === null
      ? spreadOf(
          world.seed,
          { conversationId: post.conversationId, createdAtMs: firstMadeAtMs(post), kind, isFamous: false },
          { followers: author?.account?.followersAtBirth ?? CITIZENS_FOLLOWERS, bornAtMs },
        )
      : pastSpread(world.seed, ownAccount(post.authorId), bornAtMs, past)
  const spread = spreadAt(world.nowMs())
  const ids = new Set([post.id, ...post.earlierIds])
  const answers = world.state.posts.filter(
    ({ inReplyToId, deletedAtMs }) => inReplyToId !== null && ids.has(inReplyToId) && deletedAtMs === null,
  )
  return {
    retweet_count: spread.reposts,
    // Of what is written here every answer is there; of what is from before only their number is known.
    reply_count: (past === null ? 0 : spread.replies) + answers.length,
    like_count: spread.likes,
    quote_count: spread.quotes,
    bookmark_count: spread.bookmarks,
    impression_count: spread.impressions,
  }
}

/** An edit begins nothing anew. */
function firstMadeAtMs({ earlierIds, createdAtMs }: StoredPost): number {
  const [firstId] = earlierIds
  return firstId === undefined ? createdAtMs : instantOfSnowflake(firstId)
}

/** All versions of a post, oldest first; an older version knows the newer ones too. */
function versionIdsOf(world: World, post: StoredPost): readonly string[] {
  const newest = world.state.posts.find(({ id }) => id === post.replacedById) ?? post
  return [...newest.earlierIds, newest.id]
}

export function renderPost(world: World, post: StoredPost, fields: ReadonlySet<string>): Json {
  const parentAuthor = post.inReplyToId === null ? undefined : postById(world, post.inReplyToId)?.authorId
  const entities = fields.has('entities') ? entitiesOf(world, post) : {}
  const shown: Json = { id: post.id, text: textOf(world, post), edit_history_tweet_ids: [...versionIdsOf(world, post)] }
  if (fields.has('author_id')) shown.author_id = post.authorId
  if (fields.has('created_at')) shown.created_at = new Date(post.createdAtMs).toISOString()
  if (fields.has('conversation_id')) shown.conversation_id = post.conversationId
  if (fields.has('in_reply_to_user_id') && parentAuthor !== undefined) shown.in_reply_to_user_id = parentAuthor
  if (fields.has('referenced_tweets') && post.inReplyToId !== null) {
    shown.referenced_tweets = [{ type: 'replied_to', id: post.inReplyToId }]
  }
  if (Object.keys(entities).length > 0) shown.entities = entities
  if (fields.has('attachments') && post.mediaIds.length > 0) {
    shown.attachments = { media_keys: post.mediaIds.map((id) => `3_${id}`) }
  }
  if (fields.has('public_metrics')) shown.public_metrics = postMetrics(world, post)
  if (fields.has('lang')) shown.lang = 'es'
  if (fields.has('reply_settings')) shown.reply_settings = 'everyone'
  if (fields.has('possibly_sensitive')) shown.possibly_sensitive = false
  if (fields.has('edit_controls')) {
    const editableUntil = new Date(post.createdAtMs + 3_600_000).toISOString()
    shown.edit_controls = { edits_remaining: 5, is_edit_eligible: false, editable_until: editableUntil }
  }
  return shown
}

/** The fields asked for; an expansion brings the field that it expands. */
export function withImplied(query: URLSearchParams): ReadonlySet<string> {
  const expansions = listed(query, 'expansions')
  const implied: Readonly<Record<string, string>> = {
    author_id: 'author_id',
    in_reply_to_user_id: 'in_reply_to_user_id',
    'referenced_tweets.id': 'referenced_tweets',
    referenced_posts: 'referenced_tweets',
    'attachments.media_keys': 'attachments',
  }
  return new Set([
    ...listed(query, 'tweet.fields', 'post.fields'),
    ...Object.entries(implied).flatMap(([expansion, field]) => (expansions.has(expansion) ? [field] : [])),
  ])
}

export function renderUser(world: World, user: PublicUser, fields: ReadonlySet<string>): Json {
  const shown: Json = { id: user.id, name: user.name, username: user.handle }
  if (fields.has('created_at')) shown.created_at = new Date(user.createdAtMs).toISOString()
  if (fields.has('description'))
    shown.description = user.account === null ? '' : 'Cuenta de formación: nada de lo que pasa aquí es real.'
  if (fields.has('protected')) shown.protected = false
  if (fields.has('verified')) shown.verified = user.account !== null
  if (fields.has('verified_type')) shown.verified_type = user.account === null ? 'none' : 'government'
  if (fields.has('profile_image_url')) {
    shown.profile_image_url = 'https://abs.twimg.com/sticky/default_profile_images/default_profile_normal.png'
  }
  if (fields.has('public_metrics')) shown.public_metrics = userMetrics(world, user)
  return shown
}

function userMetrics(world: World, user: PublicUser): Json {
  const random = seededRandom(`${world.seed}:user-metrics:${user.id}`)
  const posts = world.state.posts.filter((post) => post.authorId === user.id && post.deletedAtMs === null)
  return {
    followers_count: user.account === null ? Math.floor(random() * 600) : world.followers(user.account),
    following_count: Math.floor(random() * 400),
    tweet_count: (user.account === null ? 0 : 4_211) + posts.length,
    listed_count: user.account === null ? 0 : 96,
    like_count: Math.floor(random() * 900),
    media_count: posts.filter((post) => post.mediaIds.length > 0).length,
  }
}

/** `includes` for the expansions asked for; null when there is nothing to include. */
export function renderIncludes(world: World, posts: readonly StoredPost[], query: URLSearchParams): Json | null {
  const expansions = listed(query, 'expansions')
  const userFields = listed(query, 'user.fields')
  const parents = posts.flatMap((post) => world.state.posts.filter((other) => other.id === post.inReplyToId))
  const userIds = new Set([
    ...(expansions.has('author_id') ? posts.map((post) => post.authorId) : []),
    ...(expansions.has('in_reply_to_user_id') ? parents.map((post) => post.authorId) : []),
  ])
  const includes: Json = {}
  const users = [...userIds].flatMap((id) => userById(world, id) ?? [])
  if (users.length > 0) includes.users = users.map((user) => renderUser(world, user, userFields))
  const referenced = expansions.has('referenced_tweets.id') ? parents.filter((post) => post.deletedAtMs === null) : []
  if (expansions.has('edit_history_post_ids') || expansions.has('edit_history_tweet_ids')) {
    const versionIds = posts.flatMap((post) => versionIdsOf(world, post).filter((id) => id !== post.id))
    referenced.push(...versionIds.flatMap((id) => visiblePost(world, id) ?? []))
  }
  if (referenced.length > 0) {
    includes.tweets = referenced.map((post) => renderPost(world, post, withImplied(query)))
  }
  const mediaIds = expansions.has('attachments.media_keys') ? posts.flatMap((post) => post.mediaIds) : []
  const media = world.state.media.filter((item) => mediaIds.includes(item.id))
  if (media.length > 0) {
    const mediaFields = listed(query, 'media.fields')
    includes.media = media.map((item) => ({
      media_key: `3_${item.id}`,
      type: item.category === 'tweet_gif' ? 'animated_gif' : item.category === 'tweet_video' ? 'video' : 'photo',
      ...(mediaFields.has('alt_text') && item.altText !== null ? { alt_text: item.altText } : {}),
    }))
  }
  return Object.keys(includes).length > 0 ? includes : null
}
