/**
 * «No saldrá a su hora»: what a limit or the brake holds for longer than hour and grace is known at once, and asks at once
 * (docs/specs/outbox.md §5.8). Derived from what holds it, so that it ends with its cause; nothing of the post changes.
 */
import type { ProblemView } from '#shared/contract/status.ts'
import type { Clock } from '../ports.ts'
import type { Brake } from '../store/effectTable.ts'
import type { LatePost, LateTable } from '../store/lateTable.ts'

export type LatePosts = () => readonly LatePost[]

export function createLatePosts(deps: {
  readonly late: LateTable
  readonly brake: () => Brake
  /** While the clock is not believed, nobody knows what will be late. */
  readonly mayGoByTheHour: () => boolean
  readonly clock: Pick<Clock, 'now'>
}): LatePosts {
  return () => (deps.mayGoByTheHour() ? deps.late.at(deps.clock.now(), deps.brake()) : [])
}

/** One problem for each cause, whatever the number of posts. */
export function problemsOfLate(
  posts: readonly LatePost[],
  handleOf: (accountId: string) => string,
  nowMs: number,
): readonly ProblemView[] {
  const found = new Map<string, ProblemView>()
  for (const { accountId, cause, untilMs } of posts) {
    const ofAccount = cause === 'app_limit' ? null : accountId
    const problemId = `late:${cause}:${ofAccount ?? ''}:${String(untilMs)}`
    const count = Number(found.get(problemId)?.params.count ?? 0) + 1
    found.set(problemId, {
      problemId,
      code: 'posts_will_be_late',
      severity: 'urgent',
      accountId: ofAccount,
      subject: null,
      sinceMs: nowMs,
      params: { ...(ofAccount === null ? {} : { handle: handleOf(ofAccount) }), cause, untilMs, count },
    })
  }
  return [...found.values()]
}
