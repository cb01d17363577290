/** Steps of the accounts screen, and the screens of the passphrase. */
import { expect, type Locator, type Page } from '@playwright/test'
import { POLICE_ACCOUNT, type OwnAccount } from '../../../src/main/training/accounts.ts'
import { openScreen } from './desk.ts'

export const TRAINING_HANDLE = `@${POLICE_ACCOUNT.handle}`

/** One click, and two years of history are there. */
export async function addTrainingAccount(page: Page): Promise<void> {
  await openScreen(page, 'Cuentas')
  await page.getByRole('button', { name: 'Probar con la red de formación' }).click()
  await expect(accountCard(page, TRAINING_HANDLE)).toBeVisible()
  await expect(accountCard(page, TRAINING_HANDLE)).toContainText('Todo en orden')
}

/** Opens the form for the four keys. */
export async function openKeysForm(page: Page): Promise<Locator> {
  await openScreen(page, 'Cuentas')
  await page.getByRole('button', { name: 'Pegar las claves' }).click()
  const form = page.getByRole('dialog', { name: 'Conectar X con cuatro claves' })
  await expect(form).toBeVisible()
  return form
}

/** Pastes the four keys; protects the profile first where it asks for that. */
export async function connectWithKeys(page: Page, account: OwnAccount, passphrase: string): Promise<void> {
  const form = await openKeysForm(page)
  await form.getByLabel('Clave de la aplicación (API Key)').fill(account.keys.consumerKey)
  await form.getByLabel('Secreto de la aplicación (API Key Secret)').fill(account.keys.consumerSecret)
  await form.getByLabel('Testigo de acceso (Access Token)').fill(account.keys.accessToken)
  await form.getByLabel('Secreto del testigo (Access Token Secret)').fill(account.keys.accessSecret)
  await form.getByRole('button', { name: 'Comprobar y conectar' }).click()
  const protect = page.getByRole('dialog', { name: 'Proteger los datos con contraseña' })
  const card = accountCard(page, `@${account.handle}`)
  await expect(protect.or(card)).toBeVisible()
  if (await protect.isVisible()) {
    await protect.getByLabel('Contraseña nueva').fill(passphrase)
    await protect.getByLabel('Repita la contraseña').fill(passphrase)
    await protect.getByRole('button', { name: 'Proteger y continuar' }).click()
  }
  await expect(card).toContainText('Todo en orden')
  await expect(page.getByRole('dialog')).toBeHidden()
}

/** Opens a profile that is closed with a passphrase. */
export async function unlock(page: Page, passphrase: string): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Mando está cerrado con contraseña' })).toBeVisible()
  await page.getByLabel('Contraseña', { exact: true }).fill(passphrase)
  await page.getByRole('button', { name: 'Abrir', exact: true }).click()
  await expect(page.getByRole('navigation', { name: 'Navegación principal' })).toBeVisible()
}

export function accountCard(page: Page, handle: string): Locator {
  return page.getByRole('list', { name: 'Cuentas conectadas' }).getByRole('listitem', { name: handle })
}
