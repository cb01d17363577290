/** Which orders of the palette fit what was typed: accents, case and the order of the words do not matter. */
import { plainLower } from '../ui/plainLower.ts'

export function matching<T extends { readonly label: string }>(actions: readonly T[], text: string): readonly T[] {
  const words = plainLower(text)
    .split(/\s+/)
    .filter((word) => word !== '')
  return actions.filter(({ label }) => words.every((word) => plainLower(label).includes(word)))
}
