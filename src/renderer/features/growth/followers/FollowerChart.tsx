/** Followers over time, a line for each account. What is not known interrupts it, and is shaded where there is one account. */
import { LineChart, ResponsiveContainer, Tooltip, usePlotArea, XAxis } from 'recharts'
import type { ReactNode } from 'react'
import type { Column } from '#shared/domain/growth/growthSeries.ts'
import { carrierOfRows, Curves, stepRows, type StepRow } from '../charts/Curves.tsx'
import { SignShape } from '../charts/Legend.tsx'
import { linearScale, type Scales } from '../charts/linearScale.ts'
import { FRAME_MARGIN, PlotFrame, type PlotArea } from '../charts/PlotFrame.tsx'
import type { SeriesLook } from '../charts/seriesLook.ts'
import { AXIS_PADDING, type DayAxis } from './chartLook.ts'
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
  readonly children: (area: PlotArea, scales: Scales) => ReactNode
}) {
  return (
    <ResponsiveContainer width="100%" height="100%">
      <LineChart
        data={stepRows(steps)}
        margin={FRAME_MARGIN}
        syncId="growth"
        title={title}
        onClick={({ activeTooltipIndex }) => {
          const at = Number(activeTooltipIndex ?? Number.NaN)
          if (onChoose !== null && Number.isInteger(at)) onChoose(at)
        }}
      >
        {placesOfDays}
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
        <Plot steps={steps} lines={lines} axis={axis} formatValue={formatValue}>
          {children}
        </Plot>
      </LineChart>
    </ResponsiveContainer>
  )
}

/** Where Recharts finds the step that is pointed at or reached by key. */
const placesOfDays = (
  <XAxis
    hide
    includeHidden
    dataKey="x"
    type="number"
    domain={['dataMin', 'dataMax']}
    niceTicks="none"
    padding={AXIS_PADDING}
  />
)

function Plot({
  steps,
  lines,
  axis,
  formatValue,
  children,
}: Pick<Parameters<typeof FollowerChart>[0], 'steps' | 'lines' | 'axis' | 'formatValue' | 'children'>) {
  const area = usePlotArea()
  if (area === undefined) return null
  const { x, y, width, height } = area
  const domain = valueDomain(lines.flatMap(({ values }) => values))
  const scales = {
    x: linearScale([steps[0]?.x ?? 0, steps.at(-1)?.x ?? 0], [x + AXIS_PADDING.left, x + width - AXIS_PADDING.right]),
    y: linearScale(domain, [y + height, y]),
  }
  return (
    <>
      <Gaps lines={lines} steps={steps} area={area} scales={scales} />
      <PlotFrame
        area={area}
        scales={scales}
        days={axis.ticks}
        nameOfDay={axis.nameOf}
        values={valueTicks(domain)}
        nameOfValue={formatValue}
      />
      <Curves curves={lines} places={steps} scales={scales} width={2} hasActiveDots />
      <Signs lines={lines} steps={steps} scales={scales} />
      {children(area, scales)}
    </>
  )
}

type DrawnLines = { readonly lines: readonly ChartLine[]; readonly steps: readonly Step[]; readonly scales: Scales }

/** Of the one line that is shown; of several they would lie over each other. */
function Gaps({ lines, steps, area, scales }: DrawnLines & { readonly area: PlotArea }) {
  const [only] = lines
  if (lines.length !== 1 || only === undefined) return null
  return (
    <g aria-hidden>
      {gapsOf(steps, only.values).map(([from, to]) => (
        <rect
          key={from}
          data-gap
          x={scales.x(from)}
          y={area.y}
          width={scales.x(to) - scales.x(from)}
          height={area.height}
          fill="var(--mando-neutral-fill)"
          fillOpacity={0.8}
        />
      ))}
    </g>
  )
}

/** The sign of each line at its end, and wherever a point stands alone: a line needs two. */
function Signs({ lines, steps, scales }: DrawnLines) {
  return (
    <g aria-hidden>
      {lines.flatMap(({ key, look, values }) =>
        signPlaces(values).map((at) => {
          const [x, value] = [steps[at]?.x, values[at] ?? null]
          return x === undefined || value === null ? null : (
            <SignShape
              key={`${key} ${String(at)}`}
              sign={look.sign}
              x={scales.x(x)}
              y={scales.y(value)}
              colour={look.colour}
            />
          )
        }),
      )}
    </g>
  )
}
