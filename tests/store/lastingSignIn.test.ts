/** The way from version 4, with an account and its credentials in it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createAccountCheckTable } from '../../src/main/store/accountCheckTable.ts'
import { createAccountTable } from '../../src/main/store/accountTable.ts'
import { MIGRATIONS } from '../../src/main/store/migrations/migrations.ts'
import { openStore } from '../../src/main/store/openStore.ts'
import { createTokenRefreshTable } from '../../src/main/store/tokenRefreshTable.ts'

it('keeps the accounts of version 4 and knows nothing of them yet', () => {
  const dir = mkdtempSync(join(tmpdir(), 'mando-upgrade-'))
  const open = (migrations: typeof MIGRATIONS) =>
    openStore({
      path: join(dir, 'mando.db'),
      key: new Uint8Array(32).fill(3),
      nowMs: 1,
      backupPathFor: (version) => join(dir, `before-${String(version)}.db`),
      migrations,
    })
  const before = open(MIGRATIONS.slice(0, 4))
  before.db.exec(`
    INSERT INTO account (id, network, mode, handle, display_name, remote_id, colour, state, created_at, updated_at)
      VALUES ('a', 'x', 'api', 'demo', 'Demo', '1', 'blue', 'connected', 1, 1);
    INSERT INTO secret (account_id, name, sealed, updated_at) VALUES ('a', 'credentials', x'01', 1)`)
  before.close()
  const { db, close } = open(MIGRATIONS)
  expect(createAccountTable(db).byId('a')).toMatchObject({ handle: 'demo', state: 'connected' })
  expect(createAccountCheckTable(db).get('a')).toEqual({
    accountId: 'a',
    acceptedAtMs: null,
    triedAtMs: null,
    refusedSinceMs: null,
    revocation: null,
  })
  expect(createTokenRefreshTable(db).get('a')).toBeNull()
  expect(db.prepare('SELECT count(*) FROM secret').pluck().get()).toBe(1)
  close()
  rmSync(dir, { recursive: true, force: true })
})
