/** The way from a pause of everything an account sends to one for each kind of request. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { createLimitTable, type LimitConcern } from '../../src/main/store/limitTable.ts'
import { storeBefore } from '../fakes/storeBefore.ts'

const dir = mkdtempSync(join(tmpdir(), 'mando-limits-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const versions = storeBefore(dir, 'limits')

it('keeps a pause that holds while the program is replaced', () => {
  const before = versions.before()
  before.db.exec(
    `INSERT INTO account (id, network, mode, handle, display_name, colour, state, created_at, updated_at)
       VALUES ('a', 'x', 'api', 'demo', 'Demo', 'blue', 'connected', 0, 0),
              ('b', 'x', 'api', 'otra', 'Otra', 'blue', 'connected', 0, 0);
     INSERT INTO lane (account_id, paused_until) VALUES ('a', 900)`,
  )
  before.close()
  const { db, close } = versions.now()
  const limits = createLimitTable(db)
  const sent: readonly LimitConcern[] = [
    'publish_segment',
    'upload_media',
    'set_alt_text',
    'direct_message',
    'delete_post',
  ]
  for (const concern of sent) expect(limits.pauseOf('a', concern)).toEqual({ scope: 'account', untilMs: 900 })
  expect(limits.pauseOf('a', 'mentions')).toBeNull()
  expect(limits.pauseOf('b', 'publish_segment')).toBeNull()
  close()
})
