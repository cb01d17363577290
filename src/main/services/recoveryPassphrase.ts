/**
 * Whether somebody knows the recovery passphrase of the data (docs/specs/backup.md §5.2). Only a coordinator can set one. The
 * passphrase of a profile without a vault does not count: whoever starts Mando there knows it.
 */
import { join } from 'node:path'
import { AppError } from '../rpc/appError.ts'
import { readKeyFile, unwrapKey, type KeyDocument } from '../store/keyFile.ts'

export type RecoveryPassphrase = {
  readonly isSet: () => boolean
  /** Answers no where none is set. */
  readonly opens: (passphrase: string) => Promise<boolean>
}

export function createRecoveryPassphrase(deps: {
  readonly dataDir: string
  readonly key: () => Uint8Array
}): RecoveryPassphrase {
  function kept(): Extract<KeyDocument, { scheme: 'passphrase' }> | null {
    if (readKeyFile(join(deps.dataDir, 'key.json'))?.scheme !== 'os') return null
    const document = readKeyFile(join(deps.dataDir, 'recovery.json'))
    return document?.scheme === 'passphrase' ? document : null
  }
  return {
    isSet: () => kept() !== null,
    opens: async (passphrase) => {
      const document = kept()
      if (document === null) return false
      try {
        const key = await unwrapKey(document, passphrase)
        // One of former data opens, and is not of these.
        return Buffer.compare(key, deps.key()) === 0
      } catch (error) {
        if (error instanceof AppError && error.code === 'passphrase_wrong') return false
        throw error
      }
    },
  }
}
