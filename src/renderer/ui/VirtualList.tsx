/** A long list that draws only what is seen and is walked with the arrow keys. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useEffectEvent, useId, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { nextIndex } from './listKeys.ts'
import classes from './ui.module.css'

/**
 * A listbox: focus stays on the list, the active row is announced.
 * @param activeKey key of the active row, or null
 * @param onActivate Enter or click
 * @param onEndReached called while the last rows are in sight; ask for the next page there
 */
export function VirtualList<T>({
  label,
  items,
  keyOf,
  activeKey,
  onActiveChange,
  onActivate,
  onEndReached,
  estimateSize,
  children,
}: {
  readonly label: string
  readonly items: readonly T[]
  readonly keyOf: (item: T) => string
  readonly activeKey: string | null
  readonly onActiveChange: (item: T) => void
  readonly onActivate: (item: T) => void
  readonly onEndReached?: () => void
  readonly estimateSize: number
  readonly children: (item: T, row: { readonly active: boolean }) => ReactNode
}) {
  const scroller = useRef<HTMLDivElement>(null)
  const listId = useId()
  const activeIndex = activeKey === null ? -1 : items.findIndex((item) => keyOf(item) === activeKey)
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimateSize,
    getItemKey: (index) => {
      const item = items[index]
      return item === undefined ? index : keyOf(item)
    },
    overscan: 8,
  })
  const rows = virtual.getVirtualItems()
  const lastSeen = rows.at(-1)?.index ?? -1

  useEffect(() => {
    if (lastSeen >= 0 && lastSeen >= items.length - 5) onEndReached?.()
  }, [lastSeen, items.length, onEndReached])

  // A row made active from elsewhere is brought into sight; rows that arrive meanwhile move nothing.
  const reveal = useEffectEvent(() => {
    if (activeIndex >= 0) virtual.scrollToIndex(activeIndex)
  })
  useEffect(() => reveal(), [activeKey])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? estimateSize) / estimateSize) - 1)
    const active = items[activeIndex]
    if (event.key === 'Enter' && active !== undefined) {
      event.preventDefault()
      onActivate(active)
      return
    }
    const index = nextIndex(event.key, activeIndex, items.length, pageRows)
    const next = index === null ? undefined : items[index]
    if (index === null || next === undefined) return
    event.preventDefault()
    virtual.scrollToIndex(index)
    onActiveChange(next)
  }

  return (
    <div
      ref={scroller}
      className={classes.list}
      role="listbox"
      aria-label={label}
      aria-activedescendant={activeIndex >= 0 ? `${listId}-${activeIndex}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
        {rows.map((row) => {
          const item = items[row.index]
          if (item === undefined) return null
          const active = row.index === activeIndex
          return (
            <div
              key={row.key}
              id={`${listId}-${row.index}`}
              ref={virtual.measureElement}
              data-index={row.index}
              role="option"
              aria-selected={active}
              aria-setsize={items.length}
              aria-posinset={row.index + 1}
              className={classes.listRow}
              style={{ transform: `translateY(${row.start}px)` }}
              onClick={() => {
                onActiveChange(item)
                onActivate(item)
              }}
            >
              {children(item, { active })}
            </div>
          )
        })}
      </div>
    </div>
  )
}
