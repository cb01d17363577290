/** What the calendar shows of a post. */
import type { Locator, Page } from '@playwright/test'

const DAY_MS = 86_400_000

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

/** The day on which the office's clock is put forward next, and the days around it. */
export function nextSpringChange(): { readonly day: string; readonly plus: (days: number) => string } {
  const lastSunday = (year: number): Date => {
    const end = new Date(Date.UTC(year, 2, 31))
    return new Date(end.getTime() - end.getUTCDay() * DAY_MS)
  }
  const year = new Date().getUTCFullYear()
  // Some days ahead, so that what comes before it is ahead too.
  const change = [lastSunday(year), lastSunday(year + 1)].find((day) => day.getTime() > Date.now() + 10 * DAY_MS)
  const startMs = change?.getTime() ?? 0
  const plus = (days: number): string => new Date(startMs + days * DAY_MS).toISOString().slice(0, 10)
  return { day: plus(0), plus }
}
