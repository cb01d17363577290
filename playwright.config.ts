/**
 * The end-to-end tests and the demo, both in the real Electron window. Start them with `npm run e2e` and `npm run demo`,
 * which build the app and find Electron, its libraries and a display first.
 */
import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'out/e2e',
  // More than the two cores they are meant for: what one test waits for (a frame, a timer, an answer), another works in.
  workers: 3,
  // Every step has its own patience (expect). How long a whole test takes tells of the machine, not of Mando.
  timeout: 300_000,
  expect: { timeout: 10_000 },
  forbidOnly: process.env.CI !== undefined,
  reporter: [['list']],
  projects: [
    { name: 'e2e', testMatch: '**/*.spec.ts' },
    { name: 'demo', testMatch: 'demo.ts', workers: 1 },
    { name: 'bench', testDir: 'bench/window', testMatch: '*.bench.ts', workers: 1, timeout: 600_000 },
  ],
})
