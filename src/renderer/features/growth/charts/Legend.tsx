/** The names of the series beside a piece of their line or bar, as they are drawn. */
import { memo } from 'react'
import type { SeriesLook } from './seriesLook.ts'
import classes from './charts.module.css'

export type LegendEntry = { readonly name: string; readonly look: SeriesLook; readonly isBar?: boolean }

/** Bars are paler than their colour, so that a line before them is seen. */
export const BAR_OPACITY = 0.55

/** Not drawn again with other points of the same series. */
export const Legend = memo(function Legend({ entries }: { readonly entries: readonly LegendEntry[] }) {
  return (
    <ul className={classes.legend}>
      {entries.map(({ name, look, isBar = false }) => (
        <li key={name}>
          {isBar ? <BarSample look={look} /> : <LineSample look={look} />}
          {name}
        </li>
      ))}
    </ul>
  )
})

function BarSample({ look }: { readonly look: SeriesLook }) {
  return (
    <svg width={26} height={10} aria-hidden focusable={false}>
      <rect x={8} width={10} height={10} fill={look.colour} fillOpacity={BAR_OPACITY} />
    </svg>
  )
}

/** A piece of a line as it is drawn. */
export function LineSample({ look }: { readonly look: SeriesLook }) {
  return (
    <svg width={26} height={10} aria-hidden focusable={false}>
      <line x1={0} x2={26} y1={5} y2={5} stroke={look.colour} strokeWidth={2} strokeDasharray={look.dash} />
      <SignShape sign={look.sign} x={13} y={5} colour={look.colour} />
    </svg>
  )
}

/** The sign of a series at a point, seven units wide. */
export function SignShape({
  sign,
  x,
  y,
  colour,
}: {
  readonly sign: SeriesLook['sign']
  readonly x: number
  readonly y: number
  readonly colour: string
}) {
  switch (sign) {
    case 'circle':
      return <circle cx={x} cy={y} r={3} fill={colour} />
    case 'square':
      return <rect x={x - 3} y={y - 3} width={6} height={6} fill={colour} />
    case 'triangle':
      return <path d={`M${x} ${y - 3.6} L${x + 3.6} ${y + 3} L${x - 3.6} ${y + 3} Z`} fill={colour} />
    case 'diamond':
      return <path d={`M${x} ${y - 4} L${x + 4} ${y} L${x} ${y + 4} L${x - 4} ${y} Z`} fill={colour} />
  }
}
