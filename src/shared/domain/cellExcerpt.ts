/** How the cells of the calendar begin the texts that they show. */
import { cutTo } from './cutTo.ts'

/** Characters of a text that a cell shows; with them a busy month stays below the 64 kB that cross to the window in one piece. */
const SHOWN = 80

/**
 * Characters that the core sends: one more than is shown, by which the window knows that there is more. An ellipsis from the core
 * would make of the whole month, which is one text, one of two bytes a letter, half as fast (docs/adr/0013).
 */
export const CELL_EXCERPT = SHOWN + 1

/** What a cell shows of what the core has sent: one that goes on ends in "…". */
export function shownExcerpt(sent: string): string {
  return cutTo(SHOWN, sent)
}
