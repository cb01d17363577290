/** What the settings of the urgent lane show and accept. Pure. */
import type { UrgentListTerm } from '#shared/contract/urgent.ts'
import { LONGEST_PROTOCOL_STEP, MOST_PROTOCOL_STEPS } from '#shared/domain/urgentLane.ts'

/** A step a line; empty lines are none. */
export function stepsOf(typed: string): readonly string[] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

/** What keeps a protocol from being saved, and the bound that it passes. */
export function protocolProblem(
  steps: readonly string[],
): { readonly code: 'tooMany' | 'tooLong'; readonly most: number } | null {
  if (steps.length > MOST_PROTOCOL_STEPS) return { code: 'tooMany', most: MOST_PROTOCOL_STEPS }
  if (steps.some((step) => step.length > LONGEST_PROTOCOL_STEP)) return { code: 'tooLong', most: LONGEST_PROTOCOL_STEP }
  return null
}

/** How an entry that matched once stands in the lists now; null where the office has taken it out. */
export function termNow(
  terms: readonly UrgentListTerm[],
  { list, written }: Pick<UrgentListTerm, 'list' | 'written'>,
): UrgentListTerm | null {
  return terms.find((term) => term.list === list && term.written === written) ?? null
}

/** More rows would be scrolled past, not read. */
const MOST_SHOWN = 40

/**
 * The entries to show: those that hold what is searched for; where nothing is, what the office changed.
 * @param searched as it was typed; accents and case do not matter
 */
export function shownTerms(
  terms: readonly UrgentListTerm[],
  searched: string,
): { readonly shown: readonly UrgentListTerm[]; readonly more: number } {
  const wanted = plain(searched.trim())
  const found = terms.filter(({ written, origin, disabled }) =>
    wanted === '' ? origin === 'own' || disabled : plain(written).includes(wanted),
  )
  return { shown: found.slice(0, MOST_SHOWN), more: Math.max(0, found.length - MOST_SHOWN) }
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
