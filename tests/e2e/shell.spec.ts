/** How the window starts, ends and starts again. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { makeCoreCareless } from './harness/launch.ts'
import { expect, test } from './harness/test.ts'
import { composer, writePost } from './steps/composer.ts'
import { appear, statusBar } from './steps/desk.ts'

const TYPED = 'Corte de agua el martes en la calle Mayor, entre las plazas del Mercado y de la Lonja, de nueve a dos.'

test('keeps what was on the screen a quarter of a second before it was killed, and starts again', async ({
  launch,
}) => {
  const first = await launch()
  await writePost(first.page, 'Aviso. ')
  const shown: { readonly atMs: number; readonly letters: number }[] = []
  let killedAtMs = 0
  let killed = Promise.resolve()
  for (const [index, letter] of Array.from(TYPED).entries()) {
    if (index === 70) {
      killedAtMs = Date.now()
      killed = first.kill()
    }
    try {
      // Resolves when the window has drawn it.
      await first.page.keyboard.type(letter)
      await first.page.evaluate(() => new Promise((drawn) => requestAnimationFrame(drawn)))
    } catch {
      break
    }
    shown.push({ atMs: Date.now(), letters: index + 1 })
  }
  await killed
  const second = await launch()
  await second.page.locator('[data-draft]').click()
  const text = await composer(second.page).getByRole('textbox', { name: 'Texto' }).inputValue()
  const kept = text.length - 'Aviso. '.length
  const due = shown.filter(({ atMs }) => atMs <= killedAtMs - 250).at(-1)?.letters ?? 0
  console.log(`killed while typing: ${shown.length} letters shown, ${due} a quarter of a second before, ${kept} kept`)
  expect(due).toBeGreaterThan(0)
  expect(kept).toBeGreaterThanOrEqual(due)
  expect(`Aviso. ${TYPED}`.startsWith(text)).toBe(true)
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

test('opens in the colours, the language and the view that it was left in', async ({ launch }) => {
  const first = await launch()
  await first.page.getByRole('radiogroup', { name: 'Vista' }).getByText('Semana').click()
  await appear(first.page, { theme: 'dark', language: 'en' })
  await first.close()
  const second = await launch()
  // The page says it itself, before it can ask anybody.
  await expect(second.page.locator('meta[name="theme"]')).toHaveAttribute('content', 'dark')
  await expect(second.page.locator('meta[name="remembered"]')).toHaveAttribute(
    'content',
    /"mando-calendar-mode":"week"/,
  )
  await expect(second.page.locator('html')).toHaveAttribute('lang', 'en')
  await expect(second.page.getByRole('radiogroup', { name: 'View' }).getByRole('radio', { name: 'Week' })).toBeChecked()
  await expect(second.page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await second.page.screenshot({ path: 'out/left-dark.png' })
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

test('ends with a word, in a message and in the log, when the core fails where nobody looks', async ({ launch }) => {
  const mando = await launch()
  const { electronApp, dataDir } = mando
  const child = electronApp.process()
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const file = path.join(mando.recordsDir, 'message.txt')
  await electronApp.evaluate(({ dialog }, to) => {
    dialog.showErrorBox = (title, content) =>
      process.getBuiltinModule('node:fs').writeFileSync(to, `${title}: ${content}`)
  }, file)
  // It may end before it has said that it was told.
  await makeCoreCareless(mando, {}).catch(() => undefined)
  expect(await ended).toBe(1)
  expect(readFileSync(file, 'utf8')).toBe('Mando: careless')
  expect(readFileSync(path.join(dataDir, 'logs', 'mando.log'), 'utf8')).toContain('"core.ended","fault":"TypeError')
})
