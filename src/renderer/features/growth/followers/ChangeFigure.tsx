/** How the followers changed from step to step, below the curve of them: of one account its change, of several their means. */
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../ui/useFormat.ts'
import { ChartFigure } from '../charts/ChartFigure.tsx'
import { ChangeChart } from './ChangeChart.tsx'
import type { DayAxis } from './chartLook.ts'
import { followersTable, type ChartedFollowers } from './followersTable.ts'
import type { StepKind } from './followersView.ts'
import { followersFileName } from './followersWords.ts'
import classes from './followers.module.css'

export const ChangeFigure = memo(function ChangeFigure({
  charted,
}: {
  readonly charted: ChartedFollowers & { readonly kind: StepKind; readonly axis: DayAxis }
}) {
  const { t } = useTranslation('growth')
  const format = useFormat()
  const { columns, steps, kind, axis } = charted
  const [only] = columns.length === 1 ? columns : []
  const title = only === undefined ? t('chart.means') : t(`chart.change.${kind}`)
  const means = columns.map(({ series: { accountId }, name, look, means: values }) => ({
    ...{ key: accountId, name, values },
    look: only === undefined ? look : { ...look, colour: 'var(--mantine-color-text)' },
  }))
  return (
    <ChartFigure
      title={title}
      caption={only === undefined ? t('chart.meansCaption') : t(`chart.changeCaption.${kind}`)}
      table={() => followersTable(charted, { t, format })}
      fileName={`${followersFileName(columns, steps, t)}-${t('file.change')}`}
      tableBeside
      className={classes.change}
    >
      <ChangeChart
        title={title}
        steps={steps}
        bars={only?.changes ?? null}
        means={means}
        axis={axis}
        formatValue={(value) => format.signed(Math.round(value * 10) / 10)}
      />
    </ChartFigure>
  )
})
