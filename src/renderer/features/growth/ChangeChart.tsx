/** The change of each day as a bar, above or below zero. */
import { Bar, BarChart, CartesianGrid, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { useTranslation } from 'react-i18next'
import type { Format } from '../../ui/format.ts'
import { axisTick, AXIS_PADDING, CHART_MARGIN, type DayAxis } from './chartLook.ts'
import { changeDomain, type ChartPoint } from './growthView.ts'

export function ChangeChart({
  points,
  axis,
  format,
}: {
  readonly points: readonly ChartPoint[]
  readonly axis: DayAxis
  readonly format: Format
}) {
  const { t } = useTranslation('growth')
  const domain = changeDomain(points.map(({ change }) => change))
  return (
    <ResponsiveContainer width="100%" height="100%">
      <BarChart data={[...points]} margin={CHART_MARGIN} syncId="growth" title={t('chart.change')}>
        <CartesianGrid vertical={false} stroke="var(--mando-line)" />
        <XAxis
          dataKey="x"
          type="number"
          domain={['dataMin', 'dataMax']}
          padding={AXIS_PADDING}
          ticks={[...axis.ticks]}
          tickFormatter={axis.nameOf}
          tick={axisTick}
          stroke="var(--mando-line)"
          tickLine={false}
        />
        <YAxis
          domain={[...domain]}
          ticks={[domain[0], 0, domain[1]]}
          tickFormatter={format.signed}
          tick={axisTick}
          width={64}
          axisLine={false}
          tickLine={false}
        />
        <ReferenceLine y={0} stroke="var(--mantine-color-dimmed)" />
        {/* The line chart above shows the numbers of the same day; here only the cursor follows. */}
        <Tooltip isAnimationActive={false} cursor={{ fill: 'var(--mando-hover)' }} content={() => null} />
        <Bar dataKey="change" isAnimationActive={false} fill="var(--mando-focus)" maxBarSize={14} minPointSize={1} />
      </BarChart>
    </ResponsiveContainer>
  )
}
