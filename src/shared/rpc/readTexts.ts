/** The texts of a JSON object by their keys. What is no text is left out; what is no object has none. Never throws. */
export function readTexts(json: string): Readonly<Record<string, string>> {
  let read: unknown
  try {
    read = JSON.parse(json)
  } catch {
    return {}
  }
  if (typeof read !== 'object' || read === null) return {}
  return Object.fromEntries(
    Object.entries(read).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}
