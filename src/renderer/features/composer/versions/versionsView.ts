/** What is said of a version, and where its words are not those of the post. Pure. */
import type { OutputOf } from '#shared/contract/contract.ts'
import type { PostDetail } from '#shared/contract/calendar.ts'
import { mediaIn, type PostText } from '../ownTextsView.ts'

export type VersionFacts = OutputOf<'versions.list'>['now']
export type VersionContent = OutputOf<'versions.get'>

/** One text of a post that was another one; `handle`: on one account, null: the common text. */
export type ChangedText = { readonly handle: string | null; readonly before: string; readonly now: string }

/** Between the texts of a thread. */
const BREAK = '\n\n· · ·\n\n'

type Described = { readonly text: string; readonly media: readonly { readonly altText: string }[] }

/**
 * The texts that differ, the common one first. An account with a text of its own, now or then, is compared by what went
 * out there.
 * @param texts as they are typed now
 * @param described what stands for a description of an image
 */
export function changedTexts(
  { common, accounts }: VersionContent,
  texts: readonly PostText[],
  post: PostDetail | null,
  described: (altText: string) => string,
): readonly ChangedText[] {
  const joined = (segments: readonly Described[]): string =>
    segments
      .map(({ text, media }) => [text, ...media.flatMap(({ altText }) => (altText === '' ? [] : [described(altText)]))])
      .map((lines) => lines.join('\n'))
      .join(BREAK)
  const typed = (text: PostText | undefined): string =>
    joined((text?.segments ?? []).map((each) => ({ text: each.text, media: mediaIn(post, each.segmentId) })))
  const commonNow = texts.find(({ key }) => key === null)
  const own = texts
    .flatMap((text) => text.accounts.map((account) => ({ text, account })))
    .flatMap(({ text, account: { accountId, handle } }): ChangedText[] => {
      const then = accounts.find((each) => each.accountId === accountId)?.own ?? null
      if (text.key === null && then === null) return []
      return [{ handle, before: joined(then ?? common), now: typed(text) }]
    })
  return [{ handle: null, before: joined(common), now: typed(commonNow) }, ...own].filter(
    ({ before, now }) => before !== now,
  )
}
