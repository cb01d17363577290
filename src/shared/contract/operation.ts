/** How an operation is declared. An operation is `area.verb` with a schema for what goes in and what comes out. */
import type { z } from 'zod'

/** What can change. A query names the topics it depends on and is asked again when one of them changes. */
export const TOPICS = [
  'session',
  'accounts',
  'posts',
  'inbox',
  'growth',
  'outbox',
  'settings',
  'spend',
  'status',
  'audit',
  'training',
  'backup',
] as const
export type Topic = (typeof TOPICS)[number]

export type Query<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  readonly kind: 'query'
  readonly input: I
  readonly output: O
  readonly topics: readonly [Topic, ...Topic[]]
  /** True where it answers before the database is open. */
  readonly whileLocked: boolean
}

export type Command<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  readonly kind: 'command'
  readonly input: I
  readonly output: O
  readonly whileLocked: boolean
}

/** A question: never writes. A query without topics would never be refreshed, so it does not compile. */
export function query<I extends z.ZodType, O extends z.ZodType>(declaration: {
  input: I
  output: O
  topics: readonly [Topic, ...Topic[]]
  whileLocked?: boolean
}): Query<I, O> {
  const { input, output, topics, whileLocked = false } = declaration
  return { kind: 'query', input, output, topics, whileLocked }
}

/** A change. Ids are made by the caller, so that sending the same command twice changes nothing more. */
export function command<I extends z.ZodType, O extends z.ZodType>(declaration: {
  input: I
  output: O
  whileLocked?: boolean
}): Command<I, O> {
  const { input, output, whileLocked = false } = declaration
  return { kind: 'command', input, output, whileLocked }
}
