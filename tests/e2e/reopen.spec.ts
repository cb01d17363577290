/** What was typed last is there when a post or a conversation is opened again at once. */
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './harness/test.ts'
import { addTrainingAccount } from './steps/accounts.ts'
import { composer, writePost } from './steps/composer.ts'
import { openScreen, openSettings } from './steps/desk.ts'
import { conversationPane, conversations, timeline } from './steps/inbox.ts'

const NOTE = 'Alumbrado contesta el lunes.'

test('shows a post that is opened again with the last word that was typed', async ({ launch }) => {
  const { page } = await launch()
  await writePost(page, 'Mercado de artesanía')
  // Closed before the keyboard has rested: what is saved on leaving is what must be shown, not what was saved before.
  await page.keyboard.type(' el domingo')
  await page.keyboard.press('Escape')
  await expect(composer(page)).toBeHidden()
  await page
    .getByRole('button', { name: /Mercado de artesanía/ })
    .first()
    .click()
  await expect(composer(page).getByRole('textbox', { name: 'Texto' })).toHaveValue('Mercado de artesanía el domingo')
  await page.keyboard.type(', a las once')
  await expect(composer(page).getByRole('textbox', { name: 'Texto' })).toHaveValue(
    'Mercado de artesanía el domingo, a las once',
  )
})

test('puts a removed text back beside what was typed since', async ({ launch }) => {
  const { page } = await launch()
  await writePost(page, 'Primero')
  await page.getByRole('button', { name: 'Añadir al hilo' }).click()
  await page.keyboard.type('Segundo')
  await page.getByRole('button', { name: 'Quitar el texto 2' }).click()
  const first = composer(page).getByRole('textbox', { name: 'Texto' })
  await first.pressSequentially(', y más')
  await page.getByRole('button', { name: 'Deshacer' }).click()
  await expect(composer(page).getByRole('textbox', { name: 'Texto 1 de 2' })).toHaveValue(/y más/)
  await expect(composer(page).getByRole('textbox', { name: 'Texto 2 de 2' })).toHaveValue('Segundo')
})

test('keeps a note that was being written when the program is killed', async ({ launch }) => {
  const first = await launch()
  await addTrainingAccount(first.page)
  await openScreen(first.page, 'Mensajes')
  await conversations(first.page).first().click()
  const name = await conversationPane(first.page).getAttribute('aria-label')
  await first.page.keyboard.press('i')
  await noteField(first.page).pressSequentially(NOTE)
  await expect(conversationPane(first.page)).toContainText('Borrador guardado')
  await first.page.screenshot({ path: 'out/looks/note-draft.png' })

  await test.step('and when another conversation is opened meanwhile', async () => {
    await conversations(first.page).nth(1).click()
    await expect(noteField(first.page)).toBeHidden()
    await conversations(first.page).first().click()
    await expect(noteField(first.page)).toHaveValue(NOTE)
    await conversationPane(first.page).getByRole('tab', { name: 'Respuesta' }).click()
    await expect(conversationPane(first.page).getByRole('tab', { name: 'Nota interna sin guardar' })).toBeVisible()
    await first.page.screenshot({ path: 'out/looks/note-unsaved.png' })
  })
  await first.kill()

  const { page } = await launch()
  await openScreen(page, 'Mensajes')
  await conversations(page).first().click()
  await expect(conversationPane(page)).toHaveAttribute('aria-label', name ?? '')
  await expect(noteField(page)).toHaveValue(NOTE)
  await noteField(page).press('Control+Enter')
  await expect(timeline(page)).toContainText(NOTE)
  await expect(noteField(page)).toHaveValue('')
})

function noteField(page: Page): Locator {
  return conversationPane(page).getByRole('textbox', { name: 'Nota interna para la oficina' })
}

test('keeps what this workstation wants to be told when it is opened again', async ({ launch }) => {
  const first = await launch()
  const choices = ['Avisar de los mensajes nuevos', 'Avisar de los hitos de seguidores'] as const
  const chosen = (page: Page) => Promise.all(choices.map((name) => page.getByRole('switch', { name }).isChecked()))
  await openSettings(first.page, 'Avisos')
  expect(await chosen(first.page)).toEqual([true, true])
  await first.page.getByRole('switch', { name: choices[1] }).press('Space')
  await expect(first.page.getByRole('switch', { name: choices[1] })).not.toBeChecked()
  await first.close()
  const again = await launch({ dataDir: first.dataDir })
  await openSettings(again.page, 'Avisos')
  expect(await chosen(again.page)).toEqual([true, false])
})
