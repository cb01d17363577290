/** The numbers that matter first: followers now, the change of the period, what is missing; a row for each account where there are several. */
import { Text } from '@mantine/core'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { DaySpan } from '#shared/domain/period.ts'
import type { Format } from '../../../ui/format.ts'
import { LineSample } from '../charts/Legend.tsx'
import { MilestoneFigure } from './MilestoneFigure.tsx'
import { headlineOf, type Headline as HeadlineFigures, type Window } from './followersView.ts'
import type { ShownAccount } from './useFollowerColumns.ts'
import classes from './followers.module.css'

export function Headline({
  accountId,
  handle,
  figures,
  lastMeasuredAtMs,
  format,
}: {
  readonly accountId: string
  readonly handle: string
  readonly figures: HeadlineFigures
  readonly lastMeasuredAtMs: number | null
  readonly format: Format
}) {
  const { t } = useTranslation('growth')
  const { change } = figures
  return (
    <dl className={classes.headline}>
      <Figure
        name={t('headline.followers')}
        value={format.number(figures.followers)}
        note={
          lastMeasuredAtMs === null
            ? t('headline.on', { date: format.longDayOf(figures.asOf) })
            : t('headline.asOf', { date: format.dayTime(lastMeasuredAtMs) })
        }
        big
      />
      <Figure
        name={t('headline.change')}
        value={change === null ? '—' : changeText(change, format)}
        note={change === null ? t('headline.noBase') : t('headline.since', { date: format.shortDayOf(change.since) })}
      />
      <Figure name={t('headline.perDay')} value={change === null ? '—' : perDayText(change.perDay, format)} note="" />
      <Figure
        name={t('headline.missing')}
        value={format.number(figures.missing)}
        note={t('headline.missingOf', { count: figures.days })}
      />
      <MilestoneFigure accountId={accountId} handle={handle} />
    </dl>
  )
}

export const ComparedHeadline = memo(function ComparedHeadline({
  shown,
  span,
  window,
  format,
}: {
  readonly shown: readonly ShownAccount[]
  readonly span: DaySpan
  readonly window: Window
  readonly format: Format
}) {
  const { t } = useTranslation('growth')
  return (
    <table className={classes.compared}>
      <caption className={classes.unseen}>{t('headline.compared')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('account')}</th>
          <th scope="col">{t('headline.followers')}</th>
          <th scope="col">{t('headline.change')}</th>
          <th scope="col">{t('headline.perDay')}</th>
          <th scope="col">{t('headline.missing')}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ series, name, look }) => {
          const figures = headlineOf(series, span, window)
          return (
            <tr key={series.accountId}>
              <th scope="row">
                <LineSample look={look} /> {name}
              </th>
              <td>{figures === null ? t('table.noData') : format.number(figures.followers)}</td>
              <td>{figures?.change ? changeText(figures.change, format) : '—'}</td>
              <td>{figures?.change ? perDayText(figures.change.perDay, format) : '—'}</td>
              <td>{figures === null ? '—' : format.number(figures.missing)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
})

function changeText(change: NonNullable<HeadlineFigures['change']>, format: Format): string {
  const ratio = change.ratio === null ? '' : ` (${format.percent(change.ratio)})`
  return `${format.signed(change.absolute)}${ratio}`
}

function perDayText(perDay: number, format: Format): string {
  return format.signed(Math.round(perDay * 10) / 10)
}

function Figure({
  name,
  value,
  note,
  big = false,
}: {
  readonly name: string
  readonly value: string
  readonly note: string
  readonly big?: boolean
}) {
  return (
    <div className={classes.headlineFigure}>
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
