/**
 * The change of each step: for one account a bar above or below zero with the mean of seven days as a line, for several the
 * means alone, which can be told apart.
 */
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import type { Column } from '#shared/domain/growth/growthSeries.ts'
import { axisTick, CHART_MARGIN, dayAxisProps, type DayAxis } from './chartLook.ts'
import { rowsOf, type ChartLine, type ChartRow } from './FollowerChart.tsx'
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
  const rows = rowsOf(steps, bars === null ? means : [{ values: bars }, ...means])
  const firstMean = bars === null ? 0 : 1
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={rows} margin={CHART_MARGIN} syncId="growth" title={title}>
        <CartesianGrid vertical={false} stroke="var(--mando-line)" />
        <XAxis {...dayAxisProps(axis)} />
        <YAxis
          domain={[...domain]}
          ticks={[domain[0], 0, domain[1]]}
          tickFormatter={formatValue}
          tick={axisTick}
          width={64}
          axisLine={false}
          tickLine={false}
        />
        <ReferenceLine y={0} stroke="var(--mantine-color-dimmed)" />
        {/* The chart above shows the numbers of the same step; here only the cursor follows. */}
        <Tooltip isAnimationActive={false} cursor={{ fill: 'var(--mando-hover)' }} content={() => null} />
        {bars !== null && (
          <Bar
            dataKey={(row: ChartRow) => row.values[0]}
            isAnimationActive={false}
            fill="var(--mando-focus)"
            fillOpacity={0.55}
            maxBarSize={14}
            minPointSize={1}
          />
        )}
        {means.map(({ key, look }, line) => (
          <Line
            key={key}
            dataKey={(row: ChartRow) => row.values[firstMean + line]}
            connectNulls={false}
            isAnimationActive={false}
            stroke={look.colour}
            strokeWidth={1.5}
            strokeDasharray={look.dash}
            dot={false}
            activeDot={false}
          />
        ))}
      </ComposedChart>
    </ResponsiveContainer>
  )
}
