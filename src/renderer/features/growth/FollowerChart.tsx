/** Followers per day as a line. Days without data interrupt it and are shaded. */
import { CartesianGrid, Line, LineChart, ReferenceArea, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { useTranslation } from 'react-i18next'
import type { Format } from '../../ui/format.ts'
import { ChartTooltip } from './ChartTooltip.tsx'
import { axisTick, AXIS_PADDING, CHART_MARGIN, type DayAxis } from './chartLook.ts'
import { gapsOf, valueDomain, valueTicks, type ChartPoint } from './growthView.ts'

export function FollowerChart({
  points,
  axis,
  format,
}: {
  readonly points: readonly ChartPoint[]
  readonly axis: DayAxis
  readonly format: Format
}) {
  const { t } = useTranslation('growth')
  const domain = valueDomain(points.map(({ followers }) => followers))
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart data={[...points]} margin={CHART_MARGIN} syncId="growth" title={t('chart.followers')}>
        <CartesianGrid vertical={false} stroke="var(--mando-line)" />
        {gapsOf(points).map(([from, to]) => (
          <ReferenceArea key={from} x1={from} x2={to} fill="var(--mando-neutral-fill)" fillOpacity={0.8} />
        ))}
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
          ticks={[...valueTicks(domain)]}
          tickFormatter={format.number}
          tick={axisTick}
          width={64}
          axisLine={false}
          tickLine={false}
        />
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: 'var(--mantine-color-dimmed)', strokeDasharray: '3 3' }}
          content={({ label }) => <ChartTooltip point={points.find(({ x }) => x === label)} format={format} />}
        />
        <Line
          dataKey="followers"
          connectNulls={false}
          isAnimationActive={false}
          stroke="var(--mando-focus)"
          strokeWidth={2}
          dot={LonelyDot}
          activeDot={{ r: 4, fill: 'var(--mando-focus)', stroke: 'var(--mando-panel)' }}
        />
      </LineChart>
    </ResponsiveContainer>
  )
}

/** A line needs two days; one measured between gaps is drawn as a dot. */
function LonelyDot({ cx, cy, payload }: { readonly cx?: number; readonly cy?: number; readonly payload?: ChartPoint }) {
  if (payload?.alone !== true || cx === undefined || cy === undefined) return <g />
  return <circle cx={cx} cy={cy} r={3} fill="var(--mando-focus)" />
}
