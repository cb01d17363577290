/** Steps of the inbox: the list, the conversation, the answer. */
import { expect, type Locator, type Page } from '@playwright/test'
import { railLink } from './desk.ts'

export function conversations(page: Page): Locator {
  return page.getByRole('listbox', { name: 'Conversaciones' }).getByRole('option')
}

export function conversationPane(page: Page): Locator {
  return page.getByRole('region', { name: /^Conversación con / })
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
