/** What a machine can find against WCAG 2.2 AA and good practice in what is on screen now. */
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
/** Each theme, and what is looked at in it: what a theme changes is colours, and the rest is looked at once. */
export const LOOKED_AT = [
  ['light', 'everything'],
  ['dark', 'colours'],
] as const
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/**
 * Has the window show everything at once from now on, as for a person whose system asks for less movement: what is
 * still fading in has not its own colours yet, and before its first frame nothing tells that it will move.
 */
export async function withoutMovement(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' })
}

/**
 * One line for each element that breaks a rule; empty when all is well. The window must be `withoutMovement`.
 * @param what `colours`: only what another theme can make worse
 */
export async function accessibilityFaults(
  page: Page,
  what: 'everything' | 'colours' = 'everything',
): Promise<readonly string[]> {
  const moves = await page.evaluate(() => !matchMedia('(prefers-reduced-motion: reduce)').matches)
  if (moves) throw new Error('call withoutMovement first: colours are wrong while something fades in')
  // Electron opens no second page, which axe would otherwise put its parts together in.
  const axe = new AxeBuilder({ page }).setLegacyMode(true)
  const { violations } = await (what === 'colours' ? axe.withRules(COLOUR_RULES) : axe.withTags(RULES)).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`),
  )
}
