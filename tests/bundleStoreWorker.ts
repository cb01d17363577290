/**
 * Run once before the tests: bundles the worker that works on whole database files, as a build does. Read from its sources,
 * each thread would strip their types with WebAssembly of its own, and threads that make such code at the same time can
 * end the whole process (nodejs/node#64500).
 */
import path from 'node:path'
import { build } from 'vite'

const root = path.join(import.meta.dirname, '..')

export async function setup(): Promise<void> {
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      ssr: path.join(root, 'src/main/store/storeWorker.ts'),
      outDir: path.join(root, 'out/tests'),
      target: 'node22',
    },
    ssr: { noExternal: true, external: ['better-sqlite3'] },
  })
}
