/** How an operation is declared. An operation is `area.verb` with a schema for what goes in and what comes out. */
import type { z } from 'zod'
import type { Right } from '../domain/roles.ts'
import { lazily } from '../domain/lazily.ts'

/** What can change. A query names the topics it depends on and is asked again when one of them changes. */
export const TOPICS = [
  'session',
  'people',
  'accounts',
  'posts',
  'approvals',
  'versions',
  'comments', // of colleagues on posts
  'templates',
  'media', // rights of pictures and films, and the library
  'planning', // campaigns, days, kept views of the calendar
  'inbox',
  'replies',
  'urgent', // a message that cannot wait came
  'growth',
  'post_metrics',
  'outbox',
  'settings',
  'spend',
  'status',
  'audit',
  'training',
  'backup',
] as const
export type Topic = (typeof TOPICS)[number]

/**
 * What the person who acts must have the right to; `anyone`: nobody needs to act. While the database is closed nobody can
 * be known, and nothing is needed.
 */
export type NeededRight = Right | 'anyone'

export type Query<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  readonly kind: 'query'
  readonly input: I
  readonly output: O
  readonly topics: readonly [Topic, ...Topic[]]
  /** True where it answers before the database is open. */
  readonly whileLocked: boolean
  readonly right: NeededRight
}

export type Command<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  readonly kind: 'command'
  readonly input: I
  readonly output: O
  readonly whileLocked: boolean
  readonly right: NeededRight
}

/**
 * How schemas are declared: as functions, called when the operation is first used. Making the schemas of every operation took
 * half of reading the core (docs/adr/0013-speed-of-start-and-calls.md).
 */
type Schemas<I extends z.ZodType, O extends z.ZodType> = { readonly input: () => I; readonly output: () => O }

/**
 * A question: never writes. A query without topics would never be refreshed, so it does not compile. Who names no other
 * right asks for `read`.
 */
export function query<I extends z.ZodType, O extends z.ZodType>(
  declaration: Schemas<I, O> & {
    topics: readonly [Topic, ...Topic[]]
    whileLocked?: boolean
    right?: NeededRight
  },
): Query<I, O> {
  const { topics, whileLocked = false, right = 'read' } = declaration
  return withSchemas({ kind: 'query', topics, whileLocked, right }, declaration)
}

/**
 * A change. Ids are made by the caller, so that sending the same command twice changes nothing more. One that names no
 * right does not compile.
 */
export function command<I extends z.ZodType, O extends z.ZodType>(
  declaration: Schemas<I, O> & {
    right: NeededRight
    whileLocked?: boolean
  },
): Command<I, O> {
  const { right, whileLocked = false } = declaration
  return withSchemas({ kind: 'command', whileLocked, right }, declaration)
}

/** Each schema is made once, when it is first asked for. */
function withSchemas<T extends object, I extends z.ZodType, O extends z.ZodType>(
  operation: T,
  { input, output }: Schemas<I, O>,
): T & { readonly input: I; readonly output: O } {
  return Object.defineProperties(operation, {
    input: { enumerable: true, get: lazily(input) },
    output: { enumerable: true, get: lazily(output) },
  }) as T & { readonly input: I; readonly output: O }
}
