/** By what two names count as the same: neither case nor accents nor the width of white space tell them apart. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase()
}
