/** An expected failure: something a person can understand and act on. Anything else that is thrown is a bug. */
import type { ErrorCode } from '#shared/rpc/errors.ts'

export class AppError extends Error {
  readonly code: ErrorCode
  readonly params: Readonly<Record<string, string | number>>

  /** @param params what the sentence in the window needs; never message bodies, never secrets */
  constructor(code: ErrorCode, params: Readonly<Record<string, string | number>> = {}) {
    super(code)
    this.name = 'AppError'
    this.code = code
    this.params = params
  }
}
