/** What the words of a post were before (docs/specs/composer.md §7). */
import { z } from 'zod'
import { OCCASIONS } from '../domain/postVersion.ts'
import { lazily } from '../domain/lazily.ts'
import { command, query } from './operation.ts'
import { done, id, instantMs } from './values.ts'

const post = lazily(() => z.strictObject({ postId: id }))

/** Who wrote words, and what was done with them last. */
const facts = lazily(() =>
  z.object({
    /** Null: the office, or not known. */
    writtenBy: id.nullable(),
    writtenAtMs: instantMs,
    occasion: z.enum(OCCASIONS),
    occasionBy: id.nullable(),
    occasionAtMs: instantMs,
  }),
)

const segments = lazily(() =>
  z.array(
    z.object({ segmentId: id, text: z.string(), media: z.array(z.object({ mediaId: id, altText: z.string() })) }),
  ),
)

export const versionOperations = {
  /** `now`: of the words as they are. The newest version first. Errors: not_found. */
  'versions.list': query({
    input: post,
    output: () => z.object({ now: facts(), versions: z.array(facts().extend({ versionId: id })) }),
    topics: ['versions'],
  }),
  /** The words of one. Errors: not_found, also where it was kept long enough. */
  'versions.get': query({
    input: () => z.strictObject({ versionId: id }),
    output: () =>
      z.object({
        common: segments(),
        /** By account; null: the common text. */
        accounts: z.array(z.object({ accountId: id, own: segments().nullable() })),
      }),
    topics: ['versions'],
  }),
  /**
   * Makes its words those of the post: of a draft at once, in a planned one as what was typed and not applied. What was
   * there is a version from then on: `formerId`, null where there were no words. Errors: not_found, wrong_state.
   */
  'versions.restore': command({
    input: () => post().extend({ versionId: id }),
    output: () => z.object({ formerId: id.nullable() }),
    right: 'compose',
  }),
  /** Whoever wrote into it closes it: what is written later is another version. Errors: not_found. */
  'versions.leave': command({ input: post, output: done, right: 'compose' }),
}
