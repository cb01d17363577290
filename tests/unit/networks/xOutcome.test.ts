/** What an exchange with X means, case by case. The columns: for what people see, for what is safe to repeat, for a question. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FetchFailure, type FetchFailureReason } from '../../../src/main/ports.ts'
import {
  settleRead,
  settleRepeatable,
  settleVisible,
  verdictOf,
  type XExchange,
} from '../../../src/main/networks/x/xOutcome.ts'
import { jsonAnswer, textAnswer } from './xTestBench.ts'

const nowMs = Date.parse('2026-11-22T10:00:00Z')
const inSeconds = (seconds: number): string => String(nowMs / 1000 + seconds)
const problem = (type: string, detail = 'no'): Record<string, unknown> => ({
  title: 'Problem',
  detail,
  type: `https://api.x.com/2/problems/${type}`,
})

const answered = (answer: ReturnType<typeof jsonAnswer>): XExchange => ({ kind: 'answer', answer })
const failed = (reason: FetchFailureReason, sent: boolean): XExchange => ({ kind: 'failure', reason, sent })

const idOf = (json: unknown): string | null => {
  const data: unknown = typeof json === 'object' && json !== null && 'data' in json ? json.data : null
  return typeof data === 'object' && data !== null && 'id' in data && typeof data.id === 'string' ? data.id : null
}
const fates = (exchange: XExchange) => {
  const verdict = verdictOf(exchange, nowMs)
  return {
    visible: settleVisible(verdict, idOf),
    repeatable: settleRepeatable(verdict, idOf),
    read: settleRead(verdict, idOf),
  }
}
const retry = (reason: string, notBeforeMs: number | null = null) => ({ kind: 'retry', reason, notBeforeMs })

describe('a request that never left', () => {
  it.each([
    ['offline', 'offline'],
    ['dns', 'unreachable'],
    ['refused', 'unreachable'],
    ['tls', 'untrusted'],
    ['reset', 'unreachable'],
    ['timeout', 'unreachable'],
    ['aborted', 'unreachable'],
    ['proxy', 'proxy_unreachable'],
    ['proxy_auth', 'proxy_sign_in'],
  ] as const)('is tried again: %s', (reason, why) => {
    const fate = fates(failed(reason, false))
    expect(fate).toEqual({ visible: retry(why), repeatable: retry(why), read: retry(why) })
  })

  it('is refused where the host is not allowed, because waiting does not change that', () => {
    expect(fates(failed('forbidden_host', false)).visible).toMatchObject({ kind: 'rejected', code: 'invalid_request' })
  })
})

describe('a request that left and got no whole answer', () => {
  it.each([
    ['offline', 'reset', 'offline'],
    ['reset', 'reset', 'unreachable'],
    ['other', 'reset', 'unreachable'],
    ['timeout', 'timeout', 'unreachable'],
    ['aborted', 'timeout', 'unreachable'],
    ['truncated', 'truncated', 'unreachable'],
    ['too_large', 'unreadable_answer', 'server_error'],
  ] as const)('is uncertain where people see the effect: %s', (reason, uncertain, harmless) => {
    const fate = fates(failed(reason, true))
    expect(fate.visible).toEqual({ kind: 'uncertain', reason: uncertain })
    expect(fate.repeatable).toEqual(retry(harmless))
    expect(fate.read).toEqual(retry(harmless))
  })

  it('is never said to be sure, whatever the reason', () => {
    const reasons: FetchFailureReason[] = [
      'offline',
      'dns',
      'refused',
      'tls',
      'proxy',
      'reset',
      'timeout',
      'truncated',
      'too_large',
      'aborted',
      'forbidden_host',
      'other',
    ]
    for (const reason of reasons) expect(fates(failed(reason, true)).visible.kind).toBe('uncertain')
    expect(new FetchFailure('reset', true)).toMatchObject({ reason: 'reset', sent: true })
  })
})

describe('an answer that does not come from X', () => {
  it.each([
    [
      'a portal that answers 200 in HTML',
      textAnswer(200, '<!DOCTYPE html><title>Wifi</title>', { 'content-type': 'text/html' }),
      'captive_portal',
    ],
    ['a portal without content type', textAnswer(200, '\n <html></html>'), 'captive_portal'],
    ['a portal that answers 201', textAnswer(201, '<html></html>', { 'content-type': 'text/html' }), 'captive_portal'],
    ['a redirect to a sign-in page', textAnswer(302, '', { location: 'http://portal.example/' }), 'captive_portal'],
    [
      'network authentication required',
      textAnswer(511, '<html></html>', { 'content-type': 'text/html' }),
      'captive_portal',
    ],
    [
      'a filter that forbids the site in HTML',
      textAnswer(403, '<html>blocked</html>', { 'content-type': 'text/html' }),
      'captive_portal',
    ],
    ['a proxy that wants a sign-in', textAnswer(407, 'Proxy Authentication Required'), 'proxy_sign_in'],
  ])('is tried again, because the request never reached X: %s', (_name, answer, why) => {
    expect(fates(answered(answer))).toEqual({ visible: retry(why), repeatable: retry(why), read: retry(why) })
  })
})

describe('a failure on the side of X', () => {
  it.each([500, 502, 503, 504])('leaves it open whether a post went out: %d', (status) => {
    const fate = fates(answered(jsonAnswer(status, { title: 'Server Error' })))
    expect(fate.visible).toEqual({ kind: 'uncertain', reason: 'server_error' })
    expect(fate.repeatable).toEqual(retry('server_error'))
    expect(fate.read).toEqual(retry('server_error'))
  })

  it('leaves it open in HTML too, as gateways write it', () => {
    expect(fates(answered(textAnswer(503, '<html></html>', { 'content-type': 'text/html' }))).visible.kind).toBe(
      'uncertain',
    )
  })

  it('does not doubt what X did not take in', () => {
    expect(fates(answered(jsonAnswer(408, {}, { 'retry-after': '7' }))).visible).toEqual(
      retry('server_error', nowMs + 7000),
    )
  })

  it('does not take a 401 for a revoked token', () => {
    expect(fates(answered(jsonAnswer(401, { title: 'Unauthorized' }))).visible).toEqual(retry('credentials_unsure'))
  })
})

describe('a success', () => {
  const headers = { 'x-rate-limit-limit': '100', 'x-rate-limit-remaining': '99', 'x-rate-limit-reset': inSeconds(900) }
  const limits = { window: { limit: 100, remaining: 99, resetAtMs: nowMs + 900_000 }, reached: null }

  it('is done with the id of X and the limits', () => {
    const fate = fates(answered(jsonAnswer(201, { data: { id: '5' } }, headers)))
    expect(fate.visible).toEqual({ kind: 'done', remoteId: '5', limits })
    expect(fate.read).toEqual({ kind: 'ok', value: '5', limits })
  })

  it('keeps its data where X adds errors about parts of it', () => {
    expect(
      fates(answered(jsonAnswer(200, { data: { id: '5' }, errors: [problem('resource-not-found')] }))).read,
    ).toMatchObject({ value: '5' })
  })

  it.each([
    ['cut JSON', textAnswer(201, '{"data":{"id":"5'), 'server_error'],
    ['no body', textAnswer(201, ''), 'server_error'],
    ['plain text', textAnswer(200, 'OK'), 'server_error'],
  ])('is uncertain with %s', (_name, answer, why) => {
    const fate = fates(answered(answer))
    expect(fate.visible).toEqual({ kind: 'uncertain', reason: 'unreadable_answer' })
    expect(fate.repeatable).toEqual(retry(why))
    expect(fate.read).toEqual(retry(why))
  })

  it('is uncertain in another shape; a question says that X answers differently now', () => {
    const fate = fates(answered(jsonAnswer(200, { data: { key: '5' } })))
    expect(fate.visible).toEqual({ kind: 'uncertain', reason: 'unreadable_answer' })
    expect(fate.read).toMatchObject({ kind: 'rejected', code: 'unexpected_answer' })
  })

  it('is a refusal where there are only errors', () => {
    const fate = fates(answered(jsonAnswer(200, { errors: [problem('resource-not-found', 'Could not find user')] })))
    expect(fate.visible).toEqual({ kind: 'rejected', code: 'not_found', detail: 'Could not find user · Problem' })
  })
})

describe('a limit', () => {
  it.each([
    [
      'the reset of the window',
      jsonAnswer(429, { title: 'Too Many Requests' }, { 'x-rate-limit-reset': inSeconds(300) }),
      300,
    ],
    [
      'the reset, in the older form',
      jsonAnswer(429, { code: 88, message: 'Rate limit exceeded' }, { 'x-rate-limit-reset': inSeconds(60) }),
      60,
    ],
    ['15 minutes where nothing is said', jsonAnswer(429, {}), 900],
    ['15 minutes where the headers are broken', jsonAnswer(429, {}, { 'x-rate-limit-reset': 'soon' }), 900],
    ['Retry-After', jsonAnswer(429, {}, { 'retry-after': '120' }), 120],
    [
      "the day's window of the user once it is used up",
      jsonAnswer(
        429,
        {},
        {
          'x-rate-limit-remaining': '12',
          'x-rate-limit-reset': inSeconds(300),
          'x-user-limit-24hour-remaining': '0',
          'x-user-limit-24hour-reset': inSeconds(40_000),
        },
      ),
      40_000,
    ],
    [
      "the short window while the day's is not used up",
      jsonAnswer(
        429,
        {},
        {
          'x-rate-limit-remaining': '0',
          'x-rate-limit-reset': inSeconds(300),
          'x-user-limit-24hour-remaining': '3',
          'x-user-limit-24hour-reset': inSeconds(40_000),
        },
      ),
      300,
    ],
    ['a moment where the reset is past', jsonAnswer(429, {}, { 'x-rate-limit-reset': inSeconds(-30) }), 5],
    ['HTML of the edge too', textAnswer(429, '<html></html>', { 'content-type': 'text/html' }), 900],
    [
      'number 88 under another status',
      jsonAnswer(403, { errors: [{ code: 88, message: 'Rate limit exceeded' }] }),
      900,
    ],
    [
      "the day's posts used up, number 185",
      jsonAnswer(403, { errors: [{ code: 185, message: 'User is over daily status update limit.' }] }),
      900,
    ],
  ])('pauses the account until %s', (_name, answer, seconds) => {
    const limited = { kind: 'rate_limited', scope: 'account', untilMs: nowMs + seconds * 1000 }
    expect(fates(answered(answer))).toEqual({ visible: limited, repeatable: limited, read: limited })
  })

  const days = (left: { readonly user: number; readonly app: number }, userSeconds: number, appSeconds: number) => ({
    'x-rate-limit-limit': '100',
    'x-rate-limit-remaining': '60',
    'x-rate-limit-reset': inSeconds(300),
    'x-user-limit-24hour-remaining': String(left.user),
    'x-user-limit-24hour-reset': inSeconds(userSeconds),
    'x-app-limit-24hour-remaining': String(left.app),
    'x-app-limit-24hour-reset': inSeconds(appSeconds),
  })
  const none = { user: 0, app: 0 }

  it.each([
    ['the account, whose day is used up', days({ user: 0, app: 5 }, 40_000, 50_000), 'account', 40_000],
    ['the application, whose day is used up', days({ user: 5, app: 0 }, 40_000, 30_000), 'app', 30_000],
    ['the application where both are, and its day ends later', days(none, 20_000, 30_000), 'app', 30_000],
    ['the account where both are, and its day ends later', days(none, 40_000, 30_000), 'account', 40_000],
    ['the application where both end together', days(none, 30_000, 30_000), 'app', 30_000],
  ] as const)('holds %s', (_name, headers, scope, seconds) => {
    const reached = { scope, untilMs: nowMs + seconds * 1000 }
    expect(fates(answered(jsonAnswer(429, {}, headers))).visible).toEqual({ kind: 'rate_limited', ...reached })
    const taken = fates(answered(jsonAnswer(201, { data: { id: '5' } }, headers))).visible
    expect(taken).toMatchObject({ kind: 'done', limits: { window: { remaining: 60 }, reached } })
  })

  it('is not reached by an answer that leaves some, nor by a window that is over', () => {
    const some = jsonAnswer(201, { data: { id: '5' } }, days({ user: 1, app: 1 }, 40_000, 30_000))
    expect(fates(answered(some)).visible).toMatchObject({ limits: { reached: null } })
    const over = jsonAnswer(201, { data: { id: '5' } }, days(none, -10, -10))
    expect(fates(answered(over)).visible).toMatchObject({ limits: { reached: null } })
  })

  it('counts from the clock of X where ours is an hour ahead', () => {
    const headers = { date: 'Sun, 22 Nov 2026 09:00:00 GMT', 'x-rate-limit-reset': inSeconds(-3600 + 300) }
    expect(fates(answered(jsonAnswer(429, {}, headers))).read).toEqual({
      kind: 'rate_limited',
      scope: 'account',
      untilMs: nowMs + 300_000,
    })
  })

  it('is no limit but an empty account where the cap of the plan is reached', () => {
    expect(fates(answered(jsonAnswer(429, problem('usage-capped')))).read).toMatchObject({
      kind: 'rejected',
      code: 'credits_depleted',
    })
  })
})

describe('any answer at all', () => {
  it('gives a verdict, and never says that a post surely failed after a 5xx', () => {
    const status = fc.integer({ min: 100, max: 599 })
    const body = fc.oneof(fc.string(), fc.json(), fc.constant('<html>'))
    const headers = fc.dictionary(
      fc.constantFrom('content-type', 'x-rate-limit-reset', 'retry-after', 'date', 'x-rate-limit-remaining'),
      fc.string(),
    )
    fc.assert(
      fc.property(status, body, headers, (code, text, given) => {
        const { visible, repeatable, read } = fates(answered(textAnswer(code, text, given)))
        if (code >= 500 && code !== 511) expect(visible.kind).toBe('uncertain')
        if (visible.kind === 'done') expect(code).toBeLessThan(300)
        expect(repeatable.kind).not.toBe('uncertain')
        expect(['ok', 'retry', 'rate_limited', 'rejected']).toContain(read.kind)
      }),
    )
  })
})
