/** The search of the command palette: posts and conversations together. */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { snippetOf } from '#shared/domain/conversation.ts'
import { ftsQuery } from '../store/ftsQuery.ts'
import type { SearchTable } from '../store/searchTable.ts'

export function createSearch(deps: { readonly table: SearchTable }) {
  return {
    find: ({ text, limit }: ParsedInputOf<'search.find'>): OutputOf<'search.find'> => {
      const match = ftsQuery(text)
      if (match === null) return []
      const posts = deps.table.posts(match, limit).map((hit) => ({
        kind: 'post' as const,
        id: hit.id,
        title: snippetOf(hit.text),
        excerpt: snippetOf(hit.excerpt),
        atMs: hit.atMs,
      }))
      const conversations = deps.table.conversations(match, limit).map((hit) => ({
        kind: 'conversation' as const,
        id: hit.id,
        title: `${hit.displayName} @${hit.handle}`,
        excerpt: snippetOf(hit.excerpt),
        atMs: hit.atMs,
      }))
      return [...posts, ...conversations].sort((a, b) => b.atMs - a.atMs).slice(0, limit)
    },
  }
}
