/** Comparing what is typed with names, as a person means it. */

/** Without accents and capitals. */
export function plainLower(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
}
