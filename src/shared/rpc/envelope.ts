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

/** The whole surface between the window and the core: one question, one subscription. */
export type Bridge = {
  readonly call: (operation: string, input: JsonValue) => Promise<Envelope>
  /** Returns the function that ends the subscription. */
  readonly onEvent: (listener: (event: ChangeEvent) => void) => () => void
}

export const CALL_CHANNEL = 'rpc:call'
export const EVENT_CHANNEL = 'rpc:event'
