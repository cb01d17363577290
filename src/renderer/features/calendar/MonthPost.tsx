/** One post in a day of the month. A plain element: a full month draws more than a hundred of these at each turn of the page. */
import { memo } from 'react'
import { eventAttributes, EventParts, type Words } from './PostEvent.tsx'
import type { Placed } from './calendarView.ts'
import classes from './calendar.module.css'
import month from './month.module.css'

const CLASSES = `${classes.event ?? ''} ${month.post ?? ''}`
const BODY_CLASSES = `${classes.eventLine ?? ''} ${month.postBody ?? ''}`

export const MonthPost = memo(function MonthPost({
  t,
  placed,
  open,
  draggable,
}: {
  /** Given, not asked for: there are hundreds of these. */
  readonly t: Words
  readonly placed: Placed
  /** It is the one being edited beside the calendar. */
  readonly open: boolean
  readonly draggable: boolean
}) {
  return (
    <button
      type="button"
      className={CLASSES}
      // The arrows lead here.
      tabIndex={-1}
      draggable={draggable}
      data-event-id={placed.id}
      {...eventAttributes(t, placed, open)}
    >
      <div className={BODY_CLASSES}>
        <EventParts t={t} placed={placed} />
      </div>
    </button>
  )
})
