/** Figures of posts in the real window: together, by hour, the best, one post's own curve (docs/specs/postMetrics.md). */
import { faultsInBothThemes, withoutMovement } from './harness/axe.ts'
import { expect, test } from './harness/test.ts'
import { ask, newId, openScreen } from './steps/desk.ts'

const [first, second] = [newId(), newId()]

test('two years of posts are compared, and each explains itself', async ({ launch }) => {
  const { page } = await launch()
  await ask(page, 'accounts.addTraining', { accountId: first })
  await ask(page, 'accounts.addTraining', { accountId: second })
  await withoutMovement(page)
  await openScreen(page, 'Crecimiento')

  await test.step('posts: groups, the hours of the week, and the best of them', async () => {
    await page.getByRole('tab', { name: 'Publicaciones' }).click()
    await expect(page.getByText(/^La última que se conoce es del /)).toBeVisible()
    await page.getByRole('combobox', { name: 'Periodo' }).click()
    await page.getByRole('option', { name: 'Todo', exact: true }).click()
    await page.getByRole('combobox', { name: 'Cuentas' }).focus()
    await page.keyboard.press('ArrowDown')
    await page.getByRole('option').filter({ hasText: '@' }).nth(1).click()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('table', { name: 'Por día y hora de publicación' })).toBeVisible()
    const rows = page.getByRole('region', { name: 'Una a una' }).getByRole('listitem')
    await expect(rows).toHaveCount(20)
    await page.screenshot({ path: 'out/looks/posts.png' })
    expect(await faultsInBothThemes(page)).toEqual([])
    await page.getByRole('radiogroup', { name: 'Medida' }).getByText('Tasa').click()
    await page.getByRole('radiogroup', { name: 'Agrupar por' }).getByText('Campaña').click()
    await expect(page.getByRole('rowheader', { name: 'Publicadas fuera de Mando' })).toBeVisible()
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.screenshot({ path: 'out/looks/posts-dark.png' })
    await page.emulateMedia({ colorScheme: 'light' })
  })

  await test.step('one of them opens its curve by the keyboard, and closes to where it was', async () => {
    await page.getByRole('radiogroup', { name: 'Medida' }).getByText('Impresiones').click()
    const first = page.getByRole('region', { name: 'Una a una' }).getByRole('button').first()
    await first.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: /^Publicación del / })
    await expect(dialog.getByRole('heading', { name: 'Cómo creció · Impresiones' })).toBeVisible()
    await expect(dialog.getByRole('row', { name: /^Impresiones / })).toBeVisible()
    await page.screenshot({ path: 'out/looks/post.png' })
    expect(await faultsInBothThemes(page)).toEqual([])
    await dialog.getByRole('button', { name: /Ver los números: Cómo creció/ }).click()
    await expect(dialog.getByRole('table', { name: 'Cómo creció' })).toBeVisible()
    await page.screenshot({ path: 'out/looks/post-table.png' })
    await page.keyboard.press('Escape')
    await expect(dialog).toBeHidden()
    await expect(first).toBeFocused()
  })

  await test.step('and is found in the calendar, with its figures', async () => {
    await page.getByRole('region', { name: 'Una a una' }).getByRole('button').first().click()
    await page.getByRole('link', { name: 'Ver en el calendario' }).click()
    const outside = page.getByRole('complementary', { name: 'Publicada fuera de Mando' })
    await expect(outside.getByText(/impresiones · .* interacciones/)).toBeVisible()
    await page.screenshot({ path: 'out/looks/post-calendar.png' })
  })

  await test.step('what goes out from here says what it reached where it is open', async () => {
    await ask(page, 'settings.update', { undoSeconds: 0 })
    const postId = newId()
    const segments = [{ segmentId: newId(), text: 'Mañana, puertas abiertas en la jefatura.' }]
    await ask(page, 'calendar.create', { postId, accountIds: [first], segments })
    await ask(page, 'calendar.publishNow', { postId })
    await expect
      .poll(async () => (await ask(page, 'calendar.get', { postId })).state, { timeout: 20_000 })
      .toBe('published')
    await ask(page, 'status.syncNow', {})
    await expect.poll(async () => (await ask(page, 'figures.ofPost', { postId })).length).toBe(1)
    await page.evaluate((id) => {
      location.hash = `/calendar/post/${id}`
    }, postId)
    await expect(page.getByText(/\d impresiones · \d+ interacciones/)).toBeVisible()
    await page.screenshot({ path: 'out/looks/post-composer.png' })
  })
})
