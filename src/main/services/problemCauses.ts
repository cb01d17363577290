/** What one problem explains of the others: it is said once, and what it stops stands under it. Pure (outbox.md §7.2). */
import type { ListedProblem, ProblemView } from '#shared/contract/status.ts'
import type { ForecastCause } from '#shared/domain/forecast.ts'
import type { ProblemCode } from '#shared/domain/problem.ts'

/** The account's problem that says why planned posts will not go out. */
const CAUSE_OF_FORECAST: Partial<Record<ForecastCause, ProblemCode>> = {
  needs_sign_in: 'account_needs_sign_in',
  out_of_credit: 'account_out_of_credit',
  scope_missing: 'account_scopes_missing',
  image_scope_missing: 'account_scopes_missing',
  renewal_open: 'account_renewal_open',
  refused_for_now: 'account_refused_for_now',
}
const OUT_OF_CREDIT = 'credits_depleted'

/** Each problem with the one that explains it; a cause is as urgent as the most urgent of what it explains. */
export function withCauses(problems: readonly ProblemView[]): ListedProblem[] {
  const listed = problems.map((problem) => ({
    ...problem,
    causeId: problems.find((each) => explains(each, problem))?.problemId ?? null,
  }))
  const urgent = new Set(listed.filter(({ severity }) => severity === 'urgent').map(({ causeId }) => causeId))
  return listed.map((each) => (urgent.has(each.problemId) ? { ...each, severity: 'urgent' } : each))
}

function explains(cause: ProblemView, problem: ProblemView): boolean {
  if (cause.code === 'budget_reached') return problem.code === 'held_by_budget'
  if (cause.subject?.kind !== 'account' || cause.accountId !== problem.accountId) return false
  const { code, params, sinceMs } = problem
  if (code === 'account_will_not_publish') {
    return Object.entries(CAUSE_OF_FORECAST).some(([name, of]) => name === params.cause && of === cause.code)
  }
  if (cause.code === 'account_out_of_credit') return params.reason === OUT_OF_CREDIT && code !== cause.code
  // What was missed before has another cause.
  return cause.code === 'account_needs_sign_in' && code === 'post_missed' && sinceMs >= cause.sinceMs
}
