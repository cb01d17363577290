/** Reading a PIN as it is typed. Pure; the core checks the same again. */
import { isEasyPin, PIN_PATTERN } from '#shared/domain/pin.ts'

const MAX_DIGITS = 12

/** The digits of what was typed, as many as a PIN has at most. */
export function pinDigits(typed: string): string {
  return typed.replaceAll(/\D/g, '').slice(0, MAX_DIGITS)
}

export type NewPinCheck = 'good' | 'short' | 'easy' | 'different'

/** A new PIN typed twice. What is wrong with the first is said before that they differ. */
export function checkNewPin(first: string, second: string): NewPinCheck {
  if (!PIN_PATTERN.test(first)) return 'short'
  if (isEasyPin(first)) return 'easy'
  return first === second ? 'good' : 'different'
}
