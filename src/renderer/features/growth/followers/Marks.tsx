/** The marks of a curve, drawn into it: what was published along the foot, campaigns as bands, days above, unusual days at the line. */
import type { Scales } from '../charts/linearScale.ts'
import type { PlotArea } from '../charts/PlotFrame.tsx'
import type { Band, DayMark, PostMark } from './marksView.ts'

export type UnusualMark = {
  readonly x: number
  readonly value: number
  readonly isGain: boolean
  readonly name: string
}

const BAND_PX = 5
const POST_PX = 16
const LEAST_NAME_PX = 80

export function Marks({
  area,
  scales,
  bands,
  days,
  posts,
  unusual,
  chosenX,
}: {
  readonly area: PlotArea
  readonly scales: Scales
  readonly bands: readonly Band[]
  readonly days: readonly DayMark[]
  readonly posts: readonly PostMark[]
  readonly unusual: readonly UnusualMark[]
  /** The day that is looked at; null where none is. */
  readonly chosenX: number | null
}) {
  const foot = area.y + area.height
  const at = scales.x
  return (
    <g aria-hidden>
      {chosenX !== null && (
        <line
          x1={at(chosenX)}
          x2={at(chosenX)}
          y1={area.y}
          y2={foot}
          stroke="var(--mando-focus)"
          strokeDasharray="4 3"
        />
      )}
      {posts.map(({ x, share }) => (
        <line
          key={x}
          x1={at(x)}
          x2={at(x)}
          y1={foot}
          y2={foot - 3 - share * (POST_PX - 3)}
          stroke="var(--mantine-color-dimmed)"
          strokeWidth={2}
          strokeOpacity={0.65}
        />
      ))}
      {bands.map(({ id, name, fromX, toX, row }) => {
        const left = at(fromX) - 2
        const width = at(toX) - at(fromX) + 4
        const y = area.y + row * (BAND_PX + 12)
        return (
          <g key={id}>
            <rect x={left} y={y} width={width} height={BAND_PX} rx={2} fill="var(--mando-account-grape)" />
            <text
              x={left < area.x + area.width - LEAST_NAME_PX ? left : area.x + area.width}
              y={y + BAND_PX + 10}
              textAnchor={left < area.x + area.width - LEAST_NAME_PX ? 'start' : 'end'}
              fontSize={10}
              fill="var(--mantine-color-dimmed)"
            >
              {fitting(name, Math.max(width, LEAST_NAME_PX))}
            </text>
          </g>
        )
      })}
      {days.map(({ x }) => (
        <path
          key={x}
          d={`M${at(x)} ${foot - 22} l4 4 l-4 4 l-4 -4 Z`}
          fill="var(--mando-panel)"
          stroke="var(--mando-warning-text)"
          strokeWidth={1.5}
        />
      ))}
      {unusual.map(({ x, value, isGain, name }) => {
        const y = scales.y(value)
        const base = isGain ? y - 15 : y + 15
        return (
          <path
            key={name}
            d={isGain ? `M${at(x)} ${base} l5 8 l-10 0 Z` : `M${at(x)} ${base} l5 -8 l-10 0 Z`}
            fill={isGain ? 'var(--mando-good-text)' : 'var(--mando-danger-text)'}
          />
        )
      })}
    </g>
  )
}

/** As much of a name as fits; letters of this size are about five and a half wide. */
function fitting(name: string, widthPx: number): string {
  const most = Math.floor(widthPx / 5.5)
  return name.length <= most ? name : `${name.slice(0, Math.max(1, most - 1))}…`
}
