/** Words as they are recognised whatever their accents, capitals and spaces: headings of tables, labels of sheets. Pure. */
export function plainWords(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase()
}
