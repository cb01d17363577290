/** The numbers of a chart, row by row: drawn only as far as they are seen, walked with the keys of any scrolling box. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { shownCell, type FigureTable } from './figureTable.ts'
import classes from './charts.module.css'

const ROW_HEIGHT = 28
/** Of a letter of a title, in pixels, at the most. */
const LETTER_WIDTH = 8.4

/** As wide as its title is read whole; words beside the numbers have the room that numbers do not need. */
function widthOf({ title, isNumber }: FigureTable['columns'][number], at: number): string {
  if (at === 0) return 'minmax(144px, 1.2fr)'
  if (isNumber !== true) return 'minmax(150px, 3fr)'
  return `minmax(${String(Math.max(52, Math.ceil(title.length * LETTER_WIDTH)))}px, 1fr)`
}

export function FigureTableView({ table }: { readonly table: FigureTable }) {
  const scroller = useRef<HTMLDivElement>(null)
  const { columns, rows } = table
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  })
  const grid = { gridTemplateColumns: columns.map(widthOf).join(' ') }
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
          {columns.map(({ title, isNumber }) => (
            <span key={title} role="columnheader" data-number={isNumber} title={title}>
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
                const isGap = cell === null || cell === undefined
                return (
                  <span
                    key={column.title}
                    role={at === 0 ? 'rowheader' : 'cell'}
                    data-number={column.isNumber}
                    data-gap={isGap}
                    data-sign={column.isChange === true && typeof cell === 'number' ? Math.sign(cell) : undefined}
                  >
                    {shownCell(cell, column)}
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
