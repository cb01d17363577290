/** How citizens are attended to: speed, rate and backlog, by day, hour, label and, for a coordinator, person. */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useOperation } from '../../../rpc/useOperation.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { useMay } from '../../../ui/useMay.ts'
import type { PartProps } from '../partProps.ts'
import { CareHeadline } from './CareHeadline.tsx'
import { DayCharts } from './DayCharts.tsx'
import { HandoffTable, UrgentTable } from './ChannelTables.tsx'
import { LabelSpeeds, PersonSpeeds } from './SpeedTables.tsx'
import { WeekHours } from './WeekHours.tsx'
import classes from './care.module.css'

export function CarePart({ accounts, span, today }: PartProps) {
  const { t } = useTranslation('care')
  const maySeePeople = useMay('administer')
  const scope = useMemo(
    () => ({
      firstDay: span?.firstDay ?? null,
      lastDay: span?.lastDay ?? today,
      accountIds: accounts.map(({ accountId }) => accountId),
    }),
    [accounts, span, today],
  )
  const keep = { keepPrevious: true } as const
  const figures = useOperation('care.figures', scope, keep)
  const days = useOperation('care.byDay', scope, keep)
  const hours = useOperation('care.byHour', scope, keep)
  const { error } = figures
  if (error !== null) return <ErrorState error={error} onRetry={() => void figures.refetch()} />
  const fileName = `mando-${t('file')}-${scope.firstDay ?? figures.data?.firstDay ?? ''}-${scope.lastDay}`
  return (
    <div className={classes.part} role="region" aria-label={t('region')} tabIndex={0}>
      {figures.data !== undefined && <CareHeadline figures={figures.data} />}
      {days.data !== undefined && <DayCharts days={days.data.days} fileName={fileName} />}
      {hours.data !== undefined && <WeekHours hours={hours.data.hours} fileName={fileName} />}
      <div className={classes.tables}>
        <LabelSpeeds scope={scope} fileName={fileName} />
        {maySeePeople && <PersonSpeeds scope={scope} />}
        {figures.data !== undefined && (
          <>
            <HandoffTable figures={figures.data} fileName={fileName} />
            <UrgentTable figures={figures.data} fileName={fileName} />
          </>
        )}
      </div>
      <HowCounted />
    </div>
  )
}

const LINES = ['response', 'resolution', 'median', 'target', 'rate', 'backlog', 'source'] as const

function HowCounted() {
  const { t } = useTranslation('care')
  return (
    <details className={classes.how}>
      <summary>{t('how.title')}</summary>
      <ul>
        {LINES.map((line) => (
          <li key={line}>{t(`how.lines.${line}`)}</li>
        ))}
      </ul>
    </details>
  )
}
