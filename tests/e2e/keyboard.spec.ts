/** The main job without a mouse: shortcuts, arrows and Tab, with the focus always where the work goes on. */
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './harness/test.ts'
import { accountCard, TRAINING_HANDLE } from './steps/accounts.ts'
import { postName, postsInCalendar } from './steps/calendar.ts'
import { composer, expectPostState, typePost, wallTimeIn } from './steps/composer.ts'
import { ask, expectScreen, openScreenByKey, statusBar } from './steps/desk.ts'
import { answerField, conversationPane, conversations, timeline } from './steps/inbox.ts'

const TEXT = 'Taller de educación vial en la biblioteca, con inscripción previa.'
const ANSWER = 'Tomamos nota. Gracias por escribirnos.'

test('does the main job without a mouse', async ({ launch }) => {
  const { page } = await launch()
  const keys = page.keyboard

  await test.step('adds the training account', async () => {
    await expectScreen(page, 'Calendario')
    await openScreenByKey(page, 'Cuentas')
    await tabTo(page, page.getByRole('button', { name: 'Probar con la red de formación' }))
    await keys.press('Enter')
    await expect(accountCard(page, TRAINING_HANDLE)).toContainText('Todo en orden')
  })
  await ask(page, 'settings.update', { undoSeconds: 0 })

  await test.step('writes and plans a post', async () => {
    await openScreenByKey(page, 'Calendario')
    await keys.press('n')
    await typePost(page, TEXT)
    await keys.press('Control+Enter')
    // Asked for an hour: the first field that is missing has the focus.
    await expect(composer(page).getByRole('textbox', { name: 'Fecha', exact: true })).toBeFocused()
    const [day = '', hour = ''] = wallTimeIn(1, '10:30').split('T')
    await keys.type(day.split('-').reverse().join('/'))
    await tabTo(page, composer(page).getByRole('textbox', { name: 'Hora', exact: true }))
    await keys.type(hour)
    await keys.press('Control+Enter')
    await expectPostState(page, 'Programada')
  })
  const post = postsInCalendar(page, TEXT)
  const plannedFor = async (): Promise<string> => {
    const id = (await post.getAttribute('data-event-id')) ?? ''
    return (await ask(page, 'calendar.get', { postId: id })).planned?.wallTime ?? ''
  }

  await test.step('moves it in the calendar', async () => {
    await keys.press('Escape')
    await expect(composer(page)).toBeHidden()
    await expect(post).toBeFocused()
    await keys.press('Alt+ArrowRight')
    await expect.poll(plannedFor).toBe(wallTimeIn(2, '10:30'))
    await expect(post).toBeFocused()
    await keys.press('Alt+ArrowDown')
    await expect.poll(plannedFor).toBe(wallTimeIn(9, '10:30'))
    await expect(post).toBeFocused()
    await keys.press('s')
    await expect(page.getByRole('radio', { name: 'Semana' })).toBeChecked()
    await keys.press('m')
    await expect(page.getByRole('radio', { name: 'Mes' })).toBeChecked()
  })

  await test.step('publishes it now', async () => {
    await tabTo(page, post)
    await keys.press('Enter')
    await expect(composer(page)).toBeVisible()
    await tabTo(page, composer(page).getByRole('button', { name: /^Publicar ahora/ }))
    // Held for its second.
    await keys.press('Enter', { delay: 1_150 })
    await expectPostState(page, 'Publicada')
    await keys.press('Escape')
    await keys.press('t')
    await expect(post).toHaveAccessibleName(postName({ state: 'Publicada' }))
  })

  await test.step('reads and answers', async () => {
    await openScreenByKey(page, 'Mensajes')
    await expect(conversations(page).first()).toBeVisible()
    await keys.press('j')
    await expect(page.getByRole('listbox', { name: 'Conversaciones' })).toBeFocused()
    await keys.press('j')
    await keys.press('j')
    await keys.press('k')
    await expect(conversations(page).nth(1)).toHaveAttribute('aria-selected', 'true')
    await keys.press('Enter')
    await expect(conversationPane(page)).toBeVisible()
    await keys.press('r')
    await expect(answerField(page)).toBeFocused()
    await keys.type(ANSWER)
    await keys.press('Control+Enter')
    await expect(timeline(page)).toContainText(ANSWER)
    await expect(page.getByRole('option', { selected: true })).toContainText('Espera al ciudadano')
    await keys.press('Escape')
    await expect(answerField(page)).not.toBeFocused()
    await keys.press('/')
    await expect(page.getByRole('searchbox')).toBeFocused()
  })

  await test.step('looks at the growth', async () => {
    await openScreenByKey(page, 'Crecimiento')
    const period = page.getByRole('combobox', { name: 'Periodo' })
    await tabTo(page, period)
    const choices = page.getByRole('listbox', { name: 'Periodo' })
    // Mantine goes back to the present choice a moment after its list opened: a key that comes sooner is lost, and given again.
    await expect(async () => {
      await keys.press('ArrowDown')
      await expect(choices.locator('[data-combobox-selected]')).toHaveText('30 días')
      await keys.press('ArrowDown')
      await expect(choices.locator('[data-combobox-selected]')).toHaveText('90 días')
      await keys.press('Enter')
      await expect(period).toHaveValue('90 días', { timeout: 1_000 })
    }).toPass()
    await tabTo(page, page.getByRole('table', { name: 'Seguidores de cada día' }))
  })

  await test.step('gives orders in the palette, without accents', async () => {
    const palette = page.getByRole('dialog', { name: 'Buscar o ejecutar' })
    const order = async (typed: string, first: string | RegExp): Promise<void> => {
      await keys.press('Control+k')
      await expect(palette.getByRole('textbox')).toBeFocused()
      await keys.type(typed)
      await expect(palette.getByRole('button').first()).toHaveText(first)
      await keys.press('Enter')
      await expect(palette).toBeHidden()
    }
    await keys.press('Control+k')
    await expect(palette.getByRole('textbox')).toBeFocused()
    await keys.type('trabajar sin conexion')
    // The order that fits comes before going on with the search in the inbox.
    await expect(palette.getByRole('button')).toHaveText([/^Trabajar sin conexión/, /^Buscar «trabajar sin conexion»/])
    await keys.press('Enter')
    await expect(statusBar(page).getByRole('status')).toContainText('Sin conexión (elegido)')
    await expect(palette).toBeHidden()
    await openScreenByKey(page, 'Calendario')
    await order('vista semana', /^Vista: Semana/)
    await expect(page.getByRole('radio', { name: 'Semana', exact: true })).toBeChecked()
    await order('filtrar', /^Filtrar/)
    await expect(page.getByRole('combobox', { name: 'Cuenta' })).toBeFocused()
    await keys.press('Escape')
    await order('series', 'Series…')
    await expect(page.getByRole('dialog', { name: 'Series' })).toBeVisible()
    await keys.press('Escape')
    await expect(page.getByRole('dialog', { name: 'Series' })).toBeHidden()
    // The post opens beneath the palette, and takes no letter from it.
    await keys.press('n')
    await keys.press('Control+k')
    await expect(palette.getByRole('textbox')).toBeFocused()
    await keys.type('vista previa')
    await expect(composer(page)).toBeVisible()
    await expect(palette.getByRole('textbox')).toHaveValue('vista previa')
    await keys.press('Escape')
    await expect(palette).toBeHidden()
    await order('vista previa', 'Publicación: Vista previa')
    await expect(composer(page).getByRole('tab', { name: 'Vista previa' })).toHaveAttribute('aria-selected', 'true')
    await keys.press('Escape')
    await expect(composer(page)).toBeHidden()
    // What is found comes above the search that was offered at once: Enter takes it.
    await keys.press('Control+k')
    await palette.getByRole('textbox').fill('educacion vial')
    await expect(palette.getByRole('button', { name: /^Taller de educación vial/ })).toBeVisible()
    await expect(palette.locator('[data-action]').first()).toHaveText(/^Taller de educación vial/)
    await keys.press('Enter')
    await expect(composer(page).getByRole('textbox', { name: 'Texto' })).toHaveValue(TEXT)
    await keys.press('Escape')
    await expect(composer(page)).toBeHidden()
    // What belongs to the open post is offered no more.
    await keys.press('Control+k')
    await expect(palette.getByRole('textbox')).toBeFocused()
    await keys.type('vista previa')
    await expect(palette.getByRole('button', { name: 'Publicación: Vista previa' })).toBeHidden()
    await keys.press('Escape')
    await expect(palette).toBeHidden()
    await keys.press('?')
    await expect(page.getByRole('dialog', { name: 'Atajos de teclado' })).toBeVisible()
    await keys.press('Escape')
    await expect(page.getByRole('dialog')).toBeHidden()
  })
})

/** Presses Tab until the element has the focus, as a person without a mouse gets there. */
async function tabTo(page: Page, wanted: Locator, atMost = 60): Promise<void> {
  for (let presses = 0; presses < atMost; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(wanted).toBeFocused()
}
