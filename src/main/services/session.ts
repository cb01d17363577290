/**
 * Opening the encrypted database: with the operating system's vault, with a passphrase, or — training only — without
 * asking. What cannot be opened is shown as it is and left untouched.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import type { SessionView } from '#shared/contract/session.ts'
import type { Ports } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import { moveDurably } from '../wholeFile.ts'
import {
  fromBase64,
  readKeyFile,
  removeKeyFile,
  sealerFromKey,
  toBase64,
  unwrapKey,
  wrapKey,
  writeKeyFile,
  type KeyDocument,
  type Sealer,
} from '../store/keyFile.ts'
import { faultOf, openStore, type Store } from '../store/openStore.ts'
import { finishSwap } from '../store/swapDatabase.ts'

export const MIN_PASSPHRASE_LENGTH = 12

type Protection = Extract<SessionView, { phase: 'ready' }>['protection']
type BlockedCode = Extract<SessionView, { phase: 'blocked' }>['code']

/** What the rest of the core is built on once the database is open. */
export type OpenProfile = {
  readonly store: Store
  /** Null in an `open` profile: there is nothing yet that could keep a credential. */
  readonly sealer: () => Sealer | null
  readonly key: () => Uint8Array
}

type State =
  | { readonly phase: 'opening' }
  | { readonly phase: 'locked' }
  | { readonly phase: 'ready'; readonly store: Store; readonly protection: Protection; readonly key: Uint8Array }
  | { readonly phase: 'blocked'; readonly code: BlockedCode; readonly path: string; readonly detail: string }

export function createSession(deps: {
  readonly ports: Pick<Ports, 'vault' | 'random' | 'clock' | 'log'>
  readonly dataDir: string
  readonly version: string
  readonly packaged: boolean
  readonly onOpened: (profile: OpenProfile) => void
  readonly onChanged: () => void
}) {
  const { ports, dataDir } = deps
  const databasePath = join(dataDir, 'mando.db')
  const keyPath = join(dataDir, 'key.json')
  /** Exists only while `protect` changes the key, so that a crash in between loses neither. */
  const nextKeyPath = join(dataDir, 'key.next.json')
  let state: State = { phase: 'opening' }
  /** The last one that was found out: a database that is damaged keeps its key. */
  let knownKey: Uint8Array | null = null

  const isReady = (): boolean => state.phase === 'ready'

  function become(next: State): void {
    state = next
    deps.onChanged()
  }

  function block(code: BlockedCode, path: string, detail = ''): void {
    ports.log.error('session_blocked', { code })
    become({ phase: 'blocked', code, path, detail })
  }

  function open(key: Uint8Array, protection: Protection): void {
    knownKey = key
    const store = openStore({
      path: databasePath,
      key,
      nowMs: ports.clock.now(),
      backupPathFor: (version) => join(dataDir, `mando.before-v${String(version)}.db`),
    })
    state = { phase: 'ready', store, protection, key }
    try {
      deps.onOpened({ store, sealer, key: () => (state.phase === 'ready' ? state.key : key) })
    } catch (error) {
      // What stands on the database did not begin: the next try must not find a first one still at work.
      state = { phase: 'opening' }
      store.close()
      throw error
    }
    deps.onChanged()
  }

  function sealer(): Sealer | null {
    if (state.phase !== 'ready') return null
    switch (state.protection) {
      case 'open':
        return null
      case 'os':
        return ports.vault.kind === 'os' ? { seal: ports.vault.seal, open: ports.vault.open } : null
      case 'passphrase':
        return sealerFromKey(state.key, ports.random.bytes)
    }
  }

  function openWith(document: KeyDocument): void {
    switch (document.scheme) {
      case 'open': {
        try {
          open(fromBase64(document.key), 'open')
        } catch (error) {
          if (!isDamaged(error) || !existsSync(nextKeyPath)) throw error
          // The key was changed and the power went before the new key file took its place: finish that now.
          moveDurably(nextKeyPath, keyPath)
          become({ phase: 'locked' })
          return
        }
        removeKeyFile(nextKeyPath)
        return
      }
      case 'os': {
        if (ports.vault.kind !== 'os') {
          block('vault_lost', keyPath, ports.vault.reason)
          return
        }
        let key
        try {
          key = ports.vault.open(fromBase64(document.sealed))
        } catch {
          block('vault_lost', keyPath, ports.vault.name)
          return
        }
        open(key, 'os')
        return
      }
      case 'passphrase':
        become({ phase: 'locked' })
    }
  }

  function createProfile(): void {
    const key = ports.random.bytes(32)
    const document: KeyDocument =
      ports.vault.kind === 'os'
        ? { scheme: 'os', sealed: toBase64(ports.vault.seal(key)) }
        : { scheme: 'open', key: toBase64(key) }
    writeKeyFile(keyPath, document)
    openWith(document)
  }

  function start(): void {
    become({ phase: 'opening' })
    knownKey = null
    try {
      finishSwap(dataDir)
      const document = readKeyFile(keyPath)
      if (document !== null) openWith(document)
      else if (existsSync(databasePath)) block('key_damaged', keyPath)
      else createProfile()
    } catch (error) {
      blockFor(error)
    }
  }

  /** Shows what stands in the way; what is no known obstacle is a bug and goes on. */
  function blockFor(error: unknown): void {
    const obstacle = obstacleOf(error)
    if (obstacle === null) throw error
    block(obstacle.code, obstacle.path)
  }

  function obstacleOf(error: unknown): { readonly code: BlockedCode; readonly path: string } | null {
    if (error instanceof AppError) {
      const path = String(error.params.path ?? databasePath)
      if (error.code === 'database_damaged') return { code: path === keyPath ? 'key_damaged' : error.code, path }
      if (error.code === 'database_newer' || error.code === 'read_only' || error.code === 'disk_full') {
        return { code: error.code, path }
      }
    }
    const fault = faultOf(error)
    if (fault === 'full') return { code: 'disk_full', path: dataDir }
    return fault === 'read_only' ? { code: 'read_only', path: dataDir } : null
  }

  return {
    start,
    /** What stands on the database could not begin: closes it and shows the obstacle. Throws what is no known obstacle. */
    fail: (error: unknown): void => {
      if (state.phase === 'ready') state.store.close()
      state = { phase: 'opening' }
      blockFor(error)
    },
    /** Of the present database, as far as it is known. */
    key: (): Uint8Array | null => knownKey,
    isBlocked: (): boolean => state.phase === 'blocked',
    stop: (): void => {
      if (state.phase === 'ready') state.store.close()
      state = { phase: 'opening' }
    },
    get: (): OutputOf<'session.get'> => {
      switch (state.phase) {
        case 'opening':
          return { phase: 'opening' }
        case 'locked':
          return { phase: 'locked', vaultReason: ports.vault.kind === 'none' ? ports.vault.reason : null }
        case 'blocked':
          return { phase: 'blocked', code: state.code, path: state.path, detail: state.detail }
        case 'ready':
          return {
            phase: 'ready',
            protection: state.protection,
            vault: {
              kind: ports.vault.kind,
              detail: ports.vault.kind === 'os' ? ports.vault.name : ports.vault.reason,
            },
            dataDir,
            version: deps.version,
            packaged: deps.packaged,
          }
      }
    },
    unlock: async ({ passphrase }: ParsedInputOf<'session.unlock'>): Promise<OutputOf<'session.unlock'>> => {
      if (isReady()) return { ok: true }
      const document = readKeyFile(keyPath)
      if (document?.scheme !== 'passphrase') throw new AppError('wrong_state', { state: state.phase })
      const key = await unwrapKey(document, passphrase)
      // Sent twice while it was checked: a second core would send everything a second time.
      if (isReady()) return { ok: true }
      if (state.phase !== 'locked') throw new AppError('wrong_state', { state: state.phase })
      try {
        open(key, 'passphrase')
      } catch (error) {
        blockFor(error)
      }
      return { ok: true }
    },
    protect: async ({ passphrase }: ParsedInputOf<'session.protect'>): Promise<OutputOf<'session.protect'>> => {
      if (passphrase.length < MIN_PASSPHRASE_LENGTH)
        throw new AppError('passphrase_weak', { minimum: MIN_PASSPHRASE_LENGTH })
      // A new key: the old one lay open on the disk.
      const key = ports.random.bytes(32)
      const document = await wrapKey(key, passphrase, ports.random.bytes(28))
      if (state.phase !== 'ready' || state.protection !== 'open')
        throw new AppError('wrong_state', { state: state.phase })
      writeKeyFile(nextKeyPath, document)
      state.store.rekey(key)
      moveDurably(nextKeyPath, keyPath)
      knownKey = key
      become({ ...state, protection: 'passphrase', key })
      return { ok: true }
    },
    retry: (): OutputOf<'session.retry'> => {
      if (state.phase === 'blocked') start()
      return { ok: true }
    },
  }
}

function isDamaged(error: unknown): boolean {
  return error instanceof AppError && error.code === 'database_damaged'
}
