/** The numbers of a chart, row by row: drawn only as far as they are seen, walked with the keys of any scrolling box. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useRef } from 'react'
import { shownCell, type Cell, type Column, type FigureTable } from './figureTable.ts'
import classes from './charts.module.css'

const ROW_HEIGHT = 28
/** Of the words below a row. */
const BELOW_HEIGHT = 18
/** Of a letter of a title, in pixels, at the most. */
const LETTER_WIDTH = 8.4

/** As wide as its title is read whole; words beside the numbers have the room that numbers do not need. */
function widthOf({ title, isNumber }: Column, at: number): string {
  if (at === 0) return 'minmax(136px, 1.2fr)'
  if (isNumber !== true) return 'minmax(150px, 3fr)'
  return `minmax(${String(Math.max(52, Math.ceil(title.length * LETTER_WIDTH)))}px, 1fr)`
}

function isGap(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined
}

function heightOf(row: readonly Cell[], columns: readonly Column[]): number {
  const hasBelow = columns.some(({ isBelow }, at) => isBelow === true && !isGap(row[at]))
  return hasBelow ? ROW_HEIGHT + BELOW_HEIGHT : ROW_HEIGHT
}

export function FigureTableView({ table }: { readonly table: FigureTable }) {
  const scroller = useRef<HTMLDivElement>(null)
  const { columns, rows } = table
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heightOf(rows[index] ?? [], columns),
    // Other rows are other keys: their heights are reckoned anew.
    getItemKey: useCallback((index: number) => `${String(index)} ${String(rows[index]?.[0])}`, [rows]),
    overscan: 12,
  })
  const beside = columns.filter(({ isBelow }) => isBelow !== true)
  const grid = { gridTemplateColumns: beside.map(widthOf).join(' ') }
  return (
    <div
      ref={scroller}
      className={classes.tableScroll}
      role="table"
      aria-label={table.label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      tabIndex={0}
    >
      <div role="rowgroup" className={classes.tableHead}>
        <div role="row" aria-rowindex={1} className={classes.tableRow} style={grid}>
          {columns.map(({ title, isNumber, isBelow }) => (
            <span key={title} role="columnheader" data-number={isNumber} data-below={isBelow} title={title}>
              {title}
            </span>
          ))}
        </div>
      </div>
      <div role="rowgroup" style={{ position: 'relative', height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const cells = rows[index] ?? []
          return (
            <div
              key={index}
              role="row"
              aria-rowindex={index + 2}
              className={classes.tableRow}
              style={{ ...grid, position: 'absolute', insetInline: 0, transform: `translateY(${start}px)` }}
            >
              {columns.map((column, at) => {
                const cell = cells[at]
                const text = shownCell(cell, column)
                return (
                  <span
                    key={column.title}
                    role={at === 0 ? 'rowheader' : 'cell'}
                    data-number={column.isNumber}
                    data-gap={isGap(cell)}
                    data-below={column.isBelow}
                    title={column.isBelow === true ? text : undefined}
                    data-sign={column.isChange === true && typeof cell === 'number' ? Math.sign(cell) : undefined}
                  >
                    {text}
                  </span>
                )
              })}
            </div>
          )
        })}
      </div>
    </div>
  )
}
