/** The file that a person chose last for the calendar, kept in memory under its fingerprint (docs/specs/calendarFiles.md §1.2). */
import { createHash } from 'node:crypto'
import { AppError } from '../rpc/appError.ts'

/** @param T what was read of it */
export function createChosenFiles<T>() {
  let kept: { readonly token: string; readonly content: T } | null = null
  return {
    /** @returns SHA-256 of the bytes, in hexadecimal */
    keep: (bytes: Uint8Array, content: T): string => {
      const token = createHash('sha256').update(bytes).digest('hex')
      kept = { token, content }
      return token
    },
    /** @throws AppError not_found where another was chosen since */
    of: (token: string): T => {
      if (kept?.token !== token) throw new AppError('not_found')
      return kept.content
    },
  }
}
