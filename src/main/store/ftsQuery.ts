/** From what a person types into a search box to an expression of FTS5, in which nothing they type is an operator. */

/** A word of one letter is searched as it is: completing it would look through a large part of the index. */
const SHORTEST_UNFINISHED = 2

/**
 * Every word must occur; the last one may be unfinished. Accents and case are the index's business.
 * @returns null where there is nothing to search for: no letter and no digit
 */
export function ftsQuery(text: string): string | null {
  // SQLite ends a query at NUL. Words are cut at white space only, so that `señor.perez` is looked for as it was typed.
  const words = text
    .replaceAll('\0', ' ')
    .split(/\s+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
  if (words.length === 0) return null
  return words
    .map((word, i) => {
      const quoted = `"${word.replaceAll('"', '""')}"`
      const unfinished = i === words.length - 1 && !/\s$/u.test(text) && lettersOf(word) >= SHORTEST_UNFINISHED
      return unfinished ? `${quoted} *` : quoted
    })
    .join(' ')
}

function lettersOf(word: string): number {
  return word.match(/[\p{L}\p{N}]/gu)?.length ?? 0
}
