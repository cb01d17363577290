/** What is said of a post's approval, and what changed between two requests. Pure. */
import type { OutputOf } from '#shared/contract/contract.ts'

export type PostApproval = OutputOf<'approvals.ofPost'>
export type Round = PostApproval['rounds'][number]

/** Texts that differ between two requests, by account and position; an empty one was not there. */
export type TextChange = { readonly key: string; readonly before: string; readonly now: string }

/** What whoever decides should look at: the texts that are not what they were in the request before. */
export function changesSince(former: Round | undefined, round: Round): readonly TextChange[] {
  if (former === undefined) return []
  const textsOf = ({ content }: Round): ReadonlyMap<string, string> =>
    new Map(
      content.variants.flatMap(({ accountId, segments }) =>
        segments.map(({ text, media }, index) => [
          `${accountId} ${String(index)}`,
          [text, ...media.map(({ altText }) => `[${altText}]`)].join('\n'),
        ]),
      ),
    )
  const [before, now] = [textsOf(former), textsOf(round)]
  const seen = new Set<string>()
  return [...new Set([...before.keys(), ...now.keys()])].flatMap((key) => {
    const change = { key, before: before.get(key) ?? '', now: now.get(key) ?? '' }
    // The common text of several accounts changed once.
    const same = `${change.before}\u0000${change.now}`
    if (change.before === change.now || seen.has(same)) return []
    seen.add(same)
    return [change]
  })
}

/** The comment with which changes were requested; null where none were. */
export function requestOfChanges(round: Round | undefined): Round['decisions'][number] | null {
  if (round?.endedAs !== 'changes_requested') return null
  return round.decisions.findLast(({ verdict }) => verdict === 'request_changes') ?? null
}

/** Who agreed, by id, each once. */
export function agreedBy(round: Round | undefined): readonly string[] {
  return [...new Set((round?.decisions ?? []).map(({ personId }) => personId))]
}
