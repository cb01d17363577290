/** A database as an earlier version left it, for the tests of what a migration makes of it. */
import { join } from 'node:path'
import { MIGRATIONS } from '../../src/main/store/migrations/migrations.ts'
import { openStore } from '../../src/main/store/openStore.ts'

type Store = ReturnType<typeof openStore>

/**
 * @param dir an empty folder of the test's own
 * @param name of the migration to try
 */
export function storeBefore(
  dir: string,
  name: (typeof MIGRATIONS)[number]['name'],
): { readonly before: () => Store; readonly now: () => Store } {
  const open = (upTo: number): Store =>
    openStore({
      path: join(dir, 'mando.db'),
      key: new Uint8Array(32).fill(9),
      nowMs: 1,
      backupPathFor: () => join(dir, 'before.db'),
      migrations: MIGRATIONS.slice(0, upTo),
    })
  return { before: () => open(MIGRATIONS.findIndex((each) => each.name === name)), now: () => open(MIGRATIONS.length) }
}
