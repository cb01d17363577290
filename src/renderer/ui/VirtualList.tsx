/** A long list that draws only what is seen and is walked with the arrow keys. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useEffectEvent, useId, useRef, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react'
import { nextIndex } from './listKeys.ts'
import classes from './ui.module.css'

/** Where several rows can be selected, besides the active one: Space, Shift with a move, Ctrl+A, or the same by mouse. */
export type ListSelection<T> = {
  readonly keys: ReadonlySet<string>
  readonly onToggle: (item: T) => void
  /** From the row that was active, or null, to the one that is now. */
  readonly onExtend: (from: T | null, to: T) => void
  readonly onAll: () => void
}

/** What a click on it selects instead of opening; a row puts it on the part that looks like a box to tick. */
export const SELECTS_ROW = { 'data-selects-row': true } as const

/**
 * A listbox: focus stays on the list, the active row is announced.
 * @param activeKey key of the active row, or null
 * @param onActivate Enter or click
 * @param items those that are held, side by side in the list; what is not held is blank
 * @param before how many stand before them
 * @param after how many are known to stand after them
 * @param onSight told what is in sight, by places in the whole list; ask for what is not held there
 * @param listKey tells lists apart: another one begins at its top
 */
export function VirtualList<T>({
  label,
  items,
  keyOf,
  activeKey,
  onActiveChange,
  onActivate,
  before = 0,
  after = 0,
  onSight,
  listKey,
  estimateSize,
  selection,
  children,
}: {
  readonly label: string
  readonly items: readonly T[]
  readonly keyOf: (item: T) => string
  readonly activeKey: string | null
  readonly onActiveChange: (item: T) => void
  readonly onActivate: (item: T) => void
  readonly before?: number
  readonly after?: number
  readonly onSight?: (first: number, last: number) => void
  readonly listKey?: string
  readonly estimateSize: number
  readonly selection?: ListSelection<T>
  readonly children: (item: T, row: { readonly active: boolean }) => ReactNode
}) {
  const scroller = useRef<HTMLDivElement>(null)
  const listId = useId()
  /** Where the keyboard leads that is not held yet. */
  const awaited = useRef<number | null>(null)
  const count = before + items.length + after
  const at = (index: number): T | undefined => items[index - before]
  const held = activeKey === null ? -1 : items.findIndex((item) => keyOf(item) === activeKey)
  const activeIndex = held === -1 ? -1 : before + held
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimateSize,
    getItemKey: (index) => {
      const item = at(index)
      return item === undefined ? index : keyOf(item)
    },
    overscan: 8,
  })
  const rows = virtual.getVirtualItems()
  const firstSeen = rows[0]?.index ?? -1
  const lastSeen = rows.at(-1)?.index ?? -1

  useEffect(() => {
    if (firstSeen >= 0) onSight?.(firstSeen, lastSeen)
  }, [firstSeen, lastSeen, onSight])

  const toTop = useEffectEvent(() => virtual.scrollToOffset(0))
  useEffect(() => toTop(), [listKey])
  const takeAwaited = useEffectEvent(() => {
    const item = awaited.current === null ? undefined : at(awaited.current)
    if (item === undefined) return
    awaited.current = null
    onActiveChange(item)
  })
  useEffect(() => takeAwaited(), [items, before])

  // A row made active from elsewhere is brought into sight; rows that arrive meanwhile move nothing.
  const reveal = useEffectEvent(() => {
    if (activeIndex >= 0) virtual.scrollToIndex(activeIndex)
  })
  useEffect(() => reveal(), [activeKey])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (selection !== undefined && isSelectAll(event)) {
      event.preventDefault()
      selection.onAll()
      return
    }
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? estimateSize) / estimateSize) - 1)
    const active = at(activeIndex)
    if (event.key === ' ' && selection !== undefined && active !== undefined) {
      event.preventDefault()
      selection.onToggle(active)
      return
    }
    if (event.key === 'Enter' && active !== undefined) {
      event.preventDefault()
      onActivate(active)
      return
    }
    const isExtending = event.shiftKey && selection !== undefined
    const key = isExtending && event.key.length === 1 ? event.key.toLowerCase() : event.key
    // Who scrolled away from the active row until it was let go of goes on from what is in sight.
    const from = activeIndex === -1 && activeKey !== null && before + after > 0 ? firstInSight(virtual) : activeIndex
    const index = nextIndex(key, from, count, pageRows)
    if (index === null) return
    event.preventDefault()
    virtual.scrollToIndex(index)
    const next = at(index)
    awaited.current = next === undefined ? index : null
    if (next === undefined) return
    onActiveChange(next)
    if (isExtending) selection.onExtend(active ?? null, next)
  }
  const onClick = (event: MouseEvent, item: T): void => {
    const selects = event.target instanceof Element && event.target.closest('[data-selects-row]') !== null
    onActiveChange(item)
    if (selection !== undefined && event.shiftKey) selection.onExtend(at(activeIndex) ?? null, item)
    else if (selection !== undefined && (selects || event.ctrlKey || event.metaKey)) selection.onToggle(item)
    else onActivate(item)
  }
  const isSelecting = selection !== undefined && selection.keys.size > 0

  return (
    <div
      ref={scroller}
      className={classes.list}
      role="listbox"
      aria-label={label}
      aria-multiselectable={selection === undefined ? undefined : true}
      aria-activedescendant={activeIndex >= 0 ? `${listId}-${activeIndex}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {rows.map((row) => {
          const item = at(row.index)
          if (item === undefined) return null
          const active = row.index === activeIndex
          return (
            <div
              key={row.key}
              id={`${listId}-${row.index}`}
              ref={virtual.measureElement}
              data-index={row.index}
              role="option"
              // While nothing is selected, what is done is done to the active row.
              aria-selected={isSelecting ? selection.keys.has(keyOf(item)) : active}
              aria-setsize={count}
              aria-posinset={row.index + 1}
              className={classes.listRow}
              style={{ transform: `translateY(${row.start}px)` }}
              onClick={(event) => onClick(event, item)}
            >
              {children(item, { active })}
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** The first row that is drawn in sight, not above it. */
function firstInSight({ range }: { readonly range: { readonly startIndex: number } | null }): number {
  return range?.startIndex ?? -1
}

function isSelectAll(event: KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === 'a'
}
