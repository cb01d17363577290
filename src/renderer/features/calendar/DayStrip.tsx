/** What the days of a week, or one day, are about: a line of words above the hours. */
import type { DayMarks } from './dayMarks.ts'
import { isClosed, marksText } from './dayMarks.ts'
import classes from './days.module.css'

/** Nothing where no day is about anything. */
export function DayStrip({ days, marks }: { readonly days: readonly string[]; readonly marks: DayMarks }) {
  if (!days.some((day) => marks.has(day))) return null
  return (
    <div
      className={classes.strip}
      style={{ gridTemplateColumns: `56px repeat(${String(days.length)}, minmax(0, 1fr))` }}
    >
      <span />
      {days.map((day) => (
        <span
          key={day}
          className={classes.stripDay}
          data-closed={isClosed(marks.get(day)) || undefined}
          title={marksText(marks.get(day))}
        >
          {marksText(marks.get(day))}
        </span>
      ))}
    </div>
  )
}
