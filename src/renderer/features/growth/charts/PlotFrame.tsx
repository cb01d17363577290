/**
 * Grid and axes within a chart of Recharts, drawn with the lines by scales that are known at once. Axes of Recharts' own take
 * their settings over after a first drawing and draw everything a second and a third time; those of such a chart are hidden and
 * only tell where the pointer and the keys are (docs/adr/0022).
 */
import type { usePlotArea } from 'recharts'
import { namesApart, type Scale, type Scales } from './linearScale.ts'

/** In pixels of the chart. */
export type PlotArea = NonNullable<ReturnType<typeof usePlotArea>>

/** Room for the names of the axes: a chart's margin, where Recharts has no axes to make room for. */
export const FRAME_MARGIN = { top: 8, right: 16, bottom: 30, left: 64 } as const
const NAME_GAP_PX = 8
/** Of a letter of a name, in pixels, at the most; with the least room between two names. */
const [LETTER_PX, BETWEEN_PX] = [6.6, 5]
const LINE_PX = 13

export function PlotFrame({
  area,
  scales,
  days,
  nameOfDay,
  values,
  nameOfValue,
}: {
  readonly area: PlotArea
  readonly scales: Scales
  /** Places on the axis of days that have a name. */
  readonly days: readonly number[]
  readonly nameOfDay: (x: number) => string
  /** Values that have a name and a line across. */
  readonly values: readonly number[]
  readonly nameOfValue: (value: number) => string
}) {
  const [foot, right] = [area.y + area.height, area.x + area.width]
  return (
    <g>
      {values.map((value) => (
        <line
          key={value}
          data-grid
          x1={area.x}
          x2={right}
          y1={scales.y(value)}
          y2={scales.y(value)}
          stroke="var(--mando-line)"
        />
      ))}
      <line x1={area.x} x2={right} y1={foot} y2={foot} stroke="var(--mando-line)" />
      <g fill="var(--mantine-color-dimmed)" fontSize={11} textAnchor="end">
        {namedValues(values, scales.y).map((value) => (
          <text key={value} data-value-name x={area.x - NAME_GAP_PX} y={scales.y(value)} dy="0.355em">
            {nameOfValue(value)}
          </text>
        ))}
      </g>
      <g fill="var(--mantine-color-dimmed)" fontSize={11} textAnchor="middle">
        {namedDays(days, nameOfDay, scales.x).map(({ x, px, name }) => (
          <text key={x} data-day-name x={px} y={foot + NAME_GAP_PX} dy="0.71em">
            {name}
          </text>
        ))}
      </g>
    </g>
  )
}

/** The lowest first of all: where the chart is very low, not every line has a name. */
function namedValues(values: readonly number[], scale: Scale): readonly number[] {
  const fromTop = values.toReversed()
  return namesApart(fromTop.map(scale), () => LINE_PX)
    .flatMap((at) => fromTop[at] ?? [])
    .reverse()
}

function namedDays(days: readonly number[], nameOf: (x: number) => string, scale: Scale) {
  const named = days.map((x) => ({ x, px: scale(x), name: nameOf(x) }))
  const apart = namesApart(
    named.map(({ px }) => px),
    (at) => (named[at]?.name.length ?? 0) * LETTER_PX + BETWEEN_PX,
  )
  return apart.flatMap((at) => named[at] ?? [])
}
