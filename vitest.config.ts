import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/{unit,store,sync,contract}/**/*.test.{ts,tsx}'],
    environment: 'node',
    globalSetup: ['tests/bundleStoreWorker.ts', 'tests/makeEmptyStore.ts'],
    setupFiles: ['tests/readBeforehand.ts'],
    maxWorkers: 2,
    // Modules are read once by each of the two workers: nothing in src/ or tests/ keeps state in a module.
    isolate: false,
    testTimeout: 20_000,
  },
})
