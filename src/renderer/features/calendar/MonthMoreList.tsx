/** The posts of one day of the month, in a list over it. Stands in the place of the button that it was asked for by. */
import { MoreEvents } from '@mantine/schedule'
import { useLayoutEffect, useRef } from 'react'
import { eventOf } from './calendarView.ts'
import type { EventRenderers } from './gridEvents.tsx'
import type { MonthDay } from './monthRows.ts'
import month from './month.module.css'

export function MonthMoreList({
  day,
  label,
  renderers,
}: {
  readonly day: MonthDay
  readonly label: string
  readonly renderers: EventRenderers
}) {
  const button = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => {
    // The focus was on the button in whose place this one stands, and comes back to it when the list closes.
    button.current?.focus()
    button.current?.click()
  }, [])
  return (
    <MoreEvents
      ref={button}
      className={month.more}
      // By which the keyboard finds it.
      data-more={day.day}
      popoverProps={{ returnFocus: true }}
      // A press on a post comes up to the month, from here too.
      {...renderers}
      events={day.posts.map((placed) => eventOf(placed, 'month'))}
      moreEventsCount={day.hidden}
      labels={{ moreLabel: () => label }}
    />
  )
}
