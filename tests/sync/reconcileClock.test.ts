/** What went out is found although the office's clock is wrong: else it would go out twice. */
import { describe, expect, it } from 'vitest'
import { look } from '../../src/main/sync/reconcile.ts'
import type { SendRequest } from '../../src/main/sync/sendEffect.ts'
import { createFakeNetwork, OWN } from '../fakes/fakeNetwork.ts'

const HOUR = 3_600_000
const NETWORK_NOW = Date.UTC(2026, 10, 24, 9, 0, 0)

async function lookWithClockAheadBy(aheadMs: number) {
  const network = createFakeNetwork(() => NETWORK_NOW)
  network.script('lost')
  const request: SendRequest = { kind: 'publish', text: 'Aviso', inReplyTo: null, remoteMediaIds: [] }
  const signal = new AbortController().signal
  await network.client.publish({ text: 'Aviso', inReplyTo: null, mediaIds: [] }, signal)
  return look(
    network.client,
    { request, sinceMs: NETWORK_NOW + aheadMs, ownRemoteId: OWN.id, isTaken: () => false },
    signal,
  )
}

describe('a clock that is wrong', () => {
  it.each([
    ['behind by a day', -24 * HOUR],
    ['ahead by a quarter of an hour', HOUR / 4],
    ['ahead by the hours of another time zone', 11 * HOUR],
  ])('does not hide a post whose answer was lost: %s', async (_name, aheadMs) => {
    expect(await lookWithClockAheadBy(aheadMs)).toMatchObject({ kind: 'found' })
  })

  it('does not take what was published the day before for ours', async () => {
    expect(await lookWithClockAheadBy(24 * HOUR)).toEqual({ kind: 'absent' })
  })
})
