/** When what was published worked: the hours of a week as a table whose cells are shaded by their value. */
import { Group, Text } from '@mantine/core'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { InputOf } from '#shared/contract/contract.ts'
import { LEAST_POSTS_OF_HOUR } from '#shared/domain/postComparison.ts'
import { useOperation } from '../../../rpc/useOperation.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import type { FigureTable } from '../charts/figureTable.ts'
import { SaveMenu } from '../charts/SaveMenu.tsx'
import { tablePicture } from '../charts/tablePicture.ts'
import { useWeekdayName, WeekTable } from '../charts/WeekTable.tsx'
import { weekOf, type Measure } from './postsView.ts'
import { useMeasureFormat } from './useMeasureFormat.ts'
import classes from './posts.module.css'

export function PostHours({
  scope,
  measure,
  period,
}: {
  readonly scope: InputOf<'figures.heatMap'>
  readonly measure: Measure
  readonly period: string
}) {
  const { t } = useTranslation('postMetrics')
  const drawn = useRef<HTMLTableElement>(null)
  const weekdayName = useWeekdayName()
  const show = useMeasureFormat(measure)
  const { data, error, refetch } = useOperation('figures.heatMap', scope, { keepPrevious: true })
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return null
  const week = weekOf(data.cells, measure)
  const title = `${t('hours.title')} · ${t(`counts.${measure}`)}`
  const caption = t('hours.caption', { least: LEAST_POSTS_OF_HOUR })
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
      weekdayName(cell.weekday - 1, 'long'),
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
        <h2 className={classes.blockTitle}>{title}</h2>
        <SaveMenu
          title={t('hours.title')}
          fileName={`mando-${t('file.hours')}-${period}`}
          table={() => table}
          picture={() => drawn.current && tablePicture(drawn.current, { title, description: caption })}
        />
      </Group>
      <WeekTable
        ref={drawn}
        label={t('hours.title')}
        className={classes.week}
        cell={(weekday, hour) => {
          const found = week[weekday]?.cells.find((each) => each.hour === hour)
          if (found === undefined) return null
          const { n, value, shade, isFew } = found
          return {
            ...{ shade, isFew },
            title: t('hours.cell', { weekday: weekdayName(weekday, 'long'), hour, value: show(value), n }),
            content: n > 0 && (
              <>
                <span className={classes.cellValue}>{show(value)}</span>
                <span className={classes.cellSample}>
                  {t('sample', { n })}
                  {isFew && <span className={classes.unseen}>, {t('few')}</span>}
                </span>
              </>
            ),
          }
        }}
      />
      <Text component="figcaption" size="xs" c="dimmed">
        {caption}
      </Text>
    </figure>
  )
}
