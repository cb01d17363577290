/** How words are compared: without capitals and accents, letter by letter, so that places stay what they are. */

/** Of the same length as the text: a letter whose base is of another length stays as it is. */
export function folded(text: string): string {
  return text
    .replace(/\P{ASCII}/gu, (letter) => {
      const base = letter.normalize('NFD').replace(/\p{M}/gu, '')
      return base.length === letter.length ? base : letter
    })
    .replace(/\p{Lu}/gu, (letter) => {
      const lower = letter.toLowerCase()
      return lower.length === letter.length ? lower : letter
    })
}
