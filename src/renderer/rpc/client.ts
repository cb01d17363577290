/** The window's only way out: one typed call over the bridge that the preload exposes. */
import type { InputOf, OperationName, OutputOf } from '#shared/contract/contract.ts'
import { readEnvelope, type Bridge } from '#shared/rpc/envelope.ts'
import type { WireError } from '#shared/rpc/errors.ts'
import type { JsonValue } from '#shared/rpc/json.ts'

declare global {
  /** Exposed by the preload before the first script of the window runs. */
  var mando: Bridge
}

/** An expected failure of an operation, as the core described it. */
export class OperationError extends Error {
  readonly wire: WireError

  constructor(operation: OperationName, wire: WireError) {
    super(`${operation}: ${wire.code}`)
    this.name = 'OperationError'
    this.wire = wire
  }
}

/**
 * Asks the core and answers with the operation's output.
 * @throws OperationError with the core's error inside
 */
export async function callOperation<K extends OperationName>(name: K, input: InputOf<K>): Promise<OutputOf<K>> {
  // Inputs and outputs are JSON by the contract; the dispatcher validates both against the same schemas.
  const envelope = readEnvelope(await globalThis.mando.call(name, input as JsonValue))
  if (!envelope.ok) throw new OperationError(name, envelope.error)
  return envelope.value as OutputOf<K>
}
