/** How the followers changed from step to step, below the curve of them: of one account its change, of several their means. */
import { useTranslation } from 'react-i18next'
import type { Format } from '../../../ui/format.ts'
import { ChartFigure } from '../charts/ChartFigure.tsx'
import type { FigureTable } from '../charts/figureTable.ts'
import { ChangeChart } from './ChangeChart.tsx'
import type { DayAxis } from './chartLook.ts'
import type { Step, StepKind } from './followersView.ts'
import type { AccountColumns } from './useFollowerColumns.ts'
import classes from './followers.module.css'

/**
 * @param table the one that stands beside the charts
 * @param fileName of the curve above
 */
export function ChangeFigure({
  columns,
  steps,
  kind,
  axis,
  table,
  fileName,
  format,
}: {
  readonly columns: readonly AccountColumns[]
  readonly steps: readonly Step[]
  readonly kind: StepKind
  readonly axis: DayAxis
  readonly table: FigureTable
  readonly fileName: string
  readonly format: Pick<Format, 'signed'>
}) {
  const { t } = useTranslation('growth')
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
      table={table}
      fileName={`${fileName}-${t('file.change')}`}
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
}
