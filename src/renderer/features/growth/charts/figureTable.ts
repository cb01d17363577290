/** The numbers of a chart as a table: what a chart shows to those who do not see it, and what is saved for a spreadsheet. */

/** Null is a gap: nothing is known, which is never zero. */
export type Cell = string | number | null

export type Column = {
  readonly title: string
  /** How a value is read in the window; as it is where nothing is said. Gaps never come here. */
  readonly show?: (value: string | number) => string
  /** Numbers stand at the end of their column. */
  readonly isNumber?: boolean
  /** Gains and losses are told apart by their colour besides their sign. */
  readonly isChange?: boolean
  /**
   * In the whole width of the table instead of beside the others: words that rows share stand above the first of them, and their
   * column comes first; words that not every row has stand below their row, and their column comes last.
   */
  readonly stands?: 'above' | 'below'
  /** What a gap says instead of a dash. */
  readonly gap?: string
}

export type FigureTable = {
  /** What the table holds, for a screen reader. */
  readonly label: string
  /** The first column names the row. */
  readonly columns: readonly Column[]
  readonly rows: readonly (readonly Cell[])[]
}

const DASH = '—'

/** A cell as it is read in the window. */
export function shownCell(cell: Cell | undefined, column: Column): string {
  if (cell === null || cell === undefined) return column.gap ?? DASH
  return column.show?.(cell) ?? String(cell)
}

/**
 * A cell as a spreadsheet of that language reads it: whole numbers as they are, a decimal mark of the language, a gap
 * empty.
 */
export function savedCell(cell: Cell, language: string): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return cell
  return language === 'en' ? String(cell) : String(cell).replace('.', ',')
}
