/** Uploading pictures: in pieces, waiting as long as X says, and never uncertain because nobody sees it. */
import { describe, expect, it } from 'vitest'
import { createXClient } from '../../../src/main/networks/x/xClient.ts'
import type { MediaUpload, NetworkClient, UploadState } from '../../../src/main/networks/networkClient.ts'
import { FetchFailure } from '../../../src/main/ports.ts'
import type { MediaType } from '../../../src/shared/domain/media.ts'
import { anUpload } from '../../fakes/anUpload.ts'
import {
  anAccessToken,
  jsonAnswer,
  jsonBodyOf,
  leapingClock,
  never,
  partsOf,
  scriptedFetch,
  textAnswer,
  type Scripted,
} from './xTestBench.ts'

const MB = 1024 * 1024
const bytesOf = (sizeBytes: number) => Uint8Array.from({ length: sizeBytes }, (_, i) => i % 251)
const media = (sizeBytes: number, mimeType: MediaType = 'image/png') => anUpload(bytesOf(sizeBytes), mimeType)
const uploaded = async (client: NetworkClient, file: MediaUpload, from: UploadState | null = null) =>
  (await client.uploadMedia(file, from, never())).outcome

const given = (script: readonly Scripted[]) => {
  const { fetch, requests } = scriptedFetch(script)
  const clock = leapingClock(Date.parse('2026-11-22T10:00:00Z'))
  return { client: createXClient({ fetch, clock, credentials: anAccessToken }), requests, clock }
}

const begun = jsonAnswer(200, { data: { id: '900', media_key: '3_900', expires_after_secs: 86_400 } })
const taken = jsonAnswer(200, { data: { expires_at: 1 } })
const ready = jsonAnswer(200, { data: { id: '900', size: 3 } })
const processing = (state: string, more: Record<string, unknown> = {}) =>
  jsonAnswer(200, { data: { id: '900', processing_info: { state, ...more } } })

describe('an upload', () => {
  it('goes up in pieces of 1 MB, in order and whole', async () => {
    const bytes = bytesOf(2 * MB + 3)
    const { client, requests } = given([begun, taken, taken, textAnswer(204, ''), ready])
    expect(await uploaded(client, anUpload(bytes))).toEqual({ kind: 'done', remoteId: '900', limits: null })
    expect(requests.map(({ method, url }) => `${method} ${new URL(url).pathname}`)).toEqual([
      'POST /2/media/upload/initialize',
      'POST /2/media/upload/900/append',
      'POST /2/media/upload/900/append',
      'POST /2/media/upload/900/append',
      'POST /2/media/upload/900/finalize',
    ])
    expect(jsonBodyOf(requests[0]!)).toEqual({
      media_category: 'tweet_image',
      media_type: 'image/png',
      total_bytes: 2 * MB + 3,
    })
    const pieces = requests.slice(1, 4).map(partsOf)
    expect(pieces.map((parts) => parts.get('segment_index')?.toString())).toEqual(['0', '1', '2'])
    expect(Buffer.concat(pieces.map((parts) => parts.get('media')!)).equals(Buffer.from(bytes))).toBe(true)
    expect(requests[1]?.timeoutMs).toBe(120_000)
  })

  it('uploads only its part of a larger buffer', async () => {
    const whole = Uint8Array.from([1, 2, 3, 4, 5, 6])
    const { client, requests } = given([begun, taken, ready])
    await uploaded(client, anUpload(whole.subarray(2, 4), 'image/gif'))
    expect([...partsOf(requests[1]!).get('media')!]).toEqual([3, 4])
    expect(jsonBodyOf(requests[0]!)).toMatchObject({ media_category: 'tweet_gif' })
  })

  it('asks again when X says, and keeps nobody waiting for it', async () => {
    const script = [
      begun,
      taken,
      processing('pending', { check_after_secs: 2 }),
      processing('in_progress', { check_after_secs: 5 }),
      processing('succeeded'),
    ]
    const { client, requests, clock } = given(script)
    const first = await client.uploadMedia(media(3), null, never())
    expect(first.outcome).toEqual({ kind: 'unfinished', notBeforeMs: clock.now() + 2000 })
    expect(first.upload).toMatchObject({ remoteId: '900', stage: 'processing', sentPieces: 1 })
    const second = await client.uploadMedia(media(3), first.upload, never())
    expect(second.outcome).toEqual({ kind: 'unfinished', notBeforeMs: clock.now() + 5000 })
    expect(await uploaded(client, media(3), second.upload)).toEqual({ kind: 'done', remoteId: '900', limits: null })
    expect(clock.waits).toEqual([])
    expect(requests.at(-1)?.url).toBe('https://api.x.com/2/media/upload?command=STATUS&media_id=900')
  })

  it('ends a step after eight pieces, so that others of the account have their turn', async () => {
    const { client, requests } = given([begun, ...Array.from({ length: 8 }, () => taken)])
    const { outcome, upload } = await client.uploadMedia(media(9 * MB, 'video/mp4'), null, never())
    expect(outcome.kind).toBe('unfinished')
    expect(upload).toMatchObject({ stage: 'sending', sentPieces: 8 })
    expect(requests).toHaveLength(9)
  })

  it('begins anew where X has forgotten it', async () => {
    const old = { remoteId: '800', stage: 'sending', sentPieces: 1, expiresAtMs: 1, restarts: 0 } as const
    const { client, requests } = given([begun, taken, ready])
    expect(await uploaded(client, media(3), old)).toMatchObject({ kind: 'done', remoteId: '900' })
    expect(requests[0]?.url).toBe('https://api.x.com/2/media/upload/initialize')
  })

  it('that seems to last for seconds is not sent for ever', async () => {
    const shortLived = jsonAnswer(200, { data: { id: '900', expires_after_secs: 5 } })
    const { client, clock } = given([shortLived, taken, ready])
    const { upload } = await client.uploadMedia(media(3), null, never())
    expect(upload?.expiresAtMs).toBe(clock.now() + 3_600_000)
  })

  it('is refused when X cannot process the picture', async () => {
    const { client } = given([begun, taken, processing('failed', { error: { code: 1, message: 'InvalidMedia' } })])
    expect(await uploaded(client, media(3))).toMatchObject({ kind: 'rejected', code: 'media_failed' })
  })

  it.each([
    ['begins', [new FetchFailure('timeout', true)]],
    ['goes up', [begun, new FetchFailure('reset', true)]],
    ['ends', [begun, taken, new FetchFailure('truncated', true)]],
  ])('is tried again, never uncertain, when the line breaks as it %s', async (_step, script) => {
    const { client } = given(script)
    expect(await uploaded(client, media(3))).toEqual({
      kind: 'retry',
      reason: 'unreachable',
      notBeforeMs: null,
    })
  })

  it.each([
    ['an empty file', anUpload(new Uint8Array())],
    ['a picture over 5 MB', media(5 * MB + 1)],
    ['a GIF over 15 MB', anUpload(new Uint8Array(15 * MB + 1), 'image/gif')],
  ] as const)('does not even start with %s', async (_name, file) => {
    const { client, requests } = given([])
    expect(await uploaded(client, file)).toMatchObject({ kind: 'rejected', code: 'media_invalid' })
    expect(requests).toHaveLength(0)
  })
})

describe('alt text', () => {
  it('is set on the picture', async () => {
    const { client, requests } = given([jsonAnswer(200, { data: { id: '900' } })])
    expect(await client.setAltText('900', 'Cartel del festival', never())).toEqual({
      kind: 'done',
      remoteId: '900',
      limits: null,
    })
    expect(jsonBodyOf(requests[0]!)).toEqual({ id: '900', metadata: { alt_text: { text: 'Cartel del festival' } } })
  })

  it('is tried again where nobody knows whether it was set', async () => {
    const { client } = given([new FetchFailure('timeout', true), jsonAnswer(503, {})])
    expect(await client.setAltText('900', 'x', never())).toMatchObject({ kind: 'retry', reason: 'unreachable' })
    expect(await client.setAltText('900', 'x', never())).toMatchObject({ kind: 'retry', reason: 'server_error' })
  })

  it('is not sent when it is longer than X takes', async () => {
    const { client, requests } = given([])
    expect(await client.setAltText('900', 'a'.repeat(1001), never())).toMatchObject({
      kind: 'rejected',
      code: 'invalid_request',
    })
    expect(requests).toHaveLength(0)
  })
})
