/** What the office wrote before, for whoever writes now (docs/specs/composer.md §4). */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { MOST_SUGGESTIONS } from '#shared/contract/writing.ts'
import { folded } from '#shared/domain/checks/fold.ts'
import { beginsSo, tagsIn, type WrittenTag } from '#shared/domain/writtenTags.ts'
import type { PublishedTextTable } from '../store/publishedTextTable.ts'

export function createWritingHelp(deps: {
  readonly published: PublishedTextTable
  /** The office's own hashtags, without the sign. */
  readonly ownHashtags: () => readonly string[]
}) {
  let read: { readonly untilMs: number | null; readonly tags: readonly WrittenTag[] } = { untilMs: null, tags: [] }

  /** Read again only after another post left. */
  function tags(): readonly WrittenTag[] {
    const untilMs = deps.published.lastLeftAtMs()
    if (read.untilMs !== untilMs) read = { untilMs, tags: tagsIn(deps.published.newest()) }
    return read.tags
  }

  return {
    /** Hashtags as they were written before, those used last first, without the sign. */
    spellings: (): readonly string[] => tags().flatMap(({ kind, written }) => (kind === 'hashtag' ? [written] : [])),
    suggestions: (input: ParsedInputOf<'writing.suggestions'>): OutputOf<'writing.suggestions'> => {
      const used = tags()
        .filter(({ kind }) => kind === input.kind)
        .map(({ written, uses, lastAtMs }) => ({ written, uses, lastAtMs }))
      const known = new Set(used.map(({ written }) => folded(written)))
      const own = input.kind === 'hashtag' ? deps.ownHashtags().filter((written) => !known.has(folded(written))) : []
      return [...used, ...own.map((written) => ({ written, uses: 0, lastAtMs: null }))]
        .filter(({ written }) => beginsSo(written, input.beginning))
        .slice(0, MOST_SUGGESTIONS)
    },
  }
}
