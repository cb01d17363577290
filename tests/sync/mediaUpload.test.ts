/** Uploads of the outbox: in steps, resumed after a crash, sent again when the network has forgotten them, never a post twice. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { UploadStep } from '../../src/main/networks/networkClient.ts'
import { MINUTE, openPublishingDesk, POST } from '../fakes/publishingDesk.ts'

const HOUR = 60 * MINUTE
let desk: ReturnType<typeof openPublishingDesk>
beforeEach(async () => {
  desk = openPublishingDesk()
  desk.startRunner()
  desk.draft(['Con foto'])
  await desk.attachImage('Un agente')
})
afterEach(() => desk.close())

const step = (sentPieces: number, waitMs = 50, stage: 'sending' | 'processing' = 'sending'): UploadStep => ({
  outcome: { kind: 'unfinished', notBeforeMs: desk.clock.now() + 2 * MINUTE + waitMs },
  upload: { remoteId: '77', stage, sentPieces, expiresAtMs: desk.clock.now() + 24 * HOUR, restarts: 0 },
})
const upload = () => desk.outbox.list().find(({ kind }) => kind === 'upload_media')

describe('an upload of several steps', () => {
  it('goes on where the last one ended, and shows how far it is', async () => {
    desk.network.stepUploads(step(1))
    desk.scheduleIn(1)
    await desk.clock.advance(MINUTE + 1000)
    expect(upload()).toMatchObject({
      state: 'queued',
      waiting: 'uploading',
      attempts: 0,
      progress: { stage: 'sending' },
    })
    await desk.clock.advance(2 * MINUTE)
    expect(desk.network.begunFrom.map((from) => from?.sentPieces ?? null)).toEqual([null, 1])
    expect(desk.state()).toBe('published')
  })

  it('goes on where it was after the process died in the middle', async () => {
    desk.network.stepUploads(step(1))
    desk.scheduleIn(1)
    await desk.clock.advance(MINUTE + 1000)
    desk.crash()
    desk.startRunner()
    await desk.clock.advance(3 * MINUTE)
    expect(desk.network.begunFrom.at(-1)).toMatchObject({ remoteId: '77', sentPieces: 1 })
    expect(desk.network.requests).toHaveLength(1)
  })

  it('waits for the network to process it without holding the account', async () => {
    desk.network.stepUploads(step(1, 5 * MINUTE, 'processing'))
    desk.scheduleIn(1)
    desk.draft(['Otra cosa'], undefined, 1)
    desk.scheduleIn(2, '00000000-0000-7000-8000-000000000101')
    await desk.clock.advance(3 * MINUTE)
    expect(upload()).toMatchObject({ waiting: 'processing' })
    expect(desk.network.requests.map(({ text }) => text)).toEqual(['Otra cosa'])
    await desk.clock.advance(6 * MINUTE)
    expect(desk.network.requests.map(({ text }) => text)).toEqual(['Otra cosa', 'Con foto'])
  })

  it('ends with the step in which a person gave the post up', async () => {
    desk.network.stepUploads(step(1), step(2))
    desk.network.hold()
    desk.scheduleIn(1)
    await desk.clock.advance(MINUTE + 1000)
    desk.outbox.cancel({ effectId: desk.outbox.list().find(({ kind }) => kind === 'publish_segment')!.effectId })
    desk.network.release()
    await desk.clock.advance(10 * MINUTE)
    expect(desk.network.begunFrom).toHaveLength(1)
    expect(desk.outbox.list()).toEqual([])
    expect(desk.state()).toBe('cancelled')
  })

  it('that cannot be processed asks the person, and the post stays here', async () => {
    desk.network.stepUploads({ outcome: { kind: 'rejected', code: 'media_failed', detail: '' }, upload: null })
    desk.scheduleIn(1)
    await desk.clock.advance(2 * MINUTE)
    expect(desk.state()).toBe('needs_attention')
    expect(desk.network.requests).toEqual([])
  })
})

describe('a description that fails', () => {
  it('keeps the post from going out', async () => {
    desk.network.script('done', { kind: 'rejected', code: 'forbidden', detail: '' })
    desk.scheduleIn(1)
    await desk.clock.advance(10 * MINUTE)
    expect(desk.network.requests).toEqual([])
    expect(desk.state()).toBe('needs_attention')
  })
})

describe('an upload that the network has forgotten', () => {
  it('is sent again, with its description, before the text that was late', async () => {
    desk.network.script('done', 'done', { kind: 'rejected', code: 'text_too_long', detail: '' })
    desk.scheduleIn(1)
    await desk.clock.advance(2 * MINUTE)
    expect(desk.state()).toBe('needs_attention')
    await desk.clock.advance(25 * HOUR)
    desk.outbox.retry({ effectId: desk.outbox.list()[0]!.effectId, seenEntryId: null })
    await desk.clock.advance(MINUTE)
    expect(desk.network.uploads.map(({ altText }) => altText)).toEqual(['Un agente', 'Un agente'])
    expect(desk.network.requests.map(({ mediaIds }) => mediaIds)).toEqual([[desk.network.uploads[1]!.id]])
    expect(desk.state()).toBe('published')
  })

  it.each(['media_expired', 'media_invalid'] as const)(
    'is sent again when the post is refused for it (%s), once, and the post goes out once',
    async (code) => {
      desk.network.script('done', 'done', { kind: 'rejected', code, detail: '' })
      desk.scheduleIn(1)
      await desk.clock.advance(3 * MINUTE)
      expect(desk.network.uploads).toHaveLength(2)
      expect(desk.network.requests).toHaveLength(1)
      expect(desk.network.requests[0]?.mediaIds).toEqual([desk.network.uploads[1]?.id])
      expect(desk.state()).toBe('published')
    },
  )

  it('is for a person when what was sent again is refused, too', async () => {
    const refused = { kind: 'rejected', code: 'media_invalid', detail: '' } as const
    desk.network.script('done', 'done', refused, 'done', 'done', refused)
    desk.scheduleIn(1)
    await desk.clock.advance(20 * MINUTE)
    expect(desk.state()).toBe('needs_attention')
    expect(desk.network.uploads).toHaveLength(2)
    expect(desk.network.requests).toEqual([])
  })

  it('is sent again before a description that was late', async () => {
    desk.network.script('done', { kind: 'retry', reason: 'unreachable', notBeforeMs: null })
    desk.scheduleIn(1)
    await desk.clock.advance(MINUTE + 1000)
    desk.setConnection('no_network')
    await desk.clock.advance(25 * HOUR)
    desk.setConnection('online')
    expect(desk.state()).toBe('missed')
    desk.planning.resolveMissed({
      variantId: desk.reading.get({ postId: POST }).variants[0]!.variantId,
      choice: 'publish_now',
    })
    await desk.clock.advance(5 * MINUTE)
    expect(desk.network.uploads.map(({ altText }) => altText)).toEqual([null, 'Un agente'])
    expect(desk.network.requests.map(({ mediaIds }) => mediaIds)).toEqual([[desk.network.uploads[1]!.id]])
  })

  it.each(['not_found', 'media_expired'] as const)(
    'is sent again when its description is refused for it (%s)',
    async (code) => {
      desk.network.script('done', { kind: 'rejected', code, detail: '' })
      desk.scheduleIn(1)
      await desk.clock.advance(3 * MINUTE)
      expect(desk.network.uploads.map(({ altText }) => altText)).toEqual([null, 'Un agente'])
      expect(desk.state()).toBe('published')
    },
  )

  it('is sent again each time a person tries again', async () => {
    const refused = { kind: 'rejected', code: 'media_expired', detail: '' } as const
    desk.network.script('done', 'done', refused, 'done', 'done', refused, refused)
    desk.scheduleIn(1)
    await desk.clock.advance(5 * MINUTE)
    expect(desk.state()).toBe('needs_attention')
    desk.outbox.retry({
      effectId: desk.outbox.list().find(({ kind }) => kind === 'publish_segment')!.effectId,
      seenEntryId: null,
    })
    await desk.clock.advance(5 * MINUTE)
    expect(desk.network.uploads).toHaveLength(3)
    expect(desk.network.requests).toHaveLength(1)
    expect(desk.state()).toBe('published')
  })

  it('is not sent again while it is unknown whether the post went out', async () => {
    desk.network.script('done', 'done', 'lost')
    desk.scheduleIn(1)
    await desk.clock.advance(5 * MINUTE)
    expect(desk.network.uploads).toHaveLength(1)
    expect(desk.network.posts).toHaveLength(1)
    expect(desk.reading.get({ postId: POST }).state).toBe('published')
  })
})
