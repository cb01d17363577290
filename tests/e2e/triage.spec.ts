/** A morning's messages triaged to nothing without a mouse: every act once, many at a time, and taken back. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { UNNARROWED } from '../../src/shared/domain/inboxView.ts'
import { accessibilityFaults, withoutMovement } from './harness/axe.ts'
import { expect, test } from './harness/test.ts'
import { addTrainingAccount } from './steps/accounts.ts'
import { ask, chooseInDialog, newId, openScreenByKey, openSettings, railLink } from './steps/desk.ts'
import {
  answerField,
  conversationPane,
  conversations,
  openFirstUrgent,
  timeline,
  urgentBanner,
  viewButton,
} from './steps/inbox.ts'

const ALL = { view: 'all', ...UNNARROWED } as const
const NOTE = 'Alumbrado contesta el lunes.'
const MACRO = {
  name: 'Aviso de alumbrado',
  folder: 'Averías',
  texts: { es: 'Hola, {{usuario}}: lo revisamos en {{plazo}}.', ca: '', gl: '', eu: '', en: '' },
  macro: { labelIds: [], assign: { kind: 'unchanged' }, resolves: true, key: 1 },
} as const
const DONE = 'Avisada la sala a las 10:05, incidencia 4471.'
const ANSWER = 'Ya está arreglado. Gracias por avisar.'

test('triages everything by keyboard', async ({ launch }) => {
  const mando = await launch()
  const { page } = mando
  const keys = page.keyboard
  const list = page.getByRole('listbox', { name: 'Conversaciones' })
  const active = list.getByRole('option', { selected: true })
  const picker = page.getByRole('dialog')
  const told = (words: string | RegExp) => expect(page.getByRole('main').getByText(words)).toBeVisible()
  const counts = () => ask(page, 'inbox.counts', {})

  await withoutMovement(page)
  await addTrainingAccount(page)
  await ask(page, 'settings.update', { undoSeconds: 0 })
  await ask(page, 'training.citizensWrite', { count: 40 })
  // The first person acts at once.
  await ask(page, 'people.add', { personId: newId(), name: 'Ana Ríos', role: 'coordinator', pin: '8527' })
  await ask(page, 'people.add', { personId: newId(), name: 'Luis Mar', role: 'editor', pin: '4916' })
  await ask(page, 'status.syncNow', {})
  await expect.poll(async () => (await counts()).queue).toBeGreaterThan(50)
  await openScreenByKey(page, 'Mensajes')
  await expect(conversations(page).first()).toBeVisible()

  await test.step('deals with what is urgent, which stands on top and is closed in no other way', async () => {
    const urgent = (await counts()).urgent
    expect(urgent).toBeGreaterThan(1)
    await expect(railLink(page, 'Mensajes')).toHaveAccessibleName(new RegExp(`${String(urgent)} urgentes`))
    await tabTo(page, page.getByRole('contentinfo').getByRole('link', { name: /urgentes$/ }))
    await keys.press('Enter')
    await expect(viewButton(page)).toHaveAccessibleName(/^Vista: Urgentes/)
    await expect(conversations(page)).toHaveCount(urgent)
    expect(await focusedOnceKeyIsHandled(page, 'v')).toBe('menu')
    await expect(page.getByRole('menuitemradio', { name: 'Urgentes', checked: true })).toBeVisible()
    await keys.press('ArrowDown')
    await keys.press('Enter')
    await expect(viewButton(page)).toHaveAccessibleName(/^Vista: Por atender/)
    const urgentId = await openFirstUrgent(page)
    const banner = urgentBanner(page)
    await expect(active).toContainText('Urgente')
    await expect(timeline(page)).toContainText('Mensaje urgente')
    await tabTo(page, banner.getByRole('checkbox').first())
    await keys.press('Space')
    await expect(banner).toContainText('Ana Ríos')
    expect(await accessibilityFaults(page)).toEqual([])
    // Whoever types on at once loses no letter: the field has the focus before the next key can arrive.
    expect(await focusedOnceKeyIsHandled(page, 'e')).toBe('textarea')
    await expect(picker).toContainText('Sacar de urgentes')
    await keys.type(DONE)
    // A colleague is quicker, and thinks better of it: what was typed is still there.
    const markId = (await ask(page, 'urgent.of', { conversationId: urgentId })).active?.markId ?? ''
    await ask(page, 'urgent.end', { markId, how: { ended: 'false_alarm' } })
    await expect(picker.getByRole('alert')).toContainText('Ya no es urgente')
    await expect(picker.getByRole('alert')).toContainText('Falsa alarma · Ana Ríos')
    // What can no longer be done is not offered.
    await expect(picker.locator('form').getByRole('button')).toHaveText(['Cerrar'])
    await ask(page, 'urgent.undoEnd', { markId })
    await expect(picker.getByRole('alert')).toBeHidden()
    await expect(picker.locator('form').getByRole('button')).toHaveCount(2)
    await expect(picker.getByRole('textbox')).toBeFocused()
    await keys.press('Control+Enter')
    await expect(banner).toBeHidden()
    await expect(conversationPane(page)).toContainText(DONE)
    await keys.press('Alt+z')
    await expect(banner).toBeVisible()
    await keys.press('j')
    await keys.press('Control+a')
    // The first thousand of the list are read for it.
    await expect(page.getByRole('toolbar', { name: 'Acciones para lo seleccionado' })).toBeVisible()
    await keys.press('s')
    await keys.press('6')
    await told(/ urgentes? quedan? como están?/)
    await keys.press('z')
    await told(/^Deshecho en/)
    await keys.press('Escape')
    while ((await counts()).urgent > 0) {
      const left = (await counts()).urgent
      await openFirstUrgent(page)
      await keys.press('d')
      await tabTo(page, picker.getByRole('button', { name: 'Es una falsa alarma' }))
      await keys.press('Enter')
      await expect.poll(async () => (await counts()).urgent).toBe(left - 1)
    }
    // The list has followed: what was urgent stands where its date puts it.
    await expect(list.getByRole('option').filter({ hasText: /Urgente/ })).toHaveCount(0)
  })

  await test.step('takes the first, labels it and notes what colleagues must know', async () => {
    await keys.press('j')
    await expect(list).toBeFocused()
    await keys.press('Home')
    await keys.press('Enter')
    await expect(conversationPane(page)).toBeVisible()
    await keys.press('m')
    await told('1 conversación asignada a Ana Ríos')
    await expect(active).toContainText('La lleva Ana Ríos')
    await keys.press('l')
    await keys.type('Alumbrado')
    await keys.press('Enter')
    await expect(picker).toContainText('Color de «Alumbrado»')
    await keys.press('5')
    await expect(active).toContainText('Alumbrado')
    await expect(picker).toBeHidden()
    await keys.press('i')
    await expect(answerField(page)).toBeFocused()
    await keys.type(NOTE)
    await keys.press('Control+Enter')
    await expect(timeline(page)).toContainText(NOTE)
    await expect(timeline(page)).toContainText('Nota interna · no se envía')
    await keys.press('Escape')
    await expect(list).toBeFocused()
  })

  await test.step('sets a target in office time, and what is due says so; one matters more', async () => {
    const hours = await ask(page, 'hours.get', {})
    const always = [{ fromMinute: 0, untilMinute: 1_440 }]
    await ask(page, 'hours.set', { region: hours.region, week: hours.week.map(() => always), ownDays: hours.ownDays })
    await openSettings(page, 'Horario y plazos')
    await page.getByRole('textbox', { name: 'Primera respuesta: Las demás' }).fill('400 h')
    await keys.press('Enter')
    await expect.poll(async () => (await ask(page, 'hours.get', {})).targets).toHaveLength(1)
    expect(await accessibilityFaults(page)).toEqual([])
    await openScreenByKey(page, 'Mensajes')
    await keys.press('j')
    await keys.press('Enter')
    await expect(conversationPane(page)).toContainText(/Responder antes de .* · quedan \d+ h de oficina/)
    await expect(active).toContainText(/\d+ h/)
    await keys.press('g')
    await keys.press('1')
    await told('1 conversación con prioridad: Alta')
    await expect(active).toContainText('Alta')
    await keys.press('z')
    await told('Deshecho en 1 conversación')
  })

  await test.step('puts it off, and the next one opens by itself', async () => {
    const name = await conversationPane(page).getByRole('heading', { level: 2 }).textContent()
    await keys.press('h')
    await keys.press('1')
    await told(/^1 conversación pospuesta hasta /)
    await expect(conversationPane(page).getByRole('heading', { level: 2 })).not.toHaveText(name ?? '')
    await expect(list).toBeFocused()
    await keys.press('z')
    await told('Deshecho en 1 conversación')
    await expect(conversationPane(page).getByRole('heading', { level: 2 })).toHaveText(name ?? '')
    expect((await counts()).snoozed).toBe(0)
    await keys.press('h')
    await keys.press('2')
    await expect.poll(async () => (await counts()).snoozed).toBe(1)
  })

  await test.step('gives one to somebody else, pins it, silences it', async () => {
    await keys.press('a')
    await keys.type('luis')
    await keys.press('Enter')
    await expect(active).toContainText('La lleva Luis Mar')
    await keys.press('p')
    await expect(active.getByRole('img', { name: 'Fijada' })).toBeVisible()
    await keys.press('q')
    await expect(active.getByRole('img', { name: 'Silenciada' })).toBeVisible()
    await keys.press('u')
    await told('1 conversación no leída')
    await keys.press('s')
    await keys.press('4')
    await expect.poll(async () => (await counts()).waiting).toBe(1)
  })

  await test.step('answers and resolves in one go', async () => {
    await openAnswerable(page)
    await keys.press('r')
    await expect(answerField(page)).toBeFocused()
    await keys.type(ANSWER)
    await keys.press('Control+Shift+Enter')
    await expect(list).toBeFocused()
    await expect.poll(async () => (await counts()).closed).toBe(1)
  })

  await test.step('answers with a macro: fills in what is open, sees what it does, and it is done', async () => {
    const labelId = (await ask(page, 'inbox.labels', {}))[0]?.labelId ?? ''
    await ask(page, 'replies.save', { replyId: newId(), ...MACRO, macro: { ...MACRO.macro, labelIds: [labelId] } })
    await openAnswerable(page)
    await keys.press('r')
    await expect(answerField(page)).toBeFocused()
    await keys.press('/')
    await expect(picker.getByRole('combobox')).toBeFocused()
    await keys.type('alumbrado aviso')
    await expect(picker.getByRole('option', { selected: true })).toContainText(MACRO.name)
    await expect(picker.getByRole('region', { name: 'Así quedará' })).toContainText('@')
    await keys.press('Enter')
    await expect(answerField(page)).toBeFocused()
    const send = page.getByRole('button', { name: /^(Responder|Enviar mensaje)$/ })
    await expect(send).toBeDisabled()
    await expect(conversationPane(page)).toContainText('Falta rellenar {{plazo}}.')
    // The open one is selected: typing takes its place.
    await keys.type('48 horas')
    await expect(answerField(page)).toHaveValue(/^Hola, @\w+: lo revisamos en 48 horas\.$/)
    await expect(send).toBeEnabled()
    await expect(conversationPane(page)).toContainText(
      `Al enviar con «${MACRO.name}»: Pone la etiqueta «Alumbrado» · La resuelve cuando la respuesta sale`,
    )
    await keys.press('Control+a')
    await keys.press('Delete')
    await expect(conversationPane(page)).not.toContainText('Al enviar con')
    await keys.press('Alt+1')
    await keys.type('dos días')
    await keys.press('Control+Enter')
    await expect(list).toBeFocused()
    await expect.poll(async () => (await counts()).closed).toBe(2)
    expect((await ask(page, 'replies.list', {}))[0]?.usesLastMonth).toBe(1)
  })

  await test.step('hands one over by e-mail in the person’s mail program, says that it was sent, and closes it', async () => {
    await openAnswerable(page)
    await keys.press('c')
    await expect(picker.getByRole('combobox', { name: 'Dirección de correo' })).toBeFocused()
    await keys.type('alumbrado@puertoalba.es')
    await picker.getByLabel('Asunto').fill('Farola')
    await picker.getByRole('group', { name: 'Mensajes que se trasladan' }).getByRole('checkbox').first().press('Space')
    expect(await accessibilityFaults(page)).toEqual([])
    await keys.press('Control+Enter')
    const handoffs = conversationPane(page).getByRole('region', { name: 'Derivaciones' })
    await expect(handoffs).toContainText('Por correo alumbrado@puertoalba.es')
    await expect(handoffs).toContainText('En su programa de correo')
    await expect(active.getByRole('img', { name: '1 derivación abierta' })).toBeVisible()
    await handoffs.getByRole('button', { name: 'Salió', exact: true }).press('Enter')
    await expect(handoffs).toContainText('Correo enviado')
    expect(await accessibilityFaults(page)).toEqual([])
    await handoffs.getByRole('button', { name: 'Cerrar…' }).press('Enter')
    await page.getByRole('button', { name: 'Sí, preparar el texto' }).press('Enter')
    await expect(answerField(page)).toHaveValue(/Hemos trasladado su consulta/)
    await expect(answerField(page)).toBeFocused()
    await keys.press('Control+a')
    await keys.press('Delete')
    await keys.press('Escape')
    await expect(list).toBeFocused()
  })

  await test.step('keeps a narrowed view under a name', async () => {
    await keys.press('f')
    await expect(
      picker.getByRole('textbox', { name: 'Tipo' }).or(picker.getByRole('combobox', { name: 'Tipo' })),
    ).toBeFocused()
    await keys.press('ArrowDown')
    await keys.press('ArrowDown')
    await keys.press('Enter')
    await tabTo(page, picker.getByRole('textbox', { name: 'Nombre de la vista' }))
    await keys.type('Solo en abierto')
    await keys.press('Enter')
    await expect(viewButton(page)).toHaveAccessibleName(/^Vista: Solo en abierto/)
    await keys.press('v')
    await expect(page.getByRole('menuitemradio', { name: 'Solo en abierto', checked: true })).toBeVisible()
    await keys.press('ArrowDown')
    await keys.press('Enter')
    await expect(viewButton(page)).toHaveAccessibleName(/^Vista: Por atender/)
  })

  await test.step('writes what is listed as a table, without those it is from', async () => {
    await chooseInDialog(mando, mando.dataDir)
    await keys.press('f')
    await tabTo(page, picker.getByRole('button', { name: 'Exportar lo que se ve a CSV…' }))
    await page.screenshot({ path: 'out/looks/narrow.png' })
    await keys.press('Enter')
    await expect(page.getByText(/mensajes escritos en mando-mensajes-.*\.csv/)).toBeVisible()
    await expect(picker).toBeHidden()
    const [file = ''] = readdirSync(mando.dataDir).filter((name) => name.startsWith('mando-mensajes-'))
    const table = readFileSync(path.join(mando.dataDir, file), 'utf8')
    expect(table).toContain('Ciudadanía')
    const [citizen] = (await ask(page, 'inbox.list', { scope: ALL, cursor: null, limit: 1 })).rows
    expect(table).not.toContain(citizen?.citizen.handle ?? 'nobody')
  })

  await test.step('selects some, changes them together and takes it back', async () => {
    const before = (await counts()).queue
    await keys.press('j')
    await keys.press('Home')
    await keys.press('Space')
    await keys.press('Shift+ArrowDown')
    await keys.press('Shift+ArrowDown')
    await expect(page.getByRole('toolbar', { name: 'Acciones para lo seleccionado' })).toContainText('3 seleccionadas')
    await keys.press('e')
    await told('3 conversaciones resueltas')
    await expect.poll(async () => (await counts()).queue).toBe(before - 3)
    await keys.press('z')
    await told('Deshecho en 3 conversaciones')
    expect((await counts()).queue).toBe(before)
  })

  await test.step('closes all that is left', async () => {
    await expect(async () => {
      await keys.press('j')
      await keys.press('Control+a')
      await keys.press('s')
      await keys.press('6')
      expect((await counts()).queue).toBe(0)
    }).toPass()
    await expect(page.getByRole('heading', { name: 'Nada por atender' })).toBeVisible()
    const { snoozed, waiting, mine } = await counts()
    expect({ snoozed, waiting, mine }).toEqual({ snoozed: 1, waiting: 1, mine: 0 })
    expect(await accessibilityFaults(page)).toEqual([])
  })
})

/** Walks down to a conversation that can be answered from here. */
async function openAnswerable(page: Page): Promise<void> {
  await page.keyboard.press('j')
  await expect(async () => {
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: /y resolver$/ })).toBeVisible({ timeout: 1_000 })
  }).toPass()
}

/** Presses a key from inside the window, and says which element has the focus as soon as it has been dealt with. */
async function focusedOnceKeyIsHandled(page: Page, key: string): Promise<string | undefined> {
  return page.evaluate(async (pressed) => {
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: pressed, bubbles: true, cancelable: true }),
    )
    await Promise.resolve()
    return document.activeElement?.role ?? document.activeElement?.localName
  }, key)
}

async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let presses = 0; presses < 20; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(wanted).toBeFocused()
}
