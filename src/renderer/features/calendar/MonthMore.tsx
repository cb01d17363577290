/** In the last row of a day that has no room for all its posts: how many more there are, and the list of all. */
import { lazy, Suspense, useState } from 'react'
import type { EventRenderers } from './gridEvents.tsx'
import type { MonthDay } from './monthRows.ts'
import type { Words } from './PostEvent.tsx'
import month from './month.module.css'

export const readMonthMoreList = async () => ({ default: (await import('./MonthMoreList.tsx')).MonthMoreList })
const MonthMoreList = lazy(readMonthMoreList)

/** The list is heavy and there is one for each day of a full month: it is read and made when it is first asked for. */
export function MonthMore({
  t,
  day,
  renderers,
}: {
  readonly t: Words
  readonly day: MonthDay
  readonly renderers: EventRenderers
}) {
  const [isAsked, setAsked] = useState(false)
  const label = t('more', { count: day.hidden })
  const button = (
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
  if (!isAsked) return button
  return (
    <Suspense fallback={button}>
      <MonthMoreList day={day} label={label} renderers={renderers} />
    </Suspense>
  )
}
