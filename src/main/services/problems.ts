/** Everything that is wrong, in one list: what waits for a person in the outbox, and accounts that do not work. Pure. */
import type { ProblemView } from '#shared/contract/status.ts'
import { isAnswerKind } from '#shared/domain/effect.ts'
import { assertNever } from '#shared/domain/assertNever.ts'
import { isHeldAnswer } from '#shared/domain/heldAnswer.ts'
import type { BudgetState } from '#shared/domain/budget.ts'
import { PROBLEM_CODES, type ProblemCode } from '#shared/domain/problem.ts'
import type { Account } from '../store/accountTable.ts'
import type { BrokenChain } from '../store/chainTable.ts'
import type { Effect } from '../store/effectTable.ts'
import type { Gap } from '../store/gapTable.ts'
import type { Forecast } from './publishingForecast.ts'
import { HELD_BY_BUDGET } from './spending.ts'

export type AccountForecast = { readonly account: Account; readonly forecast: Forecast; readonly nowMs: number }

/** A post that will not go out is urgent when there are so many days left to mend it. */
const URGENT_MS = 48 * 3_600_000

/**
 * @param effects those that may need a person; others are passed over
 * @param others problems that are neither an effect's nor an account's
 * @param chains threads that were read back broken
 * @returns urgent first, and of those the oldest first
 */
export function problemsOf(
  effects: readonly Effect[],
  accounts: readonly Account[],
  lostGaps: readonly Gap[] = [],
  forecasts: readonly AccountForecast[] = [],
  others: readonly ProblemView[] = [],
  chains: readonly BrokenChain[] = [],
): ProblemView[] {
  const handles = new Map(accounts.map((account) => [account.id, account.handle]))
  const found = new Map<string, ProblemView>()
  for (const effect of effects) {
    const problem = problemOfEffect(effect, handles.get(effect.accountId) ?? '')
    // The parts of one thread share its fate: they are one problem, since the first of them.
    if (problem !== null && !found.has(problem.problemId)) found.set(problem.problemId, problem)
  }
  for (const account of accounts) {
    const problem = problemOfAccount(account)
    if (problem !== null) found.set(problem.problemId, problem)
  }
  for (const chain of chains) {
    const problem = problemOfChain(chain, handles.get(chain.accountId) ?? '')
    found.set(problem.problemId, problem)
  }
  for (const gap of lostGaps) {
    const problem = problemOfGap(gap, handles.get(gap.accountId) ?? '')
    found.set(problem.problemId, problem)
  }
  for (const each of forecasts) {
    const problem = problemOfForecast(each)
    found.set(problem.problemId, problem)
  }
  return [...found.values(), ...others].sort(
    (a, b) => rank(a) - rank(b) || a.sinceMs - b.sinceMs || a.problemId.localeCompare(b.problemId),
  )
}

const rank = ({ severity }: ProblemView): number => (severity === 'urgent' ? 0 : 1)

function problemOfEffect(effect: Effect, handle: string): ProblemView | null {
  const code = codeOfEffect(effect)
  if (code === null) return null
  const { lastError } = effect
  return {
    problemId: `${effect.variantId === null ? `effect:${effect.id}` : `variant:${effect.variantId}`}:${code}`,
    code,
    severity: severityOf(code),
    accountId: effect.accountId,
    subject: subjectOf(effect),
    sinceMs: sinceOf(effect),
    params: { handle, ...(lastError === null ? {} : { ...lastError.params, reason: lastError.code }) },
  }
}

function problemOfChain(chain: BrokenChain, handle: string): ProblemView {
  return {
    problemId: `variant:${chain.variantId}:thread_broken`,
    code: 'thread_broken',
    severity: severityOf('thread_broken'),
    accountId: chain.accountId,
    subject: { kind: 'post', id: chain.postId },
    sinceMs: chain.sinceMs,
    params: { handle, part: chain.part, variantId: chain.variantId },
  }
}

function codeOfEffect(effect: Effect): ProblemCode | null {
  const isAnswer = isAnswerKind(effect.kind)
  switch (effect.state) {
    case 'missed':
      if (isAnswer) return 'answer_rejected'
      return effect.lastError?.code === 'wall_time_gone' ? 'post_hour_gone' : 'post_missed'
    case 'uncertain':
      return isAnswer ? 'answer_uncertain' : 'post_uncertain'
    case 'needs_attention':
      if (effect.lastError?.code === HELD_BY_BUDGET) return 'held_by_budget'
      if (isAnswer) return isHeldAnswer(effect.lastError?.code) ? 'answer_held' : 'answer_rejected'
      if (effect.kind === 'delete_post') return 'withdrawal_failed'
      return effect.lastError?.code === 'by_hand' ? 'post_by_hand' : 'post_rejected'
    case 'queued':
    case 'running':
    case 'done':
    case 'cancelled':
      return null
    default:
      return assertNever(effect.state)
  }
}

function subjectOf(effect: Effect): ProblemView['subject'] {
  if (effect.postId !== null) return { kind: 'post', id: effect.postId }
  if (effect.conversationId !== null) return { kind: 'conversation', id: effect.conversationId }
  return { kind: 'effect', id: effect.id }
}

function sinceOf(effect: Effect): number {
  if (effect.state === 'uncertain') return effect.sentAtMs ?? effect.dueAtMs
  if (effect.state === 'missed') return effect.missAtMs ?? effect.dueAtMs
  return effect.dueAtMs
}

function problemOfAccount(account: Account): ProblemView | null {
  const code = codeOfAccount(account)
  if (code === null) return null
  return {
    problemId: `account:${account.id}:${code}`,
    code,
    severity: severityOf(code),
    accountId: account.id,
    subject: { kind: 'account', id: account.id },
    sinceMs: account.problem?.sinceMs ?? account.createdAtMs,
    params: { ...account.problem?.params, handle: account.handle },
  }
}

function problemOfGap(gap: Gap, handle: string): ProblemView {
  return {
    problemId: `gap:${gap.id}`,
    code: 'messages_missing',
    severity: severityOf('messages_missing'),
    accountId: gap.accountId,
    subject: { kind: 'gap', id: gap.id },
    sinceMs: gap.noticedAtMs,
    params: { handle, stream: gap.stream, toMs: gap.toMs, ...(gap.fromMs === null ? {} : { fromMs: gap.fromMs }) },
  }
}

/** The office's money: said once, whatever the number of posts that it concerns. */
export function problemOfBudget({ level, remainingMicros }: BudgetState, sinceMs: number): ProblemView | null {
  if (level === 'none' || level === 'fine') return null
  const code = level === 'near' ? 'budget_near' : 'budget_reached'
  const params = { remainingMicros: remainingMicros ?? 0 }
  return { problemId: code, code, severity: severityOf(code), accountId: null, subject: null, sinceMs, params }
}

function problemOfForecast({ account, forecast, nowMs }: AccountForecast): ProblemView {
  const { cause, postId, atMs, posts } = forecast
  return {
    problemId: `account:${account.id}:account_will_not_publish`,
    code: 'account_will_not_publish',
    severity: atMs - nowMs < URGENT_MS ? 'urgent' : 'warning',
    accountId: account.id,
    subject: { kind: 'post', id: postId },
    sinceMs: account.problem?.sinceMs ?? nowMs,
    params: { handle: account.handle, cause, atMs, posts },
  }
}

function codeOfAccount({ state, problem }: Account): ProblemCode | null {
  if (state === 'disconnected') return null
  if (state === 'needs_sign_in') return 'account_needs_sign_in'
  return PROBLEM_CODES.find((code) => code === problem?.code) ?? null
}

/** Urgent is what keeps something from going out or leaves its fate with a person. */
function severityOf(code: ProblemCode): ProblemView['severity'] {
  switch (code) {
    case 'post_missed':
    case 'posts_will_be_late':
    case 'post_rejected':
    case 'post_hour_gone':
    case 'post_by_hand':
    case 'held_by_budget':
    case 'budget_reached':
    case 'post_uncertain':
    case 'withdrawal_failed':
    case 'answer_rejected':
    case 'answer_held':
    case 'mail_refused':
    case 'mail_uncertain':
    case 'account_needs_sign_in':
    case 'account_out_of_credit':
    case 'approval_hour_gone':
    case 'clock_ahead':
    case 'clock_behind':
      return 'urgent'
    // Looked up by itself, and nobody waits for its hour; or nothing can be done about it but to know.
    case 'answer_uncertain':
    case 'approval_due':
    case 'mail_waiting':
    case 'thread_broken':
    case 'account_sync_failing':
    case 'messages_missing':
    case 'account_will_not_publish':
    case 'account_refused_for_now':
    case 'account_renewal_open':
    case 'account_scopes_missing':
    case 'budget_near':
    case 'zone_rules_changed':
    case 'backup_old':
    case 'backup_failed':
    case 'backup_folder_failed':
    case 'report_failed':
    case 'restored':
    case 'recovered':
      return 'warning'
    default:
      return assertNever(code)
  }
}
