/** A seeded profile, kept between runs: building it takes minutes. */
import { existsSync, mkdirSync } from 'node:fs'
import path from 'node:path'
import { fromBase64, readKeyFile } from '../../src/main/store/keyFile.ts'
import { openStore, type Store } from '../../src/main/store/openStore.ts'
import { fillClocks } from './fillClocks.ts'
import { fillInbox } from './fillInbox.ts'

/** One that was made by an earlier version is brought up to date. */
export function seededStore(items: number): Store {
  const dataDir = path.join(import.meta.dirname, '..', '..', 'out', 'seed', String(items))
  const file = path.join(dataDir, 'mando.db')
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true })
    fillInbox({ dataDir, items, nowMs: Date.now(), seed: 'mando', say: () => undefined })
  }
  const document = readKeyFile(path.join(dataDir, 'key.json'))
  if (document?.scheme !== 'open') throw new Error('the seeded profile opens without a passphrase')
  const store = openStore({
    path: file,
    key: fromBase64(document.key),
    nowMs: Date.now(),
    backupPathFor: (version) => path.join(dataDir, `before-${String(version)}.db`),
  })
  fillClocks(store.db)
  return store
}
