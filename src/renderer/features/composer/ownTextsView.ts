/** The texts of one post as they are being written: the common one, and those of single accounts. Pure. */
import type { AccountView } from '#shared/contract/accounts.ts'
import type { PostDetail } from '#shared/contract/calendar.ts'
import { textsOf, type SegmentDraft } from './composerView.ts'

/** The id of the variant whose own text it is; null: the common one. */
export type TextKey = string | null
export type Drafts = ReadonlyMap<TextKey, readonly SegmentDraft[]>

/** Which text, and on which of the chosen accounts it goes out. */
export type Destination = { readonly key: TextKey; readonly accounts: readonly AccountView[] }

/** One text, with where it goes out. */
export type PostText = Destination & { readonly segments: readonly SegmentDraft[] }

/** What the editor starts from: what was typed last, applied or not. */
export function draftsOf(post: PostDetail): Drafts {
  const own = post.variants.flatMap(({ variantId, own: text }): [TextKey, readonly SegmentDraft[]][] =>
    text === null ? [] : [[variantId, text.pendingEdit ?? withoutMedia(text.segments)]],
  )
  return new Map<TextKey, readonly SegmentDraft[]>([[null, textsOf(post)], ...own])
}

/** The same without what was typed and not applied. */
export function appliedDraftsOf(post: PostDetail): Drafts {
  const variants = post.variants.map((variant) => ({
    ...variant,
    own: variant.own === null ? null : { ...variant.own, pendingEdit: null },
  }))
  return draftsOf({ ...post, pendingEdit: null, variants })
}

/** The common text first, then those of single accounts in the order of the accounts. */
export function postTexts(
  drafts: Drafts,
  post: PostDetail | null,
  chosen: readonly AccountView[],
): readonly PostText[] {
  return written(
    drafts,
    destinationsOf((key) => drafts.has(key), post?.variants ?? [], chosen),
  )
}

/** The same without the words. @param hasText whether there is a text under the key */
export function destinationsOf(
  hasText: (key: TextKey) => boolean,
  variants: readonly Pick<PostDetail['variants'][number], 'variantId' | 'accountId'>[],
  chosen: readonly AccountView[],
): readonly Destination[] {
  const keyOf = new Map(
    variants.flatMap(({ variantId, accountId }) => (hasText(variantId) ? [[accountId, variantId]] : [])),
  )
  const own = chosen.flatMap((account) => {
    const key = keyOf.get(account.accountId)
    return key === undefined ? [] : [{ key, accounts: [account] }]
  })
  const others = chosen.filter(({ accountId }) => !keyOf.has(accountId))
  return [{ key: null, accounts: others }, ...own]
}

export function written(drafts: Drafts, destinations: readonly Destination[]): readonly PostText[] {
  return destinations.map((destination) => ({ ...destination, segments: drafts.get(destination.key) ?? [] }))
}

/** Those that go out somewhere; of a post that has no account yet, the common one. */
export function outgoingTexts(texts: readonly PostText[]): readonly PostText[] {
  const going = texts.filter(({ accounts }) => accounts.length > 0)
  return going.length > 0 ? going : texts.slice(0, 1)
}

/** The same each time: what carries nothing has not changed. */
const NO_MEDIA: PostDetail['segments'][number]['media'] = []

/** What a stored text carries, whichever of the post's texts it is. */
export function mediaIn(post: PostDetail | null, segmentId: string): PostDetail['segments'][number]['media'] {
  if (post === null) return NO_MEDIA
  const all = [...post.segments, ...post.variants.flatMap(({ own }) => own?.segments ?? [])]
  return all.find((segment) => segment.segmentId === segmentId)?.media ?? NO_MEDIA
}

/** How many of the texts are out on an account that goes by them: they stay as they are. */
export function outCountOf(post: PostDetail | null, key: TextKey): number {
  const variants = (post?.variants ?? []).filter(({ variantId, own }) => (own === null ? null : variantId) === key)
  return Math.max(0, ...variants.map(({ publishedSegments }) => publishedSegments))
}

export function hasPendingEdit(post: PostDetail | null): boolean {
  return (
    post !== null &&
    (post.pendingEdit !== null || post.variants.some(({ own }) => own !== null && own.pendingEdit !== null))
  )
}

function withoutMedia(segments: PostDetail['segments']): readonly SegmentDraft[] {
  return segments.map(({ segmentId, text }) => ({ segmentId, text }))
}
