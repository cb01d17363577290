/** Posts moved with the mouse: from day to day, from hour to hour, out of the drafts, and taken back. */
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './harness/test.ts'
import { postsInCalendar } from './steps/calendar.ts'
import { wallTimeIn } from './steps/composer.ts'
import { ask, newId } from './steps/desk.ts'
import { planPost } from './steps/planPost.ts'

/** A day of the coming month, whatever today is: all of them are on one page. */
const coming = (day: number): string => {
  const [year = 0, month = 0] = wallTimeIn(0, '10:30').split('-').map(Number)
  return new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10)
}

const dayCell = (page: Page, day: number): Locator => page.locator(`[data-day="${coming(day)}"]`).first()

test('moves posts by drag', async ({ launch }) => {
  const { page } = await launch()
  await ask(page, 'accounts.addTraining', { accountId: newId() })
  const postId = await planPost(page, { text: 'Corte de tráfico en la calle Mayor.', when: `${coming(10)}T10:30` })
  const draftId = await planPost(page, { text: 'Consejo para la vuelta al cole.', when: null })
  const plannedFor = async (id: string): Promise<string | null> =>
    (await ask(page, 'calendar.get', { postId: id })).planned?.wallTime ?? null
  const post = postsInCalendar(page, 'Corte de tráfico')

  await test.step('to another day of the month, keeping its hour', async () => {
    await page.getByRole('button', { name: 'Mes siguiente' }).click()
    await expect(post).toBeVisible()
    await post.dragTo(dayCell(page, 13))
    await expect.poll(() => plannedFor(postId)).toBe(`${coming(13)}T10:30`)
  })

  await test.step('and back with undo', async () => {
    await page.getByRole('button', { name: 'Deshacer' }).click()
    await expect.poll(() => plannedFor(postId)).toBe(`${coming(10)}T10:30`)
  })

  await test.step('out of the drafts into a day', async () => {
    await page.locator(`[data-draft="${draftId}"]`).dragTo(dayCell(page, 12))
    await expect.poll(async () => (await plannedFor(draftId))?.slice(0, 10)).toBe(coming(12))
    await expect(postsInCalendar(page, 'Consejo para la vuelta')).toBeVisible()
  })
})
