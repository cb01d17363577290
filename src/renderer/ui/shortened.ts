/**
 * What is shown of a text that is too long for its place: one line of at most `longest` characters. One that was cut ends in "…",
 * and no character is halved.
 */
export function shortened(text: string, longest = 60): string {
  const line = text.replace(/\s+/gu, ' ').trim()
  const characters = Array.from(line)
  if (characters.length <= longest) return line
  return `${characters
    .slice(0, longest - 1)
    .join('')
    .trimEnd()}…`
}
