/** The text where it has at most `longest` characters; else as much of it as fits before an ellipsis. No character is halved. */
export function cutTo(longest: number, text: string): string {
  // A character is a letter of the text, or two.
  if (text.length <= longest) return text
  const characters = Array.from(text)
  if (characters.length <= longest) return text
  return `${characters
    .slice(0, longest - 1)
    .join('')
    .trimEnd()}…`
}
