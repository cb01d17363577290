/** What was typed last is there when a post or a conversation is opened again at once. */
import { expect, test } from './harness/test.ts'
import { composer, writePost } from './steps/composer.ts'

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
