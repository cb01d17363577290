/** Bundles the process of the core for the torture; what is native or brings WebAssembly along stays where it is. */
import path from 'node:path'
import { defineConfig } from 'vite'

export default defineConfig({
  build: {
    ssr: path.join(import.meta.dirname, 'child.ts'),
    outDir: path.join(import.meta.dirname, '..', 'out', 'torture'),
    target: 'node22',
    // CommonJS, as in the product: importing Node's own modules from an ES module reads every export they have, and with
    // that parts of Node that nothing here asks for (undici among them), at each start.
    rolldownOptions: { output: { format: 'cjs', entryFileNames: '[name].cjs' } },
  },
  ssr: { noExternal: true, external: ['better-sqlite3', 'sharp', 'mediabunny'] },
})
