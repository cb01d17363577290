/** Growth in the real window: two years of the training account, charts and the numbers behind them (docs/specs/growth.md). */
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { addDays } from '../../src/shared/domain/wallTime.ts'
import { faultsInBothThemes, withoutMovement } from './harness/axe.ts'
import { chartFaults, tableIn } from './harness/drawnChart.ts'
import type { Mando } from './harness/launch.ts'
import { expect, test } from './harness/test.ts'
import { wallTimeIn } from './steps/composer.ts'
import { ask, chooseInDialog, newId, openScreen } from './steps/desk.ts'
import { chartOf, cutIn, saveChart, walkedByKey } from './steps/growth.ts'

const [first, second] = [newId(), newId()]
const today = wallTimeIn(0, '').slice(0, 10)

async function choosePeriod(page: Page, name: string): Promise<void> {
  await page.getByRole('combobox', { name: 'Periodo' }).click()
  await page.getByRole('option', { name, exact: true }).click()
}

async function sizeWindow({ electronApp, page }: Mando, width: number, height: number): Promise<void> {
  await electronApp.evaluate(({ BrowserWindow }, size) => BrowserWindow.getAllWindows()[0]?.setContentSize(...size), [
    width,
    height,
  ] as [number, number])
  await expect.poll(() => page.evaluate(() => [innerWidth, innerHeight])).toEqual([width, height])
}

/** What lies over each other, by the names of both. */
async function overlapping(pieces: Locator): Promise<readonly string[]> {
  return await pieces.evaluateAll((elements) =>
    elements.flatMap((one, at) =>
      elements.slice(at + 1).flatMap((other) => {
        if (one.contains(other)) return []
        const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()]
        const isApart = a.bottom <= b.top + 1 || b.bottom <= a.top + 1 || a.right <= b.left + 1 || b.right <= a.left + 1
        const nameOf = (element: Element): string =>
          element.getAttribute('aria-label') ?? element.textContent.slice(0, 30)
        return isApart ? [] : [`${nameOf(one)} / ${nameOf(other)}`]
      }),
    ),
  )
}

test.setTimeout(240_000)

test('two years of followers explain themselves', async ({ launch }) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'mando-figures-'))
  const mando = await launch()
  const { page } = mando
  await ask(page, 'accounts.addTraining', { accountId: first })
  await ask(page, 'accounts.addTraining', { accountId: second })
  await ask(page, 'campaigns.save', {
    ...{ campaignId: newId(), name: 'Navidad segura', hashtag: 'NavidadSegura', goal: '', colour: 'red', sign: 'star' },
    ...{ firstDay: addDays(today, -12), lastDay: addDays(today, 5), ownerId: null },
  })
  await withoutMovement(page)
  await openScreen(page, 'Crecimiento')
  const table = page.getByRole('table', { name: 'Seguidores de cada día' })
  /** Where the two charts of one account differ from the table beside them. The last week of a period is seldom whole. */
  const faultsOfOne = async (compared: readonly string[] = [], isUneven = false): Promise<readonly string[]> => {
    const told = await tableIn(table)
    const drawn = { order: 'newestFirst', isUneven } as const
    const [followers, changes] = [chartOf(page, 'Seguidores por día'), chartOf(page, 'Cambio')]
    return [
      ...(await chartFaults(followers, told, { ...drawn, lines: ['Seguidores', ...compared] })),
      ...(await chartFaults(changes, told, { ...drawn, lines: ['7 días'], bars: 'Cambio', rounding: 0.05 })),
    ]
  }
  /** The table beside the curve follows it, and may change while it is read. */
  const tableAgrees = (...given: Parameters<typeof faultsOfOne>): Promise<void> =>
    expect(async () => expect(await faultsOfOne(...given)).toEqual([])).toPass({ timeout: 15_000 })

  await test.step('what lines and bars show is what the table says, point by point', async () => {
    await expect(table.getByRole('row').nth(1)).toBeVisible()
    await expect(table).toHaveAttribute('aria-rowcount', '31')
    const known = (await tableIn(table)).column('Seguidores').filter((text) => text !== 'sin datos')
    expect(known.length).toBeGreaterThan(15)
    await tableAgrees()
    expect(await cutIn(table)).toEqual([])
    const unknown = (await tableIn(table)).column('Seguidores').map((text) => text === 'sin datos')
    const gaps = unknown.filter((isUnknown, at) => isUnknown && unknown[at - 1] !== true).length
    expect(gaps).toBeGreaterThan(0)
    await expect(chartOf(page, 'Seguidores por día').locator('[data-gap]')).toHaveCount(gaps)
    await page.screenshot({ path: 'out/looks/growth-month.png' })
    expect(await faultsInBothThemes(page)).toEqual([])
  })

  await test.step('each point of both charts is reached by the arrow keys, and says what the table says', async () => {
    const told = await tableIn(table)
    const counts = told.column('Seguidores').toReversed()
    const followers = chartOf(page, 'Seguidores por día')
    const expectWalk = async (chart: Locator): Promise<void> => {
      const said = await walkedByKey(chart, counts.length, followers)
      expect(said.map((text) => text.split('\n')[1]?.split(' (')[0]?.toLowerCase())).toEqual(counts)
    }
    await expectWalk(followers)
    // The cursor, the point that it speaks of and the name of its day stand above each other.
    const middles = await followers.evaluate((figure) =>
      ['.recharts-tooltip-cursor', '[data-active-dot]', '[data-day-name]:last-of-type'].map((selector) => {
        const { x, width } = figure.querySelector(selector)?.getBoundingClientRect() ?? { x: Number.NaN, width: 0 }
        return x + width / 2
      }),
    )
    expect(Math.max(...middles) - Math.min(...middles)).toBeLessThan(1.5)
    await expectWalk(chartOf(page, 'Cambio diario'))
  })

  await test.step('a day is asked what happened on it, by keyboard from the unusual ones', async () => {
    await choosePeriod(page, '1 año')
    const unusual = page.getByRole('region', { name: 'Días inusuales' })
    await unusual.getByRole('button').last().focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('region', { name: /^Qué pasó el/ })).toContainText('lo habitual era')
    await page.screenshot({ path: 'out/looks/growth-day.png' })
    await page.getByRole('button', { name: 'Cerrar el día' }).click()
  })

  await test.step('a part of the days is looked at, moved by the arrow keys', async () => {
    await choosePeriod(page, 'Todo')
    await expect(page.getByText('Cada punto es el último dato de su semana.').first()).toBeVisible()
    await tableAgrees([], true)
    expect(await cutIn(table)).toEqual([])
    await page.getByRole('slider', { name: 'Primer día que se mira' }).focus()
    for (let press = 0; press < 25; press += 1) await page.keyboard.press('ArrowRight')
    await page.screenshot({ path: 'out/looks/growth-all.png' })
    await page.getByRole('button', { name: 'Ver todos los días' }).click()
  })

  await test.step('it is compared with the year before', async () => {
    await choosePeriod(page, '90 días')
    await page.getByRole('combobox', { name: 'Comparar con' }).selectOption({ label: 'Un año antes' })
    await expect(table.getByRole('columnheader', { name: 'Un año antes' })).toBeVisible()
    await tableAgrees(['Un año antes'])
    expect(await cutIn(table)).toEqual([])
    await page.screenshot({ path: 'out/looks/growth-compared.png' })
    expect(await faultsInBothThemes(page, 'main')).toEqual([])
    await page.getByRole('combobox', { name: 'Comparar con' }).selectOption({ label: 'Sin comparar' })
  })

  await test.step('figures of the past come from a file, and what is wrong in it is said row by row', async () => {
    const file = path.join(folder, 'cifras.csv')
    writeFileSync(file, 'Fecha;Seguidores\n01/03/2022;8.100\n30/02/2022;8.150\n03/03/2022;8,200\n04/03/2022;-4\n')
    await chooseInDialog(mando, file)
    await page.getByRole('button', { name: 'Anotar' }).click()
    await page.getByRole('menuitem', { name: 'Importar cifras (CSV)…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Importar cifras de seguidores' })
    await expect(dialog.getByText('4 filas · 2 correctas · 2 con fallos.')).toBeVisible()
    await expect(dialog.getByRole('listitem')).toHaveText([
      /Fila 3:.*no existe en el calendario/,
      /Fila 5:.*es negativo/,
    ])
    await page.screenshot({ path: 'out/looks/growth-import.png' })
    expect(await faultsInBothThemes(page, '[role=dialog]')).toEqual([])
    await dialog.getByRole('button', { name: 'Anotar solo las 2 correctas' }).click()
    await expect(page.getByText('Anotados 2 días.')).toBeVisible()
    await choosePeriod(page, 'Todo')
    await expect(table.getByRole('columnheader', { name: 'Origen' })).toBeVisible()
    await page.keyboard.press('Alt+z')
    await expect(table.getByRole('columnheader', { name: 'Origen' })).toBeHidden()
  })

  await test.step('thanks are prepared for the next round number', async () => {
    await page.getByRole('button', { name: 'Preparar gracias…' }).click()
    const dialog = page.getByRole('dialog', { name: /^Agradecer los 15.000/ })
    await expect(dialog.getByRole('textbox', { name: 'Texto' })).toHaveValue(/¡Ya somos 15\.000!/)
    await page.screenshot({ path: 'out/looks/growth-thanks.png' })
    await dialog.getByRole('button', { name: 'Guardar borrador' }).click()
    await expect(page.getByRole('textbox', { name: 'Texto' })).toHaveValue(/¡Ya somos 15\.000!/)
    await page.keyboard.press('Escape')
    await openScreen(page, 'Crecimiento')
    await expect(page.getByRole('button', { name: 'Abrir el agradecimiento' })).toBeVisible()
  })

  await test.step('two accounts by index, saved as numbers and as pictures', async () => {
    await page.getByRole('combobox', { name: 'Cuentas' }).focus()
    await page.keyboard.press('ArrowDown')
    await page.getByRole('option').filter({ hasText: '@' }).nth(1).click()
    await page.keyboard.press('Escape')
    await page.getByText('Índice 100').click()
    await expect(page.getByRole('heading', { name: 'Crecimiento con índice 100' })).toBeVisible()
    await expect(table.getByRole('columnheader', { name: 'Índice 100' })).toHaveCount(1)
    const told = await tableIn(table)
    const names = [...new Set(told.column('Cuenta'))]
    expect(names).toHaveLength(2)
    const indexed = chartOf(page, 'Crecimiento con índice 100')
    const means = chartOf(page, 'Media diaria')
    for (const [at, name] of names.entries()) {
      const ofAccount = told.where('Cuenta', name)
      const drawn = { rounding: 0.05, order: 'newestFirst', among: { first: at, of: names.length } } as const
      expect(await chartFaults(indexed, ofAccount, { ...drawn, lines: ['Índice 100'] })).toEqual([])
      expect(await chartFaults(means, ofAccount, { ...drawn, lines: ['7 días'] })).toEqual([])
    }
    expect(await cutIn(table)).toEqual([])
    expect(await overlapping(table.getByRole('rowgroup').nth(1).getByRole('row'))).toEqual([])
    const dashesOf = (lines: Locator) =>
      lines.evaluateAll((each) => each.map((line) => line.getAttribute('stroke-dasharray')))
    const dashes = await dashesOf(indexed.locator('[data-curve]'))
    expect(new Set(dashes).size).toBe(2)
    expect(await dashesOf(indexed.getByRole('list').locator('line'))).toEqual(dashes)
    await expect(indexed.locator('[data-gap]')).toHaveCount(0)
    await page.screenshot({ path: 'out/looks/growth-two.png' })
    expect(await faultsInBothThemes(page, 'main')).toEqual([])
    await chooseInDialog(mando, folder)
    for (const what of ['Los números (CSV)', 'La imagen (PNG)', 'La imagen (SVG)']) {
      await page.getByRole('button', { name: 'Guardar: Crecimiento con índice 100' }).click()
      await page.getByRole('menuitem', { name: what }).click()
      await expect(page.getByText(/^Guardado como mando-seguidores-2-/).last()).toBeVisible()
    }
    // Not what is being written: it has another ending until it is whole.
    const saved = (): string[] => readdirSync(folder).filter((each) => /^mando-.*\.(csv|png|svg)$/.test(each))
    const fileOf = (ending: string): Buffer => {
      return readFileSync(path.join(folder, saved().find((each) => each.endsWith(ending)) ?? ''))
    }
    await expect.poll(() => saved().length).toBe(3)
    const [heading = '', ...lines] = fileOf('.csv').toString('utf8').trim().split('\r\n')
    expect(heading).toContain('Índice 100')
    expect(lines).toHaveLength(told.rows / names.length)
    expect(fileOf('.png').subarray(1, 4).toString()).toBe('PNG')
    const svg = fileOf('.svg').toString('utf8')
    expect(svg).toContain('<title>Crecimiento con índice 100</title>')
    expect(svg).not.toContain('var(--')
    writeFileSync('out/looks/growth-saved.png', fileOf('.png'))
    const title = 'Media diaria de cada semana'
    expect(await saveChart(mando, chartOf(page, title), title)).toBe(told.rows / names.length)
  })

  await test.step('in the smallest window both charts can still be read, and what does not fit is scrolled to', async () => {
    await sizeWindow(mando, 960, 600)
    const parts = await page.getByRole('tab').evaluateAll((tabs) => tabs.map((tab) => tab.getBoundingClientRect().top))
    expect(new Set(parts).size).toBe(1)
    for (const [title, leastPx] of [
      ['Crecimiento con índice 100', 170],
      ['Media diaria', 100],
    ] as const) {
      const chart = chartOf(page, title)
      await chart.scrollIntoViewIfNeeded()
      await expect(chart.getByRole('application')).toBeInViewport({ ratio: 0.9 })
      await expect
        .poll(async () => (await chart.getByRole('application').boundingBox())?.height)
        .toBeGreaterThan(leastPx)
    }
    expect(await overlapping(page.locator('main figure, main [role=group]'))).toEqual([])
    await page.screenshot({ path: 'out/looks/growth-small.png' })
    await sizeWindow(mando, 1280, 800)
  })
})
