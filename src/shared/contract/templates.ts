/** What the office writes often: templates of posts, and groups of hashtags (docs/specs/composer.md §9). */
import { z } from 'zod'
import { TEMPLATE_KINDS } from '../domain/textTemplate.ts'
import { lazily } from '../domain/lazily.ts'
import { command, query } from './operation.ts'
import { done, id, instantMs, nothing } from './values.ts'

const template = lazily(() => z.strictObject({ templateId: id }))

export const templateOperations = {
  /** By name, those archived last. The text of a group is its hashtags, with their signs. */
  'templates.list': query({
    input: nothing,
    output: () =>
      z.array(
        z.object({
          templateId: id,
          kind: z.enum(TEMPLATE_KINDS),
          name: z.string(),
          text: z.string(),
          archivedAtMs: instantMs.nullable(),
        }),
      ),
    topics: ['templates'],
  }),
  /** Makes one or changes it; one that was archived is back. Errors: text_empty (of a group: no hashtags), name_taken. */
  'templates.save': command({
    input: () =>
      template().extend({
        kind: z.enum(TEMPLATE_KINDS),
        name: z.string().trim().min(1).max(60),
        text: z.string().max(4_000),
      }),
    output: done,
    right: 'compose',
  }),
  /** It is offered no more. Errors: not_found. */
  'templates.archive': command({ input: template, output: done, right: 'compose' }),
  /** Errors: not_found, name_taken. */
  'templates.bringBack': command({ input: template, output: done, right: 'compose' }),
}
