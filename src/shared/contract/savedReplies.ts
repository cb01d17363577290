/** What the office answers often, and the office's own variables (docs/specs/inbox.md §12). */
import { z } from 'zod'
import type { ReplyLanguage } from '../domain/replyLanguage.ts'
import { isVariableName } from '../domain/savedReply.ts'
import { lazily } from '../domain/lazily.ts'
import { command, query } from './operation.ts'
import { done, id, instantMs, nothing, STOPS } from './values.ts'

const shortName = lazily(() => z.string().trim().min(1).max(60))
const text = lazily(() => z.string().max(4_000))

/** Empty where there is none in that language; in Spanish there is one. */
const texts = lazily(
  () =>
    z.strictObject({ es: text(), ca: text(), gl: text(), eu: text(), en: text() }) satisfies z.ZodType<
      Record<ReplyLanguage, string>
    >,
)

const macro = lazily(() =>
  z.strictObject({
    labelIds: z.array(id).max(20),
    assign: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('unchanged') }),
      /** Whoever answers. */
      z.strictObject({ kind: z.literal('me') }),
      z.strictObject({ kind: z.literal('person'), personId: id }),
    ]),
    /** The conversation is resolved when the answer is out. */
    resolves: z.boolean(),
    /** With Alt, in an open conversation. */
    key: z.int().min(1).max(9).nullable(),
  }),
)

/** With which saved reply an answer was begun, and whether what its macro does is still wanted. */
export const savedReplyChosen = lazily(() => z.strictObject({ replyId: id, withMacro: z.boolean() }))

const variableName = lazily(() => z.string().trim().max(40, STOPS).refine(isVariableName))

export const savedReplyOperations = {
  /** By name, those archived last. `usesLastMonth` counts answers of the last thirty days. */
  'replies.list': query({
    input: nothing,
    output: () =>
      z.array(
        z.object({
          replyId: id,
          name: z.string(),
          /** Empty: in none. */
          folder: z.string(),
          texts: texts(),
          /** Null where it puts a text into the box and does nothing else. */
          macro: macro().nullable(),
          usesLastMonth: z.int(),
          archivedAtMs: instantMs.nullable(),
        }),
      ),
    topics: ['replies'],
  }),
  /**
   * Makes one or changes it; one that was archived is back. Errors: text_empty (in Spanish), name_taken, key_taken
   * (params.key, params.name), not_found (label or person of the macro).
   */
  'replies.save': command({
    input: () =>
      z.strictObject({
        replyId: id,
        name: shortName(),
        folder: z.string().trim().max(60),
        texts: texts(),
        macro: macro().nullable(),
      }),
    output: done,
    right: 'triage',
  }),
  /** It is offered no more, and its key is free. Errors: not_found. */
  'replies.archive': command({ input: () => z.strictObject({ replyId: id }), output: done, right: 'triage' }),
  /** Errors: not_found, name_taken; key_taken where another has its key by now. */
  'replies.bringBack': command({ input: () => z.strictObject({ replyId: id }), output: done, right: 'triage' }),
  /** The office's own variables by name: an address, a telephone number. */
  'replies.variables': query({
    input: nothing,
    output: () => z.array(z.object({ name: z.string(), value: z.string() })),
    topics: ['replies'],
  }),
  /** Makes one or changes it; names are the same without accents and capitals. Errors: text_empty. */
  'replies.setVariable': command({
    input: () => z.strictObject({ name: variableName(), value: z.string().trim().max(280) }),
    output: done,
    right: 'triage',
  }),
  /** Replies that use it keep its name in their text, which then stays open. Errors: not_found. */
  'replies.removeVariable': command({
    input: () => z.strictObject({ name: variableName() }),
    output: done,
    right: 'triage',
  }),
}
