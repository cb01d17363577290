/** How the cells of the calendar begin the texts that they show. */

/** More than a cell has room for; with it a busy month stays below the 64 kB that cross to the window in one piece. */
const LONGEST = 80

/**
 * SQL for the beginning of a text, in at most eighty characters; one that was cut ends in "…".
 * @param column of our own making, never from outside
 */
export function cellExcerpt(column: string): string {
  return `CASE WHEN length(${column}) <= ${String(LONGEST)} THEN ${column}
    ELSE rtrim(substr(${column}, 1, ${String(LONGEST - 1)})) || '…' END`
}
