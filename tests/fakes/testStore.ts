/** A real encrypted database in a folder of its own, with the unit of work over it. */
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Topic } from '../../src/shared/contract/operation.ts'
import { createAuditChain, type Actor, type AuditChain } from '../../src/main/store/auditChain.ts'
import { openStore, type Store } from '../../src/main/store/openStore.ts'
import type { Sqlite } from '../../src/main/store/sqlite.ts'
import { createUnitOfWork, type UnitOfWork } from '../../src/main/store/unitOfWork.ts'
import { createFakeClock, type FakeClock } from './fakeClock.ts'

type Announcement = { readonly topic: Topic; readonly ids: readonly string[] }

export type TestStore = {
  readonly dir: string
  readonly path: string
  readonly key: Uint8Array
  readonly store: Store
  readonly db: Sqlite
  readonly clock: FakeClock
  readonly audit: AuditChain
  readonly uow: UnitOfWork
  /** What was announced after each commit, or through `publish`, in order. */
  readonly events: readonly Announcement[]
  readonly by: () => Actor
  readonly publish: (topic: Topic, ids: readonly string[]) => void
  /** Everything that lies on the disk, journal included, as one text of bytes. */
  readonly rawFiles: () => string
  /** Every value of every row of a table, as text. */
  readonly dump: (table: string) => string
  /** How SQLite would run a statement. */
  readonly planOf: (sql: string) => string
  readonly cleanup: () => void
}

const key = new Uint8Array(32).fill(7)

/**
 * An empty database of the newest schema, made anew before each run of the tests (tests/makeEmptyStore.ts): making one from
 * its migrations for each test takes fifteen times as long as copying one. Without it each is made from them.
 */
export const EMPTY_STORE = join(import.meta.dirname, '..', '..', 'out', 'tests', 'empty.db')

/** Who acts in tests where it makes no difference. */
export const tester: Actor = { actor: 'person', correlationId: 'test' }

/** @returns the open database, what writes to it, what was announced, and `cleanup` which closes and removes it all */
export function openTestStore({ clock = createFakeClock() }: { readonly clock?: FakeClock } = {}): TestStore {
  const dir = mkdtempSync(join(tmpdir(), 'mando-test-'))
  const path = join(dir, 'mando.db')
  if (existsSync(EMPTY_STORE)) copyFileSync(EMPTY_STORE, path)
  const store = openStore({
    path,
    key,
    nowMs: clock.now(),
    backupPathFor: (version) => join(dir, `before-${String(version)}.db`),
  })
  const audit = createAuditChain(store.db)
  const events: Announcement[] = []
  const uow = createUnitOfWork({
    db: store.db,
    audit,
    nowMs: clock.now,
    publish: (topic, ids) => events.push({ topic, ids }),
  })
  return {
    dir,
    path,
    key,
    store,
    db: store.db,
    clock,
    audit,
    uow,
    events,
    by: () => tester,
    publish: (topic: Topic, ids: readonly string[]) => {
      events.push({ topic, ids })
    },
    rawFiles: (): string =>
      readdirSync(dir)
        .map((name) => readFileSync(join(dir, name)).toString('latin1'))
        .join('\n'),
    dump: (table: string): string => JSON.stringify(store.db.prepare(`SELECT * FROM "${table}"`).all()),
    planOf: (sql: string): string =>
      store.db
        .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
        .all()
        .map(({ detail }) => detail)
        .join('\n'),
    cleanup: () => {
      store.close()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}
