/** Rows as a spreadsheet opens them (docs/specs/calendarFiles.md §6). Pure. */
import Papa from 'papaparse'
import { heldCell } from '#shared/domain/tableCells.ts'

/** Spanish Excel reads UTF-8 only after it, and expects semicolons. */
const BYTE_ORDER_MARK = '\uFEFF'
/** Whatever its sign, it is no formula. */
const NUMBER = /^[-−]?\d+([.,]\d+)?$/u

/** Semicolons, CRLF (RFC 4180), and no cell that the spreadsheet would run. */
export function tableText(rows: readonly (readonly string[])[]): string {
  const cells = rows.map((row) => row.map((cell) => (NUMBER.test(cell) ? cell : heldCell(cell))))
  return BYTE_ORDER_MARK + Papa.unparse(cells, { delimiter: ';', newline: '\r\n' }) + '\r\n'
}
