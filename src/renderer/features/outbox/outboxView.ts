/** What the outbox screen shows and offers, worked out from what the core answered. Pure. */
import { assertNever } from '#shared/domain/assertNever.ts'
import type { EffectView } from '#shared/contract/outbox.ts'
import type { ProblemView } from '#shared/contract/status.ts'

/** Where to go to see what an effect or a problem is about. */
export type Place = { readonly kind: 'post' | 'conversation'; readonly id: string } | { readonly kind: 'accounts' }

export type EffectAction =
  | { readonly kind: 'retry'; readonly label: 'retry' | 'retryNow' }
  | { readonly kind: 'cancel' }
  /** Opens the network's page with the text copied. */
  | { readonly kind: 'open_by_hand' }
  /** Asks for the link of what is out. */
  | { readonly kind: 'settle_published'; readonly byHand: boolean }
  | { readonly kind: 'settle_not_published' }
  | { readonly kind: 'publish_now'; readonly variantId: string }
  | { readonly kind: 'reschedule'; readonly postId: string }
  | { readonly kind: 'drop'; readonly variantId: string }

/** What a person can do about an effect, the most likely first. */
export function effectActions(effect: EffectView): readonly EffectAction[] {
  switch (effect.state) {
    case 'queued':
      // A hurry makes no sense before its hour, without a connection or behind another.
      return effect.waiting === 'retry'
        ? [{ kind: 'retry', label: 'retryNow' }, { kind: 'cancel' }]
        : [{ kind: 'cancel' }]
    case 'running':
      return []
    case 'uncertain':
      return [{ kind: 'settle_published', byHand: false }, { kind: 'settle_not_published' }]
    case 'needs_attention':
      return effect.problem?.code === 'by_hand'
        ? [{ kind: 'open_by_hand' }, { kind: 'settle_published', byHand: true }, { kind: 'cancel' }]
        : [{ kind: 'retry', label: 'retry' }, { kind: 'cancel' }]
    case 'missed':
      return missedActions(effect)
    case 'done':
    case 'cancelled':
      return []
    default:
      return assertNever(effect.state)
  }
}

function missedActions({ variantId, subject }: EffectView): readonly EffectAction[] {
  if (variantId === null) return [{ kind: 'retry', label: 'retry' }, { kind: 'cancel' }]
  return [
    { kind: 'publish_now', variantId },
    ...(subject?.kind === 'post' ? [{ kind: 'reschedule', postId: subject.id } as const] : []),
    { kind: 'drop', variantId },
  ]
}

/** Which instant to tell of an effect besides why it waits. */
export function tellingTime(effect: EffectView): {
  readonly kind: 'nextTry' | 'due' | 'created'
  readonly atMs: number
} {
  if (effect.nextTryAtMs !== null && effect.waiting !== 'time') return { kind: 'nextTry', atMs: effect.nextTryAtMs }
  if (effect.subject?.kind === 'post') return { kind: 'due', atMs: effect.dueAtMs }
  return { kind: 'created', atMs: effect.createdAtMs }
}

export type ProblemCase = {
  readonly problem: ProblemView
  /** What the problem is about in the outbox, to be dealt with in its place; null where there is none. */
  readonly effect: EffectView | null
  readonly place: Place | null
}

/** The states in which an effect waits for a person, which is what makes it a problem. */
const OPEN_STATES: readonly EffectView['state'][] = ['needs_attention', 'uncertain', 'missed']

/**
 * Problems joined with their effects, urgent first and the oldest of them first, and every other open effect. An effect
 * is in exactly one of the two lists, so that nothing is hidden and nothing is asked twice.
 */
export function outboxOf(
  problems: readonly ProblemView[],
  effects: readonly EffectView[],
): { readonly cases: readonly ProblemCase[]; readonly waiting: readonly EffectView[] } {
  const taken = new Set<string>()
  const ordered = problems.toSorted((a, b) => rank(a) - rank(b) || a.sinceMs - b.sinceMs)
  const cases = ordered.map((problem): ProblemCase => {
    const effect = effects.find((each) => !taken.has(each.effectId) && isAbout(problem, each)) ?? null
    if (effect !== null) taken.add(effect.effectId)
    return { problem, effect, place: placeOf(problem, effect) }
  })
  const waiting = effects.filter((effect) => !taken.has(effect.effectId)).toSorted(byPressure)
  return { cases, waiting }
}

const rank = (problem: ProblemView): number => (problem.severity === 'urgent' ? 0 : 1)

function isAbout({ subject, accountId }: ProblemView, effect: EffectView): boolean {
  if (subject === null || subject.kind === 'account') return false
  if (subject.kind === 'effect') return effect.effectId === subject.id
  return (
    effect.subject?.kind === subject.kind &&
    effect.subject.id === subject.id &&
    (accountId === null || effect.accountId === accountId) &&
    OPEN_STATES.includes(effect.state)
  )
}

function placeOf(problem: ProblemView, effect: EffectView | null): Place | null {
  const subject = problem.subject?.kind === 'effect' ? (effect?.subject ?? null) : problem.subject
  if (subject === null) return problem.accountId === null ? null : { kind: 'accounts' }
  switch (subject.kind) {
    case 'post':
    case 'conversation':
      return { kind: subject.kind, id: subject.id }
    case 'account':
    case 'effect':
      return { kind: 'accounts' }
    default:
      return assertNever(subject.kind)
  }
}

/** What needs a person first, then in the order in which it will go out. */
function byPressure(a: EffectView, b: EffectView): number {
  const pressing = (effect: EffectView): number => (OPEN_STATES.includes(effect.state) ? 0 : 1)
  return pressing(a) - pressing(b) || a.dueAtMs - b.dueAtMs || a.createdAtMs - b.createdAtMs
}

/** Whether a pasted text can be the link of a post on X; the core decides. */
export function looksLikePostLink(link: string): boolean {
  return /^https?:\/\/([\w.-]+\.)?(x|twitter)\.com\/[^?#]*\/status(es)?\/\d+/i.test(link.trim())
}
