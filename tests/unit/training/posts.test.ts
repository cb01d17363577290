/** Publishing as X takes and refuses it. */
import { describe, expect, it } from 'vitest'
import { POLICE_ACCOUNT } from '../../../src/main/training/accounts.ts'
import { createBench, publish, readPage } from './support.ts'

const timeline = `/2/users/${POLICE_ACCOUNT.id}/tweets`

describe('publishing', () => {
  it('answers 201 with the id under which the own timeline shows the post', async () => {
    const bench = createBench()
    const id = await publish(bench, 'Corte de tráfico en la ronda del Molino.')
    const { data } = await readPage(bench, timeline)
    expect(data).toEqual([{ id, text: 'Corte de tráfico en la ronda del Molino.', edit_history_tweet_ids: [id] }])
  })

  it('gives ids that grow, also when the clock is set back', async () => {
    const bench = createBench()
    const first = BigInt(await publish(bench, 'uno'))
    bench.clock.setWall(bench.clock.now() - 3_600_000)
    const second = BigInt(await publish(bench, 'dos'))
    expect(second).toBeGreaterThan(first)
  })

  it('escapes text and shortens links as X does, and says what they stand for', async () => {
    const bench = createBench()
    await publish(bench, 'Más <info> & horarios en https://www.example.org/feria #Feria')
    const { data } = await readPage(bench, `${timeline}?tweet.fields=entities`)
    expect(data[0]!.text).toMatch(/^Más &lt;info&gt; &amp; horarios en https:\/\/t\.co\/[A-Za-z0-9]{10} #Feria$/)
    expect(data[0]!.entities).toMatchObject({
      urls: [{ expanded_url: 'https://www.example.org/feria', display_url: 'example.org/feria' }],
      hashtags: [{ tag: 'Feria' }],
    })
  })

  it('refuses the same text twice, within a day and while the first one stands', async () => {
    const bench = createBench()
    const id = await publish(bench, 'Mercadillo en la plaza del Faro')
    const again = await bench.ask('POST /2/tweets', { text: 'Mercadillo en la plaza del Faro' })
    expect(again).toMatchObject({
      status: 403,
      body: { detail: 'You are not allowed to create a Tweet with duplicate content.', title: 'Forbidden' },
    })
    await bench.ask(`DELETE /2/tweets/${id}`)
    await publish(bench, 'Mercadillo en la plaza del Faro')
    await bench.clock.advance(24 * 3_600_000 + 1)
    await publish(bench, 'Mercadillo en la plaza del Faro')
    expect(bench.network.record.posts()).toHaveLength(3)
  })

  it('counts the weighted length: a link is 23, an emoji 2', async () => {
    const bench = createBench()
    const link = `https://example.org/${'a'.repeat(300)}`
    await publish(bench, `${'a'.repeat(256)} ${link}`)
    await publish(bench, '🚓'.repeat(140))
    expect(await bench.ask('POST /2/tweets', { text: '🚓'.repeat(141) })).toMatchObject({
      status: 400,
      body: { title: 'Invalid Request' },
    })
  })

  it.each([
    ['no text and no media', {}],
    ['a field that X does not know', { text: 'hola', schedule: 3 }],
    ['text that is no text', { text: 3 }],
  ])('answers 400 to %s', async (_what, body) => {
    expect(await createBench().ask('POST /2/tweets', body)).toMatchObject({ status: 400 })
  })

  it('deletes own posts only', async () => {
    const bench = createBench()
    const id = await publish(bench, 'adiós')
    const theirs = bench.network.citizens.say({ kind: 'mention', handle: 'Vecina', text: 'hola' })
    expect(await bench.ask(`DELETE /2/tweets/${id}`)).toMatchObject({ status: 200, body: { data: { deleted: true } } })
    expect(await bench.ask(`DELETE /2/tweets/${id}`)).toMatchObject({ status: 404, body: { title: 'Not Found Error' } })
    expect(await bench.ask(`DELETE /2/tweets/${theirs}`)).toMatchObject({ status: 403 })
    expect(bench.network.record.posts()[0]?.deletedAtMs).toBe(bench.clock.now())
  })

  it('says inside a 200 which of the posts looked up do not exist', async () => {
    const bench = createBench()
    const id = await publish(bench, 'uno')
    expect(await bench.ask(`GET /2/tweets?ids=${id},17`)).toMatchObject({
      status: 200,
      body: { data: [{ id }], errors: [{ resource_id: '17', title: 'Not Found Error' }] },
    })
  })
})

describe('answering', () => {
  it('lets a thread continue and keeps its chain', async () => {
    const bench = createBench()
    const first = await publish(bench, '1/2')
    const second = await publish(bench, '2/2', { reply: { in_reply_to_tweet_id: first } })
    expect(bench.network.record.posts()).toMatchObject([
      { id: first, inReplyToId: null, conversationId: first },
      { id: second, inReplyToId: first, conversationId: first },
    ])
  })

  it('lets those be answered who mentioned the account, with their handle in front', async () => {
    const bench = createBench()
    const asked = bench.network.citizens.say({ kind: 'mention', handle: 'Vecina', text: '¿A qué hora?' })
    const answer = await bench.ask('POST /2/tweets', { text: 'A las ocho.', reply: { in_reply_to_tweet_id: asked } })
    expect(answer).toMatchObject({ status: 201, body: { data: { text: '@Vecina A las ocho.' } } })
    expect(bench.network.record.posts()[0]?.text).toBe('A las ocho.')
  })

  it('refuses an answer to somebody who commented without a mention, whatever is tried', async () => {
    const bench = createBench()
    await publish(bench, 'Aviso')
    const comment = bench.network.citizens.say({ kind: 'comment', handle: 'Vecino', text: 'Ya era hora' })
    const refused = await bench.ask('POST /2/tweets', { text: 'Gracias', reply: { in_reply_to_tweet_id: comment } })
    expect(refused).toMatchObject({ status: 403 })
    expect(JSON.stringify(refused.body)).toContain('have not been mentioned or otherwise engaged by the author')
  })

  it('refuses an answer to a post that is gone', async () => {
    const refused = await createBench().ask('POST /2/tweets', { text: 'hola', reply: { in_reply_to_tweet_id: '99' } })
    expect(refused).toMatchObject({ status: 403 })
  })

  it('hides comments under own posts only', async () => {
    const bench = createBench()
    const id = await publish(bench, 'Aviso')
    const comment = bench.network.citizens.say({ kind: 'comment', handle: 'Vecino', text: 'Ya era hora' })
    expect(await bench.ask(`PUT /2/tweets/${comment}/hidden`, { hidden: true })).toMatchObject({
      status: 200,
      body: { data: { hidden: true } },
    })
    expect(await bench.ask(`PUT /2/tweets/${id}/hidden`, { hidden: true })).toMatchObject({ status: 403 })
  })
})
