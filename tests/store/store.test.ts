/** The database file: schema, migrations, unit of work, audit chain. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MIGRATIONS, type Migration } from '../../src/main/store/migrations/migrations.ts'
import { openStore } from '../../src/main/store/openStore.ts'
import { openTestStore, tester, type TestStore } from '../fakes/testStore.ts'

let test: TestStore
beforeEach(() => {
  test = openTestStore()
})
afterEach(() => test.cleanup())

const put = (key: string, value: unknown) =>
  test.db.prepare('INSERT INTO setting (key, value) VALUES (?, ?)').run(key, JSON.stringify(value))
const count = (table: string) => test.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get()

describe('schema', () => {
  it('is the one of the snapshot', async () => {
    const statements = test.db
      .prepare<[], string>(
        `SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type, name`,
      )
      .pluck()
      .all()
    await expect(`${statements.join(';\n\n')};\n`).toMatchFileSnapshot('./schema.snapshot.sql')
  })

  it('is encrypted on the disk, journal included', () => {
    put('word', 'indescifrable')
    expect(test.rawFiles()).not.toContain('indescifrable')
    expect(test.rawFiles()).not.toContain('SQLite format 3')
  })
})

describe('migrations', () => {
  const dir = mkdtempSync(join(tmpdir(), 'mando-migrate-'))
  afterEach(() => rmSync(dir, { recursive: true, force: true }))
  const key = new Uint8Array(32).fill(9)
  const path = join(dir, 'mando.db')
  const backup = join(dir, 'before.db')
  const newest = MIGRATIONS.at(-1)!.version
  const next: Migration = { version: newest + 1, name: 'next', sql: 'CREATE TABLE next (id TEXT PRIMARY KEY) STRICT' }
  const open = (migrations: readonly Migration[]) =>
    openStore({ path, key, nowMs: 1, backupPathFor: () => backup, migrations })

  it('brings an older file to the newest schema after a copy that opens', () => {
    const before = open(MIGRATIONS)
    before.db.prepare(`INSERT INTO setting (key, value) VALUES ('a', '1')`).run()
    before.close()
    const after = open([...MIGRATIONS, next])
    expect(after.db.prepare('SELECT value FROM setting').pluck().get()).toBe('1')
    expect(after.db.prepare('SELECT count(*) FROM next').pluck().get()).toBe(0)
    after.close()
    const copy = openStore({ path: backup, key, nowMs: 1, backupPathFor: () => '', migrations: MIGRATIONS })
    expect(copy.db.prepare('SELECT value FROM setting').pluck().get()).toBe('1')
    copy.close()
  })

  it('leaves the file as it was when a migration fails half way', () => {
    open(MIGRATIONS).close()
    const broken = { ...next, sql: 'CREATE TABLE half (id TEXT) STRICT; CREATE TABLE half (id TEXT) STRICT' }
    expect(() => open([...MIGRATIONS, broken])).toThrow()
    const store = open(MIGRATIONS)
    expect(store.db.prepare(`SELECT count(*) FROM sqlite_schema WHERE name = 'half'`).pluck().get()).toBe(0)
    store.close()
  })

  it('refuses a file whose merged migrations were another text', () => {
    open(MIGRATIONS).close()
    const [first, ...others] = MIGRATIONS
    const changed = { ...first!, sql: `${first!.sql} -- changed` }
    expect(() => open([changed, ...others])).toThrow('database_damaged')
  })

  it('numbers them one after another', () => {
    expect(MIGRATIONS.map(({ version }) => version)).toEqual(MIGRATIONS.map((_, i) => i + 1))
  })
})

describe('migration 2, variants in the post', () => {
  const dir = mkdtempSync(join(tmpdir(), 'mando-migrate-2-'))
  afterEach(() => rmSync(dir, { recursive: true, force: true }))

  it('fills the variants of posts that were there, and follows them from then on', () => {
    const open = (count: number) =>
      openStore({
        path: join(dir, 'mando.db'),
        key: new Uint8Array(32).fill(9),
        nowMs: 1,
        backupPathFor: (version) => join(dir, `${version}.db`),
        migrations: MIGRATIONS.slice(0, count),
      })
    const before = open(1)
    before.db.exec(`
      INSERT INTO account (id, network, mode, handle, display_name, colour, state, created_at, updated_at)
        SELECT value, 'x', 'training', value, value, 'blue', 'connected', 1, 1 FROM json_each('["a", "b"]');
      INSERT INTO post (id, stage, created_at, updated_at) VALUES ('p', 'draft', 1, 1), ('alone', 'draft', 1, 1);
      INSERT INTO variant (id, post_id, account_id, state) VALUES ('2', 'p', 'a', 'published'), ('1', 'p', 'b', 'missed')`)
    before.close()

    const { db, close } = open(2)
    const variants = (id: string) => db.prepare('SELECT variants FROM post WHERE id = ?').pluck().get(id)
    expect([variants('p'), variants('alone')]).toEqual(['b:missed a:published', ''])
    db.exec(`UPDATE variant SET state = 'pending' WHERE id = '1'`)
    expect(variants('p')).toBe('b:pending a:published')
    db.exec(`DELETE FROM variant WHERE id = '1'; INSERT INTO variant VALUES ('3', 'alone', 'b', 'pending')`)
    expect([variants('p'), variants('alone')]).toEqual(['a:published', 'b:pending'])
    db.exec(`DELETE FROM variant WHERE id = '2'`)
    expect(variants('p')).toBe('')
    close()
  })
})

describe('unit of work', () => {
  it('writes nothing without an audit row', () => {
    expect(() => test.uow.write(tester, () => put('a', 1))).toThrow('audit')
    expect(count('setting')).toBe(0)
  })

  it('undoes everything, and announces nothing, when it fails', () => {
    const before = test.events.length
    expect(() =>
      test.uow.write(tester, (tx) => {
        put('a', 1)
        tx.audit({ action: 'a', entity: 'b' })
        tx.changed('settings')
        throw new Error('no')
      }),
    ).toThrow('no')
    expect([count('setting'), count('audit'), test.events.length]).toEqual([0, 0, before])
  })

  it('announces after the commit, each topic once', () => {
    test.uow.write(tester, (tx) => {
      tx.changed('posts', '1')
      tx.changed('posts', '2')
      tx.audit({ action: 'a', entity: 'b' })
    })
    expect(test.events).toEqual([
      { topic: 'posts', ids: ['1', '2'] },
      { topic: 'audit', ids: [] },
    ])
  })

  it('says that the disk is full, with what was there before untouched', () => {
    put('kept', 'x')
    const pages = test.db.pragma('page_count', { simple: true }) as number
    test.db.pragma(`max_page_count = ${String(pages)}`)
    const write = () =>
      test.uow.write(tester, (tx) => {
        put('big', 'x'.repeat(1_000_000))
        tx.audit({ action: 'a', entity: 'b' })
      })
    expect(write).toThrow('disk_full')
    expect([count('setting'), count('audit')]).toEqual([1, 0])
  })
})

describe('audit chain', () => {
  const note = (n: number) =>
    test.uow.write(tester, (tx) => tx.audit({ action: `step.${String(n)}`, entity: 'x', after: { n } }))

  it('verifies what was written through it', () => {
    for (const n of [1, 2, 3]) note(n)
    expect(test.audit.verify()).toEqual({ intact: true, rows: 3 })
  })

  it('cannot be changed or shortened through SQL', () => {
    note(1)
    expect(() => test.db.exec(`UPDATE audit SET actor = 'other'`)).toThrow('append-only')
    expect(() => test.db.exec('DELETE FROM audit')).toThrow('append-only')
  })

  it.each([
    ['a changed value', `UPDATE audit SET after = '{"n":9}' WHERE seq = 2`, 2],
    ['a row that is gone', 'DELETE FROM audit WHERE seq = 2', 3],
    ['a changed hash', `UPDATE audit SET hash = 'x' WHERE seq = 3`, 3],
  ])('finds %s', (_what, tamper, brokenAtSeq) => {
    for (const n of [1, 2, 3]) note(n)
    test.db.exec('DROP TRIGGER audit_no_update; DROP TRIGGER audit_no_delete')
    test.db.exec(tamper)
    expect(test.audit.verify()).toMatchObject({ intact: false, brokenAtSeq })
  })
})

describe('hot queries', () => {
  it.each([
    ["SELECT * FROM post WHERE at_ms >= 1 AND at_ms < 2 AND stage <> 'discarded' ORDER BY at_ms", 'post_by_time'],
    [`SELECT * FROM effect WHERE state = 'queued' AND account_id = 'a' AND not_before <= 1`, 'effect_claim'],
    [
      `SELECT account_id, count(*) FROM effect WHERE kind = 'publish_segment' AND part = 1 AND left_at > 1 AND left_at < 2
       GROUP BY account_id`,
      'effect_left',
    ],
    [`SELECT * FROM effect WHERE variant_id = 'a' ORDER BY seq`, 'effect_by_variant'],
  ])('%s uses %s', (sql, index) => {
    expect(test.planOf(sql)).toContain(index)
  })
})

it('has a real file under it', () => {
  expect(existsSync(test.path) && readFileSync(test.path).length > 0).toBe(true)
})
