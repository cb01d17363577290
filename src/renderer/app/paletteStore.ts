/** The palette that is open or not, and which of its rows the next Enter runs. */
import { createSpotlight } from '@mantine/spotlight'

export const [paletteStore, palette] = createSpotlight()

/**
 * Chooses the first row again when rows have come above it, unless the arrows have chosen another. Spotlight chooses when
 * something is typed, and what is found comes later.
 */
export function chooseFirstRow(): void {
  const { listId, selected } = paletteStore.getState()
  const list = selected > 0 ? null : document.getElementById(listId)
  const first = list?.querySelector('[data-action]') ?? null
  const chosen = list?.querySelector('[data-selected]') ?? null
  if (first === null || first === chosen) return
  chosen?.removeAttribute('data-selected')
  first.setAttribute('data-selected', 'true')
}
