/** Every request that the client makes is valid against X's own document: path, query, body and the parts of a form. */
import { OpenAPIBackend, type Document } from 'openapi-backend'
import { beforeAll, describe, expect, it } from 'vitest'
import type { NetworkClient } from '../../../src/main/networks/networkClient.ts'
import { createXClient } from '../../../src/main/networks/x/xClient.ts'
import type { FetchRequest } from '../../../src/main/ports.ts'
import { anUpload } from '../../fakes/anUpload.ts'
import { sharedData } from './sharedData.ts'
import { anAccessToken, jsonAnswer, leapingClock, never, partsOf, scriptedFetch } from './xTestBench.ts'

const definition = sharedData('x-openapi-2.167.json')

type Described = {
  readonly method: string
  readonly path: string
  readonly query: string
  readonly headers: Record<string, string>
  readonly body?: string | object
}

const formOf = (request: FetchRequest): object =>
  Object.fromEntries(
    [...partsOf(request)].map(([name, value]) => [
      name,
      name === 'segment_index' ? Number(value.toString()) : value.toString('latin1'),
    ]),
  )

/** What the validator is given: a form as the object of its parts, because it validates objects only. */
const described = (request: FetchRequest): Described => {
  const url = new URL(request.url)
  const isForm = (request.headers['content-type'] ?? '').startsWith('multipart/form-data')
  const body = isForm ? formOf(request) : typeof request.body === 'string' ? request.body : null
  return {
    method: request.method,
    path: url.pathname,
    query: url.search,
    headers: { ...request.headers },
    ...(body === null ? {} : { body }),
  }
}

const me = jsonAnswer(200, { data: { id: '1072250532645998596', name: 'Mando', username: 'mando' } })
const yes = jsonAnswer(200, { data: { id: '900', dm_event_id: '1', deleted: true } })
const processing = jsonAnswer(200, { data: { id: '900', processing_info: { state: 'pending', check_after_secs: 1 } } })

const uses: readonly (readonly [string, readonly string[], (client: NetworkClient) => Promise<unknown>])[] = [
  ['a post', ['createPosts'], (client) => client.publish({ text: 'Hola', inReplyTo: null, mediaIds: [] }, never())],
  [
    'a reply with four pictures',
    ['createPosts'],
    (client) =>
      client.publish({ text: 'Hola', inReplyTo: '1995000000000000001', mediaIds: ['1', '2', '3', '4'] }, never()),
  ],
  ['a deletion', ['deletePosts'], (client) => client.deletePost('1995000000000000001', never())],
  [
    'a picture in two pieces that X has to process',
    ['initializeMediaUpload', 'appendMediaUpload', 'appendMediaUpload', 'finalizeMediaUpload', 'getMediaUploadStatus'],
    async (client) => {
      const picture = anUpload(new Uint8Array(1024 * 1024 + 1).fill(200), 'image/webp')
      const { upload } = await client.uploadMedia(picture, null, never())
      await client.uploadMedia(picture, upload, never())
    },
  ],
  ['an alt text', ['createMediaMetadata'], (client) => client.setAltText('900', 'Cartel', never())],
  [
    'a direct message',
    ['createDirectMessagesByConversationId'],
    (client) => client.sendDirectMessage({ conversationId: '1-2', text: 'Hola' }, never()),
  ],
  ['the profile', ['getUsersMe'], (client) => client.readProfile(never())],
  [
    'who we are, then the mentions',
    ['getUsersMe', 'getUsersMentions'],
    (client) => client.readMentions({ sinceId: null, olderToken: null }, never()),
  ],
  [
    'older mentions',
    ['getUsersMe', 'getUsersMentions'],
    (client) => client.readMentions({ sinceId: '1995000000000000001', olderToken: '7140dibdnow9c7btw482' }, never()),
  ],
  [
    'mentions of a gap',
    ['getUsersMe', 'getUsersMentions'],
    (client) => client.readMentions({ sinceId: '1', untilId: '1995000000000000001', olderToken: null }, never()),
  ],
  [
    'comments that do not name us',
    ['getUsersMe', 'searchPostsRecent'],
    (client) => client.readComments({ sinceId: null, olderToken: null }, never()),
  ],
  [
    'comments of a gap, and older ones',
    ['getUsersMe', 'searchPostsRecent', 'searchPostsRecent'],
    async (client) => {
      await client.readComments({ sinceId: '1', untilId: '1995000000000000001', olderToken: null }, never())
      await client.readComments({ sinceId: null, olderToken: '7140dibdnow9c7btw482' }, never())
    },
  ],
  [
    'what became of known posts',
    ['getUsersMe', 'getPostsByIds'],
    (client) => client.checkPosts(['1995000000000000001', '1995000000000000002'], never()),
  ],
  [
    'the own timeline',
    ['getUsersMe', 'getUsersPosts'],
    (client) => client.readOwnTimeline({ sinceId: '1995000000000000001', olderToken: '7140dibdnow9c7btw482' }, never()),
  ],
  [
    'direct messages',
    ['getDirectMessagesEvents'],
    (client) => client.readDirectMessages({ olderToken: null }, never()),
  ],
  [
    'older direct messages',
    ['getDirectMessagesEvents'],
    (client) => client.readDirectMessages({ olderToken: '18LAA5G1V9DLILOG0G00ZZZZ' }, never()),
  ],
]

const requestsOf = async (use: (client: NetworkClient) => Promise<unknown>): Promise<readonly FetchRequest[]> => {
  const answer = ({ url }: FetchRequest) =>
    url.includes('/users/me') ? me : url.endsWith('/finalize') ? processing : yes
  const { fetch, requests } = scriptedFetch(Array.from({ length: 10 }, () => answer))
  await use(createXClient({ fetch, clock: leapingClock(0), credentials: anAccessToken }))
  return requests
}

describe.skipIf(definition === null)("X's own document of its API", () => {
  const api = new OpenAPIBackend({
    // Read by the library itself, which reports what is no OpenAPI document.
    definition: definition as Document,
    quick: true,
    // The document names one expansion twice, which a schema must not; and it uses formats that say how numbers are stored; patterns and limits are what is checked.
    ajvOpts: { strict: false, validateFormats: false, validateSchema: false },
  })
  beforeAll(async () => {
    await api.init()
  })

  const errorsOf = (request: Described): readonly string[] =>
    (api.validateRequest(request).errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`)

  it.each(uses)('allows %s', async (_name, operations, use) => {
    const requests = (await requestsOf(use)).map(described)
    expect(requests.map((request) => api.matchOperation(request)?.operationId)).toEqual(operations)
    for (const request of requests) expect(errorsOf(request)).toEqual([])
  })

  it.each([
    ['an unknown query', { method: 'GET', path: '/2/users/me', query: '?tweet.fields=text', headers: {} }],
    ['an unknown field', { method: 'GET', path: '/2/users/me', query: '?user.fields=shoe_size', headers: {} }],
    [
      'an unknown property',
      {
        method: 'POST',
        path: '/2/tweets',
        query: '',
        headers: { 'content-type': 'application/json' },
        body: '{"text":"x","colour":1}',
      },
    ],
    ['an id that is none', { method: 'DELETE', path: '/2/tweets/abc', query: '', headers: {} }],
    [
      'a piece without number',
      { method: 'POST', path: '/2/media/upload/1/append', query: '', headers: {}, body: { media: 'x' } },
    ],
  ])('would not allow %s, so that the test above is worth something', (_name, request) => {
    expect(errorsOf(request)).not.toEqual([])
  })
})
