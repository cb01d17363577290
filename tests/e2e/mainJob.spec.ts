/**
 * The main job, from a fresh installation to grown followers, as a person does it in the real window: draft without a
 * connection, put it in the calendar, have it published when the connection is back, receive, answer, measure.
 */
import { trainingRecord } from './harness/trainingRecord.ts'
import { expect, test } from './harness/test.ts'
import { addTrainingAccount } from './steps/accounts.ts'
import { postName, postsInCalendar } from './steps/calendar.ts'
import {
  attachPicture,
  blockers,
  composer,
  expectPostState,
  expectSaved,
  nearestMinute,
  newPost,
  PICTURE_OF_COAST,
  pictureDescription,
  scheduleButton,
  typePost,
  typeTime,
} from './steps/composer.ts'
import { expectScreen, openScreen, openSettings, railLink, statusBar, workOffline } from './steps/desk.ts'
import { answerField, conversationPane, conversations, showView, search, timeline, unreadCount } from './steps/inbox.ts'

const TEXT = 'Mañana a las 10:00 simulacro en el puerto: oirán sirenas. No es una emergencia. #Puertoalba'
const DESCRIPTION = 'El puerto al atardecer, con el faro al fondo'
const ANSWER = 'Gracias por avisar. El miércoles irá la brigada de señalización.'

test('does the main job on a fresh machine, through a day without connection and a restart', async ({ launch }) => {
  const { page, dataDir, close } = await launch()

  await test.step('a fresh profile says what to do first, and one click is enough', async () => {
    await expectScreen(page, 'Calendario')
    await page.getByRole('button', { name: 'Ir a Cuentas' }).click()
    await addTrainingAccount(page)
    await expect(statusBar(page)).toContainText('Última sincronización')
    await expect.poll(() => unreadCount(page)).toBeGreaterThan(10)
  })

  const wallTime = await test.step('drafts and plans a post with a picture without connection', async () => {
    await workOffline(page, true)
    await newPost(page)
    await typePost(page, TEXT)
    await attachPicture(page, PICTURE_OF_COAST)
    const soon = nearestMinute()
    await typeTime(page, soon)
    await scheduleButton(page).click()
    await expect(blockers(page)).toContainText('Describir la imagen')
    await expectPostState(page, 'Borrador')

    await blockers(page).getByRole('button', { name: 'Describir la imagen' }).click()
    await expect(pictureDescription(page, PICTURE_OF_COAST)).toBeFocused()
    await page.keyboard.type(DESCRIPTION)
    await expect(blockers(page)).toBeHidden()
    await expectSaved(page)
    await scheduleButton(page).click()
    await expectPostState(page, 'Programada')
    return soon
  })
  const post = () => postsInCalendar(page, 'Mañana a las 10:00')

  await test.step('sees it in the calendar as planned and in the outbox as waiting', async () => {
    const name = postName({ time: wallTime.slice(11), state: 'Programada' })
    await expect(post()).toHaveAccessibleName(name)
    await openScreen(page, 'Bandeja de salida')
    const waiting = page.getByRole('region', { name: 'Sale en las próximas 24 horas' }).getByRole('listitem')
    await expect(waiting).toHaveCount(1)
    await expect(waiting).toContainText('Mañana a las 10:00')
    await expect(waiting).toContainText('Espera: se trabaja sin conexión', { timeout: 45_000 })
    await expect(statusBar(page)).not.toContainText('Nada pendiente de envío')
    expect(trainingRecord(dataDir).posts()).toEqual([])
  })

  await test.step('has it published when the connection is back', async () => {
    await workOffline(page, false)
    await openScreen(page, 'Calendario')
    const name = postName({ time: wallTime.slice(11), state: 'Publicada' })
    await expect(post()).toHaveAccessibleName(name, { timeout: 20_000 })
    const published = trainingRecord(dataDir).posts()
    expect(published.map(({ text, media }) => [text, media.map(({ altText }) => altText)])).toEqual([
      [TEXT, [DESCRIPTION]],
    ])
    await expect(statusBar(page)).toContainText('Nada pendiente de envío')
    await expect(statusBar(page)).toContainText('Sin problemas')
  })

  await test.step('receives what citizens write', async () => {
    const before = await unreadCount(page)
    await openSettings(page, 'Red de formación')
    await page.getByRole('textbox', { name: 'Cuántos mensajes' }).fill('3')
    await page.getByRole('button', { name: 'Que escriba la ciudadanía' }).click()
    await expect.poll(() => unreadCount(page)).toBeGreaterThan(before)
    await openScreen(page, 'Mensajes')
    await expect(conversations(page).first()).toContainText('Sin leer')
  })

  await test.step('finds a message without its accents', async () => {
    await search(page).fill('SEMAFORO candiles')
    await expect(conversations(page)).toHaveCount(1)
    await expect(conversations(page)).toContainText('¿quién arregla el semáforo de la calle Tres Candiles?')
  })

  await test.step('answers without connection, and the answer leaves when it is back', async () => {
    await workOffline(page, true)
    await conversations(page).click()
    await answerField(page).click()
    await page.keyboard.type(ANSWER)
    await conversationPane(page).getByRole('button', { name: 'Responder', exact: true }).click()
    await expect(timeline(page)).toContainText(ANSWER)
    await expect(timeline(page)).toContainText('En cola')
    await expect(conversations(page)).toContainText('Respuesta en cola')

    await workOffline(page, false)
    await expect(timeline(page)).not.toContainText('En cola')
    await expect(conversations(page)).toContainText('Espera al ciudadano')
    await search(page).fill('')
    await showView(page, 'En espera')
    await expect(conversations(page)).toHaveCount(1)
    const [, answer, ...more] = trainingRecord(dataDir).posts()
    expect(answer?.text).toBe(ANSWER)
    expect(answer?.inReplyToId).not.toBeNull()
    expect(more).toEqual([])
  })

  await test.step('sees a year of followers with its gaps, and the same as a table', async () => {
    await openScreen(page, 'Crecimiento')
    await page.getByRole('combobox', { name: 'Periodo' }).click()
    await page.getByRole('option', { name: '1 año' }).click()
    await expect(page.getByRole('figure').first()).toContainText(/\d+ días sin datos interrumpen la línea\./)
    const table = page.getByRole('table', { name: 'Seguidores de cada día' })
    await expect(table).toHaveAttribute('aria-rowcount', '366')
    await expect(table.getByRole('row').nth(1)).toContainText(/14\.\d{3}/)
    // A gap is a line in pieces: more than one move of the pen.
    const line = page.locator('[data-curve]').first()
    expect((await line.getAttribute('d'))?.match(/M/g)?.length).toBeGreaterThan(1)
  })

  await test.step('finds everything again after a restart', async () => {
    const unread = await unreadCount(page)
    await close()
    const { page: again } = await launch()
    await expect(postsInCalendar(again, 'Mañana a las 10:00')).toHaveAccessibleName(
      postName({ time: wallTime.slice(11), state: 'Publicada' }),
    )
    await expect.poll(() => unreadCount(again)).toBe(unread)
    await postsInCalendar(again, 'Mañana a las 10:00').click()
    await expect(composer(again).getByRole('textbox', { name: 'Texto' })).toHaveValue(TEXT)
    await expect(composer(again).getByRole('img', { name: DESCRIPTION })).toBeVisible()
    await openScreen(again, 'Mensajes')
    await showView(again, 'En espera')
    await expect(conversations(again)).toHaveCount(1)
    await conversations(again).click()
    await expect(timeline(again)).toContainText(ANSWER)
    await expect(railLink(again, 'Mensajes')).toBeVisible()
  })
})
