/**
 * Every fault × every effect: what the real X client makes of the answer, and what the outbox decides. The expected states
 * are those of the table in docs/specs/outbox.md §9.1, which is read here: document and program cannot differ.
 */

import { describe, expect, it } from 'vitest'
import type { EffectOutcome, NetworkClient } from '../../src/main/networks/networkClient.ts'
import { createXClient } from '../../src/main/networks/x/xClient.ts'
import { FetchFailure, type FetchAnswer } from '../../src/main/ports.ts'
import type { Effect } from '../../src/main/store/effectTable.ts'
import { abandoned, decide } from '../../src/main/sync/policy.ts'
import { EFFECT_KINDS, type EffectKind } from '../../src/shared/domain/effect.ts'
import { anUpload } from '../fakes/anUpload.ts'
import { specTable } from '../fakes/specTable.ts'
import { anAccessToken, jsonAnswer, leapingClock, never, textAnswer } from '../unit/networks/xTestBench.ts'

const NOW = Date.UTC(2026, 10, 24, 9, 0, 0)
const MINUTE = 60_000
const inTenMinutes = String((NOW + 10 * MINUTE) / 1000)
const refusal = (status: number, detail: string) => jsonAnswer(status, { title: 'Refused', status, detail })

/** What X answers to each kind of effect where it did what it was asked. */
const TAKEN = { data: { id: '5', dm_event_id: '5', dm_conversation_id: '1-2', deleted: true } }
const dayLimit = (of: 'user' | 'app') => ({
  'x-rate-limit-limit': '100',
  'x-rate-limit-remaining': '60',
  'x-rate-limit-reset': inTenMinutes,
  [`x-${of}-limit-24hour-limit`]: '1000',
  [`x-${of}-limit-24hour-remaining`]: '0',
  [`x-${of}-limit-24hour-reset`]: String((NOW + 600 * MINUTE) / 1000),
})

type Fault = FetchAnswer | FetchFailure | 'the process dies'
const FAULTS: Readonly<Record<string, Fault>> = {
  'no network': new FetchFailure('offline', false),
  'name not found': new FetchFailure('dns', false),
  'connection refused': new FetchFailure('refused', false),
  'reset before it left': new FetchFailure('reset', false),
  'certificate not trusted': new FetchFailure('tls', false),
  'proxy not reached': new FetchFailure('proxy', false),
  'proxy wants a sign-in': textAnswer(407, ''),
  'captive portal': textAnswer(200, '<html>Wifi</html>', { 'content-type': 'text/html' }),
  'redirect to a sign-in page': textAnswer(302, ''),
  'reset after it left': new FetchFailure('reset', true),
  'no answer in time': new FetchFailure('timeout', true),
  'answer cut short': new FetchFailure('truncated', true),
  'answer too large': new FetchFailure('too_large', true),
  'answer that is not JSON': textAnswer(200, 'OK', { 'content-type': 'application/json' }),
  'answer with other fields': jsonAnswer(200, { result: { identifier: '1' } }),
  'server error, 500': jsonAnswer(500, {}),
  'server error, 503': textAnswer(503, 'Service Unavailable'),
  'timeout of the network, 408': jsonAnswer(408, {}),
  'too many requests, 429': jsonAnswer(429, { title: 'Too Many Requests' }, { 'x-rate-limit-reset': inTenMinutes }),
  'day of the account used up, 429': jsonAnswer(429, {}, dayLimit('user')),
  'day of the app used up, 429': jsonAnswer(429, {}, dayLimit('app')),
  'done, the last of the account’s day': jsonAnswer(201, TAKEN, dayLimit('user')),
  'done, the last of the app’s day': jsonAnswer(201, TAKEN, dayLimit('app')),
  'not signed in, 401': refusal(401, 'Unauthorized'),
  'out of credit, 402': refusal(402, 'Your enrolled account does not have any credits to fulfill this request.'),
  'duplicate text, 403': refusal(403, 'You are not allowed to create a Tweet with duplicate content.'),
  'another 403': refusal(403, 'You are not permitted to perform this action.'),
  'request refused, 400': refusal(400, 'One or more parameters to your request was invalid.'),
  'the process dies': 'the process dies',
}

const ask: Readonly<Record<EffectKind, (client: NetworkClient) => Promise<EffectOutcome>>> = {
  publish_segment: (x) => x.publish({ text: 'Aviso', inReplyTo: null, mediaIds: [] }, never()),
  reply: (x) => x.publish({ text: 'Sí', inReplyTo: '77', mediaIds: [] }, never()),
  direct_message: (x) => x.sendDirectMessage({ conversationId: '1-2', text: 'Hola' }, never()),
  upload_media: async (x) => {
    const { outcome } = await x.uploadMedia(anUpload(new Uint8Array([1, 2, 3])), null, never())
    if (outcome.kind === 'unfinished') throw new Error('nothing was taken')
    return outcome
  },
  set_alt_text: (x) => x.setAltText('900', 'Un agente', never()),
  delete_post: (x) => x.deletePost('77', never()),
}

function effectOf(kind: EffectKind): Effect {
  return {
    seq: 1,
    id: 'e1',
    kind,
    accountId: 'a',
    afterSeq: null,
    postId: null,
    variantId: null,
    conversationId: null,
    part: null,
    payload: { kind: 'delete_post', remoteId: '77' },
    idempotencyKey: 'k',
    state: 'running',
    attempts: 1,
    dueAtMs: NOW,
    notBeforeMs: NOW,
    missAtMs: NOW + 15 * MINUTE,
    leaseUntilMs: NOW,
    sentAtMs: NOW,
    absentChecks: 0,
    leftAtMs: null,
    remoteId: null,
    lastError: null,
    createdAtMs: NOW,
  }
}

/** The state that follows, with what happens to the account. */
async function becomes(kind: EffectKind, fault: Fault): Promise<string> {
  const effect = effectOf(kind)
  if (fault === 'the process dies') return abandoned(effect, NOW).state
  const fetch = () => (fault instanceof FetchFailure ? Promise.reject(fault) : Promise.resolve(fault))
  const client = createXClient({ fetch, clock: leapingClock(NOW), credentials: anAccessToken })
  const decision = decide(effect, await ask[kind](client), NOW)
  const { pause, account } = decision
  const pauses = pause === null ? [] : [pause.scope === 'app' ? 'app paused' : 'paused']
  const marks = [...pauses, ...(account === null ? [] : [account])]
  return [decision.effect.state, ...marks].join(', ')
}

describe('every fault of the table, for every effect', () => {
  const table = specTable('outbox.md', '9.1.', '9.2.')

  it('is one that is tested, and every tested one is in the table', () => {
    expect(table.columns).toEqual([...EFFECT_KINDS])
    expect([...table.rows.keys()]).toEqual(Object.keys(FAULTS))
  })

  it.each(Object.entries(FAULTS))('%s', async (name, fault) => {
    const states = await Promise.all(EFFECT_KINDS.map((kind) => becomes(kind, fault)))
    expect(states).toEqual(table.rows.get(name))
  })
})
