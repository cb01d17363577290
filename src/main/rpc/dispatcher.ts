/**
 * The only place that validates and builds envelopes: unknown name, bad input, expected failure, bug.
 * Nothing that a caller sends can make it throw.
 */
import {
  contract,
  isOperationName,
  type OperationName,
  type OutputOf,
  type ParsedInputOf,
} from '#shared/contract/contract.ts'
import type { Envelope } from '#shared/rpc/envelope.ts'
import type { NeededRight } from '#shared/contract/operation.ts'
import type { WireError } from '#shared/rpc/errors.ts'
import type { JsonValue } from '#shared/rpc/json.ts'
import { faultPlace } from '../faultPlace.ts'
import type { Ids, Log } from '../ports.ts'
import { AppError } from './appError.ts'

export type Handler<K extends OperationName> = (input: ParsedInputOf<K>) => OutputOf<K> | Promise<OutputOf<K>>
/** A handler for each operation of the contract: one that is missing does not compile. */
export type Handlers = { readonly [K in OperationName]: Handler<K> }

export type Dispatcher = (operation: string, input: unknown) => Promise<Envelope>

/**
 * @param handlersFor the handlers of the present session; null while the database is not open, when only the
 *   operations declared `whileLocked` answer
 * @param permit throws AppError where who acts may not do what the operation needs
 */
export function createDispatcher(deps: {
  readonly handlersFor: (operation: OperationName) => Handlers[OperationName] | null
  readonly permit: (right: NeededRight) => void
  readonly ids: Ids
  readonly log: Log
}): Dispatcher {
  const called = new Set<OperationName>()

  /** Zod makes code of an object's schema when it is first used, which pays from the second use on: once, it is interpreted. */
  function asOften(operation: OperationName): { readonly jitless: boolean } {
    const jitless = !called.has(operation)
    called.add(operation)
    return { jitless }
  }

  return async (operation, input) => {
    if (!isOperationName(operation)) return failure('unsupported')
    const declared = contract[operation]
    const reading = asOften(operation)
    try {
      deps.permit(declared.right)
      const parsed = declared.input.safeParse(input, reading)
      if (!parsed.success) {
        return failure('invalid_input', { paths: [...new Set(parsed.error.issues.map(({ path }) => path.join('.')))] })
      }
      const handler = deps.handlersFor(operation)
      if (handler === null) return failure('locked')
      // One call signature for all operations: the pair (declared, handler) was looked up under the same name.
      const answer: unknown = await (handler as (input: unknown) => unknown)(parsed.data)
      // Outputs hold JSON only: a test of the contract proves it of every schema, so a second walk here would be waste.
      return { ok: true, value: declared.output.parse(answer, reading) as JsonValue }
    } catch (error) {
      if (error instanceof AppError) return failure(error.code, { params: error.params })
      const correlationId = deps.ids.next()
      deps.log.error('operation_failed', { operation, correlationId, fault: faultPlace(error) })
      return failure('internal', { correlationId })
    }
  }
}

function failure(code: WireError['code'], more: Partial<WireError> = {}): Envelope {
  return { ok: false, error: { code, params: {}, paths: [], correlationId: null, ...more } }
}
