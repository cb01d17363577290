/**
 * The change of each step: for one account a bar above or below zero with the mean of seven days as a line, for several the
 * means alone, which can be told apart.
 */
import { Bar, CartesianGrid, ComposedChart, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import type { Column } from '#shared/domain/growth/growthSeries.ts'
import { axisTick, CHART_MARGIN, dayAxisProps, type DayAxis } from './chartLook.ts'
import { carrierOfRows, CurvesByAxes, stepRows, type StepRow } from '../charts/Curves.tsx'
import type { ChartLine } from './FollowerChart.tsx'
import { changeDomain, type Step } from './followersView.ts'

export function ChangeChart({
  title,
  steps,
  bars,
  means,
  axis,
  formatValue,
}: {
  readonly title: string
  readonly steps: readonly Step[]
  /** Null where several accounts are compared. */
  readonly bars: Column | null
  readonly means: readonly ChartLine[]
  readonly axis: DayAxis
  readonly formatValue: (value: number) => string
}) {
  const domain = changeDomain([...(bars ?? []), ...means.flatMap(({ values }) => values)])
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={stepRows(steps)} margin={CHART_MARGIN} syncId="growth" title={title}>
        <CartesianGrid vertical={false} stroke="var(--mando-line)" />
        <XAxis {...dayAxisProps(axis)} />
        <YAxis
          domain={[...domain]}
          includeHidden
          allowDataOverflow
          niceTicks="none"
          ticks={[domain[0], 0, domain[1]]}
          tickFormatter={formatValue}
          tick={axisTick}
          width={64}
          axisLine={false}
          tickLine={false}
        />
        <ReferenceLine y={0} stroke="var(--mantine-color-dimmed)" />
        {/* The chart above shows the numbers of the same step; here only the cursor follows. */}
        <Tooltip isAnimationActive={false} includeHidden cursor={{ fill: 'var(--mando-hover)' }} content={() => null} />
        {bars !== null && (
          <Bar
            dataKey={({ at }: StepRow) => bars[at]}
            isAnimationActive={false}
            fill="var(--mando-focus)"
            fillOpacity={0.55}
            maxBarSize={14}
            minPointSize={1}
          />
        )}
        {carrierOfRows}
        <CurvesByAxes curves={means} places={steps} width={1.5} />
      </ComposedChart>
    </ResponsiveContainer>
  )
}
