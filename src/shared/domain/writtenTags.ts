/** Hashtags and mentions in texts, and the one that is being typed (docs/specs/composer.md §4). Pure. */
import twitterText from 'twitter-text'
import { folded } from './checks/fold.ts'

export type TagKind = 'hashtag' | 'mention'

/** One that was written, without its sign, as it was written last. */
export type WrittenTag = {
  readonly kind: TagKind
  readonly written: string
  readonly uses: number
  readonly lastAtMs: number
}

/** A text that was published, and when. */
export type Published = { readonly postId: string; readonly text: string; readonly atMs: number }

type Entity = ReturnType<typeof twitterText.extractEntitiesWithIndices>[number]

const TYPED = /(?:^|[^\p{L}\p{N}_&/])(?<sign>[#＃@])(?<name>[\p{L}\p{M}\p{N}_·]{0,100})$/u

/** Each once, whatever its capitals and accents: those used last first. @param texts newest first */
export function tagsIn(texts: readonly Published[]): readonly WrittenTag[] {
  const tags = new Map<string, { tag: WrittenTag; posts: Set<string> }>()
  for (const { postId, text, atMs } of texts) {
    for (const entity of twitterText.extractEntitiesWithIndices(text)) {
      const tag = tagOf(entity)
      if (tag === null) continue
      const { kind, written } = tag
      const key = `${kind} ${folded(written)}`
      const known = tags.get(key)
      if (known === undefined)
        tags.set(key, { tag: { kind, written, uses: 1, lastAtMs: atMs }, posts: new Set([postId]) })
      else known.posts.add(postId)
    }
  }
  return [...tags.values()].map(({ tag, posts }) => ({ ...tag, uses: posts.size }))
}

function tagOf(entity: Entity): { readonly kind: TagKind; readonly written: string } | null {
  if ('hashtag' in entity) return { kind: 'hashtag', written: entity.hashtag }
  return 'screenName' in entity ? { kind: 'mention', written: entity.screenName } : null
}

/** Whether a tag begins so. One that is written out in full needs no suggestion. */
export function beginsSo(written: string, beginning: string): boolean {
  return written !== beginning && folded(written).startsWith(folded(beginning))
}

/** The tag that ends at a place, as it is being typed. */
export type TypedTag = { readonly kind: TagKind; readonly beginning: string; readonly start: number }

/** @returns null where none is being typed */
export function typedTag(text: string, caret: number): TypedTag | null {
  const match = TYPED.exec(text.slice(Math.max(0, caret - 110), caret))
  const name = match?.groups?.name
  if (name === undefined) return null
  const kind = match?.groups?.sign === '@' ? 'mention' : 'hashtag'
  return { kind, beginning: name, start: caret - name.length }
}
