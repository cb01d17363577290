/** The checks before publishing: the office's rules for them, and what only the core can tell (docs/specs/composer.md §1). */
import { z } from 'zod'
import { CHECK_MODES, CHECKS, type CheckRules } from '../domain/checks/finding.ts'
import { lazily } from '../domain/lazily.ts'
import { command, query } from './operation.ts'
import { dayIso, done, id, instantMs, nothing } from './values.ts'

const listedWord = lazily(() =>
  z.strictObject({ written: z.string().trim().min(1).max(80), instead: z.string().trim().max(80) }),
)
/** One word of letters and digits. */
const tag = lazily(() => z.string().regex(/^[\p{L}\p{M}\p{N}_]{1,100}$/u))

export const check = lazily(() => z.enum(CHECKS))

export const checkRules = lazily(
  () =>
    z.strictObject({
      modes: z.record(check(), z.enum(CHECK_MODES)),
      mostEmoji: z.int().min(0).max(50),
      mostSentenceWords: z.int().min(8).max(100),
      mostCapitalsPercent: z.int().min(0).max(100),
      nearMinutes: z
        .int()
        .min(1)
        .max(24 * 60),
      acronyms: z.array(tag()).max(500),
      hashtags: z.array(tag()).max(500),
      forbidden: z.array(listedWord()).max(500),
      sensitive: z.array(listedWord()).max(500),
    }) satisfies z.ZodType<CheckRules>,
)

export const checksOperations = {
  /** `spellings`: hashtags as the office wrote them before, those used last first, without the sign. */
  'checks.rules': query({
    input: nothing,
    output: () => checkRules().extend({ spellings: z.array(z.string()) }),
    topics: ['settings', 'outbox'],
  }),
  /** Those that are named replace what was set; the rest stays. */
  'checks.setRules': command({
    input: () =>
      z.strictObject({
        modes: z.partialRecord(check(), z.enum(CHECK_MODES)).optional(),
        mostEmoji: checkRules().shape.mostEmoji.optional(),
        mostSentenceWords: checkRules().shape.mostSentenceWords.optional(),
        mostCapitalsPercent: checkRules().shape.mostCapitalsPercent.optional(),
        nearMinutes: checkRules().shape.nearMinutes.optional(),
        acronyms: checkRules().shape.acronyms.optional(),
        hashtags: checkRules().shape.hashtags.optional(),
        forbidden: checkRules().shape.forbidden.optional(),
        sensitive: checkRules().shape.sensitive.optional(),
      }),
    output: done,
    right: 'administer',
  }),
  /** Planned posts of the same accounts nearer to that instant than the office's minutes, by time. Errors: not_found. */
  'checks.near': query({
    input: () => z.strictObject({ postId: id, atMs: instantMs }),
    output: () => z.array(z.object({ postId: id, accountId: id, atMs: instantMs })),
    topics: ['posts', 'settings'],
  }),
  /** Pictures and films of the post that may not be shown any more on the day of that instant. Errors: not_found. */
  'checks.rights': query({
    input: () => z.strictObject({ postId: id, atMs: instantMs }),
    output: () =>
      z.array(z.object({ segmentId: id, mediaId: id, fileName: z.string(), holder: z.string(), lastDay: dayIso })),
    topics: ['posts', 'settings', 'media'],
  }),
}
