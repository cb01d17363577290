import type { WireError } from './errors.ts'
import type { JsonValue } from './json.ts'

/** The answer to every call: never a thrown error, always one of these two. */
export type Envelope =
  { readonly ok: true; readonly value: JsonValue } | { readonly ok: false; readonly error: WireError }

/**
 * Says that something changed, never what it became: the window asks again for the queries that depend on `topic`.
 * `seq` grows by one; a hole means that events were missed and everything is asked again.
 */
export type ChangeEvent = { readonly seq: number; readonly topic: string; readonly ids: readonly string[] }

/**
 * The whole surface between the window and the core: one question, one subscription. The answer is the JSON text of an
 * Envelope: one string crosses the wall between the worlds many times faster than a tree of objects.
 */
export type Bridge = {
  readonly call: (operation: string, input: JsonValue) => Promise<string>
  /** Returns the function that ends the subscription. */
  readonly onEvent: (listener: (event: ChangeEvent) => void) => () => void
}

/** Reads an answer of the bridge. The core has validated what is inside against the operation's schema. */
export function readEnvelope(answer: string): Envelope {
  return JSON.parse(answer) as Envelope
}

export const CALL_CHANNEL = 'rpc:call'
export const EVENT_CHANNEL = 'rpc:event'
