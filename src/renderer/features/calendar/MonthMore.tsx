/** In the last row of a day that has no room for all its posts: how many more there are, and the list of all. */
import { MoreEvents } from '@mantine/schedule'
import { useLayoutEffect, useRef, useState } from 'react'
import { eventOf } from './calendarView.ts'
import type { EventRenderers } from './gridEvents.tsx'
import type { MonthDay } from './monthRows.ts'
import type { Words } from './PostEvent.tsx'
import month from './month.module.css'

/** The list is heavy and there is one for each day of a full month: it is made when it is first asked for. */
export function MonthMore({
  t,
  day,
  renderers,
}: {
  readonly t: Words
  readonly day: MonthDay
  readonly renderers: EventRenderers
}) {
  const button = useRef<HTMLButtonElement>(null)
  const [isAsked, setAsked] = useState(false)
  useLayoutEffect(() => {
    if (!isAsked) return
    // The focus was on the button in whose place this one stands, and comes back to it when the list closes.
    button.current?.focus()
    button.current?.click()
  }, [isAsked])

  const label = t('more', { count: day.hidden })
  if (!isAsked) {
    return (
      <button
        type="button"
        className={month.more}
        data-more={day.day}
        aria-haspopup="dialog"
        aria-expanded={false}
        onClick={() => setAsked(true)}
      >
        {label}
      </button>
    )
  }
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
