/** The same text a second time within a day: said while it is written, asked once, and done all the same. */
import { expect, test } from './harness/test.ts'
import { postsInCalendar } from './steps/calendar.ts'
import { composer, expectPostState, scheduleButton, typeTime, wallTimeIn, writePost } from './steps/composer.ts'
import { ask, newId, openScreen } from './steps/desk.ts'
import { planPost } from './steps/planPost.ts'

const TEXT = 'Corte de agua en el barrio del Puerto, de 9:00 a 12:00.'

// docs/specs/scheduling.md §7.5
test('warns before the same text goes to the same account twice within a day', async ({ launch }) => {
  const { page } = await launch()
  await ask(page, 'accounts.addTraining', { accountId: newId() })
  const [account] = await ask(page, 'accounts.list', {})
  const first = await planPost(page, { text: TEXT, when: wallTimeIn(3, '10:00') })
  const warning = composer(page).getByRole('status', { name: 'Texto repetido' })
  const question = page.getByRole('dialog', { name: 'El mismo texto, en menos de un día' })
  const line = new RegExp(`El mismo texto sale en @${account?.handle ?? ''} el \\p{L}+ .* a las 10:00\\.`, 'u')
  const openPostId = (): string => /post\/([^/?]+)/.exec(page.url())?.[1] ?? ''

  await test.step('says so as soon as the hour is chosen, and only where it is near', async () => {
    await writePost(page, `${TEXT} `)
    await expect(warning).toBeHidden()
    await typeTime(page, wallTimeIn(5, '18:00'))
    await expect(scheduleButton(page)).toBeEnabled()
    await expect(warning).toBeHidden()
    await typeTime(page, wallTimeIn(3, '18:00'))
    await expect(warning).toContainText(line)
    await expect(warning).toContainText('Programada')
    await expect(warning).toContainText('X suele rechazar un texto idéntico')
  })

  await test.step('asks once, and going back leaves it a draft', async () => {
    await scheduleButton(page).click()
    await expect(question).toContainText(line)
    await expect(question.getByRole('button', { name: 'Volver' })).toBeFocused()
    await page.keyboard.press('Escape')
    await expect(question).toBeHidden()
    // The panel is still open: Escape was the dialog's.
    await expectPostState(page, 'Borrador')
  })

  await test.step('opens the other post, and comes back to this one', async () => {
    const postId = openPostId()
    await warning.getByRole('link', { name: /^Abrirla: / }).click()
    await expect.poll(openPostId).toBe(first)
    await expectPostState(page, 'Programada')
    await page.goBack()
    await expect.poll(openPostId).toBe(postId)
    await expectPostState(page, 'Borrador')
  })

  await test.step('vanishes with another word, and comes back without it', async () => {
    const field = composer(page).getByRole('textbox', { name: 'Texto' })
    await typeTime(page, wallTimeIn(3, '18:00'))
    await expect(warning).toBeVisible()
    await field.fill(`${TEXT} Segundo aviso.`)
    await expect(warning).toBeHidden()
    await field.fill(TEXT)
    await expect(warning).toBeVisible()
  })

  await test.step('does it all the same', async () => {
    await scheduleButton(page).click()
    await question.getByRole('button', { name: 'Programar de todos modos' }).click()
    await expectPostState(page, 'Programada')
    await expect(postsInCalendar(page, '18:00 Corte de agua')).toHaveAccessibleName(/— Programada/)
  })

  await test.step('says it beside the way back where a post is moved in the calendar', async () => {
    await page.keyboard.press('Escape')
    const notice = page.locator('[data-undo]').filter({ hasText: 'Movida a' })
    await postsInCalendar(page, '18:00 Corte de agua').press('Alt+ArrowRight')
    await expect(notice).toBeVisible()
    await expect(notice).not.toContainText('El mismo texto')
    await postsInCalendar(page, '18:00 Corte de agua').press('Alt+ArrowLeft')
    await expect(notice).toContainText(/Movida a .*\. El mismo texto sale en/)
  })

  await test.step('says it where a post gets another hour in the outbox', async () => {
    await openScreen(page, 'Bandeja de salida')
    await page.getByRole('button', { name: 'Otra hora' }).first().click()
    const dialog = page.getByRole('dialog', { name: 'Otra hora' })
    const allTheSame = dialog.getByRole('button', { name: 'Cambiar la hora de todos modos' })
    // The first hour that is offered is today's, days before the other post.
    await expect(dialog.getByRole('button', { name: ', 10:00' })).toBeVisible()
    await expect(allTheSame).toBeHidden()
    await dialog.getByRole('button', { name: ', 10:00' }).click()
    await expect(dialog.getByRole('status', { name: 'Texto repetido' })).toContainText('a las 18:00.')
    await expect(allTheSame).toBeVisible()
  })
})
