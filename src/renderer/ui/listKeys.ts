/** Walking a list with the keyboard. */

/**
 * The row that a key leads to, or null where the key does not move.
 * @param index of the active row, -1 for none
 */
export function nextIndex(key: string, index: number, count: number, pageRows: number): number | null {
  if (count === 0) return null
  const last = count - 1
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return Math.min(index + 1, last)
    case 'ArrowUp':
    case 'k':
      return Math.max(index - 1, 0)
    case 'Home':
      return 0
    case 'End':
      return last
    case 'PageDown':
      return Math.min(Math.max(index, 0) + pageRows, last)
    case 'PageUp':
      return Math.max(index - pageRows, 0)
    default:
      return null
  }
}
