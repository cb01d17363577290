/** Bundles the process of the core for the torture; what is native or brings WebAssembly along stays where it is. */
import path from 'node:path'
import { defineConfig } from 'vite'

export default defineConfig({
  build: {
    ssr: path.join(import.meta.dirname, 'child.ts'),
    outDir: path.join(import.meta.dirname, '..', 'out', 'torture'),
    target: 'node22',
  },
  ssr: { noExternal: true, external: ['better-sqlite3', 'sharp', 'mediabunny'] },
})
