/** A post that two people agree to before it goes out, in the real window (docs/specs/approvals.md). */
import type { Page } from '@playwright/test'
import { accessibilityFaults, withoutMovement } from './harness/axe.ts'
import { expect, test } from './harness/test.ts'
import { composer, expectPostState, expectSaved, typeTime, wallTimeIn, writePost } from './steps/composer.ts'
import { appear, ask, newId, openScreen, openSettings } from './steps/desk.ts'

const PIN = '4826'
const PEOPLE = {
  pau: { personId: newId(), name: 'Pau Roca', role: 'coordinator' },
  luis: { personId: newId(), name: 'Luis Vega', role: 'approver' },
  ana: { personId: newId(), name: 'Ana Gil', role: 'editor' },
} as const
const TEXT = 'Corte de agua en la calle Mayor'

test('a post goes out once two people have agreed to it', async ({ launch }) => {
  const { page } = await launch()
  await ask(page, 'accounts.addTraining', { accountId: newId() })
  await withoutMovement(page)
  for (const person of Object.values(PEOPLE)) await ask(page, 'people.add', { ...person, pin: PIN })
  const act = (who: keyof typeof PEOPLE) => ask(page, 'people.enter', { personId: PEOPLE[who].personId, pin: PIN })
  const panel = composer(page).getByRole('region', { name: 'Aprobación' })
  const waiting = page.getByRole('button', { name: /^Por aprobar: 1/ })
  const openFromList = async (): Promise<void> => {
    await openScreen(page, 'Calendario')
    await page.keyboard.press('Escape')
    await waiting.click()
    await page.getByRole('list', { name: 'Publicaciones por aprobar' }).getByRole('button').first().click()
  }

  await test.step('the coordinator says who agrees', async () => {
    await act('pau')
    await openSettings(page, 'Aprobaciones')
    await page.getByRole('button', { name: 'Nuevo circuito' }).click()
    const dialog = page.getByRole('dialog', { name: 'Nuevo circuito' })
    await dialog.getByRole('textbox', { name: 'Nombre', exact: true }).fill('Prensa')
    await dialog.getByRole('textbox', { name: 'Nombre del paso 1' }).fill('Jefatura de prensa')
    await dialog.getByRole('button', { name: 'Añadir paso' }).click()
    await dialog.getByRole('textbox', { name: 'Nombre del paso 2' }).fill('Gabinete')
    expect(await accessibilityFaults(page)).toEqual([])
    await dialog.getByRole('button', { name: 'Guardar' }).click()
    await expect(page.getByRole('list', { name: 'Circuitos' })).toContainText('Jefatura de prensa → Gabinete')
    await page.getByRole('button', { name: 'Archivar «Prensa»' }).click()
    await expect(page.getByRole('list', { name: 'Circuitos' })).toBeHidden()
    await page.keyboard.press('Alt+z')
    await expect(page.getByRole('listitem', { name: 'Prensa' })).toBeVisible()
  })

  await test.step('who writes it asks, and types no further', async () => {
    await act('ana')
    await writePost(page, TEXT)
    await typeTime(page, wallTimeIn(2, '10:00'))
    await expect(panel).toContainText('La aprueba «Prensa»')
    await expect(composer(page).getByRole('button', { name: /^Publicar ahora/ })).toBeHidden()
    await composer(page).getByRole('textbox', { name: 'Nota para quien aprueba' }).fill('Sale con el parte')
    await composer(page).getByRole('button', { name: 'Pedir aprobación' }).click()
    await expectPostState(page, 'Por aprobar')
    await expect(panel).toContainText('Jefatura de prensa (1 de 2)')
    await expect(panel).toContainText('La decide quien puede aprobar')
    await expect(composer(page).getByRole('textbox', { name: 'Texto' })).not.toBeEditable()
  })

  await test.step('changes are requested, made and asked for again', async () => {
    await expect(page.getByRole('button', { name: 'Deshacer' })).toBeVisible()
    await act('luis')
    await expect(page.getByRole('button', { name: 'Deshacer' })).toBeHidden()
    await openFromList()
    await expect(panel).toContainText('Sale con el parte')
    await panel.getByRole('button', { name: 'Pedir cambios' }).click()
    await panel.getByRole('button', { name: 'Enviar' }).click()
    await expect(panel).toContainText('Diga qué hay que cambiar')
    await composer(page).getByRole('tab', { name: 'Comentarios' }).click()
    await composer(page).getByRole('button', { name: 'Mencionar' }).click()
    await page.getByRole('menuitem', { name: 'Ana Gil' }).click()
    await page.keyboard.type('mira el correo de Obras')
    await page.keyboard.press('Control+Enter')
    await expect(composer(page).getByRole('tab', { name: 'Comentarios 1' })).toBeVisible()
    await panel.getByRole('textbox', { name: 'Qué hay que cambiar' }).fill('Falta el horario')
    await panel.getByRole('button', { name: 'Enviar' }).click()
    await expectPostState(page, 'Con cambios pedidos')
    await act('ana')
    await expect(panel).toContainText('Luis Vega pide cambios: Falta el horario')
    await composer(page)
      .getByRole('tab', { name: /^Comentarios/ })
      .click()
    const comments = composer(page).getByRole('list', { name: 'Comentarios' })
    await expect(comments).toContainText('para usted')
    await expect(comments.locator('strong')).toHaveText('@Ana Gil')
    await expect(comments.getByRole('button')).toHaveCount(0)
    await look(page, 'comments')
    await composer(page).getByRole('tab', { name: 'Texto' }).click()
    await composer(page).getByRole('textbox', { name: 'Texto' }).fill(`${TEXT}, de 9 a 12`)
    await expectSaved(page)
    await composer(page).getByRole('button', { name: 'Pedir aprobación' }).click()
    await expectPostState(page, 'Por aprobar')
  })

  await test.step('two people agree, and it is planned', async () => {
    await act('luis')
    await openFromList()
    await expect(panel.locator('ins')).toHaveText('añadido: , de 9 a 12')
    expect(await accessibilityFaults(page)).toEqual([])
    await look(page, 'approval')
    await panel.getByRole('button', { name: /^Aprobar/ }).click()
    await expect(panel).toContainText('Gabinete (2 de 2)')
    await expect(panel).toContainText('Usted ya ha decidido')
    await act('pau')
    await panel.getByRole('button', { name: /^Aprobar/ }).click()
    await expectPostState(page, 'Programada')
    await expect(panel).toContainText('Aprobada por Luis Vega, Pau Roca')
    await expect(waiting).toBeHidden()
  })

  await test.step('a change needs them again', async () => {
    await act('ana')
    await composer(page).getByRole('textbox', { name: 'Texto' }).fill(`${TEXT}, de 9 a 13`)
    await composer(page).getByRole('button', { name: 'Pedir aprobación del cambio' }).click()
    await expectPostState(page, 'Por aprobar')
    await panel.getByRole('button', { name: 'Retirar la petición' }).click()
    await expectPostState(page, 'Borrador')
  })

  await test.step('an embargo waits for two keys', async () => {
    await composer(page).getByRole('button', { name: 'Poner embargo hasta la hora elegida' }).click()
    await expect(panel).toContainText('Bajo embargo hasta')
    await composer(page).getByRole('button', { name: 'Pedir aprobación' }).click()
    await act('luis')
    await panel.getByRole('button', { name: 'Girar mi llave' }).click()
    await expect(panel).toContainText('Llave de Luis Vega')
    await appear(page, { theme: 'dark', language: 'en' })
    await look(page, 'embargo-dark-en')
  })
})

/** A picture of the window, to be looked at. */
async function look(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `out/looks/${name}.png` })
}
