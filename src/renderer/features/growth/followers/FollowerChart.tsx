/** Followers over time, a line for each account. What is not known interrupts it, and is shaded where there is one account. */
import {
  CartesianGrid,
  LineChart,
  ReferenceArea,
  ResponsiveContainer,
  Tooltip,
  useXAxisScale,
  useYAxisScale,
  XAxis,
  YAxis,
} from 'recharts'
import type { ReactNode } from 'react'
import type { Column } from '#shared/domain/growth/growthSeries.ts'
import { carrierOfRows, stepRows, Curves, type StepRow } from '../charts/Curves.tsx'
import type { SeriesLook } from '../charts/seriesLook.ts'
import { SignShape } from '../charts/Legend.tsx'
import { axisTick, CHART_MARGIN, dayAxisProps, type DayAxis } from './chartLook.ts'
import { gapsOf, signPlaces, valueDomain, valueTicks, type Step } from './followersView.ts'

export type ChartLine = {
  readonly key: string
  readonly name: string
  readonly look: SeriesLook
  readonly values: Column
}

export function FollowerChart({
  title,
  steps,
  lines,
  axis,
  formatValue,
  tooltip,
  onChoose,
  children,
}: {
  readonly title: string
  readonly steps: readonly Step[]
  readonly lines: readonly ChartLine[]
  readonly axis: DayAxis
  readonly formatValue: (value: number) => string
  /** What is said of the step at a place. */
  readonly tooltip: (at: number) => ReactNode
  /** A step is clicked; null where there is nothing more to say of one. */
  readonly onChoose: ((at: number) => void) | null
  /** Marks, drawn above the lines. */
  readonly children?: ReactNode
}) {
  const domain = valueDomain(lines.flatMap(({ values }) => values))
  const [only] = lines
  const gaps = lines.length === 1 && only !== undefined ? gapsOf(steps, only.values) : []
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart
        data={stepRows(steps)}
        margin={CHART_MARGIN}
        syncId="growth"
        title={title}
        onClick={({ activeTooltipIndex }) => {
          const at = Number(activeTooltipIndex ?? Number.NaN)
          if (onChoose !== null && Number.isInteger(at)) onChoose(at)
        }}
      >
        <CartesianGrid vertical={false} stroke="var(--mando-line)" />
        {gaps.map(([from, to]) => (
          <ReferenceArea key={from} x1={from} x2={to} fill="var(--mando-neutral-fill)" fillOpacity={0.8} />
        ))}
        <XAxis {...dayAxisProps(axis)} />
        <YAxis
          domain={[...domain]}
          includeHidden
          allowDataOverflow
          niceTicks="none"
          ticks={[...valueTicks(domain)]}
          tickFormatter={formatValue}
          tick={axisTick}
          width={64}
          axisLine={false}
          tickLine={false}
        />
        <Tooltip
          isAnimationActive={false}
          includeHidden
          cursor={{ stroke: 'var(--mantine-color-dimmed)', strokeDasharray: '3 3' }}
          content={({ payload }) => {
            const row = payload[0]?.payload as StepRow | undefined
            return row === undefined ? null : tooltip(row.at)
          }}
        />
        {carrierOfRows}
        <Curves curves={lines} places={steps} width={2} hasActiveDots />
        <Signs lines={lines} steps={steps} />
        {children}
      </LineChart>
    </ResponsiveContainer>
  )
}

/** The sign of each line at its end, and wherever a point stands alone: a line needs two. */
function Signs({ lines, steps }: { readonly lines: readonly ChartLine[]; readonly steps: readonly Step[] }) {
  const xOf = useXAxisScale()
  const yOf = useYAxisScale()
  if (xOf === undefined || yOf === undefined) return null
  return (
    <g aria-hidden>
      {lines.flatMap(({ key, look, values }) =>
        signPlaces(values).map((at) => {
          const [x, y] = [xOf(steps[at]?.x), yOf(values[at])]
          return x === undefined || y === undefined ? null : (
            <SignShape key={`${key} ${String(at)}`} sign={look.sign} x={x} y={y} colour={look.colour} />
          )
        }),
      )}
    </g>
  )
}
