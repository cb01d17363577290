import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/{unit,store,sync,contract}/**/*.test.{ts,tsx}'],
    environment: 'node',
    globalSetup: 'tests/bundleStoreWorker.ts',
    maxWorkers: 2,
    testTimeout: 20_000,
  },
})
