/** The way from the first schema to pace and lateness, with rows in it. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { createChainTable } from '../../src/main/store/chainTable.ts'
import { createEffectTable } from '../../src/main/store/effectTable.ts'
import { storeBefore } from '../fakes/storeBefore.ts'

const dir = mkdtempSync(join(tmpdir(), 'mando-pace-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const versions = storeBefore(dir, 'pace')

const LEFT_AT = 1_000_000
const ROWS: readonly (readonly [
  seq: number,
  after: number | null,
  kind: string,
  state: string,
  remoteId: string | null,
])[] = [
  [1, null, 'upload_media', 'done', '91'],
  [2, 1, 'set_alt_text', 'done', '91'],
  [3, 2, 'publish_segment', 'done', '92'],
  [4, 3, 'upload_media', 'queued', null],
  [5, 4, 'publish_segment', 'queued', null],
  [6, 5, 'publish_segment', 'queued', null],
  [7, null, 'reply', 'done', '93'],
]

it('finds for each effect which text of its thread it belongs to, and when what is out left', () => {
  const before = versions.before()
  before.db.exec(
    `INSERT INTO account (id, network, mode, handle, display_name, colour, state, created_at, updated_at)
       VALUES ('a', 'x', 'api', 'demo', 'Demo', 'blue', 'connected', 0, 0);
     INSERT INTO post (id, stage, created_at, updated_at) VALUES ('p', 'draft', 0, 0);
     INSERT INTO variant (id, post_id, account_id, state) VALUES ('v', 'p', 'a', 'publishing')`,
  )
  const insert = before.db.prepare(
    `INSERT INTO effect (seq, id, kind, account_id, after_seq, post_id, variant_id, payload, idempotency_key, state, due_at,
       not_before, remote_id, created_at, updated_at)
     VALUES (@seq, 'e' || @seq, @kind, 'a', @after, 'p', 'v', @payload, 'k' || @seq, @state, 0, 0, @remoteId, 0, 5)`,
  )
  for (const [seq, after, kind, state, remoteId] of ROWS) {
    const payload =
      kind === 'reply'
        ? { kind, text: 'Hola', inReplyToRemoteId: '1' }
        : { kind, segmentId: 's', ...(kind === 'publish_segment' ? {} : { mediaId: 'm' }) }
    insert.run({ seq, kind, after, payload: JSON.stringify(payload), state, remoteId })
  }
  before.db.exec(
    `INSERT INTO attempt (effect_seq, number, started_at, request) VALUES (3, 1, 1, '{}'), (3, 2, ${String(LEFT_AT)}, '{}')`,
  )
  before.close()

  const after = versions.now()
  const effects = createEffectTable(after.db)
  expect(ROWS.map(([seq]) => effects.bySeq(seq)?.part)).toEqual([1, 1, 1, 2, 2, 3, null])
  expect(effects.bySeq(3)?.leftAtMs).toBe(LEFT_AT)
  expect(effects.bySeq(5)?.leftAtMs).toBeNull()
  const brake = { posts: 1, windowMs: 60_000 }
  expect(effects.brakedUntilMs('a', LEFT_AT + 1_000, brake)).toBe(LEFT_AT + 60_000)
  expect(effects.brakedUntilMs('a', LEFT_AT + 60_000, brake)).toBeNull()
  // Read back is what is published from now on, not what an earlier version had published.
  expect(createChainTable(after.db).due(Number.MAX_SAFE_INTEGER)).toEqual([])
  expect(createChainTable(after.db).kindOf('v')).toBeNull()
  after.close()
})
