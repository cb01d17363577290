/** The figures by which a public service is judged, in the real window (docs/specs/care.md), and reports of them (docs/specs/reports.md). */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Locator } from '@playwright/test'
import type { InputOf } from '../../src/shared/contract/contract.ts'
import { UNNARROWED } from '../../src/shared/domain/inboxView.ts'
import { accessibilityFaults, withoutMovement } from './harness/axe.ts'
import { chartFaults, tableIn } from './harness/drawnChart.ts'
import { hourFaults, hoursIn, textsOfHours } from './harness/drawnWeek.ts'
import type { Mando } from './harness/launch.ts'
import { readPdf } from './harness/readPdf.ts'
import { expect, test } from './harness/test.ts'
import { addTrainingAccount } from './steps/accounts.ts'
import { appear, ask, chooseInDialog, newId, openScreen } from './steps/desk.ts'
import { chartOf, saveChart, saveThrice, walkedByKey } from './steps/growth.ts'

/** Where the charts of days differ from the table that each can be changed for. */
async function faultsOfDayCharts(mando: Mando, part: Locator): Promise<readonly string[]> {
  const faults: string[] = []
  for (const [title, saidFirst, shown] of [
    ['Mensajes y respuestas', 'Mensajes', { bars: 'Mensajes', lines: ['Respuestas'] }],
    ['Conversaciones abiertas', 'Conversaciones abiertas', { lines: ['Conversaciones abiertas'] }],
  ] as const) {
    const figure = chartOf(part, title)
    await figure.getByRole('button', { name: `Ver los números: ${title}` }).click()
    const told = await tableIn(figure.getByRole('table'))
    await figure.getByRole('button', { name: `Ver el gráfico: ${title}` }).click()
    await figure.locator('.recharts-line-curve').waitFor({ state: 'attached' })
    faults.push(...(await chartFaults(figure, told, { ...shown, order: 'newestFirst' })))
    expect(await saveChart(mando, figure, title)).toBe(told.rows)
    const said = await walkedByKey(figure, told.rows)
    const first = told.column(saidFirst).toReversed()
    faults.push(
      ...said.flatMap((text, at) =>
        text.split('\n')[1]?.endsWith(`: ${first[at] ?? ''}`) === true ? [] : [`${title}: a key says ${text}`],
      ),
    )
  }
  return faults
}

test('shows how citizens were attended to, and makes a report of it that names none of them', async ({ launch }) => {
  const mando = await launch()
  const { page } = mando
  await withoutMovement(page)
  await addTrainingAccount(page)
  await ask(page, 'hours.setTargets', {
    targets: [{ labelId: null, priority: null, responseMinutes: 60, resolutionMinutes: 600 }],
  })
  await ask(page, 'people.add', { personId: newId(), name: 'Ana Ríos', role: 'coordinator', pin: '8527' })
  await ask(page, 'training.citizensWrite', { count: 40 })
  await ask(page, 'status.syncNow', {})
  await expect.poll(async () => (await ask(page, 'inbox.counts', {})).queue).toBeGreaterThan(40)
  const labelId = newId()
  await ask(page, 'inbox.saveLabel', { labelId, name: 'Vía pública', colour: 'teal' })
  const { rows } = await ask(page, 'inbox.list', { scope: { view: 'queue', ...UNNARROWED }, cursor: null, limit: 50 })
  const calm = rows.filter(({ urgent }) => !urgent).map(({ conversationId }) => conversationId)
  const change = (conversationIds: string[], what: InputOf<'inbox.change'>['change']) =>
    ask(page, 'inbox.change', { changeId: newId(), conversationIds, change: what })
  await change(calm.slice(0, 20), { kind: 'label', labelId, on: true })
  await change(calm.slice(0, 24), { kind: 'status', status: 'waiting_citizen' })
  await change(calm.slice(0, 15), { kind: 'status', status: 'resolved' })
  await change(calm.slice(24, 28), { kind: 'status', status: 'ignored' })

  await test.step('attention: figures, days, hours of the week, labels, people', async () => {
    await openScreen(page, 'Crecimiento')
    await page.getByRole('tab', { name: 'Atención' }).click()
    const part = page.getByRole('region', { name: 'Atención a la ciudadanía' })
    await expect(part).toContainText('Primera respuesta')
    await expect(part).toContainText('24 casos')
    await expect(part.getByRole('table', { name: 'Por persona' })).toContainText('Ana Ríos')
    await expect(part.getByRole('table', { name: 'Por etiqueta' })).toContainText('Vía pública')
    await expect(part.getByRole('table', { name: /Horas de la semana/ })).toBeVisible()
    expect(await accessibilityFaults(page)).toEqual([])
    await page.screenshot({ path: 'out/looks/care.png' })
    await part.evaluate((each) => each.scrollTo(0, 10_000))
    await page.screenshot({ path: 'out/looks/care-below.png' })
    expect(await faultsOfDayCharts(mando, part)).toEqual([])
    const pictures = path.join(mando.dataDir, 'horas')
    mkdirSync(pictures)
    await chooseInDialog(mando, pictures)
    const hours = await hoursIn(part.getByRole('table', { name: /Horas de la semana/ }))
    const saved = await saveThrice(page, 'Horas de la semana', pictures)
    const messages = saved.rows.map((row) => row[2] ?? '')
    expect(messages.filter((value) => value !== '0').length).toBeGreaterThan(0)
    expect(hourFaults(hours, messages, 0)).toEqual([])
    expect(textsOfHours(saved.svg)).toEqual(hours.flatMap(({ texts }) => texts))
    writeFileSync('out/looks/care-hours-saved.png', saved.png)
    await part.getByText('Respuesta, reloj').click()
    await appear(page, { theme: 'dark', language: 'en' })
    const english = page.getByRole('region', { name: 'Attention to citizens' })
    await expect(english).toContainText('First response')
    expect(await accessibilityFaults(page)).toEqual([])
    await english.evaluate((each) => each.scrollTo(0, 330))
    await page.screenshot({ path: 'out/looks/care-dark.png' })
    await appear(page, { theme: 'light', language: 'es' })
  })

  await test.step('a report: what is in it, as a document that everybody can read, and as data', async () => {
    await page.getByRole('tab', { name: 'Informes' }).click()
    const part = page.getByRole('region', { name: 'Informes' })
    await part.getByLabel('Mes', { exact: true }).selectOption({ index: 0 })
    const paper = part.getByRole('group', { name: 'Así quedará' })
    await expect(paper.getByRole('heading', { level: 1 })).toHaveText(/^Informe mensual: /)
    await expect(paper.getByRole('table', { name: 'Atención a la ciudadanía' })).toContainText('Esperas contestadas')
    expect(await accessibilityFaults(page)).toEqual([])
    await page.screenshot({ path: 'out/looks/reports.png' })
    await appear(page, { theme: 'dark' })
    expect(await accessibilityFaults(page)).toEqual([])
    await page.screenshot({ path: 'out/looks/reports-dark.png' })
    await appear(page, { theme: 'light' })
    const folder = path.join(mando.dataDir, 'informes')
    mkdirSync(folder)
    await chooseInDialog(mando, folder)
    // By key, here and below: the words about what was saved lie over it, as long as the pointer rests on them.
    await part.getByRole('button', { name: 'Guardar PDF' }).press('Enter')
    await expect(page.getByText(/^Guardado: Informe mensual .*\.pdf$/)).toBeVisible({ timeout: 30_000 })
    await part.getByRole('button', { name: 'Guardar datos (CSV)' }).press('Enter')
    await expect(page.getByText(/^Guardado: .*diccionario\.csv$/)).toBeVisible()
    await part.getByRole('button', { name: 'Elegir carpeta y empezar' }).press('Enter')
    await expect(part).toContainText(`El día 5 de cada mes, en ${folder}`)
    expect(await accessibilityFaults(page)).toEqual([])
    await page.screenshot({ path: 'out/looks/reports-monthly.png' })
    await part.getByRole('button', { name: 'Dejar de hacerlo' }).press('Enter')
    await expect(part.getByRole('button', { name: 'Elegir carpeta y empezar' })).toBeVisible()
    const names = readdirSync(folder)
    expect(names).toHaveLength(3)
    const citizens = new Set(rows.flatMap(({ citizen }) => [citizen.handle, citizen.displayName]))
    const pdf = readFileSync(path.join(folder, names.find((name) => name.endsWith('.pdf')) ?? ''))
    copyFileSync(path.join(folder, names.find((name) => name.endsWith('.pdf')) ?? ''), 'out/looks/report.pdf')
    const read = await readPdf(pdf)
    expect(read).toMatchObject({ language: 'es', isMarked: true })
    expect(read.title).toMatch(/^Informe mensual: /)
    expect(read.roles).toEqual(expect.arrayContaining(['H1', 'H2', 'Table', 'TH', 'TD', 'Figure']))
    expect(read.alternatives).toContainEqual(expect.stringMatching(/^Gráfico de \d+ días: \d+ mensajes/))
    expect(read.figuresWithoutAlternative).toBe(0)
    expect(read.outline).toEqual(expect.arrayContaining([expect.stringContaining('Atención a la ciudadanía')]))
    expect(read.text).toContain('Diccionario de datos')
    const data = names
      .filter((name) => name.endsWith('.csv'))
      .map((name) => readFileSync(path.join(folder, name), 'utf8'))
    for (const text of [read.text, ...data]) {
      for (const citizen of citizens) expect(text).not.toContain(citizen)
      for (const { snippet } of rows) expect(text).not.toContain(snippet)
    }
  })

  await test.step('a notice that the pointer rests on holds back no other', async () => {
    const part = page.getByRole('region', { name: 'Informes' })
    const notices = page.getByRole('alert')
    const pdf = page.getByText(/^Guardado: .*\.pdf$/)
    await expect(pdf).toBeHidden()
    const saveData = part.getByRole('button', { name: 'Guardar datos (CSV)' })
    await expect(notices).toHaveCount(0)
    await saveData.press('Enter')
    await notices.first().hover()
    for (const shown of [2, 3]) {
      await saveData.press('Enter')
      await expect(notices).toHaveCount(shown)
    }
    await part.getByRole('button', { name: 'Guardar PDF' }).press('Enter')
    await expect(pdf).toBeVisible({ timeout: 20_000 })
  })
})
