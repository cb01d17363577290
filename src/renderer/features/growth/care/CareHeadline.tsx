/** The figures that matter first, each with how many cases it stands on. */
import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../ui/useFormat.ts'
import { shareText, timeText, type Figures, type Speed } from './careView.ts'
import classes from './care.module.css'

export function CareHeadline({ figures }: { readonly figures: Figures }) {
  const { t } = useTranslation('care')
  const format = useFormat()
  const { response, resolution, rate, now } = figures
  const { aimed, withinTarget, late } = response
  return (
    <dl className={classes.headline}>
      <SpeedFigure name={t('head.response')} speed={response} />
      <SpeedFigure name={t('head.resolution')} speed={resolution} />
      <Figure
        name={t('head.withinTarget')}
        value={shareText(withinTarget, aimed, format, t)}
        notes={[aimed === 0 ? t('head.noTarget') : t('head.ofAimed', { within: withinTarget, count: aimed, late })]}
      />
      <Figure
        name={t('head.rate')}
        value={shareText(rate.answered, rate.conversations, format, t)}
        notes={[t('head.rateOf', { ...rate, count: rate.conversations })]}
      />
      <Figure
        name={t('head.now')}
        value={format.number(now.waiting)}
        notes={[t('head.nowNote', { overdue: now.responseOverdue, open: now.open, late: now.resolutionOverdue })]}
      />
    </dl>
  )
}

function SpeedFigure({ name, speed: { business, clock } }: { readonly name: string; readonly speed: Speed }) {
  const { t } = useTranslation('care')
  const { n } = business
  const businessNote = t('head.business', { p90: timeText(business.p90Ms, n, 'business', t) })
  const clockNote = t('head.clock', {
    median: timeText(clock.medianMs, n, 'clock', t),
    p90: timeText(clock.p90Ms, n, 'clock', t),
  })
  const sample = t('head.sample', { count: n })
  return (
    <Figure
      name={name}
      value={timeText(business.medianMs, n, 'business', t)}
      notes={business.medianMs === null ? [sample] : [businessNote, clockNote, sample]}
    />
  )
}

function Figure({
  name,
  value,
  notes,
}: {
  readonly name: string
  readonly value: string
  readonly notes: readonly string[]
}) {
  return (
    <div className={classes.figure}>
      <Text component="dt" size="xs" c="dimmed">
        {name}
      </Text>
      <dd className={classes.figureValue}>{value}</dd>
      {notes.map((note) => (
        <Text key={note} component="dd" size="xs" c="dimmed" m={0}>
          {note}
        </Text>
      ))}
    </div>
  )
}
