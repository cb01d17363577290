/**
 * All days of the span in small, and which of them are looked at: dragged or moved by the arrow keys. What is drawn here
 * does not change while it is moved.
 */
import { ActionIcon, RangeSlider, Tooltip } from '@mantine/core'
import { IconZoomReset } from '@tabler/icons-react'
import { memo, startTransition, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Column } from '#shared/domain/growth/growthSeries.ts'
import { dayAfter, daysBetween, type DaySpan } from '#shared/domain/period.ts'
import { useFormat } from '../../../ui/useFormat.ts'
import type { SeriesLook } from '../charts/seriesLook.ts'
import type { Window } from './followersView.ts'
import classes from './followers.module.css'

/** The hand rests when it has not moved for so long. */
const REST_MS = 90
/** Fewer days are not looked at: a line needs some. */
const LEAST_DAYS = 7
const [WIDTH, HEIGHT] = [600, 30]
const MOST_POINTS = 300

export type OverviewLine = { readonly key: string; readonly look: SeriesLook; readonly values: Column }

export const Overview = memo(function Overview({
  span,
  lines,
  window,
  onChange,
}: {
  readonly span: DaySpan
  readonly lines: readonly OverviewLine[]
  readonly window: Window
  /** Null is all of the span. */
  readonly onChange: (window: Window | null) => void
}) {
  const { t } = useTranslation('growth')
  const format = useFormat()
  // What is dragged follows the hand at once; what is drawn of it waits until the hand rests.
  const [moving, setMoving] = useState(window)
  const [shown, setShown] = useState(window)
  if (shown !== window) {
    setShown(window)
    setMoving(window)
  }
  const rest = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(rest.current), [])
  const move = ([from, to]: readonly [number, number]): void => {
    setMoving({ from, to })
    clearTimeout(rest.current)
    rest.current = setTimeout(() => startTransition(() => onChange({ from, to })), REST_MS)
  }
  const last = daysBetween(span.firstDay, span.lastDay)
  if (last < LEAST_DAYS) return null
  const dayName = (place: number): string => format.shortDayOf(dayAfter(span.firstDay, place))
  const isWhole = window.from === 0 && window.to === last
  return (
    <div className={classes.overview} role="group" aria-label={t('overview.label')}>
      <Curves lines={lines} last={last} />
      <RangeSlider
        className={classes.overviewSlider}
        size={2}
        thumbSize={14}
        min={0}
        max={last}
        minRange={LEAST_DAYS - 1}
        value={[moving.from, moving.to]}
        onChange={move}
        label={dayName}
        thumbFromLabel={t('overview.from')}
        thumbToLabel={t('overview.to')}
      />
      <ResetButton disabled={isWhole} onChange={onChange} />
    </div>
  )
})

const ResetButton = memo(function ResetButton({
  disabled,
  onChange,
}: {
  readonly disabled: boolean
  readonly onChange: (window: null) => void
}) {
  const { t } = useTranslation('growth')
  return (
    <Tooltip label={t('overview.reset')}>
      <ActionIcon
        className={classes.overviewReset}
        size="sm"
        aria-label={t('overview.reset')}
        disabled={disabled}
        onClick={() => onChange(null)}
      >
        <IconZoomReset size={15} aria-hidden />
      </ActionIcon>
    </Tooltip>
  )
})

const Curves = memo(function Curves({
  lines,
  last,
}: {
  readonly lines: readonly OverviewLine[]
  readonly last: number
}) {
  const paths = useMemo(
    () => lines.map(({ key, look, values }) => ({ key, look, d: pathOf(values, last) })),
    [lines, last],
  )
  return (
    <svg
      className={classes.overviewCurves}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      aria-hidden
      focusable={false}
    >
      {paths.map(({ key, look, d }) => (
        <path key={key} d={d} fill="none" stroke={look.colour} strokeWidth={1} vectorEffect="non-scaling-stroke" />
      ))}
    </svg>
  )
})

/** Each line by its own height, so that small accounts are seen beside large ones. */
function pathOf(values: Column, last: number): string {
  const step = Math.max(1, Math.ceil((last + 1) / MOST_POINTS))
  const known = values.filter((value) => value !== null)
  if (known.length === 0) return ''
  const least = known.reduce((a, b) => Math.min(a, b))
  const height = Math.max(1, known.reduce((a, b) => Math.max(a, b)) - least)
  let d = ''
  let isDown = false
  for (let at = 0; at <= last; at += step) {
    const value = values.slice(at, at + step).findLast((each) => each !== null) ?? null
    if (value === null) {
      isDown = false
      continue
    }
    const x = (at / Math.max(1, last)) * WIDTH
    const y = HEIGHT - 2 - ((value - least) / height) * (HEIGHT - 4)
    d += `${isDown ? 'L' : 'M'}${x.toFixed(1)} ${y.toFixed(1)}`
    isDown = true
  }
  return d
}
