/** The hash-chained log of everything that changed. */
import { z } from 'zod'
import { query } from './operation.ts'
import { instantMs, nothing } from './values.ts'

export const auditOperations = {
  /** Recomputes the whole chain. */
  'audit.verify': query({
    input: nothing,
    output: () =>
      z.discriminatedUnion('intact', [
        z.object({ intact: z.literal(true), rows: z.int() }),
        z.object({ intact: z.literal(false), rows: z.int(), brokenAtSeq: z.int() }),
      ]),
    topics: ['audit'],
  }),
  'audit.recent': query({
    input: () => z.strictObject({ beforeSeq: z.int().min(1).nullable(), limit: z.int().min(1).max(200) }),
    output: () =>
      z.array(z.object({ seq: z.int(), atMs: instantMs, actor: z.string(), action: z.string(), entity: z.string() })),
    topics: ['audit'],
  }),
}
