/**
 * Lines drawn into the frame of a chart of Recharts. What Recharts does for each line of its own (measuring its
 * length, looking for labels, a shape of its own for each state) costs several times what drawing it does.
 */
import { Line, useActiveTooltipDataPoints, useXAxisScale, useYAxisScale } from 'recharts'
import type { Scales } from './linearScale.ts'
import type { SeriesLook } from './seriesLook.ts'

/** Null where nothing is known: there the line is interrupted. One value for each place on the axis. */
export type Curve = {
  readonly key: string
  readonly look: Pick<SeriesLook, 'colour' | 'dash'>
  readonly values: readonly (number | null)[]
}

/** A row of the chart's data: its place on the axis, and the how manieth it is. */
export type StepRow = { readonly x: number; readonly at: number }

/** The rows of a chart whose lines are curves. */
export function stepRows(places: readonly { readonly x: number }[]): StepRow[] {
  return places.map(({ x }, at) => ({ x, at }))
}

/**
 * Tells the chart of its rows, as a line of its own would that nobody sees. A part of the chart itself, not of a component:
 * Recharts takes its axes and its tooltip from what is in it, both with `includeHidden`.
 */
export const carrierOfRows = <Line dataKey="at" hide isAnimationActive={false} />

type CurvesProps = {
  readonly curves: readonly Curve[]
  readonly places: readonly { readonly x: number }[]
  readonly width: number
}

/** By the chart's own axes. */
export function CurvesByAxes(props: CurvesProps) {
  const xOf = useXAxisScale()
  const yOf = useYAxisScale()
  if (xOf === undefined || yOf === undefined) return null
  return <Curves {...props} scales={{ x: (x) => xOf(x) ?? 0, y: (value) => yOf(value) ?? 0 }} />
}

export function Curves({
  curves,
  places,
  width,
  scales,
  hasActiveDots = false,
}: CurvesProps & {
  readonly scales: Scales
  /** Marks the point of each line that the tooltip speaks of. */
  readonly hasActiveDots?: boolean
}) {
  const xs = places.map(({ x }) => hundredth(scales.x(x)))
  const point = (value: number, at: number) => ({ x: xs[at] ?? 0, y: hundredth(scales.y(value)) })
  return (
    <g aria-hidden>
      {curves.map(({ key, look, values }) => (
        <path
          key={key}
          data-curve
          d={pathOf(values, point)}
          fill="none"
          stroke={look.colour}
          strokeWidth={width}
          strokeDasharray={look.dash}
        />
      ))}
      {hasActiveDots && <ActiveDots curves={curves} point={point} />}
    </g>
  )
}

type Point = (value: number, at: number) => { readonly x: number; readonly y: number }

function ActiveDots({ curves, point }: { readonly curves: readonly Curve[]; readonly point: Point }) {
  const at = useActiveTooltipDataPoints<StepRow>()?.[0]?.at
  if (at === undefined) return null
  return curves.map(({ key, look, values }) => {
    const value = values[at] ?? null
    if (value === null) return null
    const { x, y } = point(value, at)
    return <circle key={key} data-active-dot cx={x} cy={y} r={4} fill={look.colour} stroke="var(--mando-panel)" />
  })
}

/** Of a pixel: as much as is seen. Rounding costs a fraction of writing decimals out. */
function hundredth(px: number): number {
  return Math.round(px * 100) / 100
}

/** Straight from each known point to the next; a point that is not known lifts the pen. */
function pathOf(values: Curve['values'], point: Point): string {
  let path = ''
  let isDown = false
  for (const [at, value] of values.entries()) {
    if (value === null) {
      isDown = false
      continue
    }
    const { x, y } = point(value, at)
    path += `${isDown ? 'L' : 'M'}${String(x)},${String(y)}`
    isDown = true
  }
  return path
}
