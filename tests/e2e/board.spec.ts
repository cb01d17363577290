/** Cards taken from one column of the board to another, by mouse and by key, refused in words, and taken back. */
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './harness/test.ts'
import { wallTimeIn } from './steps/composer.ts'
import { ask, newId } from './steps/desk.ts'
import { planPost } from './steps/planPost.ts'

const column = (page: Page, name: string): Locator => page.getByRole('group', { name: new RegExp(`^${name} \\d`) })
const inColumn = (page: Page, name: string, text: string): Locator =>
  column(page, name).getByRole('button', { name: text })

test('takes posts from column to column', async ({ launch }) => {
  const { page } = await launch()
  await ask(page, 'accounts.addTraining', { accountId: newId() })
  // A day of the coming month, whatever today is.
  const [year = 0, month = 0] = wallTimeIn(0, '10:30').split('-').map(Number)
  const when = `${new Date(Date.UTC(year, month, 10)).toISOString().slice(0, 10)}T10:30`
  const planned = await planPost(page, { text: 'Corte de tráfico en la calle Mayor.', when })
  await planPost(page, { text: 'Consejo sin hora.', when: null })
  const stateOf = async (): Promise<string> => (await ask(page, 'calendar.get', { postId: planned })).state
  await page.keyboard.press('5')
  await page.getByRole('button', { name: 'Mes siguiente' }).click()
  const post = page.getByRole('group', { name: 'Calendario' }).getByRole('button', { name: 'Corte de tráfico' })
  await expect(inColumn(page, 'Programadas', 'Corte de tráfico')).toBeVisible()

  await test.step('by mouse back to draft, and taken back', async () => {
    await post.dragTo(column(page, 'Borradores'))
    await expect(inColumn(page, 'Borradores', 'Corte de tráfico')).toBeVisible()
    expect(await stateOf()).toBe('draft')
    await page.keyboard.press('Alt+z')
    await expect(inColumn(page, 'Programadas', 'Corte de tráfico')).toBeVisible()
  })

  await test.step('refused where only the network can bring it, with the reason', async () => {
    await post.dragTo(column(page, 'Publicadas'))
    await expect(page.getByRole('alert')).toContainText('Solo está publicada cuando la red lo confirma')
    expect(await stateOf()).toBe('scheduled')
  })

  await test.step('by key there and back, the focus going along', async () => {
    await post.focus()
    await page.keyboard.press('Alt+ArrowLeft')
    await expect(inColumn(page, 'Borradores', 'Corte de tráfico')).toBeFocused()
    await page.keyboard.press('Alt+ArrowRight')
    await expect(inColumn(page, 'Programadas', 'Corte de tráfico')).toBeFocused()
  })

  await test.step('a draft without an hour says what it lacks', async () => {
    await inColumn(page, 'Borradores', 'Consejo sin hora').focus()
    await page.keyboard.press('Alt+ArrowRight')
    await expect(page.getByRole('alert')).toContainText('No tiene fecha y hora')
  })
})
