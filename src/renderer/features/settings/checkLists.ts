/** Lists of words as they are typed, one on a line. Pure. */

/** The entries, and the first line that is none; empty lines are left out. */
export function readLines<T>(
  text: string,
  read: (line: string) => T | null,
): { readonly entries: readonly T[]; readonly wrong: string | null } {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const entries = lines.flatMap((line) => read(line) ?? [])
  const wrong = lines.find((line) => read(line) === null) ?? null
  return { entries, wrong: wrong === null ? null : wrong.trim().slice(0, 60) }
}

/** An acronym or a hashtag, with its sign or without; null where it is more than one word. */
export function readTag(line: string): string | null {
  const tag = line
    .normalize('NFC')
    .trim()
    .replace(/^[#＃]/u, '')
  return /^[\p{L}\p{M}\p{N}_]{1,100}$/u.test(tag) ? tag : null
}
