/** Posts moved and copied with the mouse and by key, out of the drafts too, and taken back; narrowed, and seen in other views. */
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './harness/test.ts'
import { postsInCalendar } from './steps/calendar.ts'
import { composer, wallTimeIn } from './steps/composer.ts'
import { ask, newId } from './steps/desk.ts'
import { planPost } from './steps/planPost.ts'

/** A day of the coming month, whatever today is: all of them are on one page. */
const coming = (day: number): string => {
  const [year = 0, month = 0] = wallTimeIn(0, '10:30').split('-').map(Number)
  return new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10)
}

/** How many months ahead the next one is that touches six weeks. */
function monthsUntilSixWeeks(): number {
  const [year = 0, month = 0] = wallTimeIn(0, '10:30').split('-').map(Number)
  const weeks = (ahead: number): number => {
    const mondayIs0 = (new Date(Date.UTC(year, month - 1 + ahead, 1)).getUTCDay() + 6) % 7
    return Math.ceil((mondayIs0 + new Date(Date.UTC(year, month + ahead, 0)).getUTCDate()) / 7)
  }
  return Array.from({ length: 12 }, (_, ahead) => ahead).find((ahead) => weeks(ahead) === 6) ?? 0
}

const dayCell = (page: Page, day: number): Locator => page.locator(`[data-day="${coming(day)}"]`).first()

/** Follows what the pointer says a drop would do. @returns what it said last */
async function dropEffectShown(page: Page): Promise<() => Promise<string | undefined>> {
  await page.evaluate(() => {
    window.addEventListener('dragover', ({ dataTransfer }) => {
      document.documentElement.dataset.dropEffect = dataTransfer?.dropEffect
    })
  })
  return () => page.evaluate(() => document.documentElement.dataset.dropEffect)
}

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
    const shown = await dropEffectShown(page)
    await post.dragTo(dayCell(page, 13))
    expect(await shown()).toBe('move')
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

  await test.step('out of the drafts onto a post, whose day it gets', async () => {
    const ontoId = await planPost(page, { text: 'Cita previa en la comisaría.', when: null })
    await page.locator(`[data-draft="${ontoId}"]`).dragTo(post)
    await expect.poll(async () => (await plannedFor(ontoId))?.slice(0, 10)).toBe(coming(10))
    await page.keyboard.press('Alt+z')
    await expect.poll(() => plannedFor(ontoId)).toBeNull()
  })

  await test.step('copies with Ctrl held, and takes the copy back', async () => {
    const shown = await dropEffectShown(page)
    await page.keyboard.down('Control')
    await post.dragTo(dayCell(page, 14))
    await page.keyboard.up('Control')
    expect(await shown()).toBe('copy')
    await expect(post).toHaveCount(2)
    expect(await plannedFor(postId)).toBe(`${coming(10)}T10:30`)
    await page.keyboard.press('Alt+z')
    await expect(post).toHaveCount(1)
  })

  await test.step('copies by key to the next day', async () => {
    await post.focus()
    await page.keyboard.press('Alt+Shift+ArrowRight')
    await expect(post).toHaveCount(2)
    await page.keyboard.press('Alt+z')
    await expect(post).toHaveCount(1)
  })

  await test.step('shows what belongs to a campaign alone, and says of how many', async () => {
    const campaignId = newId()
    const days = { firstDay: coming(1), lastDay: coming(20), goal: '', ownerId: null }
    const look = { colour: 'teal', sign: 'bus' } as const
    await ask(page, 'campaigns.save', { campaignId, name: 'Vuelta al cole', hashtag: 'VueltaAlCole', ...days, ...look })
    await ask(page, 'calendar.setCampaign', { postId: draftId, campaignId })
    await page.keyboard.press('f')
    await page.getByRole('combobox', { name: 'Campaña' }).fill('Vuelta')
    await page.getByRole('option', { name: 'Vuelta al cole' }).click()
    await page.keyboard.press('Escape')
    await expect(page.getByText('1 de 2 publicaciones')).toBeVisible()
    await expect(post).toHaveCount(0)
    await page.getByRole('button', { name: 'Quitar filtro: Vuelta al cole' }).click()
    await expect(post).toHaveCount(1)
  })

  await test.step('shows the same in every view by its key', async () => {
    const views = ['Mes', 'Semana', 'Día', 'Agenda', 'Tablero', 'Cuentas']
    for (const [index, name] of views.entries()) {
      await page.keyboard.press(String(index + 1))
      await expect(page.getByRole('radio', { name, exact: true })).toBeChecked()
    }
  })

  await test.step('from day to day in the lane of its account', async () => {
    const lane = (day: number) => page.getByRole('group', { name: new RegExp(`, ${String(day)} de `) })
    const inView = page.locator(`[data-card="${draftId}"]`)
    await page.keyboard.press('1')
    // Opened once, so that its day is in sight.
    await page.locator(`[data-event-id="${draftId}"]`).click()
    await expect(composer(page)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(composer(page)).toBeHidden()
    await page.keyboard.press('6')
    await expect(inView).toBeVisible()
    const before = coming(12)
    const weekday = new Date(`${before}T00:00:00Z`).getUTCDay()
    const target = weekday === 1 ? 13 : 11
    await inView.dragTo(lane(target))
    await expect.poll(async () => (await plannedFor(draftId))?.slice(0, 10)).toBe(coming(target))
    await inView.focus()
    await page.keyboard.press(target === 13 ? 'Alt+ArrowLeft' : 'Alt+ArrowRight')
    await expect.poll(async () => (await plannedFor(draftId))?.slice(0, 10)).toBe(before)
    await expect(inView).toBeFocused()
  })

  await test.step('out of the drafts by key', async () => {
    // The agenda has no hours: the week is shown for it.
    await page.keyboard.press('4')
    const carriedId = await planPost(page, { text: 'Aviso que se lleva con las flechas.', when: null })
    await page.locator(`[data-draft="${carriedId}"]`).focus()
    await page.keyboard.press('p')
    await expect(page.locator('[data-slot]:focus')).toHaveCount(1)
    await page.keyboard.press('ArrowDown')
    const hour = await page.locator('[data-slot]:focus').getAttribute('data-slot')
    await page.keyboard.press('Enter')
    await expect.poll(() => plannedFor(carriedId)).toBe(hour)
    await page.keyboard.press('Alt+z')
    await expect(page.locator(`[data-draft="${carriedId}"]`)).toBeVisible()
  })
})

test('lists all posts of a day that has no room for them, by key', async ({ launch }) => {
  const { page } = await launch()
  await ask(page, 'accounts.addTraining', { accountId: newId() })
  for (let hour = 10; hour < 20; hour += 1) {
    await planPost(page, { text: `Aviso de las ${String(hour)}.`, when: `${coming(10)}T${String(hour)}:00` })
  }
  await page.getByRole('button', { name: 'Mes siguiente' }).click()
  const more = page.locator(`[data-more="${coming(10)}"]`)
  const last = page.getByRole('dialog').getByRole('button', { name: 'Aviso de las 19.' })
  await expect(more).toHaveAttribute('aria-expanded', 'false')
  await expect(last).toHaveCount(0)
  await more.press('Enter')
  await expect(last).toBeVisible()
  await expect(more).toHaveAttribute('aria-expanded', 'true')
  await expect(page.locator('[role="dialog"] :focus')).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(last).toHaveCount(0)
  await expect(more).toBeFocused()
  await more.press('Enter')
  await last.click()
  await expect(composer(page)).toBeVisible()
  await expect(composer(page).getByRole('textbox', { name: 'Texto' })).toHaveValue('Aviso de las 19.')
})

test('reaches the last week of a month in the smallest window', async ({ launch }) => {
  const mando = await launch()
  const { page } = mando
  await ask(page, 'accounts.addTraining', { accountId: newId() })
  await mando.electronApp.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows()
    const [width = 0, height = 0] = window?.getMinimumSize() ?? []
    window?.setSize(width, height)
  })
  await expect.poll(() => page.evaluate(() => innerHeight)).toBeLessThan(620)
  const days = page.locator('[data-day]')
  for (let turned = 0; turned < monthsUntilSixWeeks(); turned += 1) {
    await page.getByRole('button', { name: 'Mes siguiente' }).click()
  }
  await expect(days).toHaveCount(6 * 7)
  const [weekday, last] = [page.getByText(/^lun\.?$/i), days.last()]
  await expect(last).not.toBeInViewport({ ratio: 0.9 })
  await days.nth(10).hover()
  await page.mouse.wheel(0, 600)
  await expect(last).toBeInViewport({ ratio: 0.9 })
  await expect(weekday).toBeInViewport()
})
