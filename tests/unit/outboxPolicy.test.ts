/** The decisions of the outbox about time, as tables (docs/specs/outbox.md §3–§5). */
import { describe, expect, it } from 'vitest'
import type { Effect } from '../../src/main/store/effectTable.ts'
import {
  afterLook,
  afterTry,
  carriedOn,
  decide,
  FIRST_LOOK_MS,
  LONGEST_LOOK_WAIT_MS,
  LONGEST_RETRY_WAIT_MS,
  NEXT_LOOK_MS,
  rearmed,
} from '../../src/main/sync/policy.ts'

const NOW = Date.UTC(2026, 10, 24, 9, 0, 0)
const SECOND = 1_000
const MINUTE = 60_000
const HOUR = 60 * MINUTE

const post = (change: Partial<Effect> = {}): Effect => ({
  seq: 1,
  id: 'e1',
  kind: 'publish_segment',
  accountId: 'a',
  afterSeq: null,
  postId: 'p',
  variantId: 'v',
  conversationId: null,
  part: 1,
  payload: { kind: 'publish_segment', segmentId: 's' },
  idempotencyKey: 'k',
  state: 'queued',
  attempts: 1,
  dueAtMs: NOW,
  notBeforeMs: NOW,
  missAtMs: NOW + 15 * MINUTE,
  leaseUntilMs: null,
  sentAtMs: null,
  absentChecks: 0,
  leftAtMs: null,
  remoteId: null,
  lastError: null,
  createdAtMs: NOW,
  ...change,
})
const uncertain = (change: Partial<Effect> = {}) => post({ state: 'uncertain', sentAtMs: NOW, ...change })
const answer = (change: Partial<Effect> = {}) => post({ kind: 'reply', part: null, missAtMs: null, ...change })

describe('the rest of a thread, once the text before is out', () => {
  it.each([
    ['at its hour: keeps it', 0, 0, 15],
    ['before it, by a clock that was set back: keeps it', -5, 0, 15],
    ['ten minutes late: goes on from there with the same grace', 10, 10, 25],
    ['hours late: the same', 300, 300, 315],
  ])('%s', (_name, leftAfter, dueAfter, missAfter) => {
    expect(carriedOn(post(), NOW + leftAfter * MINUTE)).toMatchObject({
      dueAtMs: NOW + dueAfter * MINUTE,
      missAtMs: NOW + missAfter * MINUTE,
    })
  })

  it('is not tried sooner than it was to be', () => {
    const rest = post({ notBeforeMs: NOW + 12 * MINUTE })
    expect(carriedOn(rest, NOW + 10 * MINUTE).notBeforeMs).toBe(NOW + 12 * MINUTE)
  })

  it('leaves what has no hour as it is', () => {
    expect(carriedOn(answer(), NOW + HOUR)).toEqual(answer())
  })
})

describe('what waits for a clock that was set back', () => {
  it.each([
    ['a look that is as far away as one can be', uncertain({ notBeforeMs: NOW + LONGEST_LOOK_WAIT_MS }), null],
    ['a look further away', uncertain({ notBeforeMs: NOW + LONGEST_LOOK_WAIT_MS + 1 }), NOW + FIRST_LOOK_MS],
    ['an answer after its backoff', answer({ notBeforeMs: NOW + 5 * MINUTE }), null],
    ['an answer written "later" than now', answer({ dueAtMs: NOW + 3 * HOUR, notBeforeMs: NOW + 3 * HOUR }), NOW],
    ['a post at its hour, hours from now', post({ dueAtMs: NOW + 3 * HOUR, notBeforeMs: NOW + 3 * HOUR }), null],
    [
      'a post whose next try is further from its hour than any backoff',
      post({ dueAtMs: NOW + MINUTE, notBeforeMs: NOW + MINUTE + LONGEST_RETRY_WAIT_MS + 1 }),
      NOW + MINUTE,
    ],
    ['what a person is asked about', post({ state: 'missed', notBeforeMs: NOW + 9 * HOUR }), null],
  ])('%s', (_name, effect, notBeforeMs) => {
    expect(rearmed(effect, NOW)).toEqual(notBeforeMs === null ? effect : { ...effect, notBeforeMs })
  })
})

describe('a look that does not find it', () => {
  it.each([
    ['for the third time, late enough', 2, 95 * SECOND, 'uncertain'],
    ['for the fourth time, too early', 3, 80 * SECOND, 'uncertain'],
    ['for the fourth time, late enough', 3, 95 * SECOND, 'queued'],
    ['for the fourth time, by a clock that was set back', 3, -3 * HOUR, 'queued'],
    ['for the first time, by a clock that was set ahead', 0, 3 * HOUR, 'uncertain'],
  ])('%s', (_name, absentChecks, sinceMs, state) => {
    expect(afterLook(uncertain({ absentChecks }), { kind: 'absent' }, NOW + sinceMs).state).toBe(state)
  })

  it('puts the next one off as the network asks, and never so long that it seems stranded', () => {
    const after = (notBeforeMs: number | null) =>
      afterLook(uncertain(), { kind: 'unreadable', notBeforeMs }, NOW).notBeforeMs - NOW
    expect([after(null), after(NOW + 2 * MINUTE), after(NOW + 24 * HOUR)]).toEqual([
      NEXT_LOOK_MS,
      2 * MINUTE,
      LONGEST_LOOK_WAIT_MS,
    ])
  })
})

describe('a try', () => {
  it('never leaves a post to go before its hour', () => {
    const early = post({ state: 'running', sentAtMs: NOW, dueAtMs: NOW + 3 * HOUR, missAtMs: NOW + 4 * HOUR })
    const { effect } = decide(early, { kind: 'retry', reason: 'unreachable', notBeforeMs: null }, NOW)
    expect(effect.notBeforeMs).toBe(NOW + 3 * HOUR)
  })

  it('remembers when what is out left, which is what the brake counts', () => {
    const running = post({ state: 'running', sentAtMs: NOW - 3 * SECOND })
    const done = { kind: 'done', remoteId: '1', limits: null } as const
    expect(decide(running, done, NOW).effect.leftAtMs).toBe(NOW - 3 * SECOND)
    const found = afterLook(uncertain(), { kind: 'found', remoteId: '1' }, NOW + HOUR)
    expect(found.leftAtMs).toBe(NOW)
  })

  it('lets the pause hold what was limited, not the row', () => {
    const limited = { kind: 'rate_limited', scope: 'account', untilMs: NOW + 20 * HOUR } as const
    const { effect, pause } = decide(post({ state: 'running', sentAtMs: NOW }), limited, NOW)
    expect([effect.notBeforeMs, pause]).toEqual([
      NOW + LONGEST_RETRY_WAIT_MS,
      { scope: 'account', untilMs: NOW + 20 * HOUR },
    ])
  })
})

describe('after a try', () => {
  const running = post({ state: 'running', sentAtMs: NOW })
  const refused = { kind: 'rejected', code: 'media_expired', detail: '' } as const
  const done = { kind: 'done', remoteId: '1', limits: null } as const
  const unfinished = { kind: 'unfinished', notBeforeMs: NOW + SECOND } as const
  const upload = post({ seq: 2, kind: 'upload_media', state: 'done' })
  const plain = { isForNothing: false, refusedMedia: null }

  it.each([
    ['done', done],
    ['refused', refused],
    ['got on', unfinished],
  ] as const)('%s, and nothing else about it: the outcome decides', (_name, outcome) => {
    expect(afterTry(running, outcome, plain, NOW)).toEqual({ ...decide(running, outcome, NOW), media: null })
  })

  it('is sent again behind its media where it was refused for them, and asks nobody', () => {
    const after = afterTry(running, refused, { ...plain, refusedMedia: { kind: 'again', media: [upload] } }, NOW)
    expect(after).toMatchObject({ effect: { state: 'queued', notBeforeMs: NOW }, media: { kind: 'renew' } })
    expect(after.media?.effects).toEqual([upload])
  })

  it('asks a person where they were sent again already, who may have it done once more', () => {
    const after = afterTry(running, refused, { ...plain, refusedMedia: { kind: 'tried', media: [upload] } }, NOW)
    expect(after).toMatchObject({ effect: { state: 'needs_attention' }, media: { kind: 'forgive' } })
  })

  it.each([
    ['refused', refused, 'cancelled'],
    ['got on', unfinished, 'cancelled'],
    ['done', done, 'done'],
  ] as const)('is over where what it is for was given up: %s', (_name, outcome, state) => {
    const refusedMedia = { kind: 'again', media: [upload] } as const
    const after = afterTry(running, outcome, { isForNothing: true, refusedMedia }, NOW)
    expect(after).toMatchObject({ effect: { state }, media: null })
  })

  it('keeps what it taught about the account and the limits, also where it was given up', () => {
    const limited = { kind: 'rate_limited', scope: 'app', untilMs: NOW + HOUR } as const
    const after = afterTry(running, limited, { ...plain, isForNothing: true }, NOW)
    expect(after.pause).toEqual({ scope: 'app', untilMs: NOW + HOUR })
    const broke = { kind: 'rejected', code: 'credits_depleted', detail: '' } as const
    expect(afterTry(running, broke, { ...plain, isForNothing: true }, NOW).account).toBe('credits_depleted')
  })
})
