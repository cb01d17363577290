/** What is planned for later: it may be a year of posts, so only what is seen is drawn. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { AccountView } from '#shared/contract/accounts.ts'
import type { Format } from '../../ui/format.ts'
import { EffectRow } from './EffectRow.tsx'
import type { EffectGroup } from './outboxView.ts'
import classes from './outbox.module.css'

const ROW_PX = 84

export function PlannedList({
  groups,
  partsAbove,
  scroller,
  accountOf,
  format,
  nowMs,
}: {
  readonly groups: readonly EffectGroup[]
  /** How many parts of the screen stand above. */
  readonly partsAbove: number
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly accountOf: (accountId: string) => AccountView | undefined
  readonly format: Format
  readonly nowMs: number
}) {
  const list = useRef<HTMLUListElement>(null)
  const [top, setTop] = useState(0)
  // What stands above comes, goes, grows and shrinks, and the list moves with it.
  useLayoutEffect(() => {
    const measure = (): void => setTop(list.current?.offsetTop ?? 0)
    const observer = new ResizeObserver(measure)
    for (const part of scroller.current?.children ?? []) observer.observe(part)
    measure()
    return () => observer.disconnect()
  }, [scroller, partsAbove])
  const virtual = useVirtualizer({
    count: groups.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => groups[index]?.primary.effectId ?? index,
    scrollMargin: top,
    overscan: 6,
  })
  return (
    <ul ref={list} className={classes.list} style={{ height: virtual.getTotalSize(), position: 'relative' }}>
      {virtual.getVirtualItems().map((item) => {
        const group = groups[item.index]
        if (group === undefined) return null
        return (
          <EffectRow
            key={item.key}
            group={group}
            account={accountOf(group.primary.accountId)}
            format={format}
            nowMs={nowMs}
            first={item.index === 0}
            place={{
              index: item.index,
              count: groups.length,
              offsetPx: item.start - top,
              measure: virtual.measureElement,
            }}
          />
        )
      })}
    </ul>
  )
}
