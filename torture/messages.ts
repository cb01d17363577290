/** What the torture and the process that runs the core say to each other. */
import { z } from 'zod'
import type { Envelope } from '../src/shared/rpc/envelope.ts'

/** To the core's process. `turn` grows by one with each message. */
export const order = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('call'), turn: z.int(), id: z.int(), operation: z.string(), input: z.json() }),
  z.object({ kind: z.literal('put_ahead'), turn: z.int(), aheadMs: z.number() }),
  z.object({ kind: z.literal('network'), turn: z.int(), isUp: z.boolean() }),
  z.object({ kind: z.literal('stop'), turn: z.int() }),
])
export type Order = z.infer<typeof order>

/** From the core's process. */
export const report = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({
    kind: z.literal('answer'),
    id: z.int(),
    envelope: z.custom<Envelope>((value) => typeof value === 'object' && value !== null && 'ok' in value),
  }),
  /** Nothing is under way, or nothing moves: time may be put ahead to `nextAtMs`. `turn` is the last order obeyed. */
  z.object({ kind: z.literal('idle'), turn: z.int(), nextAtMs: z.number().nullable() }),
  /** A line of the core's log that tells of a fault of its own. */
  z.object({ kind: z.literal('fault'), event: z.string(), facts: z.string() }),
])
export type Report = z.infer<typeof report>

/** How the child is broken on purpose, to show that the check can fail. */
export const BREAKS = ['none', 'attempt', 'reconcile'] as const
export type Break = (typeof BREAKS)[number]

export const childSetup = z.object({
  dataDir: z.string(),
  xOrigin: z.string(),
  aheadMs: z.number(),
  breaks: z.enum(BREAKS),
  storeWorkerFile: z.string(),
})
export type ChildSetup = z.infer<typeof childSetup>
