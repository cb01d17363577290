/**
 * The cable pulled out: every screen opens with its data and says where it stands, writing, planning and answering go
 * on, also after a restart, and what was done leaves once when the cable is back.
 */
import { POLICE_ACCOUNT } from '../../src/main/training/accounts.ts'
import { accessibilityFaults, withoutMovement } from './harness/axe.ts'
import { expect, test } from './harness/test.ts'
import { startXServer, type XMemory } from './harness/xServer.ts'
import { accountCard, connectWithKeys, unlock } from './steps/accounts.ts'
import { postName, postsInCalendar } from './steps/calendar.ts'
import {
  expectPostState,
  nearestMinute,
  publishNow,
  scheduleButton,
  typeTime,
  wallTimeIn,
  writePost,
} from './steps/composer.ts'
import { ask, openScreen, openSettings, SCREENS, statusBar, type ScreenName } from './steps/desk.ts'
import { answerField, conversationPane, conversations, openFound, timeline } from './steps/inbox.ts'
import type { Page } from '@playwright/test'

const PASSPHRASE = 'un faro con dos gaviotas'
const PUBLISHED = 'Corte de tráfico en la ronda del Molino hasta las 14:00.'
const PLANNED = 'El sábado, simulacro en la playa de Poniente.'
const DUE = 'Abierto el aparcamiento de la Lonja.'
const ON_PHONE = 'Playas abiertas al baño desde las 11:00.'
const ON_PHONE_TOO = 'Socorristas hasta las 20:00.'
const NEIGHBOUR = 'vecina_carmen'
const QUESTION = '¿A qué hora abren el registro?'
const BEFORE = 'Gracias por arreglar la fuente.'
const HELD = 'El registro abre a las nueve.'
const NEVER_MIND = 'Ya me lo han dicho por teléfono, gracias.'
const DNI = '12345678Z'
const ANSWER = 'Desde hoy hay una patrulla en la plaza. Gracias por avisar.'

test('works with the cable pulled out, on every screen and after a restart', async ({ launch }) => {
  const memory: XMemory = { document: null }
  const server = await startXServer({ memory })
  const { origin, port } = server
  const first = await launch({ xOrigin: origin })
  let firstText = ''

  await test.step('with the cable in: an account, its messages, a published post', async () => {
    const { page } = first
    firstText = server.network.elsewhere.publish({ text: ON_PHONE })
    server.network.elsewhere.publish({ text: ON_PHONE_TOO, inReplyToId: firstText })
    server.network.citizens.say({ kind: 'dm', handle: NEIGHBOUR, name: 'Carmen', text: QUESTION })
    server.network.citizens.say({ kind: 'mention', handle: NEIGHBOUR, name: 'Carmen', text: BEFORE })
    server.network.citizens.say({ kind: 'mention', handle: 'otro_vecino', text: `Soy ${DNI} y nadie me contesta` })
    await connectWithKeys(page, POLICE_ACCOUNT, PASSPHRASE)
    await ask(page, 'settings.update', { undoSeconds: 0 })
    await writePost(page, PUBLISHED)
    await publishNow(page)
    await expect(postsInCalendar(page, PUBLISHED)).toHaveAccessibleName(postName({ state: 'Publicada' }))
    await expect.poll(async () => (await ask(page, 'inbox.counts', {})).all).toBeGreaterThan(20)
  })

  // docs/specs/calendar.md §6.3
  await test.step('what the office published on its phone stands in the calendar, only to be read', async () => {
    const { page } = first
    const event = postsInCalendar(page, ON_PHONE)
    await expect(event).toHaveAccessibleName(postName({ state: 'Publicada fuera de Mando' }))
    await expect(event).toContainText('Fuera')
    await event.press('Alt+ArrowRight')
    await expect(page.getByText('Esta publicación ya no se puede mover: Publicada fuera de Mando.')).toBeAttached()
    await event.press('Enter')
    const panel = page.getByRole('complementary', { name: 'Publicada fuera de Mando' })
    await expect(panel.getByRole('list', { name: 'Textos de la publicación' }).getByRole('listitem')).toHaveText([
      new RegExp(`^${ON_PHONE}.*La red lo mostró por última vez`),
      /^Socorristas/,
    ])
    await expect(panel).toContainText(`@${POLICE_ACCOUNT.handle}`)
    await expect(panel.getByRole('link', { name: 'Ver en X' })).toHaveAttribute(
      'href',
      new RegExp(`/status/${firstText}$`),
    )
    await withoutMovement(page)
    expect(await accessibilityFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await expect(panel).toBeHidden()
    await expect(event).toBeFocused()
  })

  await test.step('the cable pulled: every screen shows its data and the state', async () => {
    await first.setCable('pulled')
    await server.stop()
    await expectWithoutNetwork(first.page)
    await expectEveryScreen(first.page)
  })

  await test.step('writes, plans and answers', async () => {
    const { page } = first
    await writePost(page, PLANNED)
    await typeTime(page, wallTimeIn(3, '10:00'))
    await scheduleButton(page).click()
    await expectPostState(page, 'Programada')
    await writePost(page, DUE)
    await typeTime(page, nearestMinute())
    await scheduleButton(page).click()
    await expectPostState(page, 'Programada')

    await openScreen(page, 'Mensajes')
    await openFound(page, 'patinetes acera', 'Los patinetes por la acera')
    await answerField(page).click()
    await page.keyboard.type(ANSWER)
    await conversationPane(page).getByRole('button', { name: 'Responder', exact: true }).click()
    await expect(timeline(page)).toContainText('En cola')
    await openFound(page, 'abren el registro', QUESTION)
    // docs/specs/inbox.md §7.6
    await expect(conversationPane(page)).toContainText('Ha escrito en otra conversación')
    await page.keyboard.press('Escape')
    await page.keyboard.press('o')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(timeline(page)).toContainText(BEFORE)
    await openFound(page, 'abren el registro', QUESTION)
    await answerField(page).click()
    await page.keyboard.type(HELD)
    await page.keyboard.press('Control+Enter')
    await expect(timeline(page)).toContainText('En cola')

    // docs/specs/inbox.md §11
    await openFound(page, 'nadie me contesta', 'y nadie me contesta')
    await expect(page.getByText(DNI)).toHaveCount(0)
    await expect(conversationPane(page).getByText('[DNI o NIE]')).toBeVisible()
    await conversationPane(page).getByRole('button', { name: 'Ver los datos' }).press('Enter')
    await expect(timeline(page).getByText(DNI)).toBeVisible()
    await conversationPane(page).getByRole('button', { name: 'Usar el texto que lo lleva a privado' }).press('Enter')
    await expect(answerField(page)).toBeFocused()
    await expect(answerField(page)).toHaveValue(/escríbanos por mensaje directo/)

    await openScreen(page, 'Bandeja de salida')
    const waiting = page.getByRole('region', { name: /^(Sale en las próximas|Programado)/ }).getByRole('listitem')
    await expect(waiting).toHaveCount(4)
    await expect(waiting.filter({ hasText: ANSWER })).toContainText('Espera a que haya conexión')
    await expect(statusBar(page)).toContainText('4 envíos pendientes')
    await first.close()
  })

  const second = await launch({ xOrigin: origin, cable: 'pulled' })
  const { page } = second
  await test.step('starts without a network, with everything in its place', async () => {
    await unlock(page, PASSPHRASE)
    await expectWithoutNetwork(page)
    await expectEveryScreen(page)
    await openScreen(page, 'Calendario')
    await expect(postsInCalendar(page, DUE)).toHaveAccessibleName(postName({ state: 'Programada' }))
    await expect(statusBar(page)).toContainText('4 envíos pendientes')
  })

  await test.step('sends what is due, once, when the cable is back', async () => {
    const back = await startXServer({ port, memory })
    back.network.citizens.say({ kind: 'dm', handle: NEIGHBOUR, name: 'Carmen', text: NEVER_MIND })
    await second.setCable('plugged')
    await expect(postsInCalendar(page, DUE)).toHaveAccessibleName(postName({ state: 'Publicada' }), { timeout: 45_000 })
    await expect(statusBar(page)).toContainText('2 envíos pendientes', { timeout: 20_000 })
    await expect(statusBar(page)).toContainText('Con conexión')
    const texts = back.network.record.posts().map(({ text }) => text)
    expect(texts.sort()).toEqual([ON_PHONE, ON_PHONE_TOO, PUBLISHED, DUE, ANSWER].sort())

    // docs/specs/inbox.md §8.6
    await openScreen(page, 'Bandeja de salida')
    await page.getByRole('button', { name: 'Ver la conversación' }).click()
    const held = page.getByRole('region', { name: 'Respuesta retenida' })
    await expect(held).toContainText(HELD)
    await expect(held).toContainText(NEVER_MIND)
    await withoutMovement(page)
    expect(await accessibilityFaults(page)).toEqual([])
    await held.getByRole('button', { name: 'Cambiarla' }).press('Enter')
    await expect(answerField(page)).toBeFocused()
    await expect(answerField(page)).toHaveValue(HELD)
    await page.keyboard.press('Control+A')
    await page.keyboard.type('De nada, Carmen.')
    await page.keyboard.press('Control+Enter')
    await expect(held).toBeHidden()
    await expect.poll(() => back.network.record.directMessages().map(({ text }) => text)).toContain('De nada, Carmen.')
    expect(back.network.record.directMessages().map(({ text }) => text)).not.toContain(HELD)
    await second.close()
    await back.stop()
  })
})

async function expectWithoutNetwork(page: Page): Promise<void> {
  await expect(statusBar(page).getByRole('status')).toHaveText(/^Sin red desde \d/)
}

/** Each with what it is for, and never without its state. */
async function expectEveryScreen(page: Page): Promise<void> {
  const data: Readonly<Record<ScreenName, () => Promise<void>>> = {
    Calendario: () => expect(postsInCalendar(page, PUBLISHED)).toBeVisible(),
    Mensajes: async () => {
      await expect(conversations(page).first()).toBeVisible()
      await openFound(page, 'lonja', 'mercado de la Lonja')
    },
    Crecimiento: async () => {
      await expect(page.getByRole('figure').first()).toContainText('Seguidores por día')
      await expect(page.getByRole('table', { name: 'Seguidores de cada día' }).getByRole('cell').first()).toBeVisible()
    },
    'Bandeja de salida': () => expect(page.getByRole('heading', { name: 'Le necesita' })).toBeVisible(),
    Cuentas: () => expect(accountCard(page, `@${POLICE_ACCOUNT.handle}`)).toBeVisible(),
    Ajustes: async () => {
      await openSettings(page, 'Datos y protección')
      await expect(page.getByText('Carpeta de datos')).toBeVisible()
    },
  }
  for (const screen of SCREENS) {
    await openScreen(page, screen)
    await data[screen]()
    await expectWithoutNetwork(page)
    await expect(page.getByRole('alert')).toHaveCount(0)
  }
}
