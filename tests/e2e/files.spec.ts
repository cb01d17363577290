/** A month that somebody planned in a spreadsheet comes in, and goes out again, in the real window (docs/specs/calendarFiles.md). */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Mando } from './harness/launch.ts'
import { accessibilityFaults, withoutMovement } from './harness/axe.ts'
import { readPdf } from './harness/readPdf.ts'
import { expect, test } from './harness/test.ts'
import { nextSpringChange } from './steps/calendar.ts'
import { composer, expectSaved } from './steps/composer.ts'
import { ask, chooseInDialog, newId, openScreen } from './steps/desk.ts'

const { day: change, plus } = nextSpringChange()
const written = (day: string): string => day.split('-').reverse().join('/')
const TABLE = [
  'Fecha;Hora;Texto;Cuentas',
  `${written(plus(-1))};10:00;Mercado de primavera;@PLPuertoalba`,
  `${written(change)};02:30;Cambio de hora;@PLPuertoalba`,
  `${written(plus(1))};09:00;Corte de tráfico;@NoExiste`,
  `${written(plus(2))};18:00;"Pleno; abierto al público";@PLPuertoalba`,
].join('\r\n')

test('posts come in from a table, with what is wrong in it said, and go out again', async ({ launch }) => {
  const mando = await launch()
  const { page } = mando
  await withoutMovement(page)
  await ask(page, 'accounts.addTraining', { accountId: newId() })
  await openScreen(page, 'Calendario')
  const folder = path.join(mando.dataDir, 'fuera')
  mkdirSync(folder)
  const menu = async (item: RegExp): Promise<void> => {
    await page.getByRole('button', { name: 'Importar y exportar' }).click()
    await page.getByRole('menuitem', { name: item }).click()
  }
  const dialog = page.getByRole('dialog', { name: 'Importar publicaciones' })

  await test.step('what is no table is refused, with what to do', async () => {
    await choose(mando, path.join(folder, 'libro.csv'), Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]))
    await menu(/^Importar publicaciones/)
    await expect(page.getByText(/Guárdelo como CSV/)).toBeVisible()
  })

  await test.step('the rows that are wrong are said, each with why', async () => {
    await choose(mando, path.join(folder, 'plan.csv'), Buffer.from(TABLE, 'latin1'))
    await menu(/^Importar publicaciones/)
    await expect(dialog.getByRole('status')).toHaveText('4 filas · 2 correctas · 2 con fallos')
    await expect(dialog).toContainText('Fila 3: Esa noche se adelanta el reloj y esa hora no existe: 01:30 o 03:30')
    await expect(dialog).toContainText('Fila 4: No hay ninguna cuenta «@NoExiste».')
    await expect(dialog).toContainText('Corte de tráfico')
    await expect(dialog.getByRole('button', { name: /^Importar/ })).toBeDisabled()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.screenshot({ path: 'out/looks/import.png' })
  })

  await test.step('the right ones are imported alone, planned, and taken back as a whole', async () => {
    await dialog.getByRole('checkbox', { name: /^Importar solo/ }).check()
    await dialog.getByRole('checkbox', { name: /^Programar/ }).check()
    await dialog.getByRole('button', { name: 'Importar 2 publicaciones' }).click()
    await expect(page.getByText('2 publicaciones importadas, 2 de ellas programadas.')).toBeVisible()
    const planned = async () =>
      (await ask(page, 'calendar.range', { fromMs: 0, toMs: Date.UTC(2100, 0, 1) })).cells.excerpts
    expect(await planned()).toEqual(['Mercado de primavera', 'Pleno; abierto al público'])
  })

  await test.step('a month is printed as a sheet that can be read aloud', async () => {
    await chooseInDialog(mando, folder)
    const [fromMs, toMs] = [plus(-3), plus(30)].map((day) => Date.parse(`${day}T00:00:00Z`))
    await ask(page, 'files.export', { format: 'pdf', fromMs: fromMs!, toMs: toMs! })
    const [file = ''] = readdirSync(folder).filter((name) => name.endsWith('.pdf'))
    copyFileSync(path.join(folder, file), 'out/looks/month.pdf')
    const sheet = await readPdf(readFileSync(path.join(folder, file)))
    expect(sheet).toMatchObject({ language: 'es', isMarked: true, title: expect.stringMatching(/^Calendario, /) })
    expect(sheet.roles).toEqual(expect.arrayContaining(['H1', 'Table', 'TH', 'TD']))
    expect(sheet.text).toContain('Pleno; abierto al público')
    expect(sheet.text).toContain('@PLPuertoalba')
  })

  await test.step('what is on screen goes out, and comes in again as it was', async () => {
    await ask(page, 'calendar.range', { fromMs: 0, toMs: 1 })
    await chooseInDialog(mando, folder)
    const exported = await ask(page, 'files.export', { format: 'csv', fromMs: 0, toMs: Date.UTC(2100, 0, 1) })
    expect(exported).toMatchObject({ posts: 2 })
    const [file = ''] = readdirSync(folder).filter((name) => name.endsWith('.csv') && !/plan|libro/.test(name))
    const bytes = readFileSync(path.join(folder, file))
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    await choose(mando, path.join(folder, 'otra vez.csv'), bytes)
    await menu(/^Importar publicaciones/)
    await expect(dialog.getByRole('status')).toHaveText('2 filas · 2 correctas · 0 con fallos')
    await page.keyboard.press('Escape')
  })

  await test.step('the import is taken back as a whole', async () => {
    await page.getByRole('button', { name: 'Deshacer' }).click()
    await expect
      .poll(async () => (await ask(page, 'calendar.range', { fromMs: 0, toMs: Date.UTC(2100, 0, 1) })).cells.postIds)
      .toEqual([])
  })

  await test.step('what a department asks for becomes a draft, beside which it stays as they wrote it', async () => {
    const sheet =
      'Departamento: Obras\nContacto: ext. 214\nFecha límite: 1/3/2099\nEncargo: Avisar del corte\nTexto: Corte de agua.'
    await choose(mando, path.join(folder, 'peticion.txt'), Buffer.from(sheet, 'latin1'))
    await menu(/^Recibir una petición/)
    const field = composer(page).getByRole('textbox', { name: 'Texto' })
    await expect(field).toHaveValue('Corte de agua.')
    await field.press('End')
    await page.keyboard.type(' Habrá cisternas.')
    await expectSaved(page)
    await composer(page).getByText('Petición de Obras').click()
    await expect(composer(page)).toContainText('Avisar del corte')
    await expect(composer(page).locator('ins')).toContainText('Habrá cisternas.')
    expect(await accessibilityFaults(page)).toEqual([])
    await choose(mando, path.join(folder, 'Anuncio (final).pdf.exe'), Buffer.from('MZ no es un documento'))
    const attach = composer(page).getByRole('button', { name: 'Adjuntar documento…' })
    await attach.press('Enter')
    await expect(page.getByRole('alert').filter({ hasText: 'No es un PDF ni un documento de Word' })).toBeVisible()
    await choose(mando, path.join(folder, 'Anuncio de obras.pdf'), Buffer.from('%PDF-1.7 el anuncio'))
    await attach.press('Enter')
    await expect(composer(page).getByRole('list', { name: 'Documentos de la petición' })).toContainText(
      'Anuncio de obras.pdf',
    )
    await chooseInDialog(mando, folder)
    await composer(page).getByRole('button', { name: 'Guardar Anuncio de obras.pdf en una carpeta' }).press('Enter')
    await expect(page.getByText('Guardado como Anuncio de obras (2).pdf')).toBeVisible()
    expect(readFileSync(path.join(folder, 'Anuncio de obras (2).pdf'), 'utf8')).toBe('%PDF-1.7 el anuncio')
    expect(await accessibilityFaults(page)).toEqual([])
    await page.screenshot({ path: 'out/looks/intake.png' })
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '1 petición' }).click()
    await page
      .getByRole('list', { name: 'Peticiones sin programar' })
      .getByRole('button', { name: /^Obras: Avisar/ })
      .click()
    await expect(field).toHaveValue('Corte de agua. Habrá cisternas.')
  })
})

/** The next file that is chosen in the system's dialog. */
async function choose(mando: Mando, file: string, bytes: Buffer): Promise<void> {
  writeFileSync(file, bytes)
  await chooseInDialog(mando, file)
}
