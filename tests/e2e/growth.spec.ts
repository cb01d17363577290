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
})
