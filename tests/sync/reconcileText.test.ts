/** A post of ours is recognised by its text although the network shows it a little differently: else it would go out twice. */
import { describe, expect, it } from 'vitest'
import { look, saysTheSame } from '../../src/main/sync/reconcile.ts'
import type { SendRequest } from '../../src/main/sync/sendEffect.ts'
import { createXClient } from '../../src/main/networks/x/xClient.ts'
import { POLICE_ACCOUNT } from '../../src/main/training/accounts.ts'
import { createTrainingNetwork } from '../../src/main/training/trainingNetwork.ts'
import { createFakeClock } from '../fakes/fakeClock.ts'

const quiet = (): AbortSignal => new AbortController().signal

describe('the same text', () => {
  it.each([
    ['a bare domain', 'Más en www.madrid.es hoy', 'Más en http://www.madrid.es hoy'],
    ['a bare domain at the end of a sentence', 'Más en madrid.es.', 'Más en http://madrid.es.'],
    ['a shortened link', 'Vea https://madrid.es/a?b=1', 'Vea https://t.co/abc'],
    ['an attachment', 'Plano', 'Plano https://t.co/abc'],
    ['the handles of a conversation in front', 'A las 8.', '@ana_r @luis_g A las 8.'],
    ['handles that we wrote ourselves', '@ana_r A las 8.', 'A las 8.'],
    ['white space', 'Uno\n\n dos ', 'Uno dos'],
  ])('is recognised with %s', (_name, ours, theirs) => {
    expect(saysTheSame(ours, theirs)).toBe(true)
  })

  it.each([
    ['A las 8.', 'A las 9.'],
    ['A las 8.', 'A las 8. Y a las 9.'],
    ['Hola @ana_r', 'Hola'],
    ['Uno', ''],
  ])('is not seen where there is none: %s / %s', (ours, theirs) => {
    expect(saysTheSame(ours, theirs)).toBe(false)
  })
})

describe('a look after a lost answer', () => {
  it.each([
    ['a reply', 'A las 8.', true],
    ['a post with a bare domain', 'Más en www.madrid.es', false],
  ])('finds %s on the network', async (_name, text, isReply) => {
    const clock = createFakeClock()
    const storage = { load: () => null, save: () => undefined }
    const network = createTrainingNetwork({ clock, seed: 'lost', storage })
    const accessToken = () => Promise.resolve({ kind: 'ok', value: POLICE_ACCOUNT.bearerToken, limits: null } as const)
    const client = createXClient({ fetch: network.fetch, clock, credentials: { kind: 'oauth2', accessToken } })
    const inReplyTo = isReply ? network.citizens.say({ kind: 'mention', handle: 'ana_r', text: '¿A qué hora?' }) : null

    network.levers.pull({ kind: 'lose_answer' }, { next: 1, only: ['publish'] })
    const sinceMs = clock.now()
    expect(await client.publish({ text, inReplyTo, mediaIds: [] }, quiet())).toMatchObject({ kind: 'uncertain' })
    const request: SendRequest = { kind: 'publish', text, inReplyTo, remoteMediaIds: [] }
    const found = await look(
      client,
      { request, sinceMs, ownRemoteId: POLICE_ACCOUNT.id, isTaken: () => false },
      quiet(),
    )
    expect(found).toEqual({ kind: 'found', remoteId: network.record.posts().at(-1)?.id })
  })
})
