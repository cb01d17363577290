/** Run once before the tests: makes the empty database that `openTestStore` copies for each of them. */
import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { EMPTY_STORE, openTestStore } from './fakes/testStore.ts'

export function setup(): void {
  rmSync(EMPTY_STORE, { force: true })
  mkdirSync(path.dirname(EMPTY_STORE), { recursive: true })
  const made = openTestStore()
  // Closing it brings everything from the journal into the file.
  made.store.close()
  copyFileSync(made.path, EMPTY_STORE)
  rmSync(made.dir, { recursive: true, force: true })
}
