/** Uploads in steps, their checks and their end. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { TOWN_HALL_ACCOUNT } from '../../../src/main/training/accounts.ts'
import { createBench, publish } from './support.ts'
import { append, initialize, pngBytes, upload } from './upload.ts'

const MB = 1_048_576

describe('media', () => {
  it('goes up in segments and out with its alt text', async () => {
    const bench = createBench()
    const bytes = pngBytes(2 * MB + 10)
    const id = await initialize(bench, 'image/png', bytes.length)
    for (const index of [0, 1, 2]) await append(bench, id, index, bytes.subarray(index * MB, (index + 1) * MB))
    expect(await bench.ask(`POST /2/media/upload/${id}/finalize`)).toMatchObject({
      status: 200,
      body: { data: { id, media_key: `3_${id}`, size: bytes.length } },
    })
    await bench.ask('POST /2/media/metadata', { id, metadata: { alt_text: { text: 'Plano del corte' } } })
    const postId = await publish(bench, 'Así queda el tráfico', { media: { media_ids: [id] } })
    expect(bench.network.record.posts()).toMatchObject([
      { media: [{ id, altText: 'Plano del corte', sha256: createHash('sha256').update(bytes).digest('hex') }] },
    ])
    const shown = await bench.ask(
      `GET /2/tweets/${postId}?expansions=attachments.media_keys&media.fields=alt_text&tweet.fields=attachments,entities`,
    )
    expect(shown.body).toMatchObject({
      data: {
        text: expect.stringMatching(/^Así queda el tráfico https:\/\/t\.co\/\w{10}$/) as unknown,
        attachments: { media_keys: [`3_${id}`] },
        entities: { urls: [{ media_key: `3_${id}` }] },
      },
      includes: { media: [{ type: 'photo', alt_text: 'Plano del corte' }] },
    })
  })

  it('takes time over a GIF', async () => {
    const bench = createBench()
    const id = await upload(bench, Buffer.from(`GIF89a${'x'.repeat(100)}`), 'image/gif')
    const status = () => bench.ask(`GET /2/media/upload?command=STATUS&media_id=${id}`)
    expect(await status()).toMatchObject({
      body: { data: { processing_info: { state: 'in_progress', check_after_secs: 1 } } },
    })
    expect(await bench.ask('POST /2/tweets', { text: 'aún no', media: { media_ids: [id] } })).toMatchObject({
      status: 400,
    })
    await bench.clock.advance(1_000)
    expect(await status()).toMatchObject({ body: { data: { processing_info: { state: 'succeeded' } } } })
    await publish(bench, 'ya', { media: { media_ids: [id] } })
  })

  it('refuses what is too large, of another type, incomplete, or sent after the end', async () => {
    const bench = createBench()
    const large = { media_type: 'image/png', total_bytes: 5 * MB + 1 }
    expect(await bench.ask('POST /2/media/upload/initialize', large)).toMatchObject({ status: 400 })
    expect(
      await bench.ask('POST /2/media/upload/initialize', { media_type: 'text/html', total_bytes: 1 }),
    ).toMatchObject({ status: 400 })

    const jpeg = await initialize(bench, 'image/jpeg', 100)
    await append(bench, jpeg, 0, pngBytes(100))
    expect(await bench.ask(`POST /2/media/upload/${jpeg}/finalize`)).toMatchObject({ status: 400 })

    const gappy = await initialize(bench, 'image/png', 200)
    await append(bench, gappy, 0, pngBytes(100))
    expect(await bench.ask(`POST /2/media/upload/${gappy}/finalize`)).toMatchObject({ status: 400 })
    expect(await append(bench, gappy, 1000, pngBytes(100))).toMatchObject({ status: 400 })
    expect(await append(bench, await upload(bench), 0, pngBytes(1_000))).toMatchObject({ status: 400 })
    expect(await append(bench, '17', 0, pngBytes(1))).toMatchObject({ status: 404 })
  })

  it('refuses alt text of more than a thousand characters', async () => {
    const bench = createBench()
    const id = await upload(bench)
    const set = (text: string) => bench.ask('POST /2/media/metadata', { id, metadata: { alt_text: { text } } })
    expect(await set('a'.repeat(1_001))).toMatchObject({ status: 400 })
    expect(await set('a'.repeat(1_000))).toMatchObject({ status: 200 })
  })

  it('refuses a post with media that is unknown, unfinished, of another account, mixed, or a day old', async () => {
    const bench = createBench()
    const refuse = async (mediaIds: readonly string[], headers = {}) => {
      const answer = await bench.ask('POST /2/tweets', { text: 'hola', media: { media_ids: mediaIds } }, headers)
      expect(answer).toMatchObject({ status: 400, body: { errors: [{ message: 'Your media IDs are invalid.' }] } })
    }
    const photo = await upload(bench)
    const gif = await upload(bench, Buffer.from('GIF89a'), 'image/gif')
    await bench.clock.advance(2_000)
    await refuse(['17'])
    await refuse([await initialize(bench, 'image/png', 10)])
    await refuse([photo], { authorization: `Bearer ${TOWN_HALL_ACCOUNT.bearerToken}` })
    await refuse([photo, gif])
    await bench.clock.advance(24 * 3_600_000)
    await refuse([photo])
    expect(bench.network.record.posts()).toEqual([])
  })

  it('takes four photos', async () => {
    const bench = createBench()
    const ids = [await upload(bench), await upload(bench), await upload(bench), await upload(bench)]
    await publish(bench, 'cuatro', { media: { media_ids: ids } })
    const tooMany = await bench.ask('POST /2/tweets', {
      text: 'cinco',
      media: { media_ids: [...ids, await upload(bench)] },
    })
    expect(tooMany).toMatchObject({ status: 400 })
  })

  it('begins an upload again after a restart in the middle', async () => {
    const bench = createBench()
    const id = await initialize(bench, 'image/png', 200)
    await append(bench, id, 0, pngBytes(100))
    const later = bench.restarted()
    await append(later, id, 1, pngBytes(100))
    expect(await later.ask(`POST /2/media/upload/${id}/finalize`)).toMatchObject({ status: 400 })
  })
})
