/** What the window cannot do, whatever runs in it (docs/specs/security.md). */
import { expect, test } from './harness/test.ts'

test('opens its window from its own files alone', async ({ launch }) => {
  const { page } = await launch()
  expect(page.url()).toBe('app://mando/index.html')
  expect(await page.title()).toBe('Mando')
  expect(await page.evaluate(() => [innerWidth, innerHeight])).toEqual([1280, 800])
})
