/** How an account stands: what is wrong now, and why planned posts will not go out. Pure (docs/specs/accounts.md §3, §4). */
import type { ForecastCause } from '#shared/domain/forecast.ts'
import type { AccountCheck } from '../store/accountCheckTable.ts'
import type { Account, AccountProblem } from '../store/accountTable.ts'
import { ASK_AFTER_MS } from './credentialEvidence.ts'
import type { CredentialFacts } from './credentialFacts.ts'

export type Standing = {
  readonly account: Account
  readonly check: AccountCheck
  readonly facts: CredentialFacts
}

/** A single 401 is no news. */
const REFUSED_NOTED_MS = 10 * 60_000

/** The gravest problem; what X said of the credentials explains better than that fetching fails. */
export function problemNow({ account, check, facts }: Standing, nowMs: number): AccountProblem | null {
  const { state, problem } = account
  if (state === 'disconnected') return null
  if (state === 'needs_sign_in' || problem?.code === 'account_out_of_credit') return problem
  const { refusedSinceMs } = check
  if (refusedSinceMs !== null && nowMs - refusedSinceMs >= REFUSED_NOTED_MS) {
    const params = { askAtMs: refusedSinceMs + ASK_AFTER_MS }
    return { code: 'account_refused_for_now', params, sinceMs: refusedSinceMs }
  }
  if (facts.kind !== 'tokens') return problem
  if (facts.openRenewal !== null) {
    const { sinceMs, untilMs } = facts.openRenewal
    return { code: 'account_renewal_open', params: { untilMs }, sinceMs }
  }
  if (problem !== null || facts.missingScopes.length === 0) return problem
  const params = { scopes: facts.missingScopes.join(', ') }
  return { code: 'account_scopes_missing', params, sinceMs: check.acceptedAtMs ?? account.createdAtMs }
}

/** What stands against the posts from an instant on. */
export type Obstacle = {
  readonly cause: ForecastCause
  readonly fromMs: number
  readonly concerns: 'all' | 'images'
}

/** In the order in which they are told: of several that hold for a post, the first. */
export function obstaclesOf(standing: Standing, nowMs: number): readonly Obstacle[] {
  const { account, facts } = standing
  const always = (cause: ForecastCause): Obstacle => ({ cause, fromMs: 0, concerns: 'all' })
  if (account.state === 'disconnected') return [always('disconnected')]
  if (account.state === 'needs_sign_in') return [always('needs_sign_in')]
  const problem = problemNow(standing, nowMs)?.code
  const found: Obstacle[] = []
  if (problem === 'account_out_of_credit') found.push(always('out_of_credit'))
  if (facts.kind === 'tokens') {
    if (facts.missingScopes.includes('tweet.write')) found.push(always('scope_missing'))
    if (facts.missingScopes.includes('media.write'))
      found.push({ cause: 'image_scope_missing', fromMs: 0, concerns: 'images' })
    if (facts.endsAtMs !== null) found.push({ cause: 'permission_ends', fromMs: facts.endsAtMs, concerns: 'all' })
    if (facts.openRenewal !== null)
      found.push({ cause: 'renewal_open', fromMs: facts.openRenewal.untilMs, concerns: 'all' })
  }
  if (problem === 'account_refused_for_now') found.push(always('refused_for_now'))
  return found
}

export function obstacleFor(
  obstacles: readonly Obstacle[],
  post: { readonly atMs: number; readonly hasImages: boolean },
): ForecastCause | null {
  const stands = ({ fromMs, concerns }: Obstacle): boolean =>
    post.atMs >= fromMs && (concerns === 'all' || post.hasImages)
  return obstacles.find(stands)?.cause ?? null
}
