/** Steps among the charts of Growth. */
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, type Locator, type Page } from '@playwright/test'
import type { Mando } from '../harness/launch.ts'
import { chooseInDialog } from './desk.ts'

/** A chart by its name, or by how it begins. */
export function chartOf(within: Page | Locator, title: string): Locator {
  const page = 'page' in within ? within.page() : within
  return within.getByRole('figure').filter({ has: page.locator('h2').filter({ hasText: title }) })
}

/** Saves a figure in each of the three ways into a folder that is empty and was already chosen, and reads what is there then. */
export async function saveThrice(
  page: Page,
  title: string,
  folder: string,
): Promise<{ readonly rows: readonly (readonly string[])[]; readonly svg: string; readonly png: Buffer }> {
  for (const what of ['Los números (CSV)', 'La imagen (SVG)', 'La imagen (PNG)']) {
    await page.getByRole('button', { name: `Guardar: ${title}` }).click()
    await page.getByRole('menuitem', { name: what }).click()
  }
  // A file has another name until all of it is written.
  await expect
    .poll(() =>
      readdirSync(folder)
        .map((name) => path.extname(name))
        .sort(),
    )
    .toEqual(['.csv', '.png', '.svg'])
  const fileOf = (ending: string): Buffer =>
    readFileSync(path.join(folder, readdirSync(folder).find((each) => each.endsWith(ending)) ?? ''))
  const [, ...lines] = fileOf('.csv').toString('utf8').trim().split('\r\n')
  return { rows: lines.map((line) => line.split(';')), svg: fileOf('.svg').toString('utf8'), png: fileOf('.png') }
}

/** What has to be scrolled sideways to in a table of a chart, or is not seen whole: the table's own name, texts of cells. */
export async function cutIn(table: Locator): Promise<readonly string[]> {
  return await table.evaluate((element) => {
    const cells = [...element.querySelectorAll('[role=rowheader], [role=cell], [role=columnheader]')]
    return [element, ...cells]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .filter((each) => each.getAttribute('data-stands') === null)
      .map((each) => each.getAttribute('aria-label') ?? each.textContent)
  })
}

/**
 * Saves a chart of lines in each way into a folder of its own, and sees that the picture is whole without the window: its title,
 * its own colours, and as many lines as are drawn.
 * @returns how many rows its numbers have
 */
export async function saveChart(mando: Mando, chart: Locator, title: string): Promise<number> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'mando-chart-'))
  await chooseInDialog(mando, folder)
  const drawn = await chart.locator('.recharts-line-curve, [data-curve]').count()
  const { rows, svg, png } = await saveThrice(mando.page, title, folder)
  expect(svg).toContain(`<title>${title}</title>`)
  expect(svg).not.toContain('var(--')
  const lines = [...svg.matchAll(/<path [^>]*\bd="M[^"]*L[^>]*>/g)].filter(([path]) => path.includes('fill="none"'))
  expect(lines.length).toBeGreaterThanOrEqual(drawn)
  expect(drawn).toBeGreaterThan(0)
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  return rows.length
}

/**
 * What a chart says of each of its points as they are reached by the arrow keys, from the first to the last.
 * @param says where it is said, where that is another chart that follows
 */
export async function walkedByKey(chart: Locator, points: number, says: Locator = chart): Promise<readonly string[]> {
  const said: string[] = []
  const told = says.getByRole('status')
  // A pointer that rests on the chart speaks louder than the keys.
  await chart.page().mouse.move(0, 0)
  await chart.getByRole('application').focus()
  for (let at = 0; at < points; at += 1) {
    const before = at === 0 ? '' : (said.at(-1) ?? '')
    if (at > 0 || (await told.count()) === 0) await chart.getByRole('application').press('ArrowRight')
    await expect(told, `point ${String(at)}`).not.toHaveText(before === '' ? /^$/ : before, { useInnerText: true })
    said.push(await told.innerText())
  }
  return said
}
