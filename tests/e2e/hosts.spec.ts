/** No request leaves the machine except to the networks that the office connected. */
import { POLICE_ACCOUNT } from '../../src/main/training/accounts.ts'
import { expect, test } from './harness/test.ts'
import { startXServer } from './harness/xServer.ts'
import { addTrainingAccount, connectWithKeys } from './steps/accounts.ts'
import { postName, postsInCalendar } from './steps/calendar.ts'
import { attachPicture, PICTURE_OF_COAST, pictureDescription, publishNow, writePost } from './steps/composer.ts'
import { ask, openScreen, SCREENS } from './steps/desk.ts'
import { answerField, conversationPane, openFound, timeline } from './steps/inbox.ts'
import type { Page } from '@playwright/test'

test('contacts nobody while it works with the training network alone', async ({ launch }) => {
  const mando = await launch()
  const { page } = mando
  await addTrainingAccount(page)
  await useEverything(page, { searched: 'semaforo', words: '¿quién arregla el semáforo' })
  await mando.close()
  expect([...mando.contactedHosts()]).toEqual([])
})

test('contacts the connected network alone, whatever it is used for', async ({ launch }) => {
  const server = await startXServer()
  const mando = await launch({ xOrigin: server.origin })
  const { page } = mando
  await connectWithKeys(page, POLICE_ACCOUNT, 'un faro con dos gaviotas')
  await useEverything(page, { searched: 'patinetes', words: 'Los patinetes por la acera' })
  expect(server.network.record.posts()).toHaveLength(2)
  await mando.close()
  await server.stop()
  expect([...mando.contactedHosts()]).toEqual(['127.0.0.1'])
})

/** Every screen, a post with a picture, an answer, a fetch asked for. */
async function useEverything(page: Page, known: { readonly searched: string; readonly words: string }): Promise<void> {
  await ask(page, 'settings.update', { undoSeconds: 0 })
  await writePost(page, 'Hoy, jornada de puertas abiertas en www.puertoalba.example desde las 10:00')
  await attachPicture(page, PICTURE_OF_COAST)
  await pictureDescription(page, PICTURE_OF_COAST).fill('El puerto al atardecer')
  await publishNow(page)
  await expect(postsInCalendar(page, 'Hoy, jornada')).toHaveAccessibleName(postName({ state: 'Publicada' }))
  await openScreen(page, 'Mensajes')
  await openFound(page, known.searched, known.words)
  await answerField(page).fill('Gracias por escribir.')
  await conversationPane(page).getByRole('button', { name: 'Responder', exact: true }).click()
  await expect(timeline(page)).toContainText('Gracias por escribir.')
  await expect(timeline(page).getByText('En cola')).toBeHidden()
  for (const screen of SCREENS) await openScreen(page, screen)
  await page.getByRole('button', { name: 'Sincronizar ahora' }).first().click()
  await expect(page.getByRole('contentinfo')).toContainText('Última sincronización')
}
