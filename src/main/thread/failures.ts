/**
 * Errors as they pass between threads. The structured clone keeps of an error its message and little more; what the core
 * decides by is in its other fields: whether a request left (FetchFailure), and the `code` of the system's own errors.
 */
import { FetchFailure, type CertificateRefusal, type FetchFailureReason } from '../ports.ts'

export type SentFailure =
  | {
      readonly kind: 'fetch'
      readonly reason: FetchFailureReason
      readonly sent: boolean
      readonly certificate: CertificateRefusal | null
      readonly cause: string | null
    }
  | {
      readonly kind: 'error'
      readonly name: string
      readonly message: string
      readonly stack: string | null
      /** Of Node's own errors, `ENOSPC` and the like. */
      readonly code: string | null
    }

export function sentFailure(error: unknown): SentFailure {
  if (error instanceof FetchFailure) {
    const { reason, sent, certificate, cause } = error
    return { kind: 'fetch', reason, sent, certificate, cause: cause instanceof Error ? cause.message : null }
  }
  if (!(error instanceof Error)) {
    return { kind: 'error', name: 'Error', message: String(error), stack: null, code: null }
  }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : null
  return { kind: 'error', name: error.name, message: error.message, stack: error.stack ?? null, code }
}

/** The stack is the other thread's: that is where it happened. */
export function rebuiltFailure(failure: SentFailure): Error {
  if (failure.kind === 'fetch') {
    const { reason, sent, certificate, cause } = failure
    return new FetchFailure(reason, sent, cause ?? undefined, certificate)
  }
  const { name, message, stack, code } = failure
  return Object.assign(new Error(message), {
    name,
    ...(stack === null ? {} : { stack }),
    ...(code === null ? {} : { code }),
  })
}
