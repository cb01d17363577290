/** Approvals (docs/specs/approvals.md). */
import { describe, expect, it } from 'vitest'
import {
  flowFor,
  isComplete,
  keyRefusal,
  keysTurned,
  nextStep,
  stepRefusal,
  type ApprovalFlow,
  type Round,
} from '../../../src/shared/domain/approval.ts'

const step = (...personIds: string[]) => ({ name: 'Jefatura', personIds })
const flow = (id: string, change: Partial<ApprovalFlow> = {}): ApprovalFlow => ({
  id,
  name: id,
  accountIds: [],
  labelIds: [],
  steps: [step()],
  leadMinutes: 60,
  ...change,
})
const round = (change: Partial<Round> = {}): Round => ({ steps: [step()], needsKeys: false, decisions: [], ...change })
const who = (personId: string, change = {}) => ({ personId, mayApprove: true, hasPart: false, ...change })

describe('§1.3 the flow of a post', () => {
  const post = { accountIds: ['a', 'b'], labelIds: ['l'] }
  it.each([
    ['none where there is none', [], null],
    ['one for all', [flow('1')], '1'],
    ['one that names an account of it', [flow('1', { accountIds: ['b', 'z'] })], '1'],
    ['none that names other accounts', [flow('1', { accountIds: ['z'] })], null],
    ['none that names other labels', [flow('1', { labelIds: ['z'] })], null],
    ['the one with more steps', [flow('1', { labelIds: ['l'] }), flow('2', { steps: [step(), step()] })], '2'],
    ['among equals one that names a label', [flow('1'), flow('2', { labelIds: ['l'] })], '2'],
    ['then the oldest', [flow('2'), flow('1')], '1'],
  ])('is %s', (_, flows, expected) => {
    expect(flowFor(flows, post)?.id ?? null).toBe(expected)
  })
})

describe('§3.1 the next step', () => {
  it('is the first that is not decided, then none', () => {
    const two = { steps: [step(), step()] }
    expect(nextStep(round(two))).toBe(0)
    expect(nextStep(round({ ...two, decisions: [{ step: 0, personId: 'p' }] }))).toBe(1)
    const all = round({ ...two, decisions: [0, 1].map((each) => ({ step: each, personId: `p${each}` })) })
    expect([nextStep(all), isComplete(all)]).toEqual([null, true])
  })

  it.each([
    ['anybody who may approve', round(), who('p'), null],
    ['nobody who may not', round(), who('p', { mayApprove: false }), 'no_right'],
    ['nobody who wrote it', round(), who('p', { hasPart: true }), 'own_post'],
    ['one of those it names', round({ steps: [step('q', 'p')] }), who('p'), null],
    ['nobody else', round({ steps: [step('q')] }), who('p'), 'not_their_step'],
    [
      'nobody who decided one before',
      round({ steps: [step(), step()], decisions: [{ step: 0, personId: 'p' }] }),
      who('p'),
      'decided_already',
    ],
    ['nobody once all are decided', round({ decisions: [{ step: 0, personId: 'q' }] }), who('p'), 'not_waiting'],
    [
      'also somebody who turned a key',
      round({ needsKeys: true, decisions: [{ step: null, personId: 'p' }] }),
      who('p'),
      null,
    ],
  ])('belongs to %s', (_, given, person, expected) => {
    expect(stepRefusal(given, person)).toBe(expected)
  })
})

describe('§5.1 the keys of an embargo', () => {
  const key = (personId: string) => ({ step: null, personId })
  it('are two, of different people', () => {
    const keys = (...people: string[]) => round({ steps: [], needsKeys: true, decisions: people.map(key) })
    expect([isComplete(keys()), isComplete(keys('p')), isComplete(keys('p', 'p')), isComplete(keys('p', 'q'))]).toEqual(
      [false, false, false, true],
    )
    expect(keysTurned(keys('p', 'p'))).toBe(1)
  })

  it.each([
    ['not where there is no embargo', round(), who('p'), 'not_waiting'],
    ['by whoever may approve', round({ needsKeys: true }), who('p'), null],
    ['once each', round({ needsKeys: true, decisions: [key('p')] }), who('p'), 'decided_already'],
    ['not by who wrote it', round({ needsKeys: true }), who('p', { hasPart: true }), 'own_post'],
    ['not without the right', round({ needsKeys: true }), who('p', { mayApprove: false }), 'no_right'],
    ['not a third time', round({ needsKeys: true, decisions: [key('q'), key('r')] }), who('p'), 'not_waiting'],
  ])('are turned %s', (_, given, person, expected) => {
    expect(keyRefusal(given, person)).toBe(expected)
  })

  it('are missed where all steps are decided', () => {
    expect(isComplete(round({ needsKeys: true, decisions: [{ step: 0, personId: 'q' }] }))).toBe(false)
  })
})
