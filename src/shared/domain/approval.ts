/** Who must agree before a post goes out, and how far a round of it has come (docs/specs/approvals.md). */

export type ApprovalStep = {
  readonly name: string
  /** Whose it is; empty: everybody who may approve. */
  readonly personIds: readonly string[]
}

export type ApprovalFlow = {
  readonly id: string
  readonly name: string
  /** For which accounts; empty: all. */
  readonly accountIds: readonly string[]
  /** For posts with one of these labels; empty: with any or none. */
  readonly labelIds: readonly string[]
  /** One to three, in order. */
  readonly steps: readonly ApprovalStep[]
  /** How long before the hour it should be decided. */
  readonly leadMinutes: number
}

/** How a post stands with its approval; null where none was asked for or it was voided. */
export const APPROVALS = ['waiting', 'changes_requested', 'approved', 'late'] as const
export type Approval = (typeof APPROVALS)[number]

export const ROUND_ENDS = ['approved', 'changes_requested', 'withdrawn', 'voided'] as const
export type RoundEnd = (typeof ROUND_ENDS)[number]

export type ApprovalDecision = {
  /** The position of the step; null for a key of an embargo. */
  readonly step: number | null
  readonly personId: string
}

/** As many different people open an embargo. */
export const KEYS_OF_EMBARGO = 2

/** Why somebody may not decide. */
export const REFUSALS = ['not_waiting', 'no_right', 'own_post', 'decided_already', 'not_their_step'] as const
export type Refusal = (typeof REFUSALS)[number]

export type Round = {
  readonly steps: readonly ApprovalStep[]
  readonly needsKeys: boolean
  readonly decisions: readonly ApprovalDecision[]
}

type Candidate = {
  readonly personId: string
  readonly mayApprove: boolean
  /** Wrote, edited or asked. */
  readonly hasPart: boolean
}

/** Which flow holds for a post (§1.3); null where it needs none. */
export function flowFor(
  flows: readonly ApprovalFlow[],
  post: { readonly accountIds: readonly string[]; readonly labelIds: readonly string[] },
): ApprovalFlow | null {
  const holding = flows.filter((flow) => holds(flow.accountIds, post.accountIds) && holds(flow.labelIds, post.labelIds))
  const [first] = holding.toSorted(
    (a, b) =>
      b.steps.length - a.steps.length ||
      Number(b.labelIds.length > 0) - Number(a.labelIds.length > 0) ||
      (a.id < b.id ? -1 : 1),
  )
  return first ?? null
}

function holds(named: readonly string[], has: readonly string[]): boolean {
  return named.length === 0 || named.some((id) => has.includes(id))
}

/** The position of the step that is to be decided; null once all are. */
export function nextStep({ steps, decisions }: Round): number | null {
  const decided = decisions.filter(({ step }) => step !== null).length
  return decided < steps.length ? decided : null
}

export function keysTurned({ decisions }: Round): number {
  return new Set(decisions.filter(({ step }) => step === null).map(({ personId }) => personId)).size
}

export function isComplete(round: Round): boolean {
  return nextStep(round) === null && (!round.needsKeys || keysTurned(round) >= KEYS_OF_EMBARGO)
}

/** What keeps somebody from deciding the next step (§3.1); null where nothing does. */
export function stepRefusal(round: Round, who: Candidate): Refusal | null {
  const position = nextStep(round)
  const step = position === null ? undefined : round.steps[position]
  if (step === undefined) return 'not_waiting'
  if (!who.mayApprove) return 'no_right'
  if (who.hasPart) return 'own_post'
  if (round.decisions.some((each) => each.step !== null && each.personId === who.personId)) return 'decided_already'
  return step.personIds.length === 0 || step.personIds.includes(who.personId) ? null : 'not_their_step'
}

/** What keeps somebody from turning a key (§5.1); null where nothing does. */
export function keyRefusal(round: Round, who: Candidate): Refusal | null {
  if (!round.needsKeys || keysTurned(round) >= KEYS_OF_EMBARGO) return 'not_waiting'
  if (!who.mayApprove) return 'no_right'
  if (who.hasPart) return 'own_post'
  return round.decisions.some((each) => each.step === null && each.personId === who.personId) ? 'decided_already' : null
}

/** So long before the deadline whoever is to decide is reminded. */
const REMINDED_BEFORE_MS = 60 * 60_000

/** When whoever is to decide is reminded; null where it was asked for no earlier than that: they have just been told. */
export function reminderMs({
  deadlineAtMs,
  requestedAtMs,
}: {
  readonly deadlineAtMs: number
  readonly requestedAtMs: number
}): number | null {
  const atMs = deadlineAtMs - REMINDED_BEFORE_MS
  return requestedAtMs < atMs ? atMs : null
}

/** The deadline is near and has not passed. */
export function isDueSoon(deadlineAtMs: number, nowMs: number): boolean {
  return deadlineAtMs > nowMs && deadlineAtMs - nowMs <= REMINDED_BEFORE_MS
}

/** By when it should be decided, epoch milliseconds. */
export function deadlineMs(plannedAtMs: number, leadMinutes: number): number {
  return plannedAtMs - leadMinutes * 60_000
}
