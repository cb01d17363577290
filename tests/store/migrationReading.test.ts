/** The way from the first schema to reading in steps, with rows in it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'
import { createCursorTable } from '../../src/main/store/cursorTable.ts'
import { createInboxTable } from '../../src/main/store/inboxTable.ts'
import { MIGRATIONS } from '../../src/main/store/migrations/migrations.ts'
import { openStore } from '../../src/main/store/openStore.ts'

const dir = mkdtempSync(join(tmpdir(), 'mando-reading-'))
afterEach(() => rmSync(dir, { recursive: true, force: true }))

it('keeps cursors and conversations as they were', () => {
  const options = { path: join(dir, 'mando.db'), key: new Uint8Array(32).fill(3), nowMs: 1 }
  const before = openStore({
    ...options,
    backupPathFor: () => '',
    migrations: MIGRATIONS.slice(
      0,
      MIGRATIONS.findIndex(({ name }) => name === 'reading-in-steps'),
    ),
  })
  before.db.exec(`
    INSERT INTO account (id, network, mode, handle, display_name, colour, state, created_at, updated_at)
      VALUES ('a', 'x', 'training', 'demo', 'Demo', 'blue', 'connected', 1, 1);
    INSERT INTO cursor (account_id, stream, since_id, read_at, not_before, failures) VALUES ('a', 'mentions', '77', 5, 6, 2);
    INSERT INTO conversation (id, account_id, kind, remote_key, person_remote_id, person_handle, person_name, status,
      unread, last_at, snippet, item_count, draft) VALUES ('c', 'a', 'public', 'k', '1', 'ana', 'Ana', 'open', 1, 9, 's', 1, 'd');
  `)
  before.close()
  const after = openStore({ ...options, backupPathFor: (version) => join(dir, `before-${String(version)}.db`) })
  expect(createCursorTable(after.db).get('a', 'mentions')).toEqual({
    accountId: 'a',
    stream: 'mentions',
    sinceId: '77',
    sinceAtMs: null,
    readAtMs: 5,
    notBeforeMs: 6,
    failures: 2,
  })
  expect(createInboxTable(after.db).byId('c')).toMatchObject({
    status: 'new',
    unread: true,
    draft: 'd',
    fromBefore: false,
  })
  expect(after.db.pragma('foreign_key_check')).toEqual([])
  after.close()
})
