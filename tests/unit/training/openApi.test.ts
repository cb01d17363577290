/**
 * What the training network takes and answers, held against X's own document. Where the document and the network part
 * ways on purpose, the difference is written down here and undone before the comparison, so that every other one fails.
 */
import { OpenAPIBackend, type Document } from 'openapi-backend'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { POLICE_ACCOUNT } from '../../../src/main/training/accounts.ts'
import { sharedData } from '../networks/sharedData.ts'
import { createBench, publish, requestOf, type Asked, type Bench } from './support.ts'
import { initialize, multipart, pngBytes, upload } from './upload.ts'

const definition = sharedData('x-openapi-2.167.json')

/**
 * 2.167 of the document uses the new names in the schemas; X's answers and twitter-api-v2 still use the older ones,
 * and so does the training network.
 */
const DOCUMENTED_NAMES: Readonly<Record<string, string>> = {
  tweet_count: 'post_count',
  retweet_count: 'repost_count',
  edit_history_tweet_ids: 'edit_history_post_ids',
  referenced_tweets: 'referenced_posts',
  tweets: 'posts',
}

function inDocumentedNames(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inDocumentedNames)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [DOCUMENTED_NAMES[name] ?? name, inDocumentedNames(inner)]),
  )
}

/** The validator looks at one media type alone: let it be the one in which X tells problems, wherever there are two. */
const withProblemsOnly = (document: unknown): unknown =>
  JSON.parse(JSON.stringify(document), (_name, value: unknown) => {
    const twice = z
      .looseObject({ 'application/json': z.unknown(), 'application/problem+json': z.looseObject({}) })
      .safeParse(value)
    return twice.success ? { ...twice.data, 'application/json': twice.data['application/problem+json'] } : value
  })

const aboutBlank = z.strictObject({
  title: z.string().min(1),
  detail: z.string().min(1),
  type: z.literal('about:blank'),
  status: z.int().min(400),
})

type Line = { readonly line: string; readonly body?: unknown; readonly contentType?: string; readonly form?: object }
type Case = readonly [name: string, status: number, make: (bench: Bench) => Line | Promise<Line>]

const me = POLICE_ACCOUNT.id
const everyField =
  'post.fields=attachments,conversation_id,created_at,edit_controls,entities,lang,possibly_sensitive,public_metrics,reply_settings' +
  '&expansions=author_id,referenced_posts,attachments.media_keys&user.fields=created_at,description,protected,public_metrics,verified,verified_type&media.fields=alt_text'

/** A network on which something has happened. */
async function furnished(): Promise<Bench> {
  const bench = createBench()
  const photo = await upload(bench)
  await bench.ask('POST /2/media/metadata', { id: photo, metadata: { alt_text: { text: 'Plano' } } })
  await publish(bench, 'Aviso #Feria https://www.example.org/feria', { media: { media_ids: [photo] } })
  const asked = bench.network.citizens.say({ kind: 'mention', handle: 'Vecina', text: '¿A qué hora?' })
  await publish(bench, 'A las ocho', { reply: { in_reply_to_tweet_id: asked } })
  bench.network.citizens.say({ kind: 'comment', handle: 'Vecino', text: 'Ya era hora' })
  bench.network.citizens.say({ kind: 'dm', handle: 'Vecina', text: 'Tengo una duda' })
  return bench
}

const firstPost = (bench: Bench) => bench.network.record.posts()[0]!.id
const firstMention = (bench: Bench) => bench.network.record.citizenPosts()[0]!.id
const conversation = (bench: Bench) => bench.network.record.directMessages()[0]!

const CASES: readonly Case[] = [
  ['a post', 201, () => ({ line: 'POST /2/tweets', body: { text: 'hola' } })],
  [
    'a reply',
    201,
    (b) => ({ line: 'POST /2/tweets', body: { text: 'sí', reply: { in_reply_to_tweet_id: firstMention(b) } } }),
  ],
  [
    'a post with media',
    201,
    async (b) => ({ line: 'POST /2/tweets', body: { text: 'foto', media: { media_ids: [await upload(b)] } } }),
  ],
  ['a deletion', 200, (b) => ({ line: `DELETE /2/tweets/${firstPost(b)}` })],
  ['posts by id', 200, (b) => ({ line: `GET /2/tweets?ids=${firstPost(b)},17&${everyField}` })],
  [
    'an edited post by its first id',
    200,
    (b) => {
      const id = firstPost(b)
      b.network.elsewhere.edit(id, 'Aviso corregido')
      return { line: `GET /2/tweets?ids=${id}&post.fields=created_at&expansions=author_id,edit_history_post_ids` }
    },
  ],
  ['one post', 200, (b) => ({ line: `GET /2/tweets/${firstPost(b)}?${everyField}` })],
  ['one post that is not there', 200, () => ({ line: 'GET /2/tweets/17' })],
  ['the own profile', 200, () => ({ line: 'GET /2/users/me?user.fields=public_metrics,created_at,verified_type' })],
  ['another profile', 200, () => ({ line: `GET /2/users/${me}` })],
  ['a profile by handle', 200, () => ({ line: 'GET /2/users/by/username/Vecina?user.fields=public_metrics' })],
  ['the own timeline', 200, () => ({ line: `GET /2/users/${me}/tweets?max_results=5&${everyField}` })],
  ['mentions', 200, () => ({ line: `GET /2/users/${me}/mentions?max_results=100&since_id=1&${everyField}` })],
  [
    'a search',
    200,
    () => ({
      line: `GET /2/tweets/search/recent?query=to:${me}%20-from:${me}&sort_order=recency&max_results=10&${everyField}`,
    }),
  ],
  ['a search for nothing', 400, () => ({ line: 'GET /2/tweets/search/recent?query=-from:1' })],
  ['no mentions', 200, () => ({ line: `GET /2/users/${me}/mentions?since_id=9000000000000000000` })],
  [
    'messages',
    200,
    () => ({ line: 'GET /2/dm_events?dm_event.fields=created_at,dm_conversation_id&expansions=sender_id' }),
  ],
  [
    'messages with one person',
    200,
    (b) => ({ line: `GET /2/dm_conversations/with/${conversation(b).senderId}/dm_events` }),
  ],
  [
    'messages of a conversation',
    200,
    (b) => ({ line: `GET /2/dm_conversations/${conversation(b).conversationId}/dm_events` }),
  ],
  [
    'a message in a conversation',
    201,
    (b) => ({ line: `POST /2/dm_conversations/${conversation(b).conversationId}/messages`, body: { text: 'hola' } }),
  ],
  [
    'a message to a person',
    201,
    (b) => ({ line: `POST /2/dm_conversations/with/${conversation(b).senderId}/messages`, body: { text: 'hola' } }),
  ],
  [
    'the start of an upload',
    200,
    () => ({
      line: 'POST /2/media/upload/initialize',
      body: { media_type: 'image/png', total_bytes: 9, media_category: 'tweet_image' },
    }),
  ],
  [
    'a segment',
    200,
    async (b) => {
      const { body, contentType } = multipart(0, pngBytes(20))
      const id = await initialize(b, 'image/png', 20)
      return {
        line: `POST /2/media/upload/${id}/append`,
        body,
        contentType,
        form: { segment_index: 0, media: 'bytes' },
      }
    },
  ],
  [
    'the end of an upload',
    200,
    async (b) => ({ line: `POST /2/media/upload/${await upload(b, Buffer.from('GIF89a'), 'image/gif')}/finalize` }),
  ],
  [
    'the state of an upload',
    200,
    async (b) => ({ line: `GET /2/media/upload?command=STATUS&media_id=${await upload(b)}` }),
  ],
  [
    'alt text',
    200,
    async (b) => ({
      line: 'POST /2/media/metadata',
      body: { id: await upload(b), metadata: { alt_text: { text: 'Plano' } } },
    }),
  ],
  ['a post that is too long', 400, () => ({ line: 'POST /2/tweets', body: { text: 'a'.repeat(281) } })],
  [
    'a post with unknown media',
    400,
    () => ({ line: 'POST /2/tweets', body: { text: 'a', media: { media_ids: ['17'] } } }),
  ],
  ['a deletion of nothing', 404, () => ({ line: 'DELETE /2/tweets/17' })],
  [
    'a duplicate',
    403,
    (b) => publish(b, 'dos veces').then(() => ({ line: 'POST /2/tweets', body: { text: 'dos veces' } })),
  ],
  [
    'a refused reply',
    403,
    (b) => ({
      line: 'POST /2/tweets',
      body: { text: 'no', reply: { in_reply_to_tweet_id: b.network.record.citizenPosts()[1]!.id } },
    }),
  ],
]

/** Answers that X gives and the document does not know: plain problems of type about:blank, and 402. */
function expectProblem(answer: Asked): void {
  expect(aboutBlank.safeParse(answer.body).error).toBeUndefined()
  expect(answer.headers['content-type']).toBe('application/problem+json')
}

describe.skipIf(definition === null)('the training network, held against the document of X', () => {
  const api = new OpenAPIBackend({
    // Read by the library itself, which reports what is no OpenAPI document.
    definition: withProblemsOnly(definition) as Document,
    quick: true,
    // The document breaks a rule of schemas (an expansion named twice) and uses formats that only say how numbers are stored.
    ajvOpts: { strict: false, validateFormats: false, validateSchema: false },
  })
  beforeAll(async () => {
    await api.init()
  })

  it.each(CASES)('%s', async (_name, status, make) => {
    const bench = await furnished()
    const { line, body, contentType, form } = await make(bench)
    const headers = contentType === undefined ? {} : { 'content-type': contentType }
    const request = requestOf(line, body, headers)
    const url = new URL(request.url)
    const asked = { method: request.method, path: url.pathname, query: url.search, headers: { ...request.headers } }
    const sent = form ?? (typeof request.body === 'string' ? request.body : undefined)
    const described = sent === undefined ? asked : { ...asked, body: sent }
    const operation = api.matchOperation(described)
    expect(operation, 'the document knows the path').toBeDefined()
    expect(api.validateRequest(described, operation).errors ?? []).toEqual([])

    const answer = await bench.ask(line, body, headers)
    expect(answer.status, JSON.stringify(answer.body)).toBe(status)
    if (z.object({ type: z.literal('about:blank') }).safeParse(answer.body).success) expectProblem(answer)
    else expect(api.validateResponse(inDocumentedNames(answer.body), operation!, status).errors ?? []).toEqual([])
  })
  it('catches an answer that X would not give', async () => {
    const bench = await furnished()
    const operation = api.matchOperation({ method: 'GET', path: '/2/users/me', headers: {} })!
    const { body } = await bench.ask('GET /2/users/me?user.fields=public_metrics')
    const errors = (answer: unknown) => api.validateResponse(answer, operation, 200).errors ?? []
    expect(errors(inDocumentedNames(body))).toEqual([])
    expect(errors(body)).toMatchObject([{ params: { missingProperty: 'post_count' } }])
  })
})
