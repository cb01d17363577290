/** Messages as they may leave Mando: without personal data, and without those they are from (docs/specs/inbox.md §11). */
import { findPersonalData, maskPersonalData, type PersonalDatumKind } from './detect/personalData.ts'

/** For readers in Spain, so in Spanish whatever the language of the window. */
const MASKS: Readonly<Record<PersonalDatumKind, string>> = {
  national_id: '[DNI]',
  plate: '[matrícula]',
  phone: '[teléfono]',
  email: '[correo]',
  iban: '[IBAN]',
  card: '[tarjeta]',
  postal_address: '[dirección]',
}

/** A handle of X: up to fifteen letters, digits and underscores, not the end of an address. */
const HANDLE = /(?<![\p{L}\p{N}_.@])@([A-Za-z0-9_]{1,15})(?![A-Za-z0-9_])/gu

/** The text with each personal datum replaced by what it is, `[DNI]`. */
export function masked(text: string): string {
  return maskPersonalData(text, findPersonalData(text), MASKS)
}

/**
 * @param text of a message, from outside or of the office
 * @param ownHandles of the office's accounts, without the sign, in lower case: only these stay
 * @returns the text with each personal datum replaced by what it is, `[DNI]`, and each handle by `@[usuario]`
 */
export function withoutPersons(text: string, ownHandles: ReadonlySet<string>): string {
  return masked(text).replace(HANDLE, (written, handle: string) =>
    ownHandles.has(handle.toLowerCase()) ? written : '@[usuario]',
  )
}
