/** The hours of a week as a table whose cells are shaded by their value: weekdays down, the hours of the day across. */
import type { ReactNode, Ref } from 'react'
import { useTranslation } from 'react-i18next'

export type WeekCell = {
  /** How dark it is; 0 is not at all. */
  readonly shade: number
  /** Too few cases to be shaded by. */
  readonly isFew?: boolean
  readonly title?: string | undefined
  readonly content: ReactNode
}

const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const
const DAY_HOURS = Array.from({ length: 24 }, (_, hour) => hour)
/** A Monday. */
const MONDAY_MS = Date.UTC(2024, 0, 1, 12)

/** The names of weekdays, 0 for Monday, in the language of the window. */
export function useWeekdayName(): (weekday: number, length: 'short' | 'long') => string {
  const { i18n } = useTranslation()
  const locale = i18n.language === 'en' ? 'en-GB' : 'es-ES'
  return (weekday, length) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: length }).format(MONDAY_MS + weekday * 86_400_000)
}

/**
 * @param className the part's own look of it: how dark a shade is (`data-shade`), and what too few look like (`data-few`)
 * @param cell of a weekday, 0 for Monday, and an hour; null where nothing is known of it
 */
export function WeekTable({
  ref,
  label,
  className,
  cell,
}: {
  readonly ref: Ref<HTMLTableElement>
  readonly label: string
  readonly className: string | undefined
  readonly cell: (weekday: number, hour: number) => WeekCell | null
}) {
  const weekdayName = useWeekdayName()
  return (
    <table ref={ref} className={className} aria-label={label}>
      <thead>
        <tr>
          <td />
          {DAY_HOURS.map((hour) => (
            <th key={hour} scope="col">
              {hour}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {WEEKDAYS.map((weekday) => (
          <tr key={weekday}>
            <th scope="row">{weekdayName(weekday, 'short')}</th>
            {DAY_HOURS.map((hour) => {
              const shown = cell(weekday, hour)
              return (
                <td key={hour} data-shade={shown?.shade} data-few={shown?.isFew} title={shown?.title}>
                  {shown?.content}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
