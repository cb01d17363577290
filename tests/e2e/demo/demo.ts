/**
 * The demo: plays the main job against the training network in the real window, and leaves numbered pictures of it in
 * out/demo/. The pictures of the README (docs/images) are copies of some of them.
 */
import { expect, test } from '../harness/test.ts'
import { addTrainingAccount } from '../steps/accounts.ts'
import { postName, postsInCalendar } from '../steps/calendar.ts'
import {
  attachPicture,
  blockers,
  composer,
  expectPostState,
  nearestMinute,
  PICTURE_OF_COAST,
  pictureDescription,
  scheduleButton,
  typeTime,
  wallTimeIn,
  writePost,
} from '../steps/composer.ts'
import { appear, ask, openScreen, workOffline } from '../steps/desk.ts'
import { answerField, conversationPane, conversations, showView, openFound, search, timeline } from '../steps/inbox.ts'
import { fillCalendar, makeProblems } from './office.ts'
import { noticesGone, photographer, sizeWindow } from './pictures.ts'

const ANSWER = 'Gracias por avisar. La brigada lo revisa hoy; mañana debería funcionar.'

test('plays the main job', async ({ launch }) => {
  const { page, electronApp } = await launch()
  await sizeWindow(electronApp)
  const take = photographer(page)

  await test.step('a fresh profile', async () => {
    await expect(page.getByRole('button', { name: 'Ir a Cuentas' })).toBeVisible()
    await take('first-start')
    await addTrainingAccount(page)
    await take('training-account')
  })

  await test.step('a post written and planned without connection', async () => {
    await workOffline(page, true)
    await writePost(
      page,
      'Mañana a las 10:00, simulacro en el puerto. Oirán sirenas: no es una emergencia. #Puertoalba',
    )
    await attachPicture(page, PICTURE_OF_COAST)
    await typeTime(page, nearestMinute())
    await scheduleButton(page).click()
    await expect(blockers(page)).toBeVisible()
    await take('description-required')
    await pictureDescription(page, PICTURE_OF_COAST).fill('El puerto de Puertoalba al atardecer, desde el muelle')
    await expect(blockers(page)).toBeHidden()
    await scheduleButton(page).click()
    await expectPostState(page, 'Programada')
    await take('planned-offline')
    await openScreen(page, 'Bandeja de salida')
    await take('waiting-for-connection')
  })

  await test.step('published when the connection is back', async () => {
    await workOffline(page, false)
    await openScreen(page, 'Calendario')
    await expect(postsInCalendar(page, 'Mañana a las 10:00')).toHaveAccessibleName(postName({ state: 'Publicada' }), {
      timeout: 45_000,
    })
    await postsInCalendar(page, 'Mañana a las 10:00').click()
    await expectPostState(page, 'Publicada')
    await take('published')
  })

  await test.step('citizens write, and are answered', async () => {
    await noticesGone(page)
    await ask(page, 'training.citizensWrite', { count: 4 })
    await openScreen(page, 'Mensajes')
    await expect(conversations(page).filter({ hasText: 'ahora mismo' }).first()).toBeVisible()
    await workOffline(page, true)
    await openFound(page, 'semaforo', '¿quién arregla el semáforo')
    await answerField(page).fill(ANSWER)
    await conversationPane(page).getByRole('button', { name: 'Responder', exact: true }).click()
    await expect(timeline(page)).toContainText('En cola')
    await take('answer-waits')
    await workOffline(page, false)
    await expect(timeline(page).getByText('En cola')).toBeHidden()
    await search(page).fill('')
    await showView(page, 'Todas')
    await expect(conversations(page).nth(5)).toBeVisible()
    await take('inbox')
  })

  await test.step('the followers grow', async () => {
    await openScreen(page, 'Crecimiento')
    await expect(page.getByRole('figure').first()).toBeVisible()
    await take('growth-month')
    await page.getByRole('combobox', { name: 'Periodo' }).click()
    await page.getByRole('option', { name: '1 año' }).click()
    await expect(page.getByRole('combobox', { name: 'Periodo' })).toHaveValue('1 año')
    await take('growth')
  })

  await test.step('a month of an office with two accounts', async () => {
    await fillCalendar(page)
    await openScreen(page, 'Calendario')
    await noticesGone(page)
    await take('calendar-this-month')
    await page.getByRole('button', { name: 'Mes siguiente' }).click()
    await expect(postsInCalendar(page, '— Programada').nth(3)).toBeVisible()
    await take('calendar')
    await page.getByRole('button', { name: 'Hoy', exact: true }).click()
    await page.getByRole('radiogroup', { name: 'Vista' }).getByText('Semana').click()
    await page.getByRole('button', { name: 'Semana siguiente' }).click()
    await expect(postsInCalendar(page, '— Programada').first()).toBeVisible()
    await take('week')
    await page.getByRole('button', { name: 'Hoy', exact: true }).click()
    await page.getByRole('radiogroup', { name: 'Vista' }).getByText('Mes').click()
  })

  await test.step('a post with all that belongs to it', async () => {
    await writePost(
      page,
      'Abierta la inscripción para el taller de educación vial. Plazas limitadas: www.puertoalba.example/taller',
    )
    await composer(page).getByRole('checkbox', { name: '@PLPuertoalba' }).check()
    await attachPicture(page, PICTURE_OF_COAST)
    await pictureDescription(page, PICTURE_OF_COAST).fill(
      'El paseo de las Salinas al atardecer, donde se celebra el taller',
    )
    await typeTime(page, wallTimeIn(4, '10:30'))
    await expect(composer(page).getByText('Guardado', { exact: true })).toBeVisible()
    // What stands beside the text follows at a rest of the keys.
    await expect(composer(page).getByText('Nada que corregir')).toBeVisible()
    await take('composer')
    await page.keyboard.press('Escape')
  })

  await test.step('what waits and what is wrong', async () => {
    await openScreen(page, 'Cuentas')
    await take('accounts')
    await openScreen(page, 'Ajustes')
    await take('settings')
    await makeProblems(page)
    await openScreen(page, 'Bandeja de salida')
    await take('outbox')
    await page.keyboard.press('Control+k')
    await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused()
    await page.keyboard.type('puerto')
    await expect(page.getByRole('dialog').getByRole('button', { name: 'simulacro' }).first()).toBeVisible()
    await take('palette')
    await page.keyboard.press('Escape')
  })

  for (const look of [{ theme: 'dark' }, { theme: 'light', language: 'en' }] as const) {
    await test.step(Object.values(look).join(' '), async () => {
      const name = 'language' in look ? 'english' : 'dark'
      await appear(page, look)
      for (const key of [1, 2, 3, 4, 5, 6]) {
        await page.keyboard.press(`Control+${key}`)
        await expect(
          page
            .getByRole('navigation')
            .first()
            .getByRole('link')
            .nth(key - 1),
        ).toHaveAttribute('aria-current', 'page')
        if (key === 2) await page.getByRole('option').first().click()
        await take(name)
      }
    })
  }
})
