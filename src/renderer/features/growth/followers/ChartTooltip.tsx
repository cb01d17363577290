/** The numbers of the step under the pointer or the keyboard's cursor. */
import type { ReactNode } from 'react'
import { SignShape } from '../charts/Legend.tsx'
import type { SeriesLook } from '../charts/seriesLook.ts'
import classes from '../charts/charts.module.css'

export type TooltipLine = { readonly name: string | null; readonly look: SeriesLook; readonly text: string }

export function ChartTooltip({
  when,
  lines,
  children,
}: {
  readonly when: string
  readonly lines: readonly TooltipLine[]
  /** What happened then. */
  readonly children?: ReactNode
}) {
  return (
    <div className={classes.tooltip} role="status">
      <div className={classes.tooltipDay}>{when}</div>
      {lines.map(({ name, look, text }) => (
        <div key={name} className="tabular">
          {name !== null && (
            <>
              <svg width={10} height={10} aria-hidden focusable={false}>
                <SignShape sign={look.sign} x={5} y={5} colour={look.colour} />
              </svg>{' '}
              {name}{' '}
            </>
          )}
          <strong>{text}</strong>
        </div>
      ))}
      {children}
    </div>
  )
}
