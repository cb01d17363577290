/** What the calendar shows of a post. */
import type { Locator, Page } from '@playwright/test'

/** The posts of the grid whose text begins with these words; their names say hour, text, state and accounts. */
export function postsInCalendar(page: Page, text: string): Locator {
  return page.getByRole('group', { name: 'Calendario' }).getByRole('button', { name: text })
}

/** A post's name in the grid. @param time `10:30`; any where it is not given */
export function postName({
  time = '\\d\\d:\\d\\d',
  state,
}: {
  readonly time?: string
  readonly state: string
}): RegExp {
  return new RegExp(`^${time} .* — ${state}, `)
}
