/** Writing a post with what looks after its words, in the real window (docs/specs/composer.md). */
import { accessibilityFaults, withoutMovement } from './harness/axe.ts'
import { expect, test } from './harness/test.ts'
import {
  chooseAllAccounts,
  composer,
  expectPostState,
  expectSaved,
  newPost,
  publishNow,
  scheduleButton,
  typePost,
  typeTime,
  wallTimeIn,
  writePost,
} from './steps/composer.ts'
import { ask, newId } from './steps/desk.ts'

const TEXT = 'Con objeto de ayudar, llame al 612 345 678 🔥🔥🔥 #proteccioncivil'

test('looks after the words of a post', async ({ launch }) => {
  const { page } = await launch()
  await ask(page, 'accounts.addTraining', { accountId: newId() })
  const checks = composer(page).getByRole('region', { name: 'Comprobaciones' })
  const field = composer(page).getByRole('textbox', { name: 'Texto' })

  await test.step('says what it finds while one types, and mends it with a click', async () => {
    await newPost(page)
    await typePost(page, TEXT)
    await chooseAllAccounts(page, 1)
    await expect(checks).toContainText('1 por confirmar')
    await expect(checks).toContainText('3 avisos')
    await checks.getByRole('button', { name: 'Ver avisos' }).click()
    await checks.getByRole('button', { name: 'Cambiar por «#ProteccionCivil»' }).click()
    await expect(field).toHaveValue(TEXT.replace('#proteccioncivil', '#ProteccionCivil'))
    await checks.getByRole('button', { name: /^Ir al texto: «612 345 678»/ }).click()
    await expect(field).toBeFocused()
    expect(
      await field.evaluate((element: HTMLTextAreaElement) => [element.selectionStart, element.selectionEnd]),
    ).toEqual([TEXT.indexOf('612'), TEXT.indexOf('612') + '612 345 678'.length])
    await expectSaved(page)
  })

  await test.step('asks before personal data is scheduled', async () => {
    await typeTime(page, wallTimeIn(2, '10:00'))
    await scheduleButton(page).click()
    const question = page.getByRole('dialog', { name: 'Antes de programar' })
    await expect(question).toContainText('«612 345 678»: teléfono')
    await question.getByRole('button', { name: 'Programar así' }).click()
    await expectPostState(page, 'Programada')
  })

  await test.step('publishes now after a second, and not by a slip', async () => {
    await page.keyboard.press('Escape')
    await writePost(page, 'Simulacro en el puerto')
    await composer(page)
      .getByRole('button', { name: /^Publicar ahora/ })
      .click()
    await expect(page.getByText('Mantenga pulsado un segundo')).toBeVisible()
    await expectPostState(page, 'Borrador')
    await publishNow(page)
    await expectPostState(page, 'Publicada', { timeout: 20_000 })
    // Once is enough to wait for the seconds in which it can be taken back.
    await ask(page, 'settings.update', { undoSeconds: 0 })
  })

  await test.step('gives an account its own text, and splits what is too long', async () => {
    await ask(page, 'accounts.addTraining', { accountId: newId() })
    await page.keyboard.press('Escape')
    await writePost(page, 'Simulacro el martes')
    await chooseAllAccounts(page, 2)
    await composer(page).getByRole('button', { name: 'Texto propio para…' }).click()
    await page.getByRole('menuitem').last().click()
    const which = composer(page).getByRole('radiogroup', { name: 'Qué texto se escribe' })
    await expect(which.getByRole('radio', { checked: true })).toHaveCount(1)
    await field.fill(`Un texto propio. ${'Muchas palabras seguidas. '.repeat(14)}`)
    await composer(page).getByRole('button', { name: 'Repartir en 2 textos' }).click()
    await expect(composer(page).getByRole('textbox', { name: 'Texto 2 de 2' })).toHaveValue(/ 2\/2$/)
    await expectSaved(page)
    await which.getByText('Texto común (1 cuenta)').click()
    await expect(field).toHaveValue('Simulacro el martes')
    await which.getByText('@').click()
    await expect(composer(page).getByRole('textbox', { name: 'Texto 1 de 2' })).toHaveValue(/^Un texto propio.* 1\/2$/)
    await composer(page).getByRole('button', { name: 'Volver al texto común' }).click()
    await expect(field).toHaveValue('Simulacro el martes')
    await page.getByRole('button', { name: 'Deshacer' }).last().click()
    await expect(composer(page).getByRole('textbox', { name: 'Texto 2 de 2' })).toBeVisible()
  })

  await test.step('offers the hashtags that went out before', async () => {
    await page.keyboard.press('Escape')
    await writePost(page, 'Simulacro #SimulacroDeLaCosta')
    await composer(page).getByRole('checkbox').first().check()
    await publishNow(page)
    await expectPostState(page, 'Publicada', { timeout: 20_000 })
    await page.keyboard.press('Escape')
    await withoutMovement(page)
    await newPost(page)
    await typePost(page, 'Otro #simu')
    const offered = composer(page).getByRole('listbox', { name: 'Etiquetas usadas antes' })
    await expect(offered.getByRole('option')).toHaveText(['#SimulacroDeLaCosta1 vez'])
    expect(await accessibilityFaults(page)).toEqual([])
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await expect(field).toHaveValue('Otro #SimulacroDeLaCosta ')
  })

  await test.step('keeps what the words were, and brings them back', async () => {
    await page.keyboard.press('Escape')
    await writePost(page, 'Corte de agua el martes #proteccioncivil')
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: /^Corte de agua el martes/ }).click()
    await field.fill('Corte de agua el jueves #proteccioncivil')
    await expectSaved(page)
    await checks.getByRole('button', { name: 'Ver avisos' }).click()
    await composer(page).getByRole('tab', { name: 'Versiones' }).click()
    const versions = composer(page).getByRole('list', { name: 'Versiones' })
    await expect(versions.getByRole('listitem')).toHaveCount(2)
    await versions.getByRole('button').click()
    await expect(versions.locator('del')).toHaveText('quitado: martes')
    await expect(versions.locator('ins')).toHaveText('añadido: jueves')
    expect(await accessibilityFaults(page)).toEqual([])
    await page.screenshot({ path: 'out/looks/versions.png' })
    await versions.getByRole('button', { name: 'Restaurar' }).click()
    await expect(field).toHaveValue(/ martes #/)
    await page.getByRole('button', { name: 'Deshacer' }).last().click()
    await expect(field).toHaveValue(/ jueves #/)
  })

  await test.step('puts templates, hashtag groups and emojis into a text', async () => {
    const text = 'Corte en {{calle}} el {{día}}.'
    await ask(page, 'templates.save', { templateId: newId(), kind: 'text', name: 'Corte de agua', text })
    await ask(page, 'templates.save', { templateId: newId(), kind: 'hashtags', name: 'Obras', text: 'Agua Obras' })
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Nueva publicación' }).click()
    await expect(field).toBeFocused()
    await page.keyboard.press('/')
    const picker = page.getByRole('dialog', { name: 'Plantillas y grupos de etiquetas' })
    await expect(picker.getByRole('option')).toHaveCount(2)
    await expect(picker.getByRole('combobox')).toBeFocused()
    await page.keyboard.press('/')
    await expect(field).toHaveValue('/')
    await field.fill('')
    await page.keyboard.press('/')
    await expect(picker.getByRole('combobox')).toBeFocused()
    await page.screenshot({ path: 'out/looks/templates.png' })
    await page.keyboard.type('corte')
    await page.keyboard.press('Enter')
    const filling = page.getByRole('dialog', { name: 'Rellenar «Corte de agua»' })
    await filling.getByRole('textbox', { name: 'calle' }).fill('la calle Mayor')
    await page.keyboard.press('Enter')
    await expect(field).toHaveValue('Corte en la calle Mayor el {{día}}.')
    await expect(checks).toContainText('«{{día}}» está sin rellenar')
    await composer(page).getByRole('button', { name: 'Plantillas y etiquetas (/)' }).click()
    await expect(picker.getByRole('combobox')).toBeFocused()
    await page.keyboard.type('obras')
    await page.keyboard.press('Enter')
    await expect(field).toHaveValue('Corte en la calle Mayor el {{día}}. #Agua #Obras')
    await composer(page).getByRole('button', { name: 'Emojis' }).click()
    await expect(page.getByRole('combobox', { name: 'Elegir un emoji' })).toBeFocused()
    await page.keyboard.type('fire engine')
    await expect(page.getByRole('option', { name: 'coche de bomberos' })).toBeVisible()
    await page.screenshot({ path: 'out/looks/emojis.png' })
    await page.keyboard.press('Enter')
    await expect(field).toHaveValue('Corte en la calle Mayor el {{día}}. #Agua #Obras🚒')
    await expect(field).toBeFocused()
  })

  await test.step('shows it as the network will', async () => {
    await composer(page).getByRole('checkbox').first().check()
    await composer(page).getByRole('tab', { name: 'Vista previa' }).click()
    const shown = composer(page).getByRole('list', { name: /^Cómo queda en @/ })
    await expect(shown.getByRole('listitem')).toContainText('Corte en la calle Mayor el {{día}}. #Agua #Obras🚒')
    await composer(page).getByRole('tab', { name: 'Texto' }).click()
  })

  await test.step('asks instead where motion is unwelcome, and has no fault that a machine finds', async () => {
    await page.keyboard.press('Escape')
    await writePost(page, TEXT)
    await composer(page)
      .getByRole('button', { name: /^Publicar ahora/ })
      .click()
    const question = page.getByRole('dialog', { name: /^Publicar ahora/ })
    await expect(question).toBeVisible()
    await question.getByRole('button', { name: 'Cancelar' }).click()
    await expectPostState(page, 'Borrador')
  })
})
