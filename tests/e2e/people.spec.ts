/** Several people at one workstation: who acts, what each may do, and handing over. */
import type { Page } from '@playwright/test'
import { faultsInBothThemes, withoutMovement } from './harness/axe.ts'
import { expect, test } from './harness/test.ts'
import { accountCard, addTrainingAccount, TRAINING_HANDLE } from './steps/accounts.ts'
import { composer, wallTimeIn } from './steps/composer.ts'
import { ask, openScreen, openScreenByKey, openSettings, railLink, statusBar } from './steps/desk.ts'
import { answerField, conversationPane, conversations, unreadCount } from './steps/inbox.ts'
import { postsInCalendar } from './steps/calendar.ts'
import { planPost } from './steps/planPost.ts'
import {
  actingButton,
  addPerson,
  chooser,
  enterByKeyboard,
  leavePlace,
  peopleSection,
  personRow,
  pinOf,
} from './steps/people.ts'

const COORDINATOR = { name: 'Marta Ruiz', role: 'Coordinación', pin: '2809' }
const OBSERVER = { name: 'Álvaro Sanz', role: 'Observación', pin: '7135' }
const EDITOR = { name: 'Eva Gil', role: 'Edición', pin: '4826' }
const POST = 'Corte de tráfico en la avenida'

test('people take turns, and each does what their role allows', async ({ launch }) => {
  const { page } = await launch()
  await addTrainingAccount(page)
  await ask(page, 'status.syncNow', {})
  const postId = await planPost(page, { text: POST, when: wallTimeIn(1, '10:00') })

  await test.step('an office without people adds the first, who acts at once', async () => {
    await page.getByRole('link', { name: 'Oficina' }).click()
    await addPerson(page, COORDINATOR, true)
    await expect(actingButton(page)).toHaveAccessibleName(/^Trabaja ahora: Marta Ruiz Coordinación/)
    await addPerson(page, OBSERVER)
    await addPerson(page, EDITOR)
  })

  await test.step('says beside the form what does not go', async () => {
    await peopleSection(page).getByRole('button', { name: 'Editar a Marta Ruiz' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('radio', { name: 'Edición' }).check()
    await dialog.getByRole('button', { name: 'Guardar' }).click()
    await expect(dialog).toContainText('Tiene que quedar alguien de coordinación')
    await dialog.getByLabel('Nombre').fill('eva gil')
    await dialog.getByRole('radio', { name: 'Coordinación' }).check()
    await dialog.getByRole('button', { name: 'Guardar' }).click()
    await expect(dialog).toContainText('Ya hay alguien con ese nombre')
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
  })

  await test.step('the log names who did it', async () => {
    await openSettings(page, 'Registro de cambios')
    const log = page.getByRole('region', { name: 'Cambios recientes' })
    await expect(log.getByRole('row', { name: /Marta Ruiz person\.add Eva Gil/ })).toBeVisible()
    await expect(log.getByRole('row', { name: /Oficina person\.add Marta Ruiz/ })).toBeVisible()
  })

  await test.step('nobody acts after leaving, and wrong PINs make wait', async () => {
    await openScreen(page, 'Mensajes')
    await expect(conversations(page).first()).toBeVisible()
    await leavePlace(page)
    await expect(railLink(page, 'Mensajes')).toBeHidden()
    await expect(ask(page, 'calendar.drafts', {})).rejects.toThrow('nobody_acting')
    await chooser(page).getByRole('option', { name: EDITOR.name }).click()
    await expect(pinOf(page, EDITOR.name)).toBeFocused()
    for (const words of ['Quedan 4', 'Quedan 3', 'Quedan 2', 'Queda 1', 'Hay que esperar']) {
      await page.keyboard.type('9999')
      await page.keyboard.press('Enter')
      await expect(page.getByRole('alert')).toContainText(words)
    }
    await expect(page.getByRole('alert')).toContainText(/Quedan 0:[0-3]\d/)
    await expect(pinOf(page, EDITOR.name)).not.toBeEditable()
  })

  await test.step('an observer sees everything and changes nothing', async () => {
    await chooser(page).focus()
    await enterByKeyboard(page, OBSERVER)
    const unread = await unreadCount(page)
    await conversations(page).first().click()
    await expect(conversationPane(page)).toContainText('Su perfil permite leer esta conversación, pero no responder.')
    await expect(answerField(page)).toBeHidden()
    expect(await unreadCount(page)).toBe(unread)
    await openScreenByKey(page, 'Calendario')
    await expect(page.getByRole('button', { name: 'Nueva publicación' })).toBeHidden()
    await page.keyboard.press('n')
    await expect(composer(page)).toBeHidden()
    await postsInCalendar(page, POST).click()
    await expect(composer(page)).toContainText(
      'Su perfil permite ver esta publicación, pero no cambiarla. Programada para',
    )
    await expect(composer(page).getByRole('textbox').first()).not.toBeEditable()
    await expect(composer(page).getByRole('button', { name: 'Cancelar publicación' })).toBeHidden()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused()
    await page.keyboard.type('publicacion')
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Nueva publicación' })).toBeHidden()
    await page.keyboard.press('Escape')
    await openScreen(page, 'Bandeja de salida')
    await expect(page.getByRole('main').getByRole('listitem').first()).toBeVisible()
    await expect(
      page.getByRole('main').getByRole('button', { name: /^(Publicar ahora|No enviar|Cambiar la hora)/ }),
    ).toHaveCount(0)
    await openScreen(page, 'Cuentas')
    await expect(accountCard(page, TRAINING_HANDLE).getByRole('button', { name: 'Desconectar' })).toBeDisabled()
    await expect(statusBar(page).getByRole('button', { name: 'Sincronizar' })).toBeDisabled()
    await openSettings(page, 'Personas')
    await expect(peopleSection(page).getByRole('button')).toHaveCount(0)
    await openSettings(page, 'Publicación')
    await expect(page.getByLabel('Margen de retraso (minutos)')).toBeDisabled()
  })

  await test.step('and the core refuses it whatever the window shows', async () => {
    const { rows } = await ask(page, 'inbox.list', {
      scope: {
        view: 'all',
        accountId: null,
        kind: null,
        assigneeId: null,
        labelId: null,
        fromDay: null,
        toDay: null,
        text: null,
      },
      cursor: null,
      limit: 1,
    })
    const conversationId = rows[0]?.conversationId ?? ''
    await expect(ask(page, 'inbox.saveDraft', { conversationId, text: 'No' })).rejects.toThrow('not_permitted')
    await expect(ask(page, 'inbox.markRead', { conversationId, read: true })).rejects.toThrow('not_permitted')
    await expect(ask(page, 'calendar.unschedule', { postId })).rejects.toThrow('not_permitted')
  })

  await test.step('hands over by keyboard, staying while the PIN is not right', async () => {
    await page.keyboard.press('Alt+p')
    await expect(page.getByRole('dialog', { name: 'Cambiar de persona' })).toBeVisible()
    await expect(chooser(page)).toBeFocused()
    await page.keyboard.type('mar')
    await page.keyboard.type('1111')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('alert')).toContainText('El PIN no es correcto')
    await expect(page.getByLabel('Margen de retraso (minutos)')).toBeDisabled()
    await page.keyboard.type(COORDINATOR.pin)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toBeHidden()
    await expect(actingButton(page)).toHaveAccessibleName(/^Trabaja ahora: Marta Ruiz/)
    await expect(page.getByLabel('Margen de retraso (minutos)')).toBeEnabled()
    await openSettings(page, 'Personas')
    await expect(personRow(page, COORDINATOR.name)).toContainText('trabaja ahora')
  })
})

test('asks who it is after a start, and opens where that person goes', async ({ launch }) => {
  const first = await launch()
  await addPeople(first.page)
  await first.close()
  const { page } = await launch()
  await expect(page.getByRole('heading', { name: '¿Quién va a trabajar?' })).toBeVisible()
  await enterByKeyboard(page, EDITOR)
  await expect(page.getByRole('button', { name: 'Nueva publicación' })).toBeVisible()
})

test('who forgot their PIN is told whom to ask, and sets their own when they enter with the one they were given', async ({
  launch,
}) => {
  const { page } = await launch()
  const keys = page.keyboard
  await withoutMovement(page)
  await addPeople(page)
  const { people } = await ask(page, 'people.list', {})
  const editor = people.find(({ name }) => name === EDITOR.name)
  await ask(page, 'people.setPin', { personId: editor?.personId ?? '', pin: '2580' })
  await leavePlace(page)

  await test.step('the only coordinator without a recovery passphrase is told that there is no way', async () => {
    await keys.type(COORDINATOR.name.slice(0, 3).normalize('NFD').replaceAll(/\p{M}/gu, ''))
    await page.getByRole('button', { name: 'He olvidado mi PIN' }).press('Enter')
    await expect(page.getByRole('group', { name: `PIN olvidado de ${COORDINATOR.name}` })).toContainText(
      'no se puede cambiar',
    )
    expect.soft(await faultsInBothThemes(page), 'no way').toEqual([])
    await page.screenshot({ path: 'out/looks/pin-no-way.png' })
    await keys.press('Enter')
  })

  await test.step('anybody else, whom to ask', async () => {
    await expect(pinOf(page, COORDINATOR.name)).toBeFocused()
    await chooser(page).focus()
    await keys.type(EDITOR.name.slice(0, 3).normalize('NFD').replaceAll(/\p{M}/gu, ''))
    await expect(pinOf(page, EDITOR.name)).toBeVisible()
    await page.getByRole('button', { name: 'He olvidado mi PIN' }).press('Enter')
    await expect(page.getByRole('group', { name: `PIN olvidado de ${EDITOR.name}` })).toContainText(COORDINATOR.name)
    await page.screenshot({ path: 'out/looks/pin-ask.png' })
    await keys.press('Enter')
  })

  await test.step('the PIN that was given leads to one of their own', async () => {
    await expect(pinOf(page, EDITOR.name)).toBeFocused()
    await keys.type('2580')
    await keys.press('Enter')
    await expect(page.getByLabel('PIN nuevo')).toBeFocused()
    expect.soft(await faultsInBothThemes(page), 'own PIN').toEqual([])
    await page.screenshot({ path: 'out/looks/pin-own.png' })
    await keys.type('6183')
    await keys.press('Tab')
    await keys.type('6183')
    await keys.press('Enter')
    await expect(actingButton(page)).toHaveAccessibleName(new RegExp(`^Trabaja ahora: ${EDITOR.name}`))
  })
})

test('people can be chosen and looked after by everybody, in light and dark', async ({ launch }) => {
  const { page } = await launch()
  await withoutMovement(page)
  await addPeople(page)
  await openSettings(page, 'Personas')
  expect.soft(await faultsInBothThemes(page), 'section').toEqual([])
  await peopleSection(page).getByRole('button', { name: 'Añadir persona' }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  expect.soft(await faultsInBothThemes(page), 'new person').toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await actingButton(page).click()
  await expect(page.getByRole('menu')).toBeVisible()
  expect.soft(await faultsInBothThemes(page), 'menu').toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Alt+p')
  await expect(chooser(page)).toBeFocused()
  expect.soft(await faultsInBothThemes(page), 'changing person').toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  await leavePlace(page)
  await page.keyboard.type('0000')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toContainText('El PIN no es correcto')
  expect.soft(await faultsInBothThemes(page), 'chooser').toEqual([])
  await chooser(page).focus()
  await enterByKeyboard(page, OBSERVER)
  await openSettings(page, 'Publicación')
  expect.soft(await faultsInBothThemes(page), 'settings of an observer').toEqual([])
  await openScreen(page, 'Cuentas')
  expect.soft(await faultsInBothThemes(page), 'accounts of an observer').toEqual([])
})

/** Through the core: the first one acts afterwards. */
async function addPeople(page: Page): Promise<void> {
  const roles = { Coordinación: 'coordinator', Observación: 'observer', Edición: 'editor' } as const
  for (const [index, { name, role, pin }] of [COORDINATOR, OBSERVER, EDITOR].entries()) {
    const personId = `0195f2c4-7d1e-7000-8000-0000000000${10 + index}`
    await ask(page, 'people.add', { personId, name, role: roles[role as keyof typeof roles], pin })
  }
  await expect(actingButton(page)).toBeVisible()
}
