/** «El mismo texto sale en @policia el jueves a las 10:00»: what a post would say a second time within a day. */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { withinADayOf } from '#shared/domain/sameText.ts'
import { AppError } from '../rpc/appError.ts'
import type { OutsidePostTable } from '../store/outsidePostTable.ts'
import type { PostTable, Variant } from '../store/postTable.ts'
import type { RepeatTable } from '../store/repeatTable.ts'
import { textDigest } from '../store/textDigest.ts'
import { editedTexts, plannedTexts } from './plannedTexts.ts'

export function createDuplicateTexts(deps: {
  readonly posts: Pick<PostTable, 'byId' | 'segments' | 'variantsOf'>
  readonly repeated: RepeatTable
  readonly outside: Pick<OutsidePostTable, 'saying'>
}) {
  const { posts } = deps
  return {
    repeats: ({ postId, atMs, texts }: ParsedInputOf<'calendar.repeats'>): OutputOf<'calendar.repeats'> => {
      const post = posts.byId(postId)
      if (post === null) throw new AppError('not_found')
      const wanted = concerned(posts.variantsOf(postId)).flatMap((variant) => {
        const said = texts === 'edited' ? editedTexts(posts, post, variant) : plannedTexts(posts, variant)
        const digests = new Set(said.flatMap(({ text }) => textDigest(text) ?? []))
        return [...digests].map((digest) => ({ accountId: variant.accountId, digest }))
      })
      const span = withinADayOf(atMs)
      return [
        ...deps.repeated.find(postId, wanted, span).map((repeat) => ({ from: 'mando' as const, ...repeat })),
        ...deps.outside.saying(wanted, span).map((repeat) => ({ from: 'elsewhere' as const, ...repeat })),
      ].sort((a, b) => a.atMs - b.atMs)
    },
  }
}

/** The variants that a new hour is for: what is still to go out, or, where nothing is, what was given up. */
function concerned(variants: readonly Variant[]): readonly Variant[] {
  const left = variants.filter(({ state }) => state !== 'published' && state !== 'cancelled')
  return left.length > 0 ? left : variants.filter(({ state }) => state === 'cancelled')
}
