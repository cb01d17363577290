/** «Esta cuenta no podrá publicar la publicación del jueves»: planned posts against how their accounts stand. */
import { FORECAST_CAUSES, type ForecastCause } from '#shared/domain/forecast.ts'
import type { Clock } from '../ports.ts'
import type { AccountCheckTable } from '../store/accountCheckTable.ts'
import type { Account, AccountTable } from '../store/accountTable.ts'
import type { PlannedTable } from '../store/plannedTable.ts'
import { obstacleFor, obstaclesOf, problemNow, type Standing } from './accountStanding.ts'
import type { CredentialFactsOf } from './credentialFacts.ts'

/** The first planned post of an account that will not go out, and how many there are. */
export type Forecast = {
  readonly cause: ForecastCause
  readonly postId: string
  readonly atMs: number
  readonly posts: number
}

export type PublishingForecast = ReturnType<typeof createPublishingForecast>

export function createPublishingForecast(deps: {
  readonly accounts: Pick<AccountTable, 'list' | 'byId'>
  readonly checks: Pick<AccountCheckTable, 'get'>
  readonly factsOf: CredentialFactsOf
  readonly planned: PlannedTable
  readonly clock: Pick<Clock, 'now'>
}) {
  const { clock } = deps

  function standingOf(account: Account): Standing {
    const facts = account.mode === 'api' ? deps.factsOf(account.id, clock.now()) : ({ kind: 'none' } as const)
    return { account, check: deps.checks.get(account.id), facts }
  }

  /** Asks for what is planned only where something stands against it, which is seldom. */
  function stoppedOn(account: Account): readonly Omit<Forecast, 'posts'>[] {
    const obstacles = obstaclesOf(standingOf(account), clock.now())
    if (obstacles.length === 0) return []
    return deps.planned.onAccount(account.id, clock.now()).flatMap(({ postId, atMs, hasImages }) => {
      const cause = obstacleFor(obstacles, { atMs, hasImages })
      return cause === null ? [] : [{ cause, postId, atMs }]
    })
  }

  function forecastOf(account: Account): Forecast | null {
    const stopped = stoppedOn(account)
    const [first] = stopped
    return first === undefined ? null : { ...first, posts: stopped.length }
  }

  return {
    forecastOf,
    /** The account with what is wrong with it now, also where that is not written in its row. */
    withProblem: (account: Account): Account => ({ ...account, problem: problemNow(standingOf(account), clock.now()) }),
    /** On which of these accounts a post would not go out at that instant. */
    risksFor: (
      accountIds: readonly string[],
      post: { readonly atMs: number; readonly hasImages: boolean },
    ): { readonly accountId: string; readonly cause: ForecastCause }[] =>
      accountIds.flatMap((accountId) => {
        const account = deps.accounts.byId(accountId)
        const cause = account === null ? null : obstacleFor(obstaclesOf(standingOf(account), clock.now()), post)
        return cause === null ? [] : [{ accountId, cause }]
      }),
    /** Each planned post of a span that will not go out on one of its accounts, with the gravest cause. */
    risksIn: (fromMs: number, toMs: number): readonly { readonly postId: string; readonly cause: ForecastCause }[] => {
      const worst = new Map<string, ForecastCause>()
      for (const account of deps.accounts.list()) {
        for (const { postId, atMs, cause } of stoppedOn(account)) {
          const known = worst.get(postId)
          const isWorse = known === undefined || FORECAST_CAUSES.indexOf(cause) < FORECAST_CAUSES.indexOf(known)
          if (atMs >= fromMs && atMs < toMs && isWorse) worst.set(postId, cause)
        }
      }
      return [...worst].map(([postId, cause]) => ({ postId, cause }))
    },
  }
}
