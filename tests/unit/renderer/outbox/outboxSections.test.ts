import { describe, expect, it } from 'vitest'
import { sectionsOf, suggestedInstants } from '../../../../src/renderer/features/outbox/outboxSections.ts'
import type { EffectGroup, ProblemCase } from '../../../../src/renderer/features/outbox/outboxView.ts'

const NOW = Date.UTC(2026, 10, 24, 9, 7, 30)
const HOUR = 3_600_000

const group = (effectId: string, state: string, dueInMs: number) =>
  ({ primary: { effectId, state, dueAtMs: NOW + dueInMs }, others: [] }) as unknown as EffectGroup
const problem = (code: string) =>
  ({ problem: { problemId: code, code }, group: null, place: null }) as unknown as ProblemCase

describe('the parts of the outbox', () => {
  it('keep what is planned for later apart from what leaves soon or is held up', () => {
    const waiting = [
      group('held up', 'queued', -HOUR),
      group('on its way', 'running', 0),
      group('tonight', 'queued', 12 * HOUR),
      group('in a day', 'queued', 24 * HOUR),
      group('next month', 'queued', 700 * HOUR),
    ]
    const { soon, planned } = sectionsOf({ cases: [], waiting }, NOW)
    expect(soon.map(({ primary }) => primary.effectId)).toEqual(['held up', 'on its way', 'tonight', 'in a day'])
    expect(planned.map(({ primary }) => primary.effectId)).toEqual(['next month'])
  })

  it('keep what a person decides apart from what Mando finds out by itself', () => {
    const cases = ['post_missed', 'post_uncertain', 'thread_broken', 'answer_uncertain', 'account_needs_sign_in'].map(
      problem,
    )
    const { needsYou, openFate } = sectionsOf({ cases, waiting: [] }, NOW)
    expect(needsYou.map((each) => each.problem.code)).toEqual(['post_missed', 'thread_broken', 'account_needs_sign_in'])
    expect(openFate.map((each) => each.problem.code)).toEqual(['post_uncertain', 'answer_uncertain'])
  })
})

describe('a new hour', () => {
  it('is suggested at the next quarters of an hour, and a day after the one it had', () => {
    const at = (instant: number) => new Date(instant).toISOString().slice(8, 16)
    expect(suggestedInstants(NOW + 2 * HOUR, NOW).map(at)).toEqual(['24T09:15', '24T10:15', '25T11:07'])
    // Missed last week: a day from now, not a day that is over.
    expect(
      suggestedInstants(NOW - 200 * HOUR, NOW)
        .map(at)
        .at(-1),
    ).toBe('25T09:07')
  })
})
