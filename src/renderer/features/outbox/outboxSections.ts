/** How the outbox is divided: what is wrong must not drown in what is merely planned. Pure. */
import type { EffectGroup, OutboxLists, ProblemCase } from './outboxView.ts'

export const SECTIONS = ['needsYou', 'openFate', 'soon', 'planned'] as const
export type SectionName = (typeof SECTIONS)[number]

export type OutboxSections = {
  /** A person decides. */
  readonly needsYou: readonly ProblemCase[]
  /** Nobody knows yet; Mando is finding out. */
  readonly openFate: readonly ProblemCase[]
  /** On its way, held up, or to leave within a day. */
  readonly soon: readonly EffectGroup[]
  readonly planned: readonly EffectGroup[]
}

const SOON_MS = 24 * 3_600_000
const OPEN_FATES: readonly string[] = ['post_uncertain', 'answer_uncertain']

export function sectionsOf({ cases, waiting }: OutboxLists, nowMs: number): OutboxSections {
  const isOpen = ({ problem }: ProblemCase): boolean => OPEN_FATES.includes(problem.code)
  const isSoon = ({ primary }: EffectGroup): boolean => primary.state !== 'queued' || primary.dueAtMs <= nowMs + SOON_MS
  return {
    needsYou: cases.filter((each) => !isOpen(each)),
    openFate: cases.filter(isOpen),
    soon: waiting.filter(isSoon),
    planned: waiting.filter((group) => !isSoon(group)),
  }
}

/** Wall times that a person who gives something a new hour is likely to want: in a while, or tomorrow at its hour. */
export function suggestedInstants(dueAtMs: number, nowMs: number): readonly number[] {
  const quarter = 15 * 60_000
  const soon = Math.ceil((nowMs + 5 * 60_000) / quarter) * quarter
  return [soon, soon + 4 * quarter, Math.max(dueAtMs, nowMs - (nowMs % 60_000)) + 24 * 3_600_000]
}
