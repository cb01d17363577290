/** Parameters in the addresses of the office's own pages (docs/specs/composer.md §12). */
import { z } from 'zod'
import { readHost, type LinkRules } from '../domain/linkParameters.ts'
import { lazily } from '../domain/lazily.ts'
import { command, query } from './operation.ts'
import { done, nothing, STOPS } from './values.ts'

const parameter = lazily(() =>
  z
    .string()
    .trim()
    .max(60, STOPS)
    .regex(/^[\w.~-]*$/u),
)

export const linkRules = lazily(
  () =>
    z.strictObject({
      hosts: z
        .array(
          z
            .string()
            .max(253, STOPS)
            .refine((host) => readHost(host) === host),
        )
        .max(50),
      source: parameter(),
      medium: parameter(),
    }) satisfies z.ZodType<LinkRules>,
)

export const linkOperations = {
  'links.rules': query({ input: nothing, output: linkRules, topics: ['settings'] }),
  'links.setRules': command({ input: linkRules, output: done, right: 'administer' }),
}
