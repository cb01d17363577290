/** The numbers of a chart, row by row: drawn only as far as they are seen, walked with the keys of any scrolling box. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useRef } from 'react'
import { shownCell, type FigureTable } from './figureTable.ts'
import classes from './charts.module.css'

const ROW_HEIGHT = 28

export function FigureTableView({ table }: { readonly table: FigureTable }) {
  const scroller = useRef<HTMLDivElement>(null)
  const { columns, rows } = table
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 12,
  })
  const grid = { gridTemplateColumns: `minmax(112px, 1.4fr) repeat(${columns.length - 1}, minmax(62px, 1fr))` }
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
