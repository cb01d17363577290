/** By what people prove who they are: their PIN, or the recovery passphrase of the data (docs/specs/people.md §2, §5.2). */
import type { Random } from '../ports.ts'
import { createPinHashes, type PinHashes } from './pinHash.ts'
import { createRecoveryPassphrase, type RecoveryPassphrase } from './recoveryPassphrase.ts'

export function createPersonProofs(deps: {
  readonly random: Random
  readonly dataDir: string
  readonly key: () => Uint8Array
}): { readonly pins: PinHashes; readonly recovery: RecoveryPassphrase } {
  return { pins: createPinHashes(deps.random), recovery: createRecoveryPassphrase(deps) }
}
