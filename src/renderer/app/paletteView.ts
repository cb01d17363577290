/** Which orders of the palette fit what was typed: accents, case and the order of the words do not matter. */

export function matching<T extends { readonly label: string }>(actions: readonly T[], text: string): readonly T[] {
  const words = plain(text)
    .split(/\s+/)
    .filter((word) => word !== '')
  return actions.filter(({ label }) => words.every((word) => plain(label).includes(word)))
}

function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
