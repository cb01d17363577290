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
