/** From what a person types into a search box to an expression of FTS5, in which nothing they type is an operator. */

/** A word of one letter is searched as it is: completing it would look through a large part of the index. */
const SHORTEST_UNFINISHED = 2

/** A part in quotation marks, straight or as they are typed in Spanish, or a run without white space. */
const PART = /["“«]([^"“”«»]*)["”»]|(\S+)/gu

/**
 * Every word must occur; the last one may be unfinished; a part in quotation marks is a phrase. Accents and case are the
 * index's business.
 * @returns null where there is nothing to search for: no letter and no digit
 */
export function ftsQuery(text: string): string | null {
  // SQLite ends a query at NUL. Words are cut at white space only, so that `señor.perez` is looked for as it was typed.
  const parts = Array.from(text.replaceAll('\0', ' ').matchAll(PART), ([, phrase, word]) => ({
    words: phrase ?? word ?? '',
    isPhrase: phrase !== undefined,
  })).filter(({ words }) => /[\p{L}\p{N}]/u.test(words))
  const last = parts.at(-1)
  if (last === undefined) return null
  return parts
    .map((part) => {
      const quoted = `"${part.words.replaceAll('"', '""')}"`
      const mayGoOn = part === last && !part.isPhrase && !/\s$/u.test(text)
      return mayGoOn && lettersOf(part.words) >= SHORTEST_UNFINISHED ? `${quoted} *` : quoted
    })
    .join(' ')
}

function lettersOf(word: string): number {
  return word.match(/[\p{L}\p{N}]/gu)?.length ?? 0
}
