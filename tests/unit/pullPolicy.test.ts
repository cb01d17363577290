/** What outcomes of readings lead to: pauses, waits, problems, and when a person is asked to sign in. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReadOutcome } from '../../src/main/networks/networkClient.ts'
import { STREAMS, type Stream } from '../../src/main/store/cursorTable.ts'
import {
  accountVerdict,
  afterFailure,
  afterSuccessElsewhere,
  INTERVAL_MS,
  intervalMs,
  isOfficeHour,
  streamsOf,
  verdictOf,
  waitMs,
  WELL,
  type Attention,
  type FailureReason,
  type StreamHealth,
} from '../../src/main/sync/pullPolicy.ts'
import { FAKE_CAPABILITIES } from '../fakes/fakeNetwork.ts'

const MINUTE = 60_000
const failing = (reason: FailureReason, times: number, everyMs = 0): StreamHealth => {
  let health: StreamHealth = WELL
  for (let i = 0; i < times; i += 1) health = afterFailure(health, reason, i * everyMs)
  return health
}
const about = (health: StreamHealth, nowMs = 0) =>
  accountVerdict(new Map<Stream, StreamHealth>([['mentions', health]]), nowMs)
const ok = (remaining: number): ReadOutcome<null> => ({
  kind: 'ok',
  value: null,
  limits: {
    window: { limit: 15, remaining, resetAtMs: 900 },
    reached: remaining === 0 ? { scope: 'account', untilMs: 900 } : null,
  },
})
const retry = (reason: Extract<ReadOutcome<never>, { kind: 'retry' }>['reason']): ReadOutcome<never> => ({
  kind: 'retry',
  reason,
  notBeforeMs: null,
})

describe('an outcome', () => {
  it.each([
    ['an answer', ok(3), { kind: 'read', pause: null }],
    ['the last answer of a window', ok(0), { kind: 'read', pause: { scope: 'account', untilMs: 900 } }],
    [
      'a rate limit',
      { kind: 'rate_limited', scope: 'account', untilMs: 70 },
      { kind: 'paused', pause: { scope: 'account', untilMs: 70 } },
    ],
    ['no network', retry('offline'), { kind: 'no_connection', notBeforeMs: null }],
    ['silence', retry('unreachable'), { kind: 'no_connection', notBeforeMs: null }],
    ['a portal', retry('captive_portal'), { kind: 'no_connection', notBeforeMs: null }],
    ['a proxy', retry('proxy_sign_in'), { kind: 'no_connection', notBeforeMs: null }],
    ['a fault of X', retry('server_error'), { kind: 'failed', reason: 'server_error', notBeforeMs: null }],
    [
      'a request that we did not let out',
      { kind: 'rejected', code: 'invalid_request', detail: '' },
      { kind: 'failed', reason: 'invalid_request', notBeforeMs: null },
    ],
  ] as const)('%s', (_name, outcome, verdict) => {
    expect(verdictOf(outcome)).toEqual(verdict)
  })
})

describe('an account', () => {
  it('has no problem after one or two bad answers', () => {
    expect(about(failing('server_error', 2))).toEqual({ kind: 'well' })
  })

  it('is failing after three in a row, with the reason and what could not be read', () => {
    expect(about(failing('server_error', 3))).toEqual({
      kind: 'problem',
      code: 'account_sync_failing',
      params: { reason: 'server_error', stream: 'mentions' },
    })
  })

  it('is out of credit as soon as the network says so', () => {
    expect(about(failing('credits_depleted', 1))).toMatchObject({ code: 'account_out_of_credit' })
  })

  it('needs a sign-in as soon as its credentials are refused for good', () => {
    expect(about(failing('credentials_rejected', 1))).toEqual({ kind: 'needs_sign_in' })
  })

  it('does not ask for a sign-in because of a 401 that does not last', () => {
    const health = failing('credentials_unsure', 8, 2 * MINUTE)
    expect(about(health, 16 * MINUTE)).toMatchObject({ code: 'account_sync_failing' })
  })

  it('asks for a sign-in when nothing but 401 came for half an hour', () => {
    expect(about(failing('credentials_unsure', 8, 5 * MINUTE), 35 * MINUTE)).toEqual({ kind: 'needs_sign_in' })
  })

  it('does not ask for a sign-in as long as another stream of it can be read', () => {
    const health = afterSuccessElsewhere(failing('credentials_unsure', 8, 5 * MINUTE), 35 * MINUTE)
    expect(about(health, 35 * MINUTE)).toMatchObject({ code: 'account_sync_failing' })
  })

  it('shows the worst of its streams', () => {
    const streams = new Map<Stream, StreamHealth>([
      ['mentions', failing('server_error', 5)],
      ['direct_messages', failing('credits_depleted', 1)],
      ['profile', WELL],
    ])
    expect(accountVerdict(streams, 0)).toMatchObject({ code: 'account_out_of_credit' })
  })
})

it('a failing stream always waits, longer each time, and never for more than a quarter of an hour', () => {
  const waits = [1, 2, 3, 30].map((times) => waitMs('mentions', failing('server_error', times)))
  expect(waits).toEqual([5_000, 10_000, 20_000, 300_000])
  expect(waitMs('mentions', failing('missing_permission', 1))).toBe(15 * MINUTE)
})

it('reads only what the network lets it read', () => {
  expect(streamsOf(FAKE_CAPABILITIES)).toEqual(['profile', 'mentions', 'own_posts', 'direct_messages', 'checks'])
  expect(streamsOf({ ...FAKE_CAPABILITIES, readComments: true })).toContain('comments')
  expect(
    streamsOf({ ...FAKE_CAPABILITIES, checkPosts: false, readDirectMessages: false, readFollowers: false }),
  ).toEqual(['mentions', 'own_posts'])
})

describe('pace', () => {
  const MINUTES = { front: 1, day: 2, night: 4 } as const
  const attention = (change: Partial<Attention> = {}): Attention => ({
    isInFront: false,
    isOfficeHour: true,
    isUrgent: false,
    ...change,
  })

  it.each([
    ['in front', { isInFront: true }, MINUTES.front],
    ['in front by night', { isInFront: true, isOfficeHour: false }, MINUTES.front],
    ['on no screen', {}, MINUTES.day],
    ['on no screen by night', { isOfficeHour: false }, MINUTES.night],
    ['on no screen, and something is awaited', { isUrgent: true }, MINUTES.front],
    ['on no screen by night, and something is awaited', { isOfficeHour: false, isUrgent: true }, MINUTES.front],
  ])('of mentions, %s', (_name, change, minutes) => {
    expect(intervalMs('mentions', 'plenty', attention(change))).toBe(minutes * MINUTE)
  })

  it('is the slower of what money and attention ask for', () => {
    expect(intervalMs('mentions', 'short', attention({ isUrgent: true }))).toBe(3 * MINUTE)
    expect(intervalMs('mentions', 'short', attention())).toBe(3 * MINUTE)
    expect(intervalMs('mentions', 'short', attention({ isOfficeHour: false }))).toBe(4 * MINUTE)
  })

  it('never takes more than ten of the fifteen readings of direct messages that X allows in 15 minutes', () => {
    fc.assert(
      fc.property(
        fc.record({ isInFront: fc.boolean(), isOfficeHour: fc.boolean(), isUrgent: fc.boolean() }),
        fc.constantFrom('plenty' as const, 'short' as const, 'none' as const),
        fc.constantFrom(...STREAMS),
        (seen, allowance, stream) => {
          expect((15 * MINUTE) / intervalMs('direct_messages', allowance, seen)).toBeLessThanOrEqual(10)
          expect(intervalMs(stream, allowance, seen)).toBeGreaterThanOrEqual(INTERVAL_MS[stream])
        },
      ),
    )
  })

  it('is the same for comparing copies, whoever looks', () => {
    expect(intervalMs('checks', 'plenty', attention({ isOfficeHour: false }))).toBe(INTERVAL_MS.checks)
  })

  it.each([
    ['2026-11-26T06:59', false],
    ['2026-11-26T07:00', true],
    ['2026-11-29T21:59', true],
    ['2026-11-26T22:00', false],
    ['2026-11-26T00:00', false],
  ])('at %s it is office hours: %s', (wallTime, isDay) => {
    expect(isOfficeHour(wallTime)).toBe(isDay)
  })
})
