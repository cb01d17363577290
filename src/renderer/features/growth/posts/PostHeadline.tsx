/** The figures of all the posts together, each with how many it is made of. */
import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Basis } from '#shared/domain/postComparison.ts'
import { useFormat } from '../../../ui/useFormat.ts'
import { measured, type Figures, type Measure } from './postsView.ts'
import { useMeasureFormat } from './useMeasureFormat.ts'
import classes from './posts.module.css'

export function PostHeadline({ totals, basis }: { readonly totals: Figures; readonly basis: Basis }) {
  const { t } = useTranslation('postMetrics')
  const format = useFormat()
  const { posts, counted, waiting, unknown } = totals
  const notes = [
    t('headline.counted', { count: counted }),
    waiting > 0 ? t('headline.waiting', { count: waiting }) : '',
    unknown > 0 ? t(basis === 'week' ? 'headline.unknown' : 'headline.neverRead', { count: unknown }) : '',
  ].filter((note) => note !== '')
  return (
    <dl className={classes.headline}>
      <Figure name={t('headline.posts')} value={format.number(posts)} note={notes.join(' · ')} />
      <Amount totals={totals} measure="impressions" />
      <Amount totals={totals} measure="engagements" />
      <Amount totals={totals} measure="rate" />
    </dl>
  )
}

function Amount({ totals, measure }: { readonly totals: Figures; readonly measure: Measure }) {
  const { t } = useTranslation('postMetrics')
  const show = useMeasureFormat(measure)
  const { n, whole, median, isFew } = measured(totals, measure)
  const note = t(measure === 'rate' ? 'headline.overall' : 'headline.perPost', { value: show(median), n })
  return (
    <Figure
      name={t(`counts.${measure}`)}
      value={show(whole)}
      note={n === 0 ? t('headline.noData') : isFew ? `${note} · ${t('few')}` : note}
    />
  )
}

function Figure({ name, value, note }: { readonly name: string; readonly value: string; readonly note: string }) {
  return (
    <div className={classes.headlineFigure}>
      <Text component="dt" size="xs" c="dimmed">
        {name}
      </Text>
      <dd className={classes.figureValue}>{value}</dd>
      <Text component="dd" size="xs" c="dimmed" m={0}>
        {note}
      </Text>
    </div>
  )
}
