/** Words one after the other, as a sentence names them: `@uno, @dos y @tres`. @param and with the spaces around it */
export function listedWords(words: readonly string[], and: string): string {
  const last = words.at(-1) ?? ''
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')}${and}${last}`
}
