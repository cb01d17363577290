/** Steps that every screen shares: going there, the status bar, and asking the core what the window could ask. */
import { expect, type Locator, type Page } from '@playwright/test'
import type { InputOf, OperationName, OutputOf } from '../../../src/shared/contract/contract.ts'
import { uuidV7 } from '../../../src/shared/domain/ids.ts'
import { readEnvelope } from '../../../src/shared/rpc/envelope.ts'
import type { Mando } from '../harness/launch.ts'

/** The screens as the rail names them, in the order of Ctrl+1…6. */
export const SCREENS = ['Calendario', 'Mensajes', 'Crecimiento', 'Bandeja de salida', 'Cuentas', 'Ajustes'] as const
export type ScreenName = (typeof SCREENS)[number]

/** By a click in the rail. */
export async function openScreen(page: Page, name: ScreenName): Promise<void> {
  await railLink(page, name).click()
  await expectScreen(page, name)
}

/** By its shortcut, which works from everywhere. */
export async function openScreenByKey(page: Page, name: ScreenName): Promise<void> {
  await page.keyboard.press(`Control+${SCREENS.indexOf(name) + 1}`)
  await expectScreen(page, name)
}

/** A section of the settings, by its name in the list beside it. */
export async function openSettings(page: Page, section: string): Promise<void> {
  await openScreen(page, 'Ajustes')
  await page
    .getByRole('navigation', { name: 'Secciones de los ajustes' })
    .getByRole('link', { name: section, exact: true })
    .click()
  await expect(page.getByRole('heading', { level: 2, name: section })).toBeFocused()
}

export async function expectScreen(page: Page, name: ScreenName): Promise<void> {
  await expect(railLink(page, name)).toHaveAttribute('aria-current', 'page')
  await expect(page.getByRole('main').getByRole('heading', { level: 1 })).toBeVisible()
}

/** The entry of the rail; what waits there is part of its name. */
export function railLink(page: Page, name: ScreenName): Locator {
  return page.getByRole('navigation', { name: 'Navegación principal' }).getByRole('link', { name })
}

export function statusBar(page: Page): Locator {
  return page.getByRole('contentinfo', { name: 'Estado' })
}

/** "Trabajar sin conexión", as a person switches it. */
export async function workOffline(page: Page, offline: boolean): Promise<void> {
  const choice = statusBar(page).getByRole('switch', { name: 'Trabajar sin conexión' })
  if ((await choice.isChecked()) !== offline) await choice.press('Space')
  await expect(choice).toBeChecked({ checked: offline })
  await expect(statusBar(page).getByRole('status')).toHaveText(offline ? /Sin conexión \(elegido\)/ : /Con conexión/)
}

export type Theme = 'light' | 'dark'

/** Sets theme or language, and waits until the window shows it. */
export async function appear(
  page: Page,
  { theme, language }: { theme?: Theme; language?: 'es' | 'en' },
): Promise<void> {
  await ask(page, 'settings.setAppearance', {
    ...(theme === undefined ? {} : { theme }),
    ...(language === undefined ? {} : { language }),
  })
  const document = page.locator('html')
  if (theme !== undefined) await expect(document).toHaveAttribute('data-mantine-color-scheme', theme)
  if (language !== undefined) await expect(document).toHaveAttribute('lang', language)
}

/** Asks the core through the window's own bridge; throws what the core answers where it refuses. */
export async function ask<K extends OperationName>(page: Page, operation: K, input: InputOf<K>): Promise<OutputOf<K>> {
  const question: { readonly operation: string; readonly input: unknown } = { operation, input }
  const text = await page.evaluate(
    (asked) =>
      (
        globalThis as unknown as { readonly mando: { call: (operation: string, input: unknown) => Promise<string> } }
      ).mando.call(asked.operation, asked.input),
    question,
  )
  const answer = readEnvelope(text)
  if (!answer.ok) throw new Error(`${operation}: ${answer.error.code} ${JSON.stringify(answer.error)}`)
  // The dispatcher has parsed the answer with the operation's own schema.
  return answer.value as OutputOf<K>
}

export function newId(): string {
  return uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)))
}

/** The next answer of the system's dialog for choosing a file or a folder. */
export async function chooseInDialog({ electronApp }: Pick<Mando, 'electronApp'>, chosen: string): Promise<void> {
  await electronApp.evaluate(({ dialog }, answer) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [answer] })
  }, chosen)
}
