import { expect, it } from 'vitest'
import { checkPassphrase } from '../../../../src/renderer/ui/passphrase.ts'

it.each([
  ['', '', { kind: 'too_short', missing: 12 }],
  ['once letras', 'once letras', { kind: 'too_short', missing: 1 }],
  ['doce letras!', 'doce letras', { kind: 'different' }],
  ['doce letras!', 'doce letras!', { kind: 'good' }],
] as const)('the passphrase %j typed again as %j is %j', (first, second, check) => {
  expect(checkPassphrase(first, second)).toEqual(check)
})
