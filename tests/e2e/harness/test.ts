/** Playwright's `test` with Mando in it: `launch` starts it in a folder of its own, and cleans up whatever happens. */
import { rmSync } from 'node:fs'
import { test as base } from '@playwright/test'
import { freshDataDir, launchMando, type LaunchOptions, type Mando } from './launch.ts'

export { expect } from '@playwright/test'

type Launch = (options?: Partial<LaunchOptions>) => Promise<Mando>

/**
 * Without `dataDir` every `launch` of one test works in the same new folder, so that a second one is a restart.
 * A test that ends with errors of the window that it did not take fails.
 */
export const test = base.extend<{ launch: Launch }>({
  // Playwright reads the first argument's source and insists on a pattern, even an empty one.
  // eslint-disable-next-line no-empty-pattern
  launch: async ({}, use, testInfo) => {
    const dataDir = freshDataDir()
    const launched: Mando[] = []
    await use(async (options = {}) => {
      const mando = await launchMando({ dataDir, ...options })
      launched.push(mando)
      return mando
    })
    const hasFailed = testInfo.status !== testInfo.expectedStatus
    for (const [index, mando] of launched.entries()) {
      if (hasFailed) await takePicture(mando, testInfo.outputPath(`window-${index}.png`))
      await mando.close()
      rmSync(mando.recordsDir, { recursive: true, force: true })
    }
    rmSync(dataDir, { recursive: true, force: true })
    base.expect(launched.flatMap((mando) => mando.takeErrors())).toEqual([])
  },
})

async function takePicture(mando: Mando, file: string): Promise<void> {
  // The window may be what failed.
  await mando.page.screenshot({ path: file, timeout: 5_000 }).catch(() => undefined)
}
