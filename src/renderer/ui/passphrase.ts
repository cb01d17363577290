/** Whether a new passphrase will do, before the core is asked. */

export const PASSPHRASE_MIN_LENGTH = 12

export type PassphraseCheck =
  { readonly kind: 'good' } | { readonly kind: 'too_short'; readonly missing: number } | { readonly kind: 'different' }

/** @param second the same, typed again */
export function checkPassphrase(first: string, second: string): PassphraseCheck {
  if (first.length < PASSPHRASE_MIN_LENGTH) return { kind: 'too_short', missing: PASSPHRASE_MIN_LENGTH - first.length }
  return first === second ? { kind: 'good' } : { kind: 'different' }
}
