/** Every fault of the wire, on purpose. */
import { describe, expect, it } from 'vitest'
import { FetchFailure } from '../../../src/main/ports.ts'
import { leverStateSchema } from '../../../src/main/training/levers.ts'
import { TRAINING_FAULTS } from '../../../src/shared/domain/trainingFault.ts'
import { createBench, publish, requestOf } from './support.ts'

const post = (text: string) => requestOf('POST /2/tweets', { text })

async function failureOf(promise: Promise<unknown>): Promise<FetchFailure> {
  try {
    await promise
  } catch (error) {
    if (error instanceof FetchFailure) return error
    throw error
  }
  throw new Error('it did not fail')
}

describe('levers', () => {
  it('cut: the request never leaves', async () => {
    const { network } = createBench()
    network.levers.pull({ kind: 'cut' })
    expect(await failureOf(network.fetch(post('hola')))).toMatchObject({ reason: 'offline', sent: false })
    expect(network.record.posts()).toEqual([])
  })

  it('slow: the answer comes late, or too late', async () => {
    const { network, clock } = createBench()
    network.levers.pull({ kind: 'slow', delayMs: 3_000 })
    let answered: number | null = null
    void network.fetch(post('despacio')).then(({ status }) => (answered = status))
    await clock.advance(2_999)
    expect(answered).toBeNull()
    await clock.advance(1)
    expect(answered).toBe(201)

    network.levers.set({
      settings: [{ lever: { kind: 'slow', delayMs: 60_000 }, remaining: null, only: null }],
      creditUsd: null,
    })
    const failure = failureOf(network.fetch(post('demasiado despacio')))
    await clock.advance(10_000)
    expect(await failure).toMatchObject({ reason: 'timeout', sent: true })
    expect(network.record.posts()).toHaveLength(2)
    await clock.advance(60_000)
    expect(clock.pending()).toEqual([])
  })

  it.each([true, false])('hang: nothing comes until the client gives up (took effect: %s)', async (takesEffect) => {
    const { network, clock } = createBench()
    network.levers.pull({ kind: 'hang', takesEffect })
    const failure = failureOf(network.fetch(post('hola')))
    await clock.advance(10_000)
    expect(await failure).toMatchObject({ reason: 'timeout', sent: true })
    expect(network.record.posts()).toHaveLength(takesEffect ? 1 : 0)
  })

  it('hang: giving up by hand ends it at once', async () => {
    const { network } = createBench()
    network.levers.pull({ kind: 'hang', takesEffect: false })
    const giveUp = new AbortController()
    const failure = failureOf(network.fetch({ ...post('hola'), signal: giveUp.signal }))
    giveUp.abort()
    expect(await failure).toMatchObject({ reason: 'aborted', sent: true })
  })

  it('truncate: it happened, the answer is unreadable', async () => {
    const { network } = createBench()
    network.levers.pull({ kind: 'truncate' })
    expect(await failureOf(network.fetch(post('hola')))).toMatchObject({ reason: 'truncated', sent: true })
    expect(network.record.posts()).toHaveLength(1)
  })

  it.each([401, 402, 403, 429, 500, 502, 503, 504] as const)(
    'status %d: without effect and with it',
    async (status) => {
      const bench = createBench()
      const { levers, record } = bench.network
      levers.pull({ kind: 'status', status, takesEffect: false }, { next: 1 })
      expect(await bench.ask('POST /2/tweets', { text: 'hola' })).toMatchObject({ status, body: { status } })
      expect(record.posts()).toHaveLength(0)
      levers.pull({ kind: 'status', status, takesEffect: true }, { next: 1 })
      expect(await bench.ask('POST /2/tweets', { text: 'hola' })).toMatchObject({ status })
      expect(record.posts()).toHaveLength(1)
    },
  )

  it('status 429: says when the limit ends', async () => {
    const bench = createBench()
    bench.network.levers.pull({ kind: 'status', status: 429, takesEffect: false })
    const { headers } = await bench.ask('POST /2/tweets', { text: 'hola' })
    expect(headers).toMatchObject({
      'x-rate-limit-remaining': '0',
      'x-rate-limit-reset': String(bench.clock.now() / 1000 + 900),
    })
  })

  it('captive portal and proxy: a web page instead of X', async () => {
    const bench = createBench()
    bench.network.levers.pull({ kind: 'captive_portal' }, { next: 1 })
    expect(await bench.ask('GET /2/users/me')).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/html; charset=utf-8' },
    })
    bench.network.levers.pull({ kind: 'proxy' }, { next: 1 })
    expect(await bench.ask('GET /2/users/me')).toMatchObject({
      status: 407,
      headers: { 'proxy-authenticate': 'Negotiate' },
    })
  })

  it('hold for the next requests of one kind and no others', async () => {
    const bench = createBench()
    bench.network.levers.pull({ kind: 'cut' }, { next: 2, only: ['publish'] })
    expect(await bench.ask('GET /2/users/me')).toMatchObject({ status: 200 })
    await failureOf(bench.network.fetch(post('uno')))
    await failureOf(bench.network.fetch(post('uno')))
    await publish(bench, 'uno')
    expect(bench.network.levers.get().settings).toEqual([])
  })

  it('survive JSON', () => {
    const { levers } = createBench().network
    levers.pull({ kind: 'hang', takesEffect: true }, { next: 3, only: ['media', 'read'] })
    const state = leverStateSchema().parse(JSON.parse(JSON.stringify(levers.get())))
    levers.clear()
    levers.set(state)
    expect(levers.get()).toEqual(state)
  })

  it.each(TRAINING_FAULTS)('has the fault %s of the training screen', (fault) => {
    const { levers } = createBench().network
    levers.setFault(fault, 2)
    expect(levers.fault()).toEqual(fault === 'none' ? { fault, remaining: null } : { fault, remaining: 2 })
  })

  it('credit: 402 once the money is spent; a link costs more', async () => {
    const bench = createBench()
    bench.network.levers.set({ settings: [], creditUsd: 0.22 })
    await publish(bench, 'barato')
    await publish(bench, 'caro https://example.org')
    expect(await bench.ask('POST /2/tweets', { text: 'otro' })).toMatchObject({
      status: 402,
      body: { title: 'CreditsDepleted', type: 'https://api.x.com/2/problems/credits-depleted' },
    })
  })

  it('refuses every other host', async () => {
    const { network } = createBench()
    const elsewhere = { ...post('hola'), url: 'https://example.org/2/tweets' }
    expect(await failureOf(network.fetch(elsewhere))).toMatchObject({ reason: 'forbidden_host', sent: false })
  })

  it('keeps an answer that is larger than the client takes', async () => {
    const { network } = createBench()
    expect(await failureOf(network.fetch({ ...requestOf('GET /2/users/me'), maxAnswerBytes: 10 }))).toMatchObject({
      reason: 'too_large',
    })
  })
})
