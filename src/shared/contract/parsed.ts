import type { z } from 'zod'

/** What a schema that is declared with `lazily` answers: `Parsed<typeof postCard>`. */
export type Parsed<S extends () => z.ZodType> = z.output<ReturnType<S>>
