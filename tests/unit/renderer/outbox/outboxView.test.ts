import { describe, expect, it } from 'vitest'
import {
  effectActions,
  looksLikePostLink,
  outboxOf,
  tellingTime,
} from '../../../../src/renderer/features/outbox/outboxView.ts'
import type { EffectView } from '#shared/contract/outbox.ts'
import type { ProblemView } from '#shared/contract/status.ts'

const effect = (effectId: string, change: Partial<EffectView> = {}): EffectView => ({
  effectId,
  kind: 'publish_segment',
  accountId: 'account',
  state: 'queued',
  waiting: 'time',
  dueAtMs: 1000,
  nextTryAtMs: null,
  attempts: 0,
  createdAtMs: 500,
  excerpt: 'Corte de agua',
  subject: { kind: 'post', id: 'post' },
  variantId: 'variant',
  problem: null,
  ...change,
})
const problem = (problemId: string, change: Partial<ProblemView> = {}): ProblemView => ({
  problemId,
  code: 'post_uncertain',
  severity: 'urgent',
  accountId: 'account',
  subject: { kind: 'post', id: 'post' },
  sinceMs: 100,
  params: {},
  ...change,
})
const kinds = (each: EffectView) => effectActions(each).map((action) => action.kind)
const refused = { code: 'duplicate_content', params: {} }

describe('what can be done about an effect', () => {
  it('can be given up while it waits, and hurried only after a failed try', () => {
    expect(kinds(effect('e'))).toEqual(['cancel'])
    expect(kinds(effect('e', { waiting: 'connection' }))).toEqual(['cancel'])
    expect(kinds(effect('e', { waiting: 'retry' }))).toEqual(['retry', 'cancel'])
  })
  it('is nothing while it is on its way', () => {
    expect(kinds(effect('e', { state: 'running', waiting: null }))).toEqual([])
  })
  it('never offers to send again what may be out, only to settle it', () => {
    expect(kinds(effect('e', { state: 'uncertain' }))).toEqual(['settle_published', 'settle_not_published'])
  })
  it('offers another try for what was refused', () => {
    expect(kinds(effect('e', { state: 'needs_attention', problem: refused }))).toEqual(['retry', 'cancel'])
  })
  it('guides a person through publishing by hand', () => {
    const byHand = effect('e', { state: 'needs_attention', problem: { code: 'by_hand', params: {} } })
    expect(kinds(byHand)).toEqual(['open_by_hand', 'settle_published', 'cancel'])
  })
  it('asks what to do with a missed post', () => {
    expect(effectActions(effect('e', { state: 'missed' }))).toEqual([
      { kind: 'publish_now', variantId: 'variant' },
      { kind: 'reschedule', postId: 'post' },
      { kind: 'drop', variantId: 'variant' },
    ])
  })
  it('can retry a missed effect that belongs to no post', () => {
    expect(kinds(effect('e', { state: 'missed', variantId: null, subject: null }))).toEqual(['retry', 'cancel'])
  })
})

describe('problems and waiting effects', () => {
  it('show each effect exactly once', () => {
    const effects = [
      effect('a', { state: 'uncertain', waiting: 'verdict' }),
      effect('b', { waiting: 'lane' }),
      effect('c', { state: 'missed', subject: { kind: 'post', id: 'other' } }),
    ]
    const { cases, waiting } = outboxOf([problem('p')], effects)
    expect(cases.map((each) => each.effect?.effectId)).toEqual(['a'])
    expect(waiting.map((each) => each.effectId)).toEqual(['c', 'b'])
  })
  it('join a problem with the effect it names', () => {
    const { cases } = outboxOf([problem('p', { subject: { kind: 'effect', id: 'b' } })], [effect('a'), effect('b')])
    expect(cases[0]?.effect?.effectId).toBe('b')
    expect(cases[0]?.place).toEqual({ kind: 'post', id: 'post' })
  })
  it('tell two problems of the same post apart by their account', () => {
    const effects = [
      effect('one', { state: 'missed', accountId: 'A' }),
      effect('two', { state: 'missed', accountId: 'B' }),
    ]
    const { cases } = outboxOf(
      [problem('b', { accountId: 'B', sinceMs: 1 }), problem('a', { accountId: 'A', sinceMs: 2 })],
      effects,
    )
    expect(cases.map((each) => each.effect?.effectId)).toEqual(['two', 'one'])
  })
  it('put the urgent ones first, the oldest of them first', () => {
    const problems = [
      problem('late', { sinceMs: 3 }),
      problem('mild', { severity: 'warning', sinceMs: 1 }),
      problem('early', { sinceMs: 2 }),
    ]
    expect(outboxOf(problems, []).cases.map((each) => each.problem.problemId)).toEqual(['early', 'late', 'mild'])
  })
  it('lead to the accounts where an account is the problem', () => {
    const account = problem('p', { code: 'account_needs_sign_in', subject: { kind: 'account', id: 'account' } })
    expect(outboxOf([account], [effect('a')]).cases[0]).toMatchObject({ effect: null, place: { kind: 'accounts' } })
  })
  it('lists what waits in the order in which it will go out', () => {
    const { waiting } = outboxOf([], [effect('b', { dueAtMs: 2 }), effect('a', { dueAtMs: 1 })])
    expect(waiting.map((each) => each.effectId)).toEqual(['a', 'b'])
  })
})

describe('the time to tell', () => {
  it('is the next try after a failed one, the hour of a post, and when an answer was written', () => {
    expect(tellingTime(effect('e', { waiting: 'retry', nextTryAtMs: 9 }))).toEqual({ kind: 'nextTry', atMs: 9 })
    expect(tellingTime(effect('e', { nextTryAtMs: 1000 }))).toEqual({ kind: 'due', atMs: 1000 })
    expect(tellingTime(effect('e', { subject: { kind: 'conversation', id: 'c' } }))).toEqual({
      kind: 'created',
      atMs: 500,
    })
  })
})

it.each([
  ['https://x.com/ayto/status/1790000000000000000', true],
  [' https://twitter.com/ayto/status/17?s=20 ', true],
  ['https://mobile.twitter.com/ayto/status/17', true],
  ['https://x.com/ayto', false],
  ['https://x.com.example.org/ayto/status/17', false],
  ['javascript:alert(1)//x.com/a/status/1', false],
  ['', false],
])('recognises the link of a post: %j is %s', (link, expected) => {
  expect(looksLikePostLink(link)).toBe(expected)
})
