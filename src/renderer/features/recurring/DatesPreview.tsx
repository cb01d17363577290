/** On which dates a rule falls, before it is kept, with what clock and holidays make of them. */
import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { InputOf, OutputOf } from '#shared/contract/contract.ts'
import { useOperation } from '../../rpc/useOperation.ts'
import { useFormat, useOfficeZone } from '../../ui/useFormat.ts'
import { seriesWords } from './ruleWords.ts'
import classes from './recurring.module.css'

const SHOWN = 6

type Dates = OutputOf<'recurring.dates'>

/** Undefined while it is being worked out. */
export function useDates(timetable: InputOf<'recurring.dates'> | null): Dates | undefined {
  const empty = { rule: 'FREQ=DAILY', firstDay: '2000-01-01', hour: '00:00', onHoliday: 'keep' as const }
  return useOperation('recurring.dates', timetable ?? empty, { enabled: timetable !== null, keepPrevious: true }).data
}

export function DatesPreview({
  timetable,
  dates,
}: {
  readonly timetable: InputOf<'recurring.dates'>
  readonly dates: Dates
}) {
  const { t, i18n } = useTranslation('recurring')
  const format = useFormat()
  const zone = useOfficeZone()
  if (dates.flaw !== null) {
    return (
      <Text size="sm" c="var(--mantine-color-error)" role="status">
        {t(`dialog.flaws.${dates.flaw}`)}
      </Text>
    )
  }
  const shown = dates.dates.slice(0, SHOWN)
  return (
    <div className={classes.preview}>
      <Text size="sm" fw={600} role="status">
        {seriesWords(t, format, { ...timetable, zone, ...dates }, i18n.language)}
      </Text>
      <ul className={classes.dates} aria-label={t('dialog.dates')}>
        {shown.map(({ wallTime, place, hour }) => {
          const note =
            place === null
              ? t('dialog.skipped')
              : hour === 'never'
                ? t('dialog.never')
                : place !== wallTime
                  ? t('dialog.moved', { day: format.weekdayOf(place.slice(0, 10)) })
                  : hour === 'twice'
                    ? t('dialog.twice')
                    : null
          return (
            <li key={wallTime} data-skipped={place === null || undefined}>
              <span className="tabular">
                {format.shortDayOf(wallTime.slice(0, 10))}, {wallTime.slice(11)}
              </span>
              {note !== null && <span className={classes.note}> · {note}</span>}
            </li>
          )
        })}
      </ul>
      {dates.total > SHOWN && (
        <Text size="xs" c="dimmed">
          {t('dialog.more', { count: dates.total - SHOWN })}
        </Text>
      )}
    </div>
  )
}
