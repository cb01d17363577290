/** One search over posts and conversations, for the command palette. */
import { z } from 'zod'
import { lazily } from '../domain/lazily.ts'
import { query } from './operation.ts'
import { id, instantMs, searchText } from './values.ts'

export const searchHit = lazily(() =>
  z.object({
    kind: z.enum(['post', 'conversation']),
    id,
    title: z.string(),
    excerpt: z.string(),
    atMs: instantMs,
  }),
)

export const searchOperations = {
  /** Newest first; accents and case do not matter; the last word may be unfinished. */
  'search.find': query({
    input: () => z.strictObject({ text: searchText, limit: z.int().min(1).max(50) }),
    output: () => z.array(searchHit()),
    topics: ['posts', 'inbox'],
  }),
}
