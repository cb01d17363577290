/** The X client and the training network, which were written apart, understand each other: effects, questions and faults. */
import { anUpload, uploadWhole } from '../../fakes/anUpload.ts'
import { describe, expect, it } from 'vitest'
import { createXClient } from '../../../src/main/networks/x/xClient.ts'
import {
  exchangeCode,
  pkceOf,
  refreshTokens,
  revokeToken,
  signInReturnOf,
  signInUrl,
} from '../../../src/main/networks/x/xOAuth.ts'
import type { XCredentials } from '../../../src/main/networks/x/xTransport.ts'
import { POLICE_ACCOUNT } from '../../../src/main/training/accounts.ts'
import { createTrainingNetwork, type TrainingNetwork } from '../../../src/main/training/trainingNetwork.ts'
import { createFakeClock, type FakeClock } from '../../fakes/fakeClock.ts'
import { never } from './xTestBench.ts'

const us = { id: POLICE_ACCOUNT.id, handle: POLICE_ACCOUNT.handle, displayName: POLICE_ACCOUNT.name }
const newest = { sinceId: null, olderToken: null }
const bearer = (token: string): XCredentials => ({
  kind: 'oauth2',
  accessToken: () => Promise.resolve({ kind: 'ok', value: token, limits: null }),
})

const bench = (credentials: XCredentials = bearer(POLICE_ACCOUNT.bearerToken)) => {
  const clock = createFakeClock()
  let kept: string | null = null
  const storage = { load: () => kept, save: (document: string) => void (kept = document) }
  const network = createTrainingNetwork({ clock, seed: 'x client', storage })
  const client = createXClient({ fetch: network.fetch, clock, credentials })
  const ids = () => network.record.posts().map(({ id }) => id)
  return { clock, network, client, ids, before: ids() }
}

/** Lets time pass until the promise settles: what the network and the client wait for are timers of the fake clock. */
const passing = async <T>(clock: FakeClock, promise: Promise<T>): Promise<T> => {
  const progress = { settled: false }
  const mark = () => {
    progress.settled = true
  }
  promise.then(mark, mark)
  for (let second = 0; second < 600 && !progress.settled; second += 1) await clock.advance(1000)
  return promise
}

const anImage = (mimeType: 'image/png' | 'image/gif', sizeBytes: number) => {
  const bytes = new Uint8Array(sizeBytes).fill(7)
  bytes.set(mimeType === 'image/png' ? [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] : [0x47, 0x49, 0x46, 0x38])
  return anUpload(bytes, mimeType)
}

const idOf = (outcome: { readonly kind: string; readonly remoteId?: string }): string => {
  if (outcome.kind !== 'done' || outcome.remoteId === undefined) throw new Error(`not done: ${JSON.stringify(outcome)}`)
  return outcome.remoteId
}

describe('a day of an account', () => {
  it('publishes a post that the network then holds and the own timeline shows as it was written', async () => {
    const { client, network } = bench()
    const text = 'Corte & desvíos <hoy>: https://puertoalba.example/trafico?a=1&b=2 #Puertoalba 🚧'
    const id = idOf(await client.publish({ text, inReplyTo: null, mediaIds: [] }, never()))
    expect(network.record.posts().at(-1)).toMatchObject({ id, text })
    const timeline = await client.readOwnTimeline(newest, never())
    if (timeline.kind !== 'ok') throw new Error(timeline.kind)
    expect(timeline.value.items[0]).toMatchObject({ id, text, author: us, inReplyToId: null, mentionsUs: false })
    expect(timeline.limits?.window?.remaining).toBeGreaterThan(0)
  })

  it.each([
    ['app', 'app'],
    ['user', 'account'],
  ] as const)(
    'hears of the day of the %s with its last post, and with the first that is refused',
    async (of, scope) => {
      const { clock, client, network } = bench()
      network.levers.pull({ kind: 'day_limit', of, left: 1 }, { next: 1, only: ['publish'] })
      const untilMs = clock.now() + 24 * 3_600_000
      const last = await client.publish({ text: 'El último', inReplyTo: null, mediaIds: [] }, never())
      expect(last).toMatchObject({ kind: 'done', limits: { reached: { scope, untilMs } } })
      const refused = await client.publish({ text: 'Uno más', inReplyTo: null, mediaIds: [] }, never())
      expect(refused).toEqual({ kind: 'rate_limited', scope, untilMs })
    },
  )

  it('continues a thread under its own post', async () => {
    const { client, network } = bench()
    const first = idOf(await client.publish({ text: 'Uno', inReplyTo: null, mediaIds: [] }, never()))
    const second = idOf(await client.publish({ text: 'Dos', inReplyTo: first, mediaIds: [] }, never()))
    expect(network.record.posts().at(-1)).toMatchObject({ id: second, inReplyToId: first, conversationId: first })
    const timeline = await client.readOwnTimeline({ sinceId: first, olderToken: null }, never())
    expect(timeline).toMatchObject({
      kind: 'ok',
      value: { items: [{ id: second, inReplyToId: first, conversationId: first }] },
    })
  })

  it('deletes a post, and again without complaint', async () => {
    const { client, network } = bench()
    const id = idOf(await client.publish({ text: 'Error', inReplyTo: null, mediaIds: [] }, never()))
    expect(await client.deletePost(id, never())).toMatchObject({ kind: 'done', remoteId: id })
    expect(await client.deletePost(id, never())).toMatchObject({ kind: 'done', remoteId: id })
    expect(network.record.posts().at(-1)?.deletedAtMs).not.toBeNull()
  })

  it('reads who mentions it and answers, and is told when it may not', async () => {
    const { client, network } = bench()
    const mentionId = network.citizens.say({
      kind: 'mention',
      handle: 'ana_r',
      name: 'Ana',
      text: '¿A qué hora abre el parque?',
    })
    const mentions = await client.readMentions(newest, never())
    if (mentions.kind !== 'ok') throw new Error(mentions.kind)
    const mention = mentions.value.items.find(({ id }) => id === mentionId)
    expect(mention).toMatchObject({ author: { handle: 'ana_r', displayName: 'Ana' }, mentionsUs: true })
    expect(mention?.text).toContain('¿A qué hora abre el parque?')
    expect(await client.publish({ text: 'A las 8.', inReplyTo: mentionId, mediaIds: [] }, never())).toMatchObject({
      kind: 'done',
    })

    await client.publish({ text: 'Aviso', inReplyTo: null, mediaIds: [] }, never())
    const comment = network.citizens.say({ kind: 'comment', handle: 'luis_g', text: 'vaya' })
    expect(await client.publish({ text: 'Gracias', inReplyTo: comment, mediaIds: [] }, never())).toMatchObject({
      kind: 'rejected',
      code: 'reply_not_allowed',
    })
  })

  it('turns the pages of the mentions back to the first, without gap or repeat', async () => {
    const { client, network, clock } = bench()
    const said: string[] = []
    for (let i = 0; i < 120; i += 1) {
      await clock.advance(1000)
      said.unshift(network.citizens.say({ kind: 'mention', handle: 'ana_r', text: `mensaje ${i}` }))
    }
    const read: string[] = []
    let olderToken: string | null = null
    do {
      const page = await client.readMentions({ sinceId: null, olderToken }, never())
      if (page.kind !== 'ok') throw new Error(page.kind)
      read.push(...page.value.items.map(({ id }) => id))
      olderToken = page.value.olderToken
    } while (olderToken !== null)
    expect(read).toEqual(said)
  })

  it('reads a private message and answers it', async () => {
    const { client, network } = bench()
    network.citizens.say({ kind: 'dm', handle: 'ana_r', name: 'Ana', text: 'Mi vecino & yo' })
    const page = await client.readDirectMessages({ olderToken: null }, never())
    if (page.kind !== 'ok') throw new Error(page.kind)
    const message = page.value.items[0]
    expect(message).toMatchObject({ text: 'Mi vecino & yo', sender: { handle: 'ana_r', displayName: 'Ana' } })
    const sent = idOf(
      await client.sendDirectMessage({ conversationId: message?.conversationId ?? '', text: 'Le llamamos' }, never()),
    )
    expect(network.record.directMessages().find(({ id }) => id === sent)).toMatchObject({
      text: 'Le llamamos',
      senderId: us.id,
    })
  })

  it('reads its profile', async () => {
    const { client } = bench()
    expect(await client.readProfile(never())).toMatchObject({
      kind: 'ok',
      value: { ...us, followers: expect.any(Number) as number },
    })
  })

  it.each([
    ['image/png', 2_500_000],
    ['image/gif', 30_000],
  ] as const)('publishes a picture with its alt text: %s', async (mimeType, sizeBytes) => {
    const { client, network, clock } = bench()
    const mediaId = idOf(await uploadWhole(client, clock, anImage(mimeType, sizeBytes)))
    expect(await client.setAltText(mediaId, 'Plano del corte', never())).toMatchObject({
      kind: 'done',
      remoteId: mediaId,
    })
    await client.publish({ text: 'Plano', inReplyTo: null, mediaIds: [mediaId] }, never())
    expect(network.record.posts().at(-1)?.media).toMatchObject([{ id: mediaId, altText: 'Plano del corte' }])
    const timeline = await client.readOwnTimeline(newest, never())
    if (timeline.kind !== 'ok') throw new Error(timeline.kind)
    expect(timeline.value.items[0]?.text).toBe('Plano')
  })
})

describe('a video', () => {
  const MB = 1_048_576
  const film = (sizeBytes: number) => {
    const bytes = new Uint8Array(sizeBytes).fill(7)
    bytes.set(Buffer.from('\0\0\0\x18ftypmp42', 'latin1'))
    return anUpload(bytes, 'video/mp4')
  }

  it('goes up in steps, is processed, and goes out', async () => {
    const { client, network, clock } = bench()
    network.levers.pull({ kind: 'slow_processing', delayMs: 90_000 })
    const mediaId = idOf(await uploadWhole(client, clock, film(20 * MB + 5)))
    expect(await client.publish({ text: 'Con vídeo', inReplyTo: null, mediaIds: [mediaId] }, never())).toMatchObject({
      kind: 'done',
    })
    expect(network.record.posts().at(-1)?.media).toMatchObject([{ id: mediaId, mediaType: 'video/mp4' }])
    expect(network.record.requests().filter(({ path }) => path.endsWith('/append'))).toHaveLength(21)
  })

  it('begins anew by itself when the network has lost a piece, and only once', async () => {
    const { client, network, clock } = bench()
    network.levers.pull({ kind: 'chunk_lost' }, { next: 2, only: ['media'] })
    expect(await uploadWhole(client, clock, film(3 * MB))).toMatchObject({ kind: 'done' })
    network.levers.pull({ kind: 'chunk_lost' })
    expect(await uploadWhole(client, clock, film(3 * MB))).toMatchObject({ kind: 'rejected' })
  })

  it('goes on from the last acknowledged piece after a break of the line', async () => {
    const { client, network, clock } = bench()
    const media = film(12 * MB)
    const first = await client.uploadMedia(media, null, never())
    expect(first.upload?.sentPieces).toBe(8)
    network.levers.pull({ kind: 'cut' }, { next: 1, only: ['media'] })
    const broken = await client.uploadMedia(media, first.upload, never())
    expect(broken).toMatchObject({ outcome: { kind: 'retry' }, upload: { sentPieces: 8 } })
    const { upload } = await client.uploadMedia(media, broken.upload, never())
    expect(upload).toMatchObject({ stage: 'processing', sentPieces: 12 })
    await clock.advance(10_000)
    expect((await client.uploadMedia(media, upload, never())).outcome).toMatchObject({ kind: 'done' })
    expect(
      network.record.requests().filter(({ path, status }) => path.endsWith('/append') && status === 200),
    ).toHaveLength(12)
  })

  it('that cannot be processed is refused in so many words', async () => {
    const { client, network, clock } = bench()
    network.levers.pull({ kind: 'processing_fails' })
    expect(await uploadWhole(client, clock, film(MB))).toMatchObject({ kind: 'rejected', code: 'media_failed' })
  })

  it('that has expired is refused with the post that carries it', async () => {
    const { client, network, clock } = bench()
    const mediaId = idOf(await uploadWhole(client, clock, film(MB)))
    network.levers.pull({ kind: 'media_expired' }, { next: 1, only: ['publish'] })
    const post = { text: 'Tarde', inReplyTo: null, mediaIds: [mediaId] }
    expect(await client.publish(post, never())).toMatchObject({ kind: 'rejected', code: 'media_invalid' })
    expect(network.record.posts()).toEqual([])
  })
})

describe('what X refuses', () => {
  it('is told by name: the same text twice, an unknown picture, a text too long', async () => {
    const { client } = bench()
    const post = (text: string, mediaIds: readonly string[] = []) =>
      client.publish({ text, inReplyTo: null, mediaIds }, never())
    await post('Hola')
    expect(await post('Hola')).toMatchObject({ kind: 'rejected', code: 'duplicate_content' })
    expect(await post('Foto', ['123'])).toMatchObject({ kind: 'rejected', code: 'media_invalid' })
    expect(await post('a'.repeat(281))).toMatchObject({ kind: 'rejected', code: 'text_too_long' })
  })
})

describe('a fault of the wire', () => {
  const text = 'Con fallo'
  it.each([
    ['a cut line', { kind: 'cut' }, { kind: 'retry', reason: 'offline' }, 0],
    ['a lost answer', { kind: 'lose_answer' }, { kind: 'uncertain', reason: 'reset' }, 1],
    ['a hang after the effect', { kind: 'hang', takesEffect: true }, { kind: 'uncertain', reason: 'timeout' }, 1],
    ['a hang before it', { kind: 'hang', takesEffect: false }, { kind: 'uncertain', reason: 'timeout' }, 0],
    [
      'a failing server, after the effect',
      { kind: 'status', status: 503, takesEffect: true },
      { kind: 'uncertain', reason: 'server_error' },
      1,
    ],
    [
      'a failing server',
      { kind: 'status', status: 500, takesEffect: false },
      { kind: 'uncertain', reason: 'server_error' },
      0,
    ],
    ['a truncated answer', { kind: 'truncate' }, { kind: 'uncertain', reason: 'truncated' }, 1],
    ['a captive portal', { kind: 'captive_portal' }, { kind: 'retry', reason: 'captive_portal' }, 0],
    ['a proxy that wants a sign-in', { kind: 'proxy' }, { kind: 'retry', reason: 'proxy_sign_in' }, 0],
    ['a 401', { kind: 'status', status: 401, takesEffect: false }, { kind: 'retry', reason: 'credentials_unsure' }, 0],
    ['a 402', { kind: 'status', status: 402, takesEffect: false }, { kind: 'rejected', code: 'credits_depleted' }, 0],
    ['a 429', { kind: 'status', status: 429, takesEffect: false }, { kind: 'rate_limited' }, 0],
  ] as const)('never passes for sure what is not: %s', async (_name, lever, expected, made) => {
    const { client, network, clock, ids, before } = bench()
    network.levers.pull(lever, { next: 1, only: ['publish'] })
    const outcome = await passing(clock, client.publish({ text, inReplyTo: null, mediaIds: [] }, never()))
    expect(outcome).toMatchObject(expected)
    expect(ids().length - before.length).toBe(made)
    // Whatever may be sent again was certainly not sent before.
    if (outcome.kind === 'retry' || outcome.kind === 'rate_limited' || outcome.kind === 'rejected') expect(made).toBe(0)
  })
})

describe('signing in', () => {
  const grant = { clientId: 'oficina', redirectUri: 'http://127.0.0.1:8765/callback' }

  const signedIn = async (network: TrainingNetwork, clock: FakeClock) => {
    const options = { fetch: network.fetch, nowMs: clock.now(), signal: never() }
    const { verifier, challenge } = pkceOf(new Uint8Array(32).fill(9))
    const page = signInUrl({ ...grant, state: 's', challenge })
    const back = await network.fetch({
      url: page,
      method: 'GET',
      headers: {},
      body: null,
      timeoutMs: 1000,
      maxAnswerBytes: 1000,
      signal: null,
    })
    const returned = signInReturnOf(Object.fromEntries(new URL(back.headers.location ?? '').searchParams), 's')
    if (returned.kind !== 'code') throw new Error(returned.kind)

    const tokens = await exchangeCode({ ...grant, code: returned.code, verifier }, options)
    if (tokens.kind !== 'ok') throw new Error(tokens.kind)
    return { options, tokens: tokens.value }
  }

  it('ends in an access token that works, renews it once, and ends with it', async () => {
    const { network, clock } = bench()
    const { options, tokens } = await signedIn(network, clock)
    expect(tokens.scopes).toContain('offline.access')
    const client = createXClient({ fetch: network.fetch, clock, credentials: bearer(tokens.accessToken) })
    expect(await client.readProfile(never())).toMatchObject({ kind: 'ok', value: us })

    const refresh = { clientId: grant.clientId, refreshToken: tokens.refreshToken ?? '' }
    const renewed = await refreshTokens(refresh, options)
    if (renewed.kind !== 'refreshed') throw new Error(renewed.kind)
    const next = createXClient({ fetch: network.fetch, clock, credentials: bearer(renewed.tokens.accessToken) })
    expect(await next.readProfile(never())).toMatchObject({ kind: 'ok' })
    expect(
      await revokeToken({ clientId: grant.clientId, token: renewed.tokens.accessToken, kind: 'access_token' }, options),
    ).toMatchObject({ kind: 'ok' })
    expect(await next.readProfile(never())).toMatchObject({ kind: 'retry', reason: 'credentials_unsure' })
  })

  it('has to be done again once an old refresh token is used twice: that ends the new one too', async () => {
    const { network, clock } = bench()
    const { options, tokens } = await signedIn(network, clock)
    const old = { clientId: grant.clientId, refreshToken: tokens.refreshToken ?? '' }
    const renewed = await refreshTokens(old, options)
    if (renewed.kind !== 'refreshed') throw new Error(renewed.kind)
    expect(await refreshTokens(old, options)).toMatchObject({ kind: 'refused' })
    const client = createXClient({ fetch: network.fetch, clock, credentials: bearer(renewed.tokens.accessToken) })
    expect(await client.readProfile(never())).toMatchObject({ kind: 'retry', reason: 'credentials_unsure' })
  })

  it('works with four pasted keys, signed as the network checks it', async () => {
    const { consumerKey, consumerSecret, accessToken, accessSecret } = POLICE_ACCOUNT.keys
    const { client, clock } = bench({
      kind: 'oauth1',
      appKey: consumerKey,
      appSecret: consumerSecret,
      accessToken,
      accessSecret,
    })
    expect(await client.readProfile(never())).toMatchObject({ kind: 'ok', value: us })
    expect(await client.readMentions(newest, never())).toMatchObject({ kind: 'ok' })
    const mediaId = idOf(await uploadWhole(client, clock, anImage('image/png', 2000)))
    expect(
      await client.publish({ text: "¡Con claves! (*'~)", inReplyTo: null, mediaIds: [mediaId] }, never()),
    ).toMatchObject({ kind: 'done' })
  })
})

describe('comments', () => {
  it('are those under our posts that do not name us, and say so', async () => {
    const { client, network } = bench()
    const own = network.elsewhere.publish({ text: 'Aviso' })
    const comment = network.citizens.say({ kind: 'comment', handle: 'Vecino', text: 'Ya era hora' })
    network.citizens.say({ kind: 'mention', handle: 'Vecina', text: 'sí', inReplyToId: own })
    network.elsewhere.publish({ text: 'Y más', inReplyToId: own })
    const page = await client.readComments(newest, never())
    expect(page).toMatchObject({ kind: 'ok', value: { items: [{ id: comment, mentionsUs: false, inReplyToId: own }] } })
  })

  it('are asked for from no further back than the search reaches', async () => {
    const { client, network, clock } = bench()
    network.elsewhere.publish({ text: 'Aviso' })
    const old = network.citizens.say({ kind: 'comment', handle: 'Vecino', text: 'hace mucho' })
    await clock.advance(8 * 86_400_000)
    network.elsewhere.publish({ text: 'Otro aviso' })
    const fresh = network.citizens.say({ kind: 'comment', handle: 'Vecino', text: 'ahora' })
    expect(await client.readComments({ sinceId: old, olderToken: null }, never())).toMatchObject({
      kind: 'ok',
      value: { items: [{ id: fresh }] },
    })
    const before = network.record.requests().length
    expect(await client.readComments({ sinceId: null, untilId: old, olderToken: null }, never())).toMatchObject({
      kind: 'ok',
      value: { items: [], olderToken: null },
    })
    expect(network.record.requests()).toHaveLength(before)
  })
})

describe('known posts', () => {
  it('are told apart: there, edited, gone', async () => {
    const { client, network } = bench()
    const [kept, edited, removed] = ['uno', 'dos', 'tres'].map((text) =>
      network.citizens.say({ kind: 'mention', handle: 'Vecina', text }),
    ) as [string, string, string]
    const newer = network.elsewhere.edit(edited, '@PoliciaPuertoalba dos y medio')
    network.elsewhere.remove(removed)
    const outcome = await client.checkPosts([kept, edited, removed], never())
    if (outcome.kind !== 'ok') throw new Error(outcome.kind)
    expect(outcome.value.gone).toEqual([{ id: removed, how: 'deleted' }])
    expect(
      outcome.value.shown.map(({ id, text, versionIds }) => [id, text.endsWith('dos y medio'), versionIds]),
    ).toEqual([
      [kept, false, undefined],
      [newer, true, [edited, newer]],
    ])
  })

  it('that are all gone are an answer and no refusal', async () => {
    const { client } = bench()
    expect(await client.checkPosts(['17', '18'], never())).toMatchObject({
      kind: 'ok',
      value: { shown: [], gone: [{ id: '17' }, { id: '18' }] },
    })
  })

  it('are read a page at a time between two ids', async () => {
    const { client, network } = bench()
    const ids = network.citizens.writeHistory(130, 5)
    const page = await client.readMentions({ sinceId: ids[0]!, untilId: ids[120]!, olderToken: null }, never())
    if (page.kind !== 'ok') throw new Error(page.kind)
    expect(page.value.items.map(({ id }) => id)).toEqual(ids.slice(20, 120).toReversed())
    expect(page.value.olderToken).not.toBeNull()
  })
})
