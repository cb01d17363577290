/**
 * Approvals that nobody has decided in time: a problem from their deadline on, an urgent one from the hour of the post on, and
 * notifications of the operating system an hour before the deadline and at it (docs/specs/approvals.md §4). They name the
 * account and no word of the post: they may stand on a locked screen.
 */
import type { Topic } from '#shared/contract/operation.ts'
import type { ProblemView } from '#shared/contract/status.ts'
import { nextStep, reminderMs } from '#shared/domain/approval.ts'
import { wallTimeAt, type OfficeZone } from '#shared/domain/wallTime.ts'
import type { Clock, Notifier, Preferences } from '../ports.ts'
import type { ApprovalTable, KeptRound, WaitingPost } from '../store/approvalTable.ts'

/** Waits are cut, so that a clock that was set and a computer that slept are noticed. */
const LONGEST_WAIT_MS = 60_000

const WORDS = {
  es: {
    title: 'Plazo de aprobación',
    body: (handle: string) => `Una publicación de ${handle} espera a que alguien decida.`,
    soonTitle: 'Aprobación que vence pronto',
    soon: (handle: string, hour: string, step: string) =>
      `Una publicación de ${handle} se decide antes de las ${hour}.${step === '' ? '' : ` Le toca a «${step}».`}`,
  },
  en: {
    title: 'Approval is due',
    body: (handle: string) => `A post of ${handle} waits for somebody to decide.`,
    soonTitle: 'Approval is due soon',
    soon: (handle: string, hour: string, step: string) =>
      `A post of ${handle} is to be decided before ${hour}.${step === '' ? '' : ` It is the turn of “${step}”.`}`,
  },
} as const

type Reminded = WaitingPost & { readonly round: KeptRound | null; readonly reminderAtMs: number | null }

export function createApprovalDeadlines(deps: {
  readonly table: Pick<ApprovalTable, 'waiting' | 'newestRound'>
  readonly clock: Pick<Clock, 'now' | 'after'>
  readonly notifier: Notifier
  readonly preferences: Pick<Preferences, 'get'>
  readonly zone: () => OfficeZone
  readonly handleOf: (accountId: string) => string | null
  readonly publish: (topic: Topic, ids: readonly string[]) => void
}) {
  const { clock } = deps
  let cancel: (() => void) | null = null
  /** Up to when deadlines and hours were told of. */
  let toldUntilMs = 0

  const handlesOf = (post: WaitingPost): string =>
    post.accountIds
      .flatMap((id) => deps.handleOf(id) ?? [])
      .map((handle) => `@${handle}`)
      .join(', ')

  /** Each with the round that somebody is to decide, and when they are reminded of it. */
  function waiting(): readonly Reminded[] {
    return deps.table.waiting().map((post) => {
      const round = post.approval === 'waiting' ? deps.table.newestRound(post.postId) : null
      return { ...post, round, reminderAtMs: round === null ? null : reminderMs(round) }
    })
  }

  function remind(post: Reminded): void {
    const words = WORDS[deps.preferences.get().language]
    const hour = wallTimeAt(post.deadlineAtMs, deps.zone()).slice(11, 16)
    deps.notifier.notify({
      title: words.soonTitle,
      body: words.soon(handlesOf(post), hour, stepOf(post.round)),
      place: `/calendar/post/${post.postId}`,
    })
  }

  function look(): void {
    const nowMs = clock.now()
    const posts = waiting()
    const hasCome = (atMs: number): boolean => atMs > toldUntilMs && atMs <= nowMs
    for (const post of posts) {
      const { reminderAtMs } = post
      // One that slept past both is told once, of the deadline.
      if (reminderAtMs !== null && hasCome(reminderAtMs) && post.deadlineAtMs > nowMs) remind(post)
      if (post.approval !== 'waiting' || !hasCome(post.deadlineAtMs)) continue
      const words = WORDS[deps.preferences.get().language]
      deps.notifier.notify({
        title: words.title,
        body: words.body(handlesOf(post)),
        place: `/calendar/post/${post.postId}`,
      })
    }
    const isNew = posts.some(({ atMs, deadlineAtMs }) => hasCome(atMs) || hasCome(deadlineAtMs))
    toldUntilMs = nowMs
    if (isNew) deps.publish('status', [])
    arm(posts)
  }

  function arm(posts: readonly Reminded[]): void {
    cancel?.()
    const next = Math.min(
      ...posts
        .flatMap(({ atMs, deadlineAtMs, reminderAtMs }) => [atMs, deadlineAtMs, reminderAtMs ?? atMs])
        .filter((at) => at > toldUntilMs),
    )
    cancel = Number.isFinite(next) ? clock.after(Math.min(next - clock.now(), LONGEST_WAIT_MS), look) : null
  }

  return {
    problems: (): readonly ProblemView[] =>
      deps.table.waiting().flatMap((post) => problemOf(post, handlesOf(post), clock.now()) ?? []),
    /** After what changed is in the database. */
    changed: (): void => {
      if (cancel !== null || toldUntilMs > 0) arm(waiting())
    },
    /** What came while Mando was closed is in the list of problems; it is not told once more. */
    start: (): void => {
      toldUntilMs = clock.now()
      arm(waiting())
    },
    stop: (): void => {
      cancel?.()
      cancel = null
    },
  }
}

/** Whose turn it is; empty where only keys are missed. */
function stepOf(round: KeptRound | null): string {
  const position = round === null ? null : nextStep(round)
  return position === null ? '' : (round?.steps[position]?.name ?? '')
}

function problemOf(post: WaitingPost, handle: string, nowMs: number): ProblemView | null {
  const { postId, accountIds, atMs, deadlineAtMs, approval } = post
  const isGone = approval === 'late' || atMs <= nowMs
  if (!isGone && deadlineAtMs > nowMs) return null
  const code = isGone ? 'approval_hour_gone' : 'approval_due'
  return {
    problemId: `post:${postId}:${code}`,
    code,
    severity: isGone ? 'urgent' : 'warning',
    accountId: accountIds[0] ?? null,
    subject: { kind: 'post', id: postId },
    sinceMs: isGone ? atMs : deadlineAtMs,
    params: { handle, atMs },
  }
}
