/** One cause that stops several things is one problem, and they stand under it. */
import { expect, it } from 'vitest'
import type { ProblemView } from '#shared/contract/status.ts'
import { withCauses } from '../../src/main/services/problemCauses.ts'

const problem = (problemId: string, change: Partial<ProblemView>): ProblemView => ({
  problemId,
  code: 'post_rejected',
  severity: 'urgent',
  accountId: 'a1',
  subject: { kind: 'post', id: problemId },
  sinceMs: 100,
  params: {},
  ...change,
})
const ofAccount = (code: ProblemView['code'], change: Partial<ProblemView> = {}) =>
  problem('cause', { code, subject: { kind: 'account', id: 'a1' }, sinceMs: 50, ...change })
const refused = (id: string, change: Partial<ProblemView> = {}) =>
  problem(id, { params: { reason: 'credits_depleted' }, ...change })
const causesOf = (problems: readonly ProblemView[]) => withCauses(problems).map(({ causeId }) => causeId)

it('an account without credit explains what X refused for it and what will not go out, of that account alone', () => {
  expect(
    causesOf([
      ofAccount('account_out_of_credit'),
      refused('post'),
      refused('answer', { code: 'answer_rejected' }),
      problem('ahead', { code: 'account_will_not_publish', params: { cause: 'out_of_credit' } }),
      problem('forbidden', { params: { reason: 'forbidden' } }),
      refused('of another', { accountId: 'a2' }),
    ]),
  ).toEqual([null, 'cause', 'cause', 'cause', null, null])
})

it('a missing sign-in explains what was missed since, and nothing from before', () => {
  expect(
    causesOf([
      ofAccount('account_needs_sign_in'),
      problem('since', { code: 'post_missed', sinceMs: 60 }),
      problem('before', { code: 'post_missed', sinceMs: 40 }),
      problem('unsure', { code: 'post_uncertain', sinceMs: 60 }),
    ]),
  ).toEqual([null, 'cause', null, null])
})

it('a budget that is used up explains what it holds, of every account', () => {
  const reached = problem('cause', { code: 'budget_reached', accountId: null, subject: null })
  const held = (accountId: string) => problem(accountId, { code: 'held_by_budget', accountId })
  expect(causesOf([reached, held('a1'), held('a2')])).toEqual([null, 'cause', 'cause'])
})

it('what nothing explains any more stands for itself', () => {
  expect(causesOf([refused('post'), refused('other')])).toEqual([null, null])
})

it('a cause is as urgent as what it explains', () => {
  const missing = ofAccount('account_scopes_missing', { severity: 'warning' })
  const ahead = problem('ahead', { code: 'account_will_not_publish', params: { cause: 'image_scope_missing' } })
  expect(withCauses([missing, ahead])[0]?.severity).toBe('urgent')
  expect(withCauses([missing, { ...ahead, severity: 'warning' }])[0]?.severity).toBe('warning')
})
