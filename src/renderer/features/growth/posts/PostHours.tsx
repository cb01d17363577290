/** When what was published worked: the hours of a week as a table whose cells are shaded by their value. */
import { Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { InputOf } from '#shared/contract/contract.ts'
import { LEAST_POSTS_OF_HOUR } from '#shared/domain/postComparison.ts'
import { useOperation } from '../../../rpc/useOperation.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import type { FigureTable } from '../charts/figureTable.ts'
import { SaveMenu } from '../charts/SaveMenu.tsx'
import { weekOf, type Measure } from './postsView.ts'
import { useMeasureFormat } from './useMeasureFormat.ts'
import classes from './posts.module.css'

/** A Monday. */
const MONDAY_MS = Date.UTC(2024, 0, 1, 12)
const DAY_HOURS = Array.from({ length: 24 }, (_, hour) => hour)

export function PostHours({
  scope,
  measure,
  period,
}: {
  readonly scope: InputOf<'figures.heatMap'>
  readonly measure: Measure
  readonly period: string
}) {
  const { t, i18n } = useTranslation('postMetrics')
  const show = useMeasureFormat(measure)
  const { data, error, refetch } = useOperation('figures.heatMap', scope, { keepPrevious: true })
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return null
  const locale = i18n.language === 'en' ? 'en-GB' : 'es-ES'
  const weekdayName = (weekday: number, length: 'short' | 'long'): string =>
    new Intl.DateTimeFormat(locale, { timeZone: 'UTC', weekday: length }).format(MONDAY_MS + (weekday - 1) * 86_400_000)
  const table: FigureTable = {
    label: t('hours.title'),
    columns: [
      { title: t('hours.weekday') },
      { title: t('hours.hour') },
      { title: 'n' },
      { title: t('counts.impressions') },
      { title: t('counts.engagements') },
      { title: t('counts.rate') },
    ],
    rows: data.cells.map((cell) => [
      weekdayName(cell.weekday, 'long'),
      `${String(cell.hour)}:00`,
      cell.n,
      cell.impressions,
      cell.engagements,
      cell.rate,
    ]),
  }
  return (
    <figure className={`${classes.block ?? ''} ${classes.wide ?? ''}`}>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <h2 className={classes.blockTitle}>
          {t('hours.title')} · {t(`counts.${measure}`)}
        </h2>
        <SaveMenu
          title={t('hours.title')}
          fileName={`mando-${t('file.hours')}-${period}`}
          table={table}
          picture={null}
        />
      </Group>
      <table className={classes.week} aria-label={t('hours.title')}>
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
          {weekOf(data.cells, measure).map(({ weekday, cells }) => (
            <tr key={weekday}>
              <th scope="row">{weekdayName(weekday, 'short')}</th>
              {cells.map(({ hour, n, value, shade, isFew }) => (
                <td
                  key={hour}
                  data-shade={shade}
                  data-few={isFew}
                  title={t('hours.cell', { weekday: weekdayName(weekday, 'long'), hour, value: show(value), n })}
                >
                  {n > 0 && (
                    <>
                      <span className={classes.cellValue}>{show(value)}</span>
                      <span className={classes.cellSample}>
                        {t('sample', { n })}
                        {isFew && <span className={classes.unseen}>, {t('few')}</span>}
                      </span>
                    </>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Text component="figcaption" size="xs" c="dimmed">
        {t('hours.caption', { least: LEAST_POSTS_OF_HOUR })}
      </Text>
    </figure>
  )
}
