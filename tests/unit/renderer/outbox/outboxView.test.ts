import { describe, expect, it } from 'vitest'
import {
  groupActions,
  looksLikePostLink,
  outboxOf,
  progressOf,
  rightFor,
  shownState,
  tellingTime,
} from '../../../../src/renderer/features/outbox/outboxView.ts'
import type { EffectView } from '#shared/contract/outbox.ts'
import type { ListedProblem } from '#shared/contract/status.ts'

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
  thread: null,
  variantId: 'variant',
  late: null,
  progress: null,
  problem: null,
  ...change,
})
const problem = (problemId: string, change: Partial<ListedProblem> = {}): ListedProblem => ({
  problemId,
  code: 'post_uncertain',
  severity: 'urgent',
  accountId: 'account',
  subject: { kind: 'post', id: 'post' },
  sinceMs: 100,
  causeId: null,
  params: {},
  ...change,
})
const actions = (primary: EffectView, others: readonly EffectView[] = []) => groupActions({ primary, others })
const kinds = (each: EffectView) => actions(each).map((action) => action.kind)
const refused = { code: 'duplicate_content', params: {} }

describe('what can be done about an effect', () => {
  it('can be moved and given up while it waits, brought forward before its hour, hurried after a failed try', () => {
    expect(kinds(effect('e'))).toEqual(['send_now', 'reschedule', 'cancel'])
    expect(kinds(effect('e', { waiting: 'connection' }))).toEqual(['reschedule', 'cancel'])
    expect(kinds(effect('e', { waiting: 'brake' }))).toEqual(['reschedule', 'cancel'])
    expect(kinds(effect('e', { waiting: 'retry' }))).toEqual(['retry', 'reschedule', 'cancel'])
  })

  it('can be sent all the same while the clock is not believed, where it is a post', () => {
    expect(kinds(effect('e', { waiting: 'clock' }))).toEqual(['send_despite_clock', 'reschedule', 'cancel'])
    expect(kinds(effect('e', { waiting: 'clock', kind: 'delete_post' }))).toEqual(['keep'])
  })

  it('can be permitted to leave late where it is known that it will be late', () => {
    const late = { cause: 'rate_limit', untilMs: 9000 } as const
    for (const waiting of ['time', 'rate_limit', 'retry'] as const) {
      expect(actions(effect('e', { waiting, late }))).toEqual([
        { kind: 'send_late', effectId: 'e', atMs: 9000 },
        { kind: 'reschedule', postId: 'post', dueAtMs: 1000 },
        { kind: 'cancel', effectIds: ['e'], rest: false },
      ])
    }
    expect(tellingTime(effect('e', { waiting: 'rate_limit', nextTryAtMs: 9000, late }))).toEqual({
      kind: 'due',
      atMs: 1000,
    })
  })

  it('has no hour to move where it is an answer or a deletion', () => {
    const answer = { kind: 'reply', subject: { kind: 'conversation', id: 'c' }, variantId: null } as const
    expect(kinds(effect('e', { ...answer, waiting: 'connection' }))).toEqual(['cancel'])
    expect(kinds(effect('e', { kind: 'delete_post', waiting: 'connection' }))).toEqual(['keep'])
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
    expect(actions(effect('e', { state: 'missed' }))).toEqual([
      { kind: 'publish_now', variantId: 'variant', continues: false },
      { kind: 'reschedule', postId: 'post', dueAtMs: 1000 },
      { kind: 'drop', variantId: 'variant', rest: false },
    ])
  })
  it('can only be given up when missed without a post to publish', () => {
    expect(kinds(effect('e', { state: 'missed', variantId: null, subject: null }))).toEqual(['cancel'])
  })
  it('gives up all that has not left, so that no part waits for one that never comes', () => {
    const others = [effect('b'), effect('c', { state: 'running' }), effect('d', { state: 'needs_attention' })]
    expect(actions(effect('a'), others).at(-1)).toEqual({ kind: 'cancel', effectIds: ['a', 'b', 'd'], rest: false })
  })
})

describe('what can be done about a thread that is partly out', () => {
  const partly = { thread: { out: 2, total: 5 } } as const
  it('is to go on where it stopped, to take down what is out, or to leave it so', () => {
    expect(actions(effect('e', { ...partly, state: 'needs_attention', problem: refused }))).toEqual([
      { kind: 'retry', label: 'continue' },
      { kind: 'take_down', variantId: 'variant', count: 2 },
      { kind: 'cancel', effectIds: ['e'], rest: true },
    ])
    expect(actions(effect('e', { ...partly, state: 'missed' }))).toEqual([
      { kind: 'publish_now', variantId: 'variant', continues: true },
      { kind: 'reschedule', postId: 'post', dueAtMs: 1000 },
      { kind: 'take_down', variantId: 'variant', count: 2 },
      { kind: 'drop', variantId: 'variant', rest: true },
    ])
  })
  it('is not to take down what went out while a text is under way', () => {
    expect(kinds(effect('e', { ...partly, state: 'uncertain' }))).toEqual(['settle_published', 'settle_not_published'])
  })
  it('is to try the taking down again, or to leave it on the network', () => {
    const removal = effect('e', { ...partly, kind: 'delete_post', state: 'needs_attention', problem: refused })
    expect(actions(removal, [effect('f', { kind: 'delete_post' })])).toEqual([
      { kind: 'retry', label: 'retry' },
      { kind: 'keep', effectIds: ['e', 'f'] },
    ])
  })
})

const alone = (effectId: string, change: Partial<EffectView> = {}) =>
  effect(effectId, { variantId: effectId, ...change })
const primaries = (groups: readonly ({ readonly primary: EffectView } | null)[]) =>
  groups.map((group) => group?.primary.effectId)

describe('problems and what waits', () => {
  it('show each effect exactly once', () => {
    const effects = [
      alone('a', { state: 'uncertain', waiting: 'verdict' }),
      alone('b', { waiting: 'lane' }),
      alone('c', { state: 'missed', subject: { kind: 'post', id: 'other' } }),
    ]
    const { cases, waiting } = outboxOf([problem('p')], effects)
    expect(primaries(cases.flatMap(({ groups }) => groups))).toEqual(['a'])
    expect(primaries(waiting)).toEqual(['c', 'b'])
  })
  it('keep the parts of a post on one account together, led by what needs a person', () => {
    const effects = [
      effect('image', { kind: 'upload_media' }),
      effect('first', {}),
      effect('second', { state: 'needs_attention', problem: refused }),
    ]
    const { cases, waiting } = outboxOf([problem('p', { code: 'post_rejected' })], effects)
    expect(cases[0]?.groups[0]?.primary.effectId).toBe('second')
    expect(cases[0]?.groups[0]?.others.map((each) => each.effectId)).toEqual(['image', 'first'])
    expect(waiting).toEqual([])
  })
  it('lead with the post rather than its images while it waits', () => {
    const effects = [effect('image', { kind: 'upload_media' }), effect('text')]
    expect(primaries(outboxOf([], effects).waiting)).toEqual(['text'])
  })
  it('join a problem with the effect it names', () => {
    const { cases } = outboxOf([problem('p', { subject: { kind: 'effect', id: 'b' } })], [alone('a'), alone('b')])
    expect(cases[0]?.groups[0]?.primary.effectId).toBe('b')
    expect(cases[0]?.place).toEqual({ kind: 'post', id: 'post' })
  })
  it('tell two problems of the same post apart by their account', () => {
    const effects = [
      alone('one', { state: 'missed', accountId: 'A' }),
      alone('two', { state: 'missed', accountId: 'B' }),
    ]
    const { cases } = outboxOf(
      [problem('b', { accountId: 'B', sinceMs: 1 }), problem('a', { accountId: 'A', sinceMs: 2 })],
      effects,
    )
    expect(primaries(cases.flatMap(({ groups }) => groups))).toEqual(['two', 'one'])
  })
  it('tell once what makes several posts late, over all of them, and nothing of the others', () => {
    const late = { cause: 'rate_limit', untilMs: 9000 } as const
    const effects = [
      alone('a', { late }),
      alone('b', { late }),
      alone('soon', { late: { ...late, untilMs: 8000 } }),
      alone('other', { late, accountId: 'B' }),
      alone('on time'),
    ]
    const held = problem('p', { code: 'posts_will_be_late', subject: null, params: { ...late, count: 2 } })
    const { cases, waiting } = outboxOf([held], effects)
    expect(primaries(cases.flatMap(({ groups }) => groups))).toEqual(['a', 'b'])
    expect(cases[0]?.place).toBeNull()
    expect(primaries(waiting)).toEqual(['soon', 'other', 'on time'])
  })
  it('stand under what explains them, with what has no row beside them', () => {
    const effects = ['a', 'b'].map((id) =>
      alone(id, { state: 'needs_attention', problem: refused, subject: { kind: 'post', id } }),
    )
    const rejected = (id: string) =>
      problem(id, { code: 'post_rejected', causeId: 'credit', subject: { kind: 'post', id } })
    const ahead = problem('ahead', { code: 'account_will_not_publish', causeId: 'credit' })
    const account = { kind: 'account', id: 'account' } as const
    const credit = problem('credit', { code: 'account_out_of_credit', subject: account, sinceMs: 200 })
    const { cases, waiting } = outboxOf([rejected('a'), rejected('b'), ahead, credit], effects)
    expect(cases).toMatchObject([{ problem: credit, also: [ahead], isCause: true, place: { kind: 'accounts' } }])
    expect(primaries(cases.flatMap(({ groups }) => groups))).toEqual(['a', 'b'])
    expect(waiting).toEqual([])
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
    expect(outboxOf([account], [alone('a')]).cases[0]).toMatchObject({ groups: [], place: { kind: 'accounts' } })
  })
  it('lists what waits in the order in which it will go out', () => {
    const { waiting } = outboxOf([], [alone('b', { dueAtMs: 2 }), alone('a', { dueAtMs: 1 })])
    expect(primaries(waiting)).toEqual(['a', 'b'])
  })
})

describe('the time to tell', () => {
  it('is the next try after a failed one, the hour of a post, and when an answer was written', () => {
    expect(tellingTime(effect('e', { waiting: 'retry', nextTryAtMs: 9 }))).toEqual({ kind: 'nextTry', atMs: 9 })
    for (const waiting of ['rate_limit', 'app_limit'] as const) {
      expect(tellingTime(effect('e', { waiting, nextTryAtMs: 9 }))).toEqual({ kind: 'until', atMs: 9 })
    }
    expect(tellingTime(effect('e', { nextTryAtMs: 1000 }))).toEqual({ kind: 'due', atMs: 1000 })
    expect(tellingTime(effect('e', { waiting: 'lane', nextTryAtMs: 9 }))).toEqual({ kind: 'due', atMs: 1000 })
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

describe('an upload in a group', () => {
  const progress = { stage: 'sending', sentBytes: 12, sizeBytes: 40 } as const
  const during = effect('upload', { kind: 'upload_media', state: 'running', waiting: null, attempts: 1, progress })
  const between = effect('upload', { kind: 'upload_media', waiting: 'uploading', progress })
  const text = effect('text', { waiting: 'predecessor' })

  it('is told as on its way during and between its steps, so that the row does not flicker', () => {
    for (const upload of [during, between]) {
      expect(primaries(outboxOf([], [upload, text]).waiting)).toEqual(['upload'])
      expect(shownState(upload)).toEqual({ state: 'running', waiting: null, tries: 0 })
    }
  })
  it('can be given up together with its post during and between its steps', () => {
    expect(actions(during, [text])).toEqual([{ kind: 'cancel', effectIds: ['text'], rest: false }])
    expect(actions(between, [text])).toEqual([{ kind: 'cancel', effectIds: ['upload', 'text'], rest: false }])
    expect(kinds(effect('text', { state: 'running' }))).toEqual([])
  })
  it('tells of its tries once it has failed', () => {
    const failed = { ...between, waiting: 'retry', attempts: 2, problem: refused } as const
    expect(shownState(failed)).toEqual({ state: 'queued', waiting: 'retry', tries: 2 })
  })
  it('tells how far it is, whatever stands first', () => {
    const upload = effect('upload', { kind: 'upload_media', progress })
    expect(progressOf({ primary: effect('text'), others: [upload] })).toEqual(progress)
    expect(progressOf({ primary: effect('text'), others: [] })).toBeNull()
  })
})

it('needs the right of the operation behind each action: what lifts a safety is not every editor’s', () => {
  const group = { primary: effect('e', { waiting: 'clock' as const }), others: [] }
  expect(groupActions(group).map((action) => [action.kind, rightFor(action)])).toContainEqual([
    'send_despite_clock',
    'release',
  ])
  expect(rightFor({ kind: 'take_down', variantId: 'v', count: 1 })).toBe('release')
  expect(rightFor({ kind: 'reschedule', postId: 'p', dueAtMs: 0 })).toBe('compose')
  expect(rightFor({ kind: 'cancel', effectIds: ['e'], rest: false })).toBe('dispatch')
})
