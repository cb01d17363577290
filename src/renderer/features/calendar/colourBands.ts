/** Several accounts in one band. */

/** A CSS background of equal bands, one below the other; nothing where there is no account. */
export function colourBands(colours: readonly string[]): string {
  if (colours.length === 0) return 'transparent'
  const share = 100 / colours.length
  const stops = colours.map((colour, index) => `${colour} ${index * share}% ${(index + 1) * share}%`)
  return `linear-gradient(to bottom, ${stops.join(', ')})`
}
