/** How schemas are declared that stand by themselves: those that several operations share, and those of rows and answers. */
import type { z } from 'zod'

/**
 * Declares what takes time to make and may never be asked for. Schemas made when their module is read held every start, wanted or
 * not (docs/adr/0013-speed-of-start-and-calls.md).
 *
 * @returns a function that makes it at the first call, and from then on answers the same one
 */
export function lazily<T extends object>(make: () => T): () => T {
  let made: T | null = null
  return () => (made ??= make())
}

/** What a schema that is declared with `lazily` answers: `Parsed<typeof postCard>`. */
export type Parsed<S extends () => z.ZodType> = z.output<ReturnType<S>>
