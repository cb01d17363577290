/** Steps of people: adding them, the chooser, and the menu of who acts. */
import { expect, type Locator, type Page } from '@playwright/test'

export type Somebody = { readonly name: string; readonly role: string; readonly pin: string }

/** The list and the field for the PIN, on its own page or in the dialog. */
export function chooser(page: Page): Locator {
  return page.getByRole('listbox', { name: 'Personas' })
}

export function pinOf(page: Page, name: string): Locator {
  return page.getByLabel(`PIN de ${name}`)
}

export function peopleSection(page: Page): Locator {
  return page.getByRole('region', { name: 'Personas' })
}

export function personRow(page: Page, name: string): Locator {
  return peopleSection(page).getByRole('list', { name: 'Personas de la oficina' }).getByRole('listitem', { name })
}

/** The button at the foot of the rail. */
export function actingButton(page: Page): Locator {
  return page.getByRole('navigation', { name: 'Navegación principal' }).getByRole('button', { name: /^Trabaja ahora:/ })
}

/** In the settings; the first one has no role to choose. */
export async function addPerson(page: Page, { name, role, pin }: Somebody, isFirst = false): Promise<void> {
  await peopleSection(page)
    .getByRole('button', { name: isFirst ? 'Crear el primer perfil' : 'Añadir persona' })
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Nombre').fill(name)
  if (!isFirst) await dialog.getByRole('radio', { name: role }).check()
  await dialog.getByLabel('PIN nuevo').fill(pin)
  await dialog.getByLabel('Repita el PIN').fill(pin)
  await dialog.getByRole('button', { name: 'Guardar' }).click()
  await expect(dialog).toBeHidden()
  await expect(personRow(page, name)).toContainText(role)
}

export async function leavePlace(page: Page): Promise<void> {
  await actingButton(page).click()
  await page.getByRole('menuitem', { name: 'Dejar el puesto' }).click()
  await expect(page.getByRole('heading', { name: '¿Quién va a trabajar?' })).toBeVisible()
}

/** By their first letters and the PIN, without leaving the keyboard; the list has the focus. */
export async function enterByKeyboard(page: Page, { name, role, pin }: Somebody): Promise<void> {
  await expect(chooser(page)).toBeFocused()
  await page.keyboard.type(name.slice(0, 3).normalize('NFD').replaceAll(/\p{M}/gu, ''))
  await expect(chooser(page).getByRole('option', { selected: true })).toContainText(name)
  await page.keyboard.type(pin)
  await page.keyboard.press('Enter')
  await expect(actingButton(page)).toHaveAccessibleName(new RegExp(`^Trabaja ahora: ${name} ${role}`))
}
