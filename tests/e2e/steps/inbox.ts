/** Steps of the inbox: the list, the conversation, the answer. */
import { expect, type Locator, type Page } from '@playwright/test'
import { UNNARROWED } from '../../../src/shared/domain/inboxView.ts'
import { ask, railLink } from './desk.ts'

export function conversations(page: Page): Locator {
  return page.getByRole('listbox', { name: 'Conversaciones' }).getByRole('option')
}

export function conversationPane(page: Page): Locator {
  return page.getByRole('region', { name: /^Conversación con / })
}

/** With whom the conversation on screen is, as `@handle`. */
export async function openHandle(page: Page): Promise<string> {
  const heading = await conversationPane(page).getByRole('heading', { level: 2 }).textContent()
  return /@\w+/.exec(heading ?? '')?.[0] ?? ''
}

/**
 * Opens the first conversation of the list by keyboard, which must be an urgent one. One that has just been ended is still the
 * first until the list has been asked again: then once more.
 * @returns its id
 */
export async function openFirstUrgent(page: Page): Promise<string> {
  let conversationId = ''
  await expect(async () => {
    for (const key of ['j', 'Home', 'Enter']) await page.keyboard.press(key)
    await expect(urgentBanner(page)).toBeVisible({ timeout: 1_000 })
    const scope = { view: 'urgent', ...UNNARROWED } as const
    const { rows } = await ask(page, 'inbox.list', { scope, cursor: null, limit: 50 })
    const handle = await openHandle(page)
    conversationId = rows.find(({ citizen }) => `@${citizen.handle}` === handle)?.conversationId ?? ''
    expect(conversationId).not.toBe('')
  }).toPass({ timeout: 15_000 })
  return conversationId
}

/** What stands above an urgent conversation. */
export function urgentBanner(page: Page): Locator {
  return conversationPane(page).getByRole('region', { name: 'Conversación urgente' })
}

/** What was said, oldest first. */
export function timeline(page: Page): Locator {
  return conversationPane(page).getByRole('region', { name: 'Mensajes de la conversación' })
}

export function answerField(page: Page): Locator {
  return conversationPane(page).getByRole('textbox')
}

export function search(page: Page): Locator {
  return page.getByRole('searchbox', { name: 'Buscar en los mensajes' })
}

/** How many the rail says are unread; zero where it says nothing. */
export async function unreadCount(page: Page): Promise<number> {
  const words = await railLink(page, 'Mensajes').textContent()
  return Number(/(\d+)\smensajes? sin leer/.exec(words ?? '')?.[1] ?? '0')
}

/** The view on screen; its name says which. */
export function viewButton(page: Page): Locator {
  return page.getByRole('button', { name: /^Vista: / })
}

/** Shows the conversations of one view, by its name. */
export async function showView(page: Page, view: string): Promise<void> {
  await viewButton(page).click()
  await page.getByRole('menuitemradio', { name: view }).click()
  await expect(viewButton(page)).toHaveAccessibleName(new RegExp(`^Vista: ${view}`))
}

/** Searches, and opens the conversation whose row shows these words. */
export async function openFound(page: Page, searched: string, words: string): Promise<void> {
  await search(page).fill(searched)
  // Once more where the row moved away under the click, because what was searched for was found at that moment.
  await expect(async () => {
    await conversations(page).filter({ hasText: words }).first().click()
    await expect(timeline(page)).toContainText(words, { timeout: 2_000 })
  }).toPass({ timeout: 15_000 })
}
