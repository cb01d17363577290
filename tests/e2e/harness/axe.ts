/** What a machine can find against WCAG 2.2 AA and good practice in what is on screen now. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, type Page } from '@playwright/test'
import type Axe from 'axe-core'

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

type Theme = 'light' | 'dark'

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
  await expectTheme(page, 'light')
  const inLight = await accessibilityFaults(page, 'everything', within)
  await turn(page, 'dark')
  const inDark = await accessibilityFaults(page, 'colours', within)
  await turn(page, 'light')
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
  const { moves, hasAxe } = await page.evaluate(() => ({
    moves: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    hasAxe: 'axe' in globalThis,
  }))
  if (moves) throw new Error('call withoutMovement first: colours are wrong while something fades in')
  // Once in a page: reading it takes longer than looking.
  if (!hasAxe) await page.evaluate(axeSource())
  const runOnly: Axe.RunOnly =
    what === 'colours' ? { type: 'rule', values: COLOUR_RULES } : { type: 'tag', values: RULES }
  const violations = await page.evaluate(
    async ([selector, only]) => {
      const { axe } = globalThis as unknown as { readonly axe: typeof Axe }
      return (await axe.run(selector, { runOnly: only, resultTypes: ['violations'] })).violations
    },
    [within, runOnly] as const,
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} at ${target.join(' ')}: ${failureSummary ?? ''}`),
  )
}

function axeSource(): string {
  return readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
}

async function turn(page: Page, colorScheme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme })
  await expectTheme(page, colorScheme)
}

async function expectTheme(page: Page, theme: Theme): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme)
}
