/** Takes the demo's pictures: numbered, 1280×800, without anything that passes. */
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { expect, type ElectronApplication, type Page } from '@playwright/test'

const folder = path.resolve(import.meta.dirname, '..', '..', '..', 'out', 'demo')
const SIZE = { width: 1280, height: 800 }

/** The page itself gets the size of the pictures, whatever frame the desktop puts around it. */
export async function sizeWindow(electronApp: ElectronApplication): Promise<void> {
  await electronApp.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height)
  }, SIZE)
}

/** Answers a function that takes the next picture. */
export function photographer(page: Page): (name: string) => Promise<void> {
  mkdirSync(folder, { recursive: true })
  let taken = 0
  return async (name) => {
    taken += 1
    // A pointer over something would light it up.
    await page.mouse.move(SIZE.width / 2, 1)
    const file = path.join(folder, `${String(taken).padStart(2, '0')}-${name}.png`)
    await page.screenshot({ path: file, animations: 'disabled' })
  }
}

/** Notices go by themselves after some seconds. */
export async function noticesGone(page: Page): Promise<void> {
  await expect(page.locator('.mantine-Notification-root')).toHaveCount(0, { timeout: 20_000 })
}
