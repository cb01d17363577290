/** The numbers that matter first: followers now, the change of the period, what is missing. */
import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { FollowerSeries } from '#shared/contract/growth.ts'
import type { Format } from '../../ui/format.ts'
import { headlineOf } from './growthView.ts'
import classes from './growth.module.css'

export function Headline({ series, format }: { readonly series: FollowerSeries; readonly format: Format }) {
  const { t } = useTranslation('growth')
  const headline = headlineOf(series)
  if (headline === null) return null
  const { change } = headline
  return (
    <dl className={classes.headline}>
      <Figure
        name={t('headline.followers')}
        value={format.number(headline.followers)}
        note={t('headline.asOf', { date: format.dayTime(headline.lastAtMs) })}
        big
      />
      <Figure
        name={t('headline.change')}
        value={
          change === null
            ? '—'
            : `${format.signed(change.absolute)}${change.ratio === null ? '' : ` (${format.percent(change.ratio)})`}`
        }
        note={change === null ? t('headline.noBase') : t('headline.since', { date: format.longDayOf(change.since) })}
      />
      <Figure
        name={t('headline.perDay')}
        value={change === null ? '—' : format.signed(Math.round(change.perDay * 10) / 10)}
        note=""
      />
      <Figure
        name={t('headline.missing')}
        value={format.number(series.missingDays)}
        note={t('headline.missingOf', { count: series.days.length })}
      />
    </dl>
  )
}

function Figure({
  name,
  value,
  note,
  big = false,
}: {
  readonly name: string
  readonly value: ReactNode
  readonly note: string
  readonly big?: boolean
}) {
  return (
    <div className={classes.figure}>
      <Text component="dt" size="xs" c="dimmed">
        {name}
      </Text>
      <dd className={classes.figureValue} data-big={big}>
        {value}
      </dd>
      <Text component="dd" size="xs" c="dimmed" m={0}>
        {note}
      </Text>
    </div>
  )
}
