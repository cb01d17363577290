/** X as a network of Mando: what each method asks of API v2 and how its answer becomes an outcome. */
import type { Clock, Fetch } from '../../ports.ts'
import type { EffectOutcome, NetworkClient, PostCheck, ReadOutcome, TimelineQuery } from '../networkClient.ts'
import {
  readCreatedMessage,
  readCreatedPost,
  readDeletion,
  readIdentity,
  readMessagePage,
  readPostCheck,
  readPostPage,
  readProfileAnswer,
  type XIdentity,
} from './xAnswers.ts'
import { xCapabilities } from './xCapabilities.ts'
import { createXMedia } from './xMedia.ts'
import { settleRead, settleRepeatable, settleVisible, verdictOf, type ErrorsAre, type XVerdict } from './xOutcome.ts'
import { idOfInstant } from './xText.ts'
import { createXTransport, type XCall, type XCredentials } from './xTransport.ts'

export type XClientOptions = {
  readonly fetch: Fetch
  readonly clock: Clock
  readonly credentials: XCredentials
  /** The account's id on X; where unknown it is asked once. */
  readonly userId?: string
}

const isId = (text: string): boolean => /^\d{1,19}$/.test(text)
const isConversationId = (text: string): boolean => /^\d{1,19}(-\d{1,19})?$/.test(text)

/** Nothing leaves for a request that X could only refuse, or that would end up at another address. */
const malformed = (
  detail: string,
): { readonly kind: 'rejected'; readonly code: 'invalid_request'; readonly detail: string } => ({
  kind: 'rejected',
  code: 'invalid_request',
  detail,
})

/**
 * X is renaming tweets to posts in the names of what one asks for. Its document of August 2026 (2.167) knows only the new
 * ones; a server that does not know them yet answers 400 and names them, and is then asked with the older ones.
 */
const postFields = {
  today: { 'post.fields': 'conversation_id,created_at,entities,note_post', expansions: 'author_id,referenced_posts' },
  older: {
    'tweet.fields': 'author_id,conversation_id,created_at,entities,note_tweet,referenced_tweets',
    expansions: 'author_id',
  },
} as const
/** Asked of own posts; of what citizens write nothing but their words is read. */
const fieldsWithMetrics = {
  today: { ...postFields.today, 'post.fields': `${postFields.today['post.fields']},public_metrics` },
  older: { ...postFields.older, 'tweet.fields': `${postFields.older['tweet.fields']},public_metrics` },
} as const
/** Where a post was edited, its later versions are asked for with it. */
const versionsOf = { today: 'edit_history_post_ids', older: 'edit_history_tweet_ids' } as const
const doesNotKnowTodaysNames = (verdict: XVerdict): boolean =>
  verdict.kind === 'rejected' &&
  verdict.code === 'invalid_request' &&
  /post\.fields|note_post|referenced_posts|edit_history_post_ids/.test(verdict.detail)

/**
 * X's search of recent posts reaches seven days back and refuses ids from before; our clock may be some minutes behind.
 * Source: X's documentation of "Search recent Posts".
 */
const SEARCH_REACH_MS = 7 * 86_400_000 - 10 * 60_000

// X bills each post and message that it hands over, and hands over only what is asked for by id: large pages cost no more.
const postsPerPage = '100'
const messagesPerPage = '100'

/** The client of one account of X. Its methods never throw for what X or the wire can do. */
export const createXClient = ({ fetch, clock, credentials, userId }: XClientOptions): NetworkClient => {
  const send = createXTransport(fetch, credentials)

  const ask = async (call: XCall, signal: AbortSignal, errorsAre: ErrorsAre = 'a_refusal'): Promise<XVerdict> => {
    const reply = await send(call, signal)
    return reply.kind === 'no_access' ? reply.outcome : verdictOf(reply, clock.now(), errorsAre)
  }

  const media = createXMedia({ ask, clock })

  let known: XIdentity | null = userId === undefined ? null : { id: userId, handle: '', displayName: '' }
  const whoAmI = async (signal: AbortSignal, mustBeNamed = false): Promise<ReadOutcome<XIdentity>> => {
    if (known !== null && (known.handle !== '' || !mustBeNamed)) return { kind: 'ok', value: known, limits: null }
    const outcome = settleRead(await ask({ method: 'GET', path: 'users/me' }, signal), readIdentity)
    if (outcome.kind === 'ok') known = outcome.value
    return outcome
  }

  let names: keyof typeof postFields = 'today'
  /** Asks with today's names, and from the first refusal of them on with the older ones. */
  const askNamed = async (
    callOf: () => XCall,
    signal: AbortSignal,
    errorsAre: ErrorsAre = 'a_refusal',
  ): Promise<XVerdict> => {
    const verdict = await ask(callOf(), signal, errorsAre)
    if (names === 'older' || !doesNotKnowTodaysNames(verdict)) return verdict
    names = 'older'
    return ask(callOf(), signal, errorsAre)
  }

  const readPosts = async (stream: 'timeline' | 'mentions', query: TimelineQuery, signal: AbortSignal) => {
    const me = await whoAmI(signal)
    if (me.kind !== 'ok') return me
    const { sinceId, untilId = null } = query
    if (sinceId !== null && !isId(sinceId)) return malformed('sinceId')
    if (untilId !== null && !isId(untilId)) return malformed('untilId')
    const asked = (): XCall => ({
      method: 'GET',
      path: stream === 'timeline' ? 'users/:id/tweets' : 'users/:id/mentions',
      params: { id: me.value.id },
      query: {
        max_results: postsPerPage,
        ...(stream === 'timeline' ? fieldsWithMetrics : postFields)[names],
        'user.fields': 'name,username',
        ...(sinceId === null ? {} : { since_id: sinceId }),
        ...(untilId === null ? {} : { until_id: untilId }),
        ...(query.olderToken === null ? {} : { pagination_token: query.olderToken }),
        ...(stream === 'timeline' ? { exclude: 'retweets' } : {}),
      },
    })
    return settleRead(await askNamed(asked, signal), (json) => readPostPage(json, { own: me.value, stream }))
  }

  const readComments: NetworkClient['readComments'] = async ({ sinceId, untilId = null, olderToken }, signal) => {
    const me = await whoAmI(signal, true)
    if (me.kind !== 'ok') return me
    if (sinceId !== null && !isId(sinceId)) return malformed('sinceId')
    if (untilId !== null && !isId(untilId)) return malformed('untilId')
    const { id, handle } = me.value
    const oldestId = idOfInstant(clock.now() - SEARCH_REACH_MS)
    const isOutOfReach = (asked: string): boolean => BigInt(asked) < BigInt(oldestId)
    if (untilId !== null && isOutOfReach(untilId)) {
      return { kind: 'ok', value: { items: [], olderToken: null }, limits: null }
    }
    const asked = (): XCall => ({
      method: 'GET',
      path: 'tweets/search/recent',
      query: {
        // Those that name the account are among its mentions: X would bill them twice.
        query: `to:${id} -from:${id} -@${handle}`,
        sort_order: 'recency',
        max_results: postsPerPage,
        ...postFields[names],
        'user.fields': 'name,username',
        ...(sinceId === null ? {} : { since_id: isOutOfReach(sinceId) ? oldestId : sinceId }),
        ...(untilId === null ? {} : { until_id: untilId }),
        ...(olderToken === null ? {} : { pagination_token: olderToken }),
      },
    })
    return settleRead(await askNamed(asked, signal), (json) =>
      readPostPage(json, { own: me.value, stream: 'comments' }),
    )
  }

  const checkPosts = async (ids: readonly string[], signal: AbortSignal): Promise<ReadOutcome<PostCheck>> => {
    const me = await whoAmI(signal)
    if (me.kind !== 'ok') return me
    if (ids.length === 0 || ids.length > 100 || !ids.every(isId)) return malformed('ids')
    const asked = (): XCall => ({
      method: 'GET',
      path: 'tweets',
      query: {
        ids: ids.join(','),
        ...fieldsWithMetrics[names],
        expansions: `${postFields[names].expansions},${versionsOf[names]}`,
        'user.fields': 'name,username',
      },
    })
    return settleRead(await askNamed(asked, signal, 'the_answer'), (json) => readPostCheck(json, ids, me.value))
  }

  return {
    capabilities: xCapabilities,

    publish: async ({ text, inReplyTo, mediaIds }, signal): Promise<EffectOutcome> => {
      if (inReplyTo !== null && !isId(inReplyTo)) return malformed('inReplyTo')
      if (!mediaIds.every(isId) || mediaIds.length > xCapabilities.media.maxImages) return malformed('mediaIds')
      const fields = {
        text,
        ...(inReplyTo === null ? {} : { reply: { in_reply_to_tweet_id: inReplyTo } }),
        ...(mediaIds.length === 0 ? {} : { media: { media_ids: mediaIds } }),
      }
      return settleVisible(
        await ask({ method: 'POST', path: 'tweets', body: { kind: 'json', fields } }, signal),
        readCreatedPost,
      )
    },

    uploadMedia: media.upload,
    setAltText: media.setAltText,

    deletePost: async (postId, signal) => {
      if (!isId(postId)) return malformed('postId')
      const verdict = await ask({ method: 'DELETE', path: 'tweets/:id', params: { id: postId } }, signal)
      if (verdict.kind === 'rejected' && verdict.code === 'not_found')
        return { kind: 'done', remoteId: postId, limits: null }
      return settleRepeatable(verdict, (json) => (readDeletion(json) === null ? null : postId))
    },

    sendDirectMessage: async ({ conversationId, text }, signal): Promise<EffectOutcome> => {
      if (!isConversationId(conversationId)) return malformed('conversationId')
      if (text === '') return malformed('text')
      const call: XCall = {
        method: 'POST',
        path: 'dm_conversations/:dm_conversation_id/messages',
        params: { dm_conversation_id: conversationId },
        body: { kind: 'json', fields: { text } },
      }
      return settleVisible(await ask(call, signal), readCreatedMessage)
    },

    readProfile: async (signal) => {
      const verdict = await ask(
        { method: 'GET', path: 'users/me', query: { 'user.fields': 'name,public_metrics,username' } },
        signal,
      )
      if (verdict.kind === 'ok') known = readIdentity(verdict.json) ?? known
      return settleRead(verdict, readProfileAnswer)
    },

    checkPosts,
    readOwnTimeline: (query, signal) => readPosts('timeline', query, signal),
    readMentions: (query, signal) => readPosts('mentions', query, signal),
    readComments,

    readDirectMessages: async ({ olderToken }, signal) => {
      const query = {
        max_results: messagesPerPage,
        event_types: 'MessageCreate',
        'dm_event.fields': 'created_at,dm_conversation_id,entities,event_type,text',
        expansions: 'sender_id',
        'user.fields': 'name,username',
        ...(olderToken === null ? {} : { pagination_token: olderToken }),
      }
      return settleRead(await ask({ method: 'GET', path: 'dm_events', query }, signal), readMessagePage)
    },
  }
}
