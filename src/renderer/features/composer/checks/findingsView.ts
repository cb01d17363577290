/** What the checks find in the post as it is being written, in the order in which it is shown. Pure. */
import type { OutputOf } from '#shared/contract/contract.ts'
import type { Check, CheckMode, CheckModes, TextFinding } from '#shared/domain/checks/finding.ts'
import type { PostText, TextKey } from '../ownTextsView.ts'

/** In one of the texts. */
export type PlacedFinding = TextFinding & {
  /** Of which of the post's texts. */
  readonly key: TextKey
  readonly segmentId: string
  /** From 1. */
  readonly index: number
}
/** Another post of the account, too near. */
export type NearFinding = {
  readonly check: 'near_post'
  readonly accountId: string
  readonly postId: string
  readonly atMs: number
}
/** A picture or film that may not be shown any more at the hour the post would get. */
export type RightsFinding = { readonly check: 'rights_ended' } & OutputOf<'checks.rights'>[number]
export type PostFinding = PlacedFinding | NearFinding | RightsFinding

/** What comes to the same act for whoever schedules; what is off is not among them. */
export type FindingGroups = Readonly<Record<Exclude<CheckMode, 'off'>, readonly PostFinding[]>>

/** @param outCount texts that are out already: there is nothing to mend in them */
export function findingsOf(
  { key, segments }: Pick<PostText, 'key' | 'segments'>,
  outCount: number,
  check: (text: string) => readonly TextFinding[],
): readonly PlacedFinding[] {
  return segments.flatMap(({ segmentId, text }, at) =>
    at < outCount ? [] : check(text).map((finding) => ({ ...finding, key, segmentId, index: at + 1 })),
  )
}

export function groupedFindings(findings: readonly PostFinding[], modes: CheckModes): FindingGroups {
  const having = (mode: CheckMode): readonly PostFinding[] => findings.filter(({ check }) => modes[check] === mode)
  return { block: having('block'), confirm: having('confirm'), warn: having('warn') }
}

/** The text with what was found put right; null where the text has changed at that place since. */
export function mendedText(text: string, found: string, finding: TextFinding): string | null {
  const { start, end, mend } = finding
  if (mend === null || text.slice(start, end) !== found) return null
  return text.slice(0, start) + mend + text.slice(end)
}

/** The checks that the core wants confirmed, as it names them in `checks_unconfirmed`. */
export function checksNamed(
  params: Readonly<Record<string, string | number>>,
  known: readonly Check[],
): readonly Check[] {
  const named = String(params.checks ?? '').split(',')
  return known.filter((check) => named.includes(check))
}
