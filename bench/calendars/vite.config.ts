/** Builds the page with the calendars of others, as their users build them: minified, for production. */
import path from 'node:path'
import { defineConfig } from 'vite'

export default defineConfig({
  root: import.meta.dirname,
  base: './',
  logLevel: 'warn',
  define: { 'process.env.NODE_ENV': '"production"' },
  build: {
    outDir: path.resolve(import.meta.dirname, '..', '..', 'out', 'bench-calendars'),
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2_000,
  },
})
