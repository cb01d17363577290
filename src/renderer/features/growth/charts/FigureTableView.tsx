/** The numbers of a chart, row by row: drawn only as far as they are seen, walked with the keys of any scrolling box. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useMemo, useRef } from 'react'
import { shownCell, type Cell, type FigureTable } from './figureTable.ts'
import classes from './charts.module.css'

const ROW_HEIGHT = 28
/** Of the words above rows that share them, and of those below a row. */
const [ABOVE_HEIGHT, BELOW_HEIGHT] = [25, 18]
const FONT_PX = 12
const [LEAST_NUMBER_WIDTH, LEAST_WORD_WIDTH, MOST_NAME_WIDTH] = [50, 60, 170]

/** The columns beside each other, each as wide as the longest word of its title; the first, which names the row, as its names. */
function widthsOf({ columns, rows }: FigureTable): string {
  const beside = columns.flatMap((column, at) => (column.stands === undefined ? [{ column, at }] : []))
  return beside
    .map(({ column: { title, isNumber }, at }, place) => {
      const titleWidth = widest(title.split(' '), 600)
      if (isNumber === true) return `minmax(${String(Math.max(LEAST_NUMBER_WIDTH, titleWidth))}px, 1fr)`
      if (place > 0) return `minmax(${String(Math.max(LEAST_WORD_WIDTH, titleWidth))}px, 1fr)`
      const nameWidth = widest(new Set(rows.map((row) => String(row[at] ?? ''))), 400)
      return `minmax(${String(Math.max(LEAST_NUMBER_WIDTH, titleWidth, Math.min(MOST_NAME_WIDTH, nameWidth)))}px, 1.2fr)`
    })
    .join(' ')
}

const measured = document.createElement('canvas').getContext('2d')

/** Of texts in the window's own font, in whole pixels, upwards. */
function widest(texts: Iterable<string>, weight: 400 | 600): number {
  if (measured === null) return 0
  measured.font = `${String(weight)} ${String(FONT_PX)}px ${getComputedStyle(document.body).fontFamily}`
  let most = 0
  for (const text of texts) most = Math.max(most, measured.measureText(text).width)
  return Math.ceil(most)
}

function isGap(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined
}

/** Whether the words above a row stand there already for the row before it. */
function isShared(rows: FigureTable['rows'], index: number, at: number): boolean {
  return index > 0 && rows[index - 1]?.[at] === rows[index]?.[at]
}

function heightOf({ columns, rows }: FigureTable, index: number): number {
  return columns.reduce((height, { stands }, at) => {
    if (stands === 'above' && !isShared(rows, index, at)) return height + ABOVE_HEIGHT
    return stands === 'below' && !isGap(rows[index]?.[at]) ? height + BELOW_HEIGHT : height
  }, ROW_HEIGHT)
}

/** The first column, and the one beside which rows that share it are told apart. */
function namesItsRow(columns: FigureTable['columns'], at: number): boolean {
  return at === 0 || columns[at - 1]?.stands === 'above'
}

export function FigureTableView({ table }: { readonly table: FigureTable }) {
  const scroller = useRef<HTMLDivElement>(null)
  const { columns, rows } = table
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => heightOf(table, index),
    // Other rows are other keys: their heights are reckoned anew.
    getItemKey: useCallback((index: number) => `${String(index)} ${String(rows[index]?.[0])}`, [rows]),
    overscan: 12,
  })
  const grid = { gridTemplateColumns: useMemo(() => widthsOf(table), [table]) }
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
          {columns.map(({ title, isNumber, stands }) => (
            <span key={title} role="columnheader" data-number={isNumber} data-stands={stands} title={title}>
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
                    role={namesItsRow(columns, at) ? 'rowheader' : 'cell'}
                    data-number={column.isNumber}
                    data-gap={isGap(cell)}
                    data-stands={column.stands}
                    data-shared={column.stands === 'above' && isShared(rows, index, at)}
                    title={column.stands === undefined && column.isNumber === true ? undefined : text}
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
