/** The list of problems: what is one, in which words, and in which order. */
import { expect, it } from 'vitest'
import { clockProblem, spanOf } from '../../src/main/services/machineProblems.ts'
import { problemsOf } from '../../src/main/services/problems.ts'
import type { Account } from '../../src/main/store/accountTable.ts'
import type { Effect } from '../../src/main/store/effectTable.ts'

const account: Account = {
  id: 'a1',
  network: 'x',
  mode: 'api',
  handle: 'policia',
  displayName: 'Policía',
  remoteId: '1',
  colour: 'blue',
  state: 'connected',
  problem: null,
  lastSyncAtMs: null,
  createdAtMs: 1,
}
const effect: Effect = {
  seq: 1,
  id: 'e1',
  kind: 'publish_segment',
  accountId: 'a1',
  afterSeq: null,
  postId: 'p1',
  variantId: 'v1',
  conversationId: null,
  part: 1,
  payload: { kind: 'publish_segment', segmentId: 's1' },
  idempotencyKey: 'k1',
  state: 'missed',
  attempts: 0,
  dueAtMs: 100,
  notBeforeMs: 100,
  missAtMs: 200,
  leaseUntilMs: null,
  sentAtMs: null,
  absentChecks: 0,
  leftAtMs: null,
  remoteId: null,
  lastError: null,
  createdAtMs: 50,
}
const answer = { kind: 'reply', postId: null, variantId: null, conversationId: 'c1', missAtMs: null } as const
const refused = (code: string) => ({ state: 'needs_attention', lastError: { code, params: {} } }) as const

it.each([
  ['a post whose hour passed', {}, 'post_missed', 'urgent', 200],
  ['a post of unknown fate', { state: 'uncertain', sentAtMs: 150 }, 'post_uncertain', 'urgent', 150],
  ['a post that was refused', refused('duplicate_content'), 'post_rejected', 'urgent', 100],
  ['an image that was refused', { ...refused('media_invalid'), kind: 'upload_media' }, 'post_rejected', 'urgent', 100],
  ['a post to publish by hand', refused('by_hand'), 'post_by_hand', 'urgent', 100],
  ['an answer that was refused', { ...answer, ...refused('forbidden') }, 'answer_rejected', 'urgent', 100],
  ['an answer of unknown fate', { ...answer, state: 'uncertain', sentAtMs: 160 }, 'answer_uncertain', 'warning', 160],
] as const)('%s is a problem', (_name, change, code, severity, sinceMs) => {
  expect(problemsOf([{ ...effect, ...change }], [account], [])).toMatchObject([
    { code, severity, sinceMs, accountId: 'a1', params: { handle: 'policia' } },
  ])
})

it.each(['queued', 'running', 'done', 'cancelled'] as const)('what is %s is none', (state) => {
  expect(problemsOf([{ ...effect, state }], [account], [])).toEqual([])
})

it('a thread that was missed is one problem, however many parts it has', () => {
  const parts = [
    effect,
    { ...effect, seq: 2, id: 'e2' },
    { ...effect, seq: 3, id: 'e3', kind: 'upload_media' as const },
  ]
  expect(problemsOf(parts, [account], [])).toHaveLength(1)
  expect(problemsOf([...parts, { ...effect, id: 'e4', variantId: 'v2' }], [account], [])).toHaveLength(2)
})

it('an account that lacks a sign-in is one problem, and a disconnected one is none', () => {
  const problem = { code: 'account_sync_failing', params: { reason: 'server_error' }, sinceMs: 7 }
  expect(problemsOf([], [{ ...account, problem }], [])).toMatchObject([
    { code: 'account_sync_failing', severity: 'warning', sinceMs: 7, params: { reason: 'server_error' } },
  ])
  expect(problemsOf([], [{ ...account, problem, state: 'needs_sign_in' }], [])).toMatchObject([
    { code: 'account_needs_sign_in', severity: 'urgent', subject: { kind: 'account', id: 'a1' } },
  ])
  expect(problemsOf([], [{ ...account, problem, state: 'disconnected' }], [])).toEqual([])
})

it('urgent ones come first, and of those the oldest', () => {
  const failing: Account = { ...account, problem: { code: 'account_sync_failing', params: {}, sinceMs: 1 } }
  const rejected = { ...effect, id: 'e9', variantId: 'v9', ...refused('forbidden') }
  expect(problemsOf([effect, rejected], [failing], []).map(({ code }) => code)).toEqual([
    'post_rejected',
    'post_missed',
    'account_sync_failing',
  ])
})

it.each([
  [12 * 60_000, '12 min'],
  [3 * 3_600_000, '3 h'],
  [200 * 60_000, '3 h 20 min'],
  [49 * 3_600_000, '2 d'],
])('says %d ms as %s', (ms, span) => {
  expect(spanOf(ms)).toBe(span)
})

it('a wrong clock is a problem that says which way and by how much, urgent once posts wait for it', () => {
  expect(clockProblem({ kind: 'good' }, 5)).toBeNull()
  expect(clockProblem({ kind: 'unsure' }, 5)).toBeNull()
  expect(clockProblem({ kind: 'off', offsetMs: -5 * 60_000 }, 5)).toMatchObject({
    code: 'clock_behind',
    severity: 'warning',
    params: { span: '5 min' },
  })
  const ahead = clockProblem({ kind: 'wrong', offsetMs: 3 * 3_600_000 }, 5)
  expect(ahead).toMatchObject({ code: 'clock_ahead', severity: 'urgent', sinceMs: 5, params: { span: '3 h' } })
  expect(problemsOf([effect], [account], [], [], ahead === null ? [] : [ahead]).map(({ code }) => code)).toEqual([
    'clock_ahead',
    'post_missed',
  ])
})

it('a thread that reads back broken is a warning that says which text does not follow', () => {
  const chain = { variantId: 'v1', postId: 'p1', accountId: 'a1', sinceMs: 9, part: 3 }
  expect(problemsOf([], [account], [], [], [], [chain])).toMatchObject([
    {
      code: 'thread_broken',
      severity: 'warning',
      sinceMs: 9,
      subject: { kind: 'post', id: 'p1' },
      params: { part: 3 },
    },
  ])
})

it('a text that was to be taken down and is still out is a problem of its own', () => {
  const removal = { ...effect, kind: 'delete_post' as const, ...refused('forbidden') }
  expect(problemsOf([removal], [account], [])).toMatchObject([{ code: 'withdrawal_failed', severity: 'urgent' }])
})
