/** Posts made through the core, where a test is about something else than writing them. */
import type { Page } from '@playwright/test'
import { ask, newId } from './desk.ts'

/**
 * A post for the accounts of these handles, or for every connected one.
 * @param when a wall time, `now` to publish at once, null for a draft
 * @returns its id
 */
export async function planPost(
  page: Page,
  {
    text,
    when,
    handles,
  }: { readonly text: string; readonly when: string | null; readonly handles?: readonly string[] },
): Promise<string> {
  const accounts = await ask(page, 'accounts.list', {})
  const postId = newId()
  await ask(page, 'calendar.create', {
    postId,
    accountIds: accounts
      .filter(({ state, handle }) => state !== 'disconnected' && (handles?.includes(handle) ?? true))
      .map(({ accountId }) => accountId),
    segments: [{ segmentId: newId(), text }],
  })
  if (when === 'now') await ask(page, 'calendar.publishNow', { postId })
  else if (when !== null) {
    await ask(page, 'calendar.schedule', { postId, wallTime: when, zone: 'Europe/Madrid', repeatedHour: null })
  }
  return postId
}
