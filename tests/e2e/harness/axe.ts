/** What a machine can find against WCAG 2.2 AA and good practice in what is on screen now. */
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/**
 * Has the window show everything at once from now on, as for a person whose system asks for less movement: what is
 * still fading in has not its own colours yet, and before its first frame nothing tells that it will move.
 */
export async function withoutMovement(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' })
}

/**
 * As `accessibilityFaults`, and once more for the colours with the window in the dark, as the system's own theme turns:
 * what a theme changes is colours. The theme must be the system's, as it is at the first start.
 */
export async function faultsInBothThemes(page: Page, within?: string): Promise<readonly string[]> {
  const root = page.locator('html')
  await expect(root).toHaveAttribute('data-mantine-color-scheme', 'light')
  const inLight = await accessibilityFaults(page, 'everything', within)
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect(root).toHaveAttribute('data-mantine-color-scheme', 'dark')
  const inDark = await accessibilityFaults(page, 'colours', within)
  await page.emulateMedia({ colorScheme: 'light' })
  await expect(root).toHaveAttribute('data-mantine-color-scheme', 'light')
  return [...inLight, ...inDark.map((fault) => `in the dark: ${fault}`)]
}

/**
 * One line for each element that breaks a rule; empty when all is well. The window must be `withoutMovement`.
 * @param what `colours`: only what another theme can make worse
 * @param within a selector of what has changed, where the rest of the window was looked at before
 */
export async function accessibilityFaults(
  page: Page,
  what: 'everything' | 'colours' = 'everything',
  within = 'html',
): Promise<readonly string[]> {
  const moves = await page.evaluate(() => !matchMedia('(prefers-reduced-motion: reduce)').matches)
  if (moves) throw new Error('call withoutMovement first: colours are wrong while something fades in')
  // Electron opens no second page, which axe would otherwise put its parts together in.
  const axe = new AxeBuilder({ page }).include(within).setLegacyMode(true)
  const { violations } = await (what === 'colours' ? axe.withRules(COLOUR_RULES) : axe.withTags(RULES)).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`),
  )
}
