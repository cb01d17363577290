/** Growth in the real window: two years of the training account, charts and the numbers behind them (docs/specs/growth.md). */
import { faultsInBothThemes, withoutMovement } from './harness/axe.ts'
import { expect, test } from './harness/test.ts'
import { ask, newId, openScreen } from './steps/desk.ts'

const [first, second] = [newId(), newId()]

test('two years of followers explain themselves', async ({ launch }) => {
  const { page } = await launch()
  await ask(page, 'accounts.addTraining', { accountId: first })
  await ask(page, 'accounts.addTraining', { accountId: second })
  await withoutMovement(page)
  await openScreen(page, 'Crecimiento')
  const chart = page.getByRole('figure', { name: /Seguidores por día/ })
  const table = page.getByRole('table', { name: 'Seguidores de cada día' })
  const choosePeriod = async (name: string) => {
    await page.getByRole('combobox', { name: 'Periodo' }).click()
    await page.getByRole('option', { name }).click()
  }

  await test.step('a month of one account', async () => {
    await expect(table.getByRole('row').nth(1)).toBeVisible()
    await page.screenshot({ path: 'out/looks/growth-month.png' })
    expect(await faultsInBothThemes(page)).toEqual([])
  })

  await test.step('all of it', async () => {
    await choosePeriod('Todo')
    await expect(page.getByText('Cada punto es el último dato de su semana.').first()).toBeVisible()
    await page.screenshot({ path: 'out/looks/growth-all.png' })
  })

  await test.step('two accounts by index', async () => {
    await page.getByRole('combobox', { name: 'Cuentas' }).focus()
    await page.keyboard.press('ArrowDown')
    await page.getByRole('option').nth(1).click()
    await page.keyboard.press('Escape')
    await page.getByText('Índice 100').click()
    await expect(page.getByRole('heading', { name: 'Crecimiento con índice 100' })).toBeVisible()
    await page.screenshot({ path: 'out/looks/growth-two.png' })
    expect(await faultsInBothThemes(page)).toEqual([])
  })
  expect(await chart.count()).toBeLessThan(2)

  // docs/specs/postMetrics.md
  await test.step('posts: groups, the hours of the week, and the best of them', async () => {
    await page.getByRole('tab', { name: 'Publicaciones' }).click()
    await expect(page.getByRole('table', { name: 'Por día y hora de publicación' })).toBeVisible()
    const rows = page.getByRole('region', { name: 'Una a una' }).getByRole('listitem')
    await expect(rows).toHaveCount(20)
    await page.screenshot({ path: 'out/looks/posts.png' })
    expect(await faultsInBothThemes(page)).toEqual([])
    await page.getByRole('radiogroup', { name: 'Medida' }).getByText('Tasa').click()
    await page.getByRole('radiogroup', { name: 'Agrupar por' }).getByText('Campaña').click()
    await expect(page.getByRole('rowheader', { name: 'Publicadas fuera de Mando' })).toBeVisible()
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.screenshot({ path: 'out/looks/posts-dark.png' })
    await page.emulateMedia({ colorScheme: 'light' })
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
})
