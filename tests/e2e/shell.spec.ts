/** How the window starts, ends and starts again. */
import { expect, test } from './harness/test.ts'
import { statusBar } from './steps/desk.ts'

test('starts again in the same folder after it was killed', async ({ launch }) => {
  const first = await launch()
  await first.kill()
  const second = await launch()
  await expect(second.page.getByRole('navigation').first()).toBeVisible()
})

test('opens where it was closed', async ({ launch }) => {
  const first = await launch()
  const place = { x: 40, y: 60, width: 1100, height: 700 }
  await first.electronApp.evaluate(
    ({ BrowserWindow }, bounds) => BrowserWindow.getAllWindows()[0]?.setBounds(bounds),
    place,
  )
  await first.close()
  const second = await launch()
  expect(
    await second.electronApp.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds()),
  ).toEqual(place)
})

test('notices that the cable is pulled, and that it is back', async ({ launch }) => {
  const { page, setCable } = await launch({ cable: 'pulled' })
  const state = statusBar(page).getByRole('status')
  await expect(state).toHaveText(/^Sin red/)
  await setCable('plugged')
  await expect(state).toHaveText(/^Con conexión/)
  await setCable('pulled')
  await expect(state).toHaveText(/^Sin red/)
})
