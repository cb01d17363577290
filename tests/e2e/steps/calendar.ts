/** What the calendar shows of a post. */
import type { Locator, Page } from '@playwright/test'

/** The posts of the grid whose text begins with these words; their names say hour, state, accounts and text. */
export function postsInCalendar(page: Page, text: string): Locator {
  return page.getByRole('group', { name: 'Calendario' }).getByRole('button', { name: text })
}

/** A post's name in the grid. */
export function postName({ time, state }: { readonly time: string; readonly state: string }): RegExp {
  return new RegExp(`^${time}, ${state}, `)
}
