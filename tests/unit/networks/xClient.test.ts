/** The X client: what it asks, and what it makes of the answers. */
import http from 'node:http'
import https from 'node:https'
import { describe, expect, it, vi } from 'vitest'
import { createXClient } from '../../../src/main/networks/x/xClient.ts'
import { FetchFailure } from '../../../src/main/ports.ts'
import type { XCredentials } from '../../../src/main/networks/x/xTransport.ts'
import {
  anAccessToken,
  jsonAnswer,
  jsonBodyOf,
  leapingClock,
  never,
  scriptedFetch,
  type Scripted,
} from './xTestBench.ts'

const nowMs = Date.parse('2026-11-22T10:00:00Z')
const us = '1072250532645998596'
const newest = { sinceId: null, olderToken: null }

const given = (
  script: readonly Scripted[],
  options: { readonly userId?: string; readonly credentials?: XCredentials } = {},
) => {
  const { fetch, requests } = scriptedFetch(script)
  const client = createXClient({ fetch, clock: leapingClock(nowMs), credentials: anAccessToken, ...options })
  return { client, requests }
}

describe('publishing', () => {
  it('posts a text and gives back the id that X made', async () => {
    const { client, requests } = given([jsonAnswer(201, { data: { id: '15', text: 'Hola' } })])
    const outcome = await client.publish({ text: 'Hola', inReplyTo: null, mediaIds: [] }, never())
    expect(outcome).toEqual({ kind: 'done', remoteId: '15', limits: null })
    expect(requests).toHaveLength(1)
    expect(requests[0]).toMatchObject({
      method: 'POST',
      url: 'https://api.x.com/2/tweets',
      headers: { authorization: 'Bearer token-1', 'x-user-agent': 'Mando' },
    })
    expect(jsonBodyOf(requests[0]!)).toEqual({ text: 'Hola' })
  })

  it('says which post it answers and which pictures it carries', async () => {
    const { client, requests } = given([jsonAnswer(201, { data: { id: '16', text: 'x' } })])
    await client.publish({ text: 'Buenos días', inReplyTo: '15', mediaIds: ['7', '8'] }, never())
    expect(jsonBodyOf(requests[0]!)).toEqual({
      text: 'Buenos días',
      reply: { in_reply_to_tweet_id: '15' },
      media: { media_ids: ['7', '8'] },
    })
  })

  it('is uncertain when X says yes but not with which id', async () => {
    const { client } = given([jsonAnswer(201, { data: {} })])
    const outcome = await client.publish({ text: 'Hola', inReplyTo: null, mediaIds: [] }, never())
    expect(outcome).toEqual({ kind: 'uncertain', reason: 'unreadable_answer' })
  })

  it('sends nothing with an id that is none', async () => {
    const { client, requests } = given([])
    const outcome = await client.publish({ text: 'Hola', inReplyTo: '../users', mediaIds: [] }, never())
    expect(outcome).toEqual({ kind: 'rejected', code: 'invalid_request', detail: 'inReplyTo' })
    expect(requests).toHaveLength(0)
  })

  it('sends nothing once it was aborted', async () => {
    const { client, requests } = given([])
    const outcome = await client.publish({ text: 'Hola', inReplyTo: null, mediaIds: [] }, AbortSignal.abort())
    expect(outcome).toEqual({ kind: 'retry', reason: 'unreachable', notBeforeMs: null })
    expect(requests).toHaveLength(0)
  })
})

describe('credentials', () => {
  it('asks for the access token before each call', async () => {
    const tokens = ['first', 'second']
    const credentials: XCredentials = {
      kind: 'oauth2',
      accessToken: () => Promise.resolve({ kind: 'ok', value: tokens.shift() ?? 'none', limits: null }),
    }
    const answer = jsonAnswer(200, { data: { deleted: true } })
    const { client, requests } = given([answer, answer], { credentials })
    await client.deletePost('1', never())
    await client.deletePost('2', never())
    expect(requests.map(({ headers }) => headers.authorization)).toEqual(['Bearer first', 'Bearer second'])
  })

  it('passes on why there is no access token, and sends nothing', async () => {
    const why = { kind: 'rejected', code: 'credentials_rejected', detail: 'sign in again' } as const
    const { client, requests } = given([], { credentials: { kind: 'oauth2', accessToken: () => Promise.resolve(why) } })
    expect(await client.publish({ text: 'Hola', inReplyTo: null, mediaIds: [] }, never())).toEqual(why)
    expect(await client.readProfile(never())).toEqual(why)
    expect(requests).toHaveLength(0)
  })

  it('signs with four pasted keys', async () => {
    const credentials: XCredentials = {
      kind: 'oauth1',
      appKey: 'app',
      appSecret: 's1',
      accessToken: 'acc',
      accessSecret: 's2',
    }
    const { client, requests } = given([jsonAnswer(200, { data: { deleted: true } })], { credentials })
    await client.deletePost('1', never())
    expect(requests[0]?.headers.authorization).toMatch(
      /^OAuth oauth_consumer_key="app",.*oauth_signature="[^"]+".*oauth_token="acc"/,
    )
    expect(JSON.stringify(requests)).not.toMatch(/"s1"|"s2"/)
  })
})

describe('the wire', () => {
  it('is the Fetch port and nothing else, also when that fails', async () => {
    const own = [vi.spyOn(https, 'request'), vi.spyOn(http, 'request')]
    const { client } = given([
      new FetchFailure('reset', true),
      jsonAnswer(500, {}),
      jsonAnswer(200, { data: { deleted: true } }),
    ])
    await client.publish({ text: 'Hola', inReplyTo: null, mediaIds: [] }, never())
    await client.readProfile(never())
    await client.deletePost('1', never())
    for (const spy of own) {
      expect(spy).not.toHaveBeenCalled()
      spy.mockRestore()
    }
  })

  it('is never used without a limit of time and size', async () => {
    const { client, requests } = given([jsonAnswer(500, {})])
    const abort = new AbortController()
    await client.readProfile(abort.signal)
    expect(requests[0]).toMatchObject({ timeoutMs: 20_000, maxAnswerBytes: 2 * 1024 * 1024, signal: abort.signal })
  })
})

describe('deleting', () => {
  it('counts a post that is already gone as deleted', async () => {
    const problem = {
      title: 'Not Found Error',
      detail: 'Could not find tweet',
      type: 'https://api.x.com/2/problems/resource-not-found',
    }
    const { client } = given([jsonAnswer(404, problem), jsonAnswer(200, { errors: [problem] })])
    expect(await client.deletePost('9', never())).toEqual({ kind: 'done', remoteId: '9', limits: null })
    expect(await client.deletePost('9', never())).toEqual({ kind: 'done', remoteId: '9', limits: null })
  })
})

describe('direct messages', () => {
  it('sends into the conversation', async () => {
    const { client, requests } = given([jsonAnswer(201, { data: { dm_conversation_id: '1-2', dm_event_id: '77' } })])
    const outcome = await client.sendDirectMessage({ conversationId: '1-2', text: 'Le atendemos' }, never())
    expect(outcome).toEqual({ kind: 'done', remoteId: '77', limits: null })
    expect(requests[0]?.url).toBe('https://api.x.com/2/dm_conversations/1-2/messages')
  })

  it('reads a page of messages and leaves out who joined and left', async () => {
    const { client } = given([
      jsonAnswer(200, {
        data: [
          {
            id: '20',
            event_type: 'MessageCreate',
            text: 'a &lt;b&gt;',
            sender_id: '2',
            dm_conversation_id: '1-2',
            created_at: '2026-11-22T09:00:00.000Z',
          },
          { id: '19', event_type: 'ParticipantsLeave', participant_ids: ['3'], dm_conversation_id: '5' },
        ],
        includes: { users: [{ id: '2', name: 'Ana', username: 'ana_r', description: 'not kept' }] },
        meta: { result_count: 2, next_token: 'ABCDEFGHIJKLMNOP' },
      }),
    ])
    expect(await client.readDirectMessages({ olderToken: null }, never())).toEqual({
      kind: 'ok',
      limits: null,
      value: {
        items: [
          {
            id: '20',
            conversationId: '1-2',
            sender: { id: '2', handle: 'ana_r', displayName: 'Ana' },
            text: 'a <b>',
            createdAtMs: Date.parse('2026-11-22T09:00:00Z'),
          },
        ],
        olderToken: 'ABCDEFGHIJKLMNOP',
      },
    })
  })
})

describe('reading posts', () => {
  const mention = {
    id: '1995000000000000001',
    text: 'hola @mando &amp; compañía https://t.co/abc',
    author_id: '2',
    created_at: '2026-11-22T09:00:00.000Z',
    conversation_id: '1994000000000000001',
    entities: {
      mentions: [{ start: 5, end: 11, username: 'mando', id: us }],
      urls: [{ start: 23, end: 40, url: 'https://t.co/abc', expanded_url: 'https://madrid.example/?a=1&b=2' }],
    },
  }
  const users = [{ id: '2', name: 'Ana', username: 'ana_r' }]
  const read = {
    id: '1995000000000000001',
    author: { id: '2', handle: 'ana_r', displayName: 'Ana' },
    text: 'hola @mando & compañía https://madrid.example/?a=1&b=2',
    createdAtMs: Date.parse('2026-11-22T09:00:00Z'),
    conversationId: '1994000000000000001',
    inReplyToId: '1994000000000000001',
    mentionsUs: true,
  }

  it.each([
    ['the names of today', { referenced_posts: [{ type: 'replied_to', id: '1994000000000000001' }] }],
    [
      'the older names',
      { referenced_tweets: [{ type: 'replied_to', id: '1994000000000000001' }], edit_history_tweet_ids: ['1'] },
    ],
  ])('understands a mention written with %s', async (_names, references) => {
    const { client } = given(
      [jsonAnswer(200, { data: [{ ...mention, ...references }], includes: { users }, meta: {} })],
      { userId: us },
    )
    expect(await client.readMentions(newest, never())).toEqual({
      kind: 'ok',
      limits: null,
      value: { items: [read], olderToken: null },
    })
  })

  it('asks who we are once, and not again', async () => {
    const me = jsonAnswer(200, { data: { id: us, name: 'Mando', username: 'mando' } })
    const empty = jsonAnswer(200, { meta: { result_count: 0 } })
    const { client, requests } = given([me, empty, empty])
    await client.readMentions(newest, never())
    await client.readOwnTimeline({ sinceId: '12', olderToken: 'NEXT' }, never())
    expect(requests.map(({ url }) => new URL(url).pathname)).toEqual([
      '/2/users/me',
      `/2/users/${us}/mentions`,
      `/2/users/${us}/tweets`,
    ])
    const asked = new URL(requests[2]!.url).searchParams
    expect([asked.get('since_id'), asked.get('pagination_token')]).toEqual(['12', 'NEXT'])
  })

  it('asks with the older names from then on where X does not know the new ones', async () => {
    const unknown = {
      errors: [
        {
          parameters: { 'post.fields': ['created_at'] },
          message: 'The query parameter [post.fields] is not one of [id,max_results]',
        },
      ],
      title: 'Invalid Request',
      type: 'https://api.twitter.com/2/problems/invalid-request',
    }
    const empty = jsonAnswer(200, { meta: { result_count: 0 } })
    const { client, requests } = given([jsonAnswer(400, unknown), empty, empty], { userId: us })
    expect(await client.readMentions(newest, never())).toEqual({
      kind: 'ok',
      limits: null,
      value: { items: [], olderToken: null },
    })
    await client.readOwnTimeline(newest, never())
    expect(requests.map(({ url }) => new URL(url).searchParams.has('tweet.fields'))).toEqual([false, true, true])
  })

  it('prefers the whole text of a long post', async () => {
    const long = {
      ...mention,
      note_post: {
        text: 'todo el texto https://t.co/z',
        entities: { urls: [{ url: 'https://t.co/z', expanded_url: 'https://z.example/' }] },
      },
    }
    const { client } = given([jsonAnswer(200, { data: [long], includes: { users } })], { userId: us })
    const outcome = await client.readMentions(newest, never())
    expect(outcome).toMatchObject({ value: { items: [{ text: 'todo el texto https://z.example/' }] } })
  })

  it('drops the link that X appends for a picture', async () => {
    const own = {
      id: '3',
      text: 'Nieva https://t.co/pic',
      entities: {
        urls: [
          { url: 'https://t.co/pic', expanded_url: 'https://x.com/m/status/3/photo/1', display_url: 'pic.x.com/pic' },
        ],
      },
    }
    const { client } = given([jsonAnswer(200, { data: [own] })], { userId: us })
    const outcome = await client.readOwnTimeline(newest, never())
    expect(outcome).toMatchObject({ value: { items: [{ text: 'Nieva', author: { id: us }, mentionsUs: false }] } })
  })

  it('shows the id of an author of whom X says nothing more', async () => {
    const { client } = given([jsonAnswer(200, { data: [mention] })], { userId: us })
    const outcome = await client.readMentions(newest, never())
    expect(outcome).toMatchObject({ value: { items: [{ author: { id: '2', handle: '2', displayName: '2' } }] } })
  })

  it('refuses a page in which a post has no author', async () => {
    const { client } = given([jsonAnswer(200, { data: [{ id: '3', text: 'x' }] })], { userId: us })
    expect(await client.readMentions(newest, never())).toMatchObject({ kind: 'rejected', code: 'unexpected_answer' })
  })
})

describe('the profile', () => {
  it.each(['post_count', 'tweet_count'])('reads the counts with %s, and the rate limit', async (name) => {
    const data = {
      id: us,
      name: 'Mando',
      username: 'mando',
      public_metrics: { followers_count: 5, following_count: 2, listed_count: 0, [name]: 9 },
    }
    const headers = {
      'x-rate-limit-limit': '75',
      'x-rate-limit-remaining': '74',
      'x-rate-limit-reset': String(nowMs / 1000 + 900),
    }
    const { client } = given([jsonAnswer(200, { data }, headers)])
    expect(await client.readProfile(never())).toEqual({
      kind: 'ok',
      value: { id: us, handle: 'mando', displayName: 'Mando', followers: 5, following: 2, posts: 9 },
      limits: { window: { limit: 75, remaining: 74, resetAtMs: nowMs + 900_000 }, reached: null },
    })
  })
})

describe('known posts', () => {
  const lookUp = async (body: unknown) => {
    const { client } = given([jsonAnswer(200, body)], { userId: '1072250532645998596' })
    return client.checkPosts(['1', '2'], never())
  }
  const problem = (type: string, id: string, parameter = 'ids') => ({
    resource_id: id,
    value: id,
    parameter,
    type: `https://api.x.com/2/problems/${type}`,
    title: 'x',
  })

  it('are gone where X says so of the id that was asked for, and in no other case', async () => {
    const errors = [
      problem('resource-not-found', '1'),
      problem('not-authorized-for-resource', '2'),
      problem('resource-not-found', '9'),
      problem('resource-not-found', '1', 'author_id'),
      problem('resource-unavailable', '2'),
      'nonsense',
    ]
    expect(await lookUp({ errors })).toMatchObject({
      kind: 'ok',
      value: {
        shown: [],
        gone: [
          { id: '1', how: 'deleted' },
          { id: '2', how: 'not_visible' },
        ],
      },
    })
  })

  it.each([
    ['neither a post nor a problem', { data: [] }, 'ok'],
    ['fields of other names', { posts: [], problems: [] }, 'rejected'],
    ['a post without author', { data: [{ id: '1', text: 'hola' }] }, 'rejected'],
    ['a list that is none', { data: { id: '1' } }, 'rejected'],
    ['nothing', null, 'retry'],
  ])('say nothing where the answer is %s', async (_name, body, kind) => {
    const outcome = await lookUp(body)
    expect(outcome.kind).toBe(kind)
    if (outcome.kind === 'ok') expect(outcome.value).toEqual({ shown: [], gone: [] })
  })

  it('are not asked for by something that is no id, or by too many', async () => {
    const { client, requests } = given([], { userId: '1072250532645998596' })
    for (const ids of [[], ['1,2'], Array.from({ length: 101 }, (_, i) => String(i))]) {
      expect(await client.checkPosts(ids, never())).toMatchObject({ kind: 'rejected', code: 'invalid_request' })
    }
    expect(requests).toEqual([])
  })
})

describe('the figures of own posts', () => {
  const counts = { like_count: 3, reply_count: 2, quote_count: 1, bookmark_count: 0, impression_count: 900 }
  const ownPosts = async (metrics: unknown, authorId = us) => {
    const data = [{ id: '9', text: 'Aviso', author_id: authorId, public_metrics: metrics }]
    const { client, requests } = given([jsonAnswer(200, { data })], { userId: us })
    const outcome = await client.readOwnTimeline(newest, never())
    return { asked: requests[0]?.url ?? '', post: outcome.kind === 'ok' ? outcome.value.items[0] : undefined }
  }

  it.each(['repost_count', 'retweet_count'])('are asked for and read, with %s', async (name) => {
    const { asked, post } = await ownPosts({ ...counts, [name]: 4 })
    expect(asked).toContain('public_metrics')
    expect(post?.metrics).toEqual({ impressions: 900, likes: 3, reposts: 4, replies: 2, quotes: 1, bookmarks: 0 })
  })

  it('are null where X does not say them, and none where it says no number or something else', async () => {
    expect((await ownPosts({ like_count: 3, reply_count: 'x' })).post?.metrics).toMatchObject({
      impressions: null,
      likes: 3,
      replies: null,
    })
    for (const nothing of [undefined, null, {}, 'x', { like_count: -1 }]) {
      expect((await ownPosts(nothing)).post).not.toHaveProperty('metrics')
    }
  })

  it('are no one else’s, and are not asked of mentions', async () => {
    expect((await ownPosts(counts, '2')).post).not.toHaveProperty('metrics')
    const { client, requests } = given([jsonAnswer(200, { data: [] })], { userId: us })
    await client.readMentions(newest, never())
    expect(requests[0]?.url).not.toContain('public_metrics')
  })
})
