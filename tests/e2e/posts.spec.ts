/** Figures of posts in the real window: together, by hour, the best, one post's own curve (docs/specs/postMetrics.md). */
import { mkdtempSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { Locator } from '@playwright/test'
import { faultsInBothThemes, withoutMovement } from './harness/axe.ts'
import { chartFaults, numberIn, tableIn } from './harness/drawnChart.ts'
import { hourFaults, hoursIn, textsOfHours } from './harness/drawnWeek.ts'
import { expect, test } from './harness/test.ts'
import { ask, chooseInDialog, newId, openScreen } from './steps/desk.ts'
import { chartOf, cutIn, saveChart, saveThrice, walkedByKey } from './steps/growth.ts'

const [first, second] = [newId(), newId()]

/** Bars that are not as long as the medians beside them, to a pixel; the longest has the room of its column. */
async function faultsOfBars(groups: Locator): Promise<readonly string[]> {
  const rows = await groups.locator('tbody tr').evaluateAll((each) =>
    each.map((row) => {
      const bar = row.querySelector('td:last-child > span')
      const drawn = bar?.firstElementChild ?? null
      return {
        median: row.children[4]?.textContent ?? '',
        roomPx: bar?.getBoundingClientRect().width ?? 0,
        drawnPx: drawn?.getBoundingClientRect().width ?? 0,
      }
    }),
  )
  const most = Math.max(...rows.map(({ median }) => numberIn(median) ?? 0))
  return rows.flatMap(({ median, roomPx, drawnPx }) => {
    const expectedPx = (roomPx * (numberIn(median) ?? 0)) / most
    // Half of what the number rounds.
    const withinPx = 1 + (roomPx * (median.includes('%') ? 0.05 : 0.5)) / most
    return Math.abs(drawnPx - expectedPx) <= withinPx
      ? []
      : [`${median}: ${drawnPx.toFixed(1)} px drawn instead of ${expectedPx.toFixed(1)}`]
  })
}

test('two years of posts are compared, and each explains itself', async ({ launch }) => {
  const mando = await launch()
  const { page } = mando
  const folder = mkdtempSync(path.join(os.tmpdir(), 'mando-posts-'))
  await ask(page, 'accounts.addTraining', { accountId: first })
  await ask(page, 'accounts.addTraining', { accountId: second })
  await withoutMovement(page)
  await openScreen(page, 'Crecimiento')

  await test.step('posts: groups, the hours of the week, and the best of them', async () => {
    await page.getByRole('tab', { name: 'Publicaciones' }).click()
    await expect(page.getByText(/^La última que se conoce es del /)).toBeVisible()
    await page.getByRole('combobox', { name: 'Periodo' }).click()
    await page.getByRole('option', { name: 'Todo', exact: true }).click()
    await page.getByRole('combobox', { name: 'Cuentas' }).focus()
    await page.keyboard.press('ArrowDown')
    await page.getByRole('option').filter({ hasText: '@' }).nth(1).click()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('table', { name: 'Por día y hora de publicación' })).toBeVisible()
    const rows = page.getByRole('region', { name: 'Una a una' }).getByRole('listitem')
    await expect(rows).toHaveCount(20)
    await page.screenshot({ path: 'out/looks/posts.png' })
    expect(await faultsInBothThemes(page)).toEqual([])
    const groups = page.getByRole('group', { name: 'Por grupos' })
    await expect(groups.getByRole('row')).toHaveCount(3)
    expect(await faultsOfBars(groups)).toEqual([])
    await page.getByRole('radiogroup', { name: 'Medida' }).getByText('Tasa').click()
    await page.getByRole('radiogroup', { name: 'Agrupar por' }).getByText('Campaña').click()
    await expect(page.getByRole('rowheader', { name: 'Publicadas fuera de Mando' })).toBeVisible()
    expect(await faultsOfBars(groups)).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.screenshot({ path: 'out/looks/posts-dark.png' })
    await page.emulateMedia({ colorScheme: 'light' })
  })

  await test.step('the groups are saved as numbers and as a picture with their bars', async () => {
    const saved = mkdtempSync(path.join(os.tmpdir(), 'mando-groups-'))
    await page.getByRole('radiogroup', { name: 'Medida' }).getByText('Impresiones').click()
    await page.getByRole('radiogroup', { name: 'Agrupar por' }).getByText('Cuenta').click()
    const groups = page.getByRole('group', { name: 'Por grupos' })
    await expect(groups.getByRole('row')).toHaveCount(3)
    await chooseInDialog(mando, saved)
    const { svg, png, rows } = await saveThrice(page, 'Por grupos', saved)
    expect(rows).toHaveLength(2)
    expect(svg).toContain('<title>Por grupos · Impresiones</title>')
    const widths = [...svg.matchAll(/<rect [^>]*width="([\d.]+)"[^>]* rx="2"/g)].map(([, width]) => Number(width))
    const shown = await groups
      .locator('tbody td:last-child > span:first-child > span')
      .evaluateAll((bars) => bars.map((bar) => bar.getBoundingClientRect().width))
    expect(widths).toHaveLength(2)
    widths.forEach((width, at) => expect(width).toBeCloseTo(shown[at] ?? 0, 1))
    for (const text of await groups.locator('tbody th, tbody td[data-number]').allInnerTexts())
      expect(svg).toContain(`>${text}<`)
    writeFileSync('out/looks/posts-groups-saved.png', png)
  })

  await test.step('the hours of the week are saved as numbers and as a picture, and both say what is shown', async () => {
    await page.getByRole('radiogroup', { name: 'Medida' }).getByText('Impresiones').click()
    await chooseInDialog(mando, folder)
    const hours = await hoursIn(page.getByRole('table', { name: 'Por día y hora de publicación' }))
    const saved = await saveThrice(page, 'Por día y hora de publicación', folder)
    const impressions = saved.rows.map((row) => row[3] ?? '')
    expect(impressions.filter((value) => value !== '').length).toBeGreaterThan(20)
    expect(hourFaults(hours, impressions, 0)).toEqual([])
    expect(saved.svg).toContain('<title>Por día y hora de publicación · Impresiones</title>')
    expect(textsOfHours(saved.svg)).toEqual(hours.flatMap(({ texts }) => texts))
    expect(saved.png.subarray(1, 4).toString()).toBe('PNG')
    writeFileSync('out/looks/posts-hours-saved.png', saved.png)
  })

  await test.step('one of them opens its curve by the keyboard, and closes to where it was', async () => {
    await page.getByRole('radiogroup', { name: 'Medida' }).getByText('Impresiones').click()
    const first = page.getByRole('region', { name: 'Una a una' }).getByRole('button').first()
    await first.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: /^Publicación del / })
    await expect(dialog.getByRole('heading', { name: 'Cómo creció · Impresiones' })).toBeVisible()
    await expect(dialog.getByRole('row', { name: /^Impresiones / })).toBeVisible()
    await page.screenshot({ path: 'out/looks/post.png' })
    expect(await faultsInBothThemes(page)).toEqual([])
    await dialog.getByRole('button', { name: /Ver los números: Cómo creció/ }).click()
    await expect(dialog.getByRole('table', { name: 'Cómo creció' })).toBeVisible()
    await page.screenshot({ path: 'out/looks/post-table.png' })
    const growth = dialog.getByRole('table', { name: 'Cómo creció' })
    expect(await cutIn(growth)).toEqual([])
    const told = await tableIn(growth)
    await dialog.getByRole('button', { name: /Ver el gráfico: Cómo creció/ }).click()
    const ages = told.column('Edad')
    const said = await walkedByKey(chartOf(dialog, 'Cómo creció · Impresiones'), ages.length)
    expect(said.map((text) => text.split('\n'))).toEqual(ages.map((age, at) => [age, told.column('Impresiones')[at]]))
    const title = 'Cómo creció · Impresiones'
    expect(await saveChart(mando, chartOf(dialog, title), title)).toBe(told.rows)
    const asDrawn = { order: 'oldestFirst', isUneven: true } as const
    for (const [measure, title, rounding] of [
      ['Impresiones', 'Impresiones', 0],
      ['Interacciones', 'Interacciones', 0],
      ['Tasa', 'Tasa de interacción', 0.1],
    ] as const) {
      await dialog.getByRole('radiogroup', { name: 'Medida' }).getByText(measure).click()
      const curve = chartOf(dialog, `Cómo creció · ${measure}`)
      expect(await chartFaults(curve, told, { lines: [title], rounding, ...asDrawn })).toEqual([])
    }
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await expect(first).toBeFocused()
  })

  await test.step('and is found in the calendar, with its figures', async () => {
    await page.getByRole('region', { name: 'Una a una' }).getByRole('button').first().click()
    await page.getByRole('link', { name: 'Ver en el calendario' }).click()
    const outside = page.getByRole('complementary', { name: 'Publicada fuera de Mando' })
    await expect(outside.getByText(/impresiones · .* interacciones/)).toBeVisible()
    await page.screenshot({ path: 'out/looks/post-calendar.png' })
  })

  await test.step('what goes out from here says what it reached where it is open', async () => {
    await ask(page, 'settings.update', { undoSeconds: 0 })
    const postId = newId()
    const segments = [{ segmentId: newId(), text: 'Mañana, puertas abiertas en la jefatura.' }]
    await ask(page, 'calendar.create', { postId, accountIds: [first], segments })
    await ask(page, 'calendar.publishNow', { postId })
    await expect
      .poll(async () => (await ask(page, 'calendar.get', { postId })).state, { timeout: 20_000 })
      .toBe('published')
    await ask(page, 'status.syncNow', {})
    await expect.poll(async () => (await ask(page, 'figures.ofPost', { postId })).length).toBe(1)
    await page.evaluate((id) => {
      location.hash = `/calendar/post/${id}`
    }, postId)
    await expect(page.getByText(/\d impresiones · \d+ interacciones/)).toBeVisible()
    await page.screenshot({ path: 'out/looks/post-composer.png' })
  })
})
