/** The operating system's vault through Electron: DPAPI, the macOS keychain, or a Linux keyring. */
import { safeStorage } from 'electron'
import type { SecretVault } from '../ports.ts'

/* The calls that wait are deprecated in favour of promises; the port answers at once, inside a unit of work. */
/* eslint-disable @typescript-eslint/no-deprecated */

/** Must run after Electron is ready. */
export function createSecretVault(platform: NodeJS.Platform): SecretVault {
  const backend = platform === 'linux' ? safeStorage.getSelectedStorageBackend() : platform
  // Without a keyring Electron would "encrypt" under a password that stands in its source.
  if (backend === 'basic_text' || backend === 'unknown') return { kind: 'none', reason: 'no_keyring' }
  if (!safeStorage.isEncryptionAvailable()) return { kind: 'none', reason: 'unavailable' }
  return {
    kind: 'os',
    name: backend,
    seal: (plain) => new Uint8Array(safeStorage.encryptString(Buffer.from(plain).toString('base64'))),
    open: (sealed) => new Uint8Array(Buffer.from(safeStorage.decryptString(Buffer.from(sealed)), 'base64')),
  }
}
