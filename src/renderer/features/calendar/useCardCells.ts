/** The keyboard and the drop in cells of cards, for the board and for the lanes. */
import { useEffect, useRef, type DragEvent, type FocusEvent, type KeyboardEvent, type RefObject } from 'react'
import type { Placed } from './calendarView.ts'
import { nextCard, type CardSpot } from './cardGrid.ts'

export type CardCells = {
  readonly root: RefObject<HTMLDivElement | null>
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onFocus: (event: FocusEvent) => void
  /** What a cell's element carries. */
  readonly cell: (row: number, column: number) => { readonly 'data-cell': string; readonly tabIndex: number }
}

/**
 * @param cells what stands where, by row and column
 * @param moreIn how many things that are no posts follow in a cell, each with `data-card` as well
 * @param onEnter Enter on a cell, where `isEmpty` or something is carried, or N anywhere in it
 * @param onMoveKey Alt with an arrow on a card: the hour it goes to, or null where it stays
 * @param onDay D anywhere in a cell
 */
export function useCardCells({
  cells,
  moreIn = () => 0,
  isCarrying,
  onEnter,
  onMoveKey,
  onDay,
}: {
  readonly cells: readonly (readonly (readonly Placed[])[])[]
  readonly moreIn?: (row: number, column: number) => number
  readonly isCarrying: boolean
  readonly onEnter: (row: number, column: number) => void
  readonly onMoveKey: (event: KeyboardEvent, place: Placed) => string | null
  readonly onDay: (row: number, column: number) => void
}): CardCells {
  const root = useRef<HTMLDivElement>(null)
  /** The card that is on its way to another cell, where it is made anew and takes the focus away. */
  const followed = useRef<string | null>(null)
  useEffect(() => {
    const id = followed.current
    if (id === null || document.activeElement !== document.body) return
    root.current?.querySelector<HTMLElement>(`[data-card="${CSS.escape(id)}"]`)?.focus()
  })
  const size = { rows: cells.length, columns: cells[0]?.length ?? 0 }
  const countAt = (row: number, column: number): number => (cells[row]?.[column]?.length ?? 0) + moreIn(row, column)

  const elementOf = ({ row, column, card }: CardSpot): HTMLElement | null => {
    const cell = root.current?.querySelector<HTMLElement>(`[data-cell="${String(row)}:${String(column)}"]`) ?? null
    return card === null ? cell : (cell?.querySelectorAll<HTMLElement>('[data-card]')[card] ?? cell)
  }
  const spotOf = (target: EventTarget): CardSpot | null => {
    const cell = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-cell]') : null
    if (cell === null || !(target instanceof HTMLElement)) return null
    const [row = 0, column = 0] = (cell.dataset.cell ?? '').split(':').map(Number)
    const card = target.closest('[data-card]')
    const index = card === null ? -1 : [...cell.querySelectorAll('[data-card]')].indexOf(card)
    return { row, column, card: index < 0 ? null : index }
  }
  return {
    root,
    onKeyDown: (event) => {
      const spot = spotOf(event.target)
      if (spot === null || event.ctrlKey || event.metaKey) return
      const { row, column, card } = spot
      const place = card === null ? undefined : cells[row]?.[column]?.[card]
      if (event.altKey) {
        if (place !== undefined && onMoveKey(event, place) !== null) followed.current = place.id
        return
      }
      const key = event.key.toLowerCase()
      const isEnter = card === null && (event.key === 'Enter' || event.key === ' ')
      if (key === 'd') onDay(row, column)
      else if (key === 'n' || (isEnter && (isCarrying || countAt(row, column) === 0))) onEnter(row, column)
      else if (isEnter) elementOf({ row, column, card: 0 })?.focus()
      else {
        const next = nextCard(event.key, spot, size, countAt)
        if (next === null) return
        elementOf(next)?.focus()
      }
      event.preventDefault()
      event.stopPropagation()
    },
    onFocus: (event) => {
      // One stop for Tab: the cell where the keyboard was.
      const spot = spotOf(event.target)
      if (spot === null) return
      if (spot.card === null) followed.current = null
      for (const cell of root.current?.querySelectorAll<HTMLElement>('[data-cell]') ?? []) cell.tabIndex = -1
      const own = elementOf({ ...spot, card: null })
      if (own !== null) own.tabIndex = 0
    },
    cell: (row, column) => ({
      'data-cell': `${String(row)}:${String(column)}`,
      tabIndex: row === 0 && column === 0 ? 0 : -1,
    }),
  }
}

/** Lets only what is ours be dropped, and says where it would fall. */
export function dropTarget(types: readonly string[], onDrop: (type: string, id: string) => void) {
  const typeIn = (event: DragEvent): string | undefined => types.find((type) => event.dataTransfer.types.includes(type))
  return {
    onDragOver: (event: DragEvent<HTMLElement>): void => {
      if (typeIn(event) === undefined) return
      event.preventDefault()
      event.currentTarget.dataset.over = ''
    },
    onDragLeave: (event: DragEvent<HTMLElement>): void => {
      delete event.currentTarget.dataset.over
    },
    onDrop: (event: DragEvent<HTMLElement>): void => {
      const type = typeIn(event)
      delete event.currentTarget.dataset.over
      if (type === undefined) return
      event.preventDefault()
      onDrop(type, event.dataTransfer.getData(type))
    },
  }
}
