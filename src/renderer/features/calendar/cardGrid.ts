/** Walking cells that hold cards, by rows and columns: the board, and the lanes of the accounts. Pure. */

/** A cell, or one of its cards where `card` is a number. */
export type CardSpot = { readonly row: number; readonly column: number; readonly card: number | null }

/**
 * Where a key leads: arrows from cell to cell, and through the cards of a cell; Escape from a card to its cell.
 * @param countAt how many cards a cell holds
 * @returns null where the key does not move
 */
export function nextCard(
  key: string,
  { row, column, card }: CardSpot,
  size: { readonly rows: number; readonly columns: number },
  countAt: (row: number, column: number) => number,
): CardSpot | null {
  const into = (nextRow: number, nextColumn: number, wanted: number | null): CardSpot => {
    const count = countAt(nextRow, nextColumn)
    const at = wanted === null || count === 0 ? null : Math.min(wanted, count - 1)
    return { row: nextRow, column: nextColumn, card: at }
  }
  switch (key) {
    case 'Escape':
      return card === null ? null : { row, column, card: null }
    case 'ArrowLeft':
      return column === 0 ? { row, column, card } : into(row, column - 1, card)
    case 'ArrowRight':
      return column + 1 >= size.columns ? { row, column, card } : into(row, column + 1, card)
    case 'ArrowDown': {
      const next = card === null ? 0 : card + 1
      if (next < countAt(row, column)) return { row, column, card: next }
      return row + 1 < size.rows ? { row: row + 1, column, card: null } : { row, column, card }
    }
    case 'ArrowUp':
      if (card !== null) return { row, column, card: card === 0 ? null : card - 1 }
      return row === 0 ? { row, column, card } : into(row - 1, column, Number.MAX_SAFE_INTEGER)
    default:
      return null
  }
}
