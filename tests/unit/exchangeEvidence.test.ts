/** What each end of an exchange says about the connection (docs/specs/connection.md §3.2). */
import { expect, it } from 'vitest'
import type { EffectOutcome, ReadOutcome } from '../../src/main/networks/networkClient.ts'
import { evidenceOfOutcome } from '../../src/main/sync/exchangeEvidence.ts'
import type { ExchangeEvidence } from '../../src/shared/domain/connectivity.ts'

type Outcome = EffectOutcome | ReadOutcome<unknown>
const retry = (reason: Extract<Outcome, { kind: 'retry' }>['reason']): Outcome => ({
  kind: 'retry',
  reason,
  notBeforeMs: null,
})
const uncertain = (reason: Extract<Outcome, { kind: 'uncertain' }>['reason']): Outcome => ({
  kind: 'uncertain',
  reason,
})
const rejected = (code: Extract<Outcome, { kind: 'rejected' }>['code']): Outcome => ({
  kind: 'rejected',
  code,
  detail: '',
})

it.each<readonly [string, Outcome, ExchangeEvidence | null]>([
  ['a success', { kind: 'done', remoteId: '1', limits: null }, 'answered'],
  ['a reading', { kind: 'ok', value: null, limits: null }, 'answered'],
  ['a rate limit', { kind: 'rate_limited', scope: 'account', untilMs: 1 }, 'answered'],
  ['a refusal of the network', rejected('forbidden'), 'answered'],
  ['an answer of another shape', rejected('unexpected_answer'), 'answered'],
  ['a request that we did not let out', rejected('invalid_request'), null],
  ['a post for a person', rejected('by_hand'), null],
  ['an account without credentials', rejected('credentials_rejected'), null],
  ['a fault of the network', retry('server_error'), 'answered'],
  ['a doubtful 401', retry('credentials_unsure'), 'answered'],
  ['silence', retry('unreachable'), 'unreachable'],
  ['no network although the system says that there is one', retry('offline'), 'unreachable'],
  ['a portal', retry('captive_portal'), 'captive_portal'],
  ['a proxy that wants a password', retry('proxy_sign_in'), 'proxy_sign_in'],
  ['a proxy that is not there', retry('proxy_unreachable'), 'proxy_unreachable'],
  ['a certificate that nobody vouches for', retry('untrusted'), 'untrusted'],
  ['no answer in time after sending', uncertain('timeout'), 'unreachable'],
  ['a connection that broke after sending', uncertain('reset'), 'unreachable'],
  ['a fault of the network after sending', uncertain('server_error'), 'answered'],
  ['an answer that broke off', uncertain('truncated'), null],
  ['an answer that nobody can read', uncertain('unreadable_answer'), null],
])('%s', (_name, outcome, evidence) => {
  expect(evidenceOfOutcome(outcome)).toBe(evidence)
})
