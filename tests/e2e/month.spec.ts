/**
 * A month from a table to the network: planned in a spreadsheet, edited, agreed to by two people, moved over the night on
 * which the clock changes, and published at its hour (docs/specs/calendarFiles.md, approvals.md, scheduling.md).
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { readWallTime } from '../../src/shared/domain/wallTime.ts'
import { expect, test } from './harness/test.ts'
import { trainingRecord } from './harness/trainingRecord.ts'
import { nextSpringChange, postName, postsInCalendar } from './steps/calendar.ts'
import { composer, expectPostState, expectSaved } from './steps/composer.ts'
import { ask, chooseInDialog, newId, openScreen } from './steps/desk.ts'

const PIN = '4826'
const PEOPLE = {
  pau: { personId: newId(), name: 'Pau Roca', role: 'coordinator' },
  luis: { personId: newId(), name: 'Luis Vega', role: 'approver' },
  ana: { personId: newId(), name: 'Ana Gil', role: 'editor' },
} as const
const ZONE = 'Europe/Madrid'
const { day: change, plus } = nextSpringChange()
const month = change.slice(0, 7)

/** A post for each day of the month, and the two that the test is about: at ten, and in the hour that will be missing. */
function table(): string {
  const rows = Array.from({ length: 31 }, (_, index) => {
    const day = `${month}-${String(index + 1).padStart(2, '0')}`
    return [day, '12:00', `Consejo del día ${index + 1}`]
  })
  const all = [...rows, [plus(-1), '10:00', 'Pleno del lunes'], [plus(-1), '02:30', 'Turno de noche']]
  return [['Fecha', 'Hora', 'Texto', 'Cuentas'], ...all.map((row) => [...row, '@PLPuertoalba'])]
    .map((row) => row.join(';'))
    .join('\r\n')
}

test('a month from a table is edited, approved twice, moved over a clock change and published', async ({ launch }) => {
  const mando = await launch()
  const { page, dataDir } = mando
  await ask(page, 'accounts.addTraining', { accountId: newId() })
  for (const person of Object.values(PEOPLE)) await ask(page, 'people.add', { ...person, pin: PIN })
  const act = (who: keyof typeof PEOPLE) => ask(page, 'people.enter', { personId: PEOPLE[who].personId, pin: PIN })
  await act('pau')
  const step = (name: string, who: keyof typeof PEOPLE) => ({ name, personIds: [PEOPLE[who].personId] })
  await ask(page, 'approvals.saveFlow', {
    flowId: newId(),
    name: 'Prensa',
    accountIds: [],
    labelIds: [],
    steps: [step('Jefatura de prensa', 'luis'), step('Gabinete', 'pau')],
    leadMinutes: 60,
  })
  const panel = composer(page).getByRole('region', { name: 'Aprobación' })
  const planned = async (postId: string) => (await ask(page, 'calendar.get', { postId })).planned
  let postId = ''

  await test.step('comes in from the table, and is seen in its month', async () => {
    await act('ana')
    await openScreen(page, 'Calendario')
    const file = path.join(dataDir, 'fuera', 'marzo.csv')
    mkdirSync(path.dirname(file))
    writeFileSync(file, table())
    await chooseInDialog(mando, file)
    await page.getByRole('button', { name: 'Importar y exportar' }).click()
    await page.getByRole('menuitem', { name: /^Importar publicaciones/ }).click()
    const dialog = page.getByRole('dialog', { name: 'Importar publicaciones' })
    await expect(dialog.getByRole('status')).toHaveText('33 filas · 33 correctas · 0 con fallos')
    await dialog.getByRole('button', { name: 'Importar 33 publicaciones' }).click()
    await expect(dialog).toBeHidden()
    const pleno = postsInCalendar(page, 'Pleno del lunes')
    const next = page.getByRole('button', { name: 'Mes siguiente' })
    for (let shown = ''; shown !== month;) {
      await next.click()
      const days = page.locator('[data-day]')
      shown = ((await days.nth(15).getAttribute('data-day')) ?? '').slice(0, 7)
    }
    await expect(pleno).toBeVisible()
    await expect(postsInCalendar(page, 'Consejo del día 15')).toHaveAccessibleName(postName({ state: 'Borrador' }))
    await page.screenshot({ path: 'out/looks/month.png' })
  })

  await test.step('one of them is edited, and two people agree', async () => {
    await postsInCalendar(page, 'Pleno del lunes').click()
    const text = composer(page).getByRole('textbox', { name: 'Texto' })
    await text.press('End')
    await page.keyboard.type(', abierto al público')
    await expectSaved(page)
    postId = /post\/([\w-]+)/.exec(page.url())?.[1] ?? ''
    await composer(page).getByRole('button', { name: 'Pedir aprobación' }).click()
    await expectPostState(page, 'Por aprobar')
    await act('luis')
    await panel.getByRole('button', { name: /^Aprobar/ }).click()
    await expect(panel).toContainText('Gabinete (2 de 2)')
    await act('pau')
    await panel.getByRole('button', { name: /^Aprobar/ }).click()
    await expectPostState(page, 'Programada')
  })

  await test.step('it is moved over the night on which the clock changes, and keeps its hour on the wall', async () => {
    await page.keyboard.press('Escape')
    const before = await planned(postId)
    expect(before).toMatchObject({ wallTime: `${plus(-1)}T10:00` })
    await postsInCalendar(page, 'Pleno del lunes').press('Alt+ArrowRight')
    await expect.poll(async () => (await planned(postId))?.wallTime).toBe(`${change}T10:00`)
    await postsInCalendar(page, 'Pleno del lunes').press('Alt+ArrowRight')
    await expect.poll(async () => (await planned(postId))?.wallTime).toBe(`${plus(1)}T10:00`)
    expect(((await planned(postId))?.atMs ?? 0) - (before?.atMs ?? 0)).toBe(47 * 3_600_000)
    await expect(postsInCalendar(page, 'Pleno del lunes')).toHaveAccessibleName(postName({ state: 'Programada' }))
  })

  await test.step('and an hour that does not exist on that day is asked about', async () => {
    await postsInCalendar(page, 'Turno de noche').press('Alt+ArrowRight')
    const dialog = page.getByRole('dialog', { name: 'Esa hora no existe' })
    await expect(dialog).toBeVisible()
    await dialog.getByRole('button', { name: 'Dejarla como estaba' }).click()
    await expect(postsInCalendar(page, 'Turno de noche')).toHaveAccessibleName(
      postName({ time: '02:30', state: 'Borrador' }),
    )
    await mando.close()
  })

  await test.step('it goes out at its hour on that day, once, and nothing that nobody agreed to', async () => {
    const reading = readWallTime(`${plus(1)}T10:00`, ZONE)
    if (reading.kind !== 'once') throw new Error('ten in the morning exists once')
    const second = await launch({ clockFromMs: reading.atMs - 15_000 })
    await ask(second.page, 'people.enter', { personId: PEOPLE.pau.personId, pin: PIN })
    const stateNow = async () => (await ask(second.page, 'calendar.get', { postId })).state
    expect(await stateNow()).toBe('scheduled')
    await expect.poll(stateNow, { timeout: 60_000 }).toBe('published')
    const { variants } = await ask(second.page, 'calendar.get', { postId })
    expect(variants).toHaveLength(1)
    await second.close()
    const mine = trainingRecord(dataDir)
      .posts()
      .filter(({ text }) => /Pleno|Consejo|Turno/.test(text))
    expect(mine.map(({ text }) => text)).toEqual(['Pleno del lunes, abierto al público'])
    const lateMs = (mine[0]?.createdAtMs ?? 0) - reading.atMs
    expect(lateMs).toBeGreaterThanOrEqual(0)
    expect(lateMs).toBeLessThan(60_000)
  })
})
