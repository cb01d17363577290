/** Help while writing, from what the office wrote before (docs/specs/composer.md §4). */
import { z } from 'zod'
import { query } from './operation.ts'
import { instantMs } from './values.ts'

/** More would not be looked through while typing. */
export const MOST_SUGGESTIONS = 8

export const writingOperations = {
  /**
   * Hashtags or mentions of the office's published posts that begin so, without regard to capitals and accents: those
   * used last first. The office's own hashtags are among them though they were never used.
   */
  'writing.suggestions': query({
    input: () => z.strictObject({ kind: z.enum(['hashtag', 'mention']), beginning: z.string().max(100) }),
    output: () =>
      z.array(
        z.object({
          /** Without the sign, as it was written last. */
          written: z.string(),
          /** In how many of the posts that were looked at. */
          uses: z.int(),
          lastAtMs: instantMs.nullable(),
        }),
      ),
    topics: ['posts', 'outbox', 'settings'],
  }),
}
