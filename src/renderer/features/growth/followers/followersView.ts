/** What the followers' part shows, worked out from the counts by day. Pure. */
import type { FollowerSeries } from '#shared/contract/growth.ts'
import { changeOver, dailyChange, meanChangeAt, type Column } from '#shared/domain/growth/growthSeries.ts'
import { dayAfter, dayCountOf, daysBetween, type DaySpan } from '#shared/domain/period.ts'

/** A part of the span that is looked at: first and last place, both included. */
export type Window = { readonly from: number; readonly to: number }

/** What one point of a chart stands for. */
export type StepKind = 'day' | 'week' | 'month'

/** Days that are drawn one by one; more of them are drawn by weeks, and many more by months. */
const MOST_POINTS = 400

export type Step = {
  /** Its place on the axis: noon UTC of its last day, so that days are evenly spaced whatever the clock changes. */
  readonly x: number
  readonly firstDay: string
  readonly lastDay: string
  /** Places in the span, both included. */
  readonly from: number
  readonly to: number
}

export const DAY_MS = 86_400_000

/** The day's place on the axis. */
export function xOf(day: string): number {
  return Date.parse(`${day}T12:00:00Z`)
}

/** The day at a place on the axis. */
export function dayOf(x: number): string {
  return new Date(x).toISOString().slice(0, 10)
}

export function wholeWindow(span: DaySpan): Window {
  return { from: 0, to: dayCountOf(span) - 1 }
}

/** A window that lies within the span: what was chosen for another span is cut to it, or is all of it. */
export function windowWithin({ from, to }: Window, span: DaySpan): Window {
  const last = dayCountOf(span) - 1
  const within = { from: Math.max(0, Math.min(from, last)), to: Math.max(0, Math.min(to, last)) }
  return within.from < within.to ? within : wholeWindow(span)
}

export function stepKindOf({ from, to }: Window): StepKind {
  const days = to - from + 1
  if (days <= MOST_POINTS) return 'day'
  return days <= MOST_POINTS * 7 ? 'week' : 'month'
}

/** The days of a window, or its weeks from Monday to Sunday, or its months; cut off at both ends of the window. */
export function stepsOf(span: DaySpan, { from, to }: Window, kind: StepKind): readonly Step[] {
  const steps: Step[] = []
  const firstX = xOf(span.firstDay)
  for (let at = from; at <= to; at += 1) {
    const start = at
    if (kind !== 'day') at = Math.min(to, Math.round((stepEnd(firstX + at * DAY_MS, kind) - firstX) / DAY_MS))
    const x = firstX + at * DAY_MS
    steps.push({ x, firstDay: dayOf(firstX + start * DAY_MS), lastDay: dayOf(x), from: start, to: at })
  }
  return steps
}

/** The Sunday of a day's week, or the last day of its month. */
function stepEnd(x: number, kind: 'week' | 'month'): number {
  const day = new Date(x)
  if (kind === 'week') return x + ((7 - day.getUTCDay()) % 7) * DAY_MS
  return Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 0, 12)
}

/** The last known value of each step. */
export function valuesOf(column: Column, steps: readonly Step[]): Column {
  return steps.map((step) => lastWithin(step, (at) => column[at] ?? null))
}

function lastWithin({ from, to }: Pick<Step, 'from' | 'to'>, valueAt: (place: number) => number | null): number | null {
  for (let at = to; at >= from; at -= 1) {
    const value = valueAt(at)
    if (value !== null) return value
  }
  return null
}

/**
 * How each step ends differently from the one before it, where both are known; the first from the day before it.
 * @param series counts and the days before them
 */
export function changesOf(series: Pick<FollowerSeries, 'counts' | 'before'>, steps: readonly Step[]): Column {
  const [first] = steps
  if (first === undefined) return []
  const { counts, before } = series
  if (steps.every(({ from, to }) => from === to)) {
    const all = dailyChange(counts, before.at(-1) ?? null)
    return steps.map(({ from }) => all[from] ?? null)
  }
  let previous = first.from === 0 ? (before.at(-1) ?? null) : (counts[first.from - 1] ?? null)
  return steps.map((step) => {
    const value = lastWithin(step, (at) => counts[at] ?? null)
    const change = value === null || previous === null ? null : value - previous
    previous = value
    return change
  })
}

/** The mean change a day over seven days, at the last known day of each step. */
export function meansOf({ counts, before }: Pick<FollowerSeries, 'counts' | 'before'>, steps: readonly Step[]): Column {
  return steps.map((step) => lastWithin(step, (at) => meanChangeAt(counts, before, at)))
}

/** Where a line is interrupted, each from the last known step to the next; at an end, to the end. */
export function gapsOf(steps: readonly Step[], values: Column): readonly (readonly [number, number])[] {
  const gaps: [number, number][] = []
  steps.forEach(({ x }, at) => {
    if ((values[at] ?? null) !== null) return
    const next = steps[at + 1]?.x ?? x
    const last = gaps.at(-1)
    if (last !== undefined && at > 0 && (values[at - 1] ?? null) === null) last[1] = next
    else gaps.push([steps[at - 1]?.x ?? x, next])
  })
  return gaps
}

/** Where the sign of a line stands: at its last known point, and at one with nothing known on either side, which no line shows. */
export function signPlaces(values: Column): readonly number[] {
  const known = (place: number): boolean => (values[place] ?? null) !== null
  const last = values.findLastIndex((value) => value !== null)
  return values.flatMap((_, at) => (known(at) && (at === last || (!known(at - 1) && !known(at + 1))) ? [at] : []))
}

export type Headline = {
  readonly followers: number
  readonly asOf: string
  /** Null with fewer than two known days. */
  readonly change: {
    readonly absolute: number
    readonly ratio: number | null
    readonly perDay: number
    readonly since: string
  } | null
  /** Days without data from the first known day of the account on, and how many days those are. */
  readonly missing: number
  readonly days: number
}

/** The numbers of an account over a window; null where nothing in it is known. */
export function headlineOf(series: FollowerSeries, span: DaySpan, { from, to }: Window): Headline | null {
  const counts = series.counts.slice(from, to + 1)
  const last = counts.findLastIndex((count) => count !== null)
  const followers = counts[last] ?? null
  if (followers === null) return null
  const dayAt = (place: number): string => dayAfter(span.firstDay, from + place)
  const over = changeOver(counts)
  const known = series.knownSince === null ? 0 : daysBetween(span.firstDay, series.knownSince) - from
  const days = known >= counts.length ? counts : counts.slice(Math.max(0, known))
  return {
    followers,
    asOf: dayAt(last),
    change: over === null ? null : { ...over, since: dayAt(over.from) },
    missing: days.filter((count) => count === null).length,
    days: days.length,
  }
}

/** The least and the greatest value to show on the axis, with air, on round numbers, never below zero unless a value is. */
export function valueDomain(values: readonly (number | null)[]): readonly [number, number] {
  const present = values.filter((value) => value !== null)
  if (present.length === 0) return [0, 1]
  // No spreading into Math.min: two years of days would still fit, ten would not for sure.
  const least = present.reduce((a, b) => Math.min(a, b))
  const most = present.reduce((a, b) => Math.max(a, b))
  const floor = least < 0 ? -Infinity : 0
  const step = roundStep(Math.max(most - least, Math.abs(most) * 0.001, 4) / 4)
  const [from, to] = [Math.floor(least / step) * step, Math.ceil(most / step) * step]
  // A flat line runs through the middle instead of along the edge.
  return from === to ? [Math.max(floor, from - step), to + step] : [Math.max(floor, from), to]
}

/** Evenly spaced values from the least to the greatest of a domain made by `valueDomain`. */
export function valueTicks([least, most]: readonly [number, number]): readonly number[] {
  const step = roundStep((most - least) / 5)
  const first = Math.ceil(least / step) * step
  return Array.from({ length: Math.floor((most - first) / step) + 1 }, (_, index) => first + index * step)
}

/** For changes: as far up as down, so that zero is in the middle and a loss looks as big as a gain. */
export function changeDomain(values: readonly (number | null)[]): readonly [number, number] {
  const most = values.reduce<number>((reach, value) => Math.max(reach, Math.abs(value ?? 0)), 1)
  return [-most, most]
}

/** The next of 1, 2, 5, 10, 20, 50 … that is not smaller. */
function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(rough, 1)))
  const step = [1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10
  return Math.max(1, step * power)
}

/** The days to name under a chart: whole months where there are many, evenly spaced days otherwise. */
export function dayTicks(
  span: DaySpan,
  { from, to }: Window,
  most: number,
): { readonly ticks: readonly number[]; readonly by: 'day' | 'month' | 'year' } {
  const [firstX, lastX] = [xOf(span.firstDay) + from * DAY_MS, xOf(span.firstDay) + to * DAY_MS]
  const days = to - from + 1
  if (days > 92) {
    const months: number[] = []
    const [year, month] = [new Date(firstX).getUTCFullYear(), new Date(firstX).getUTCMonth()]
    for (let at = 0; ; at += 1) {
      const x = Date.UTC(year, month + at, 1, 12)
      if (x > lastX) break
      if (x >= firstX) months.push(x)
    }
    const every = [1, 2, 3, 6, 12, 24, 60].find((step) => months.length / step <= most) ?? 120
    const isTick = (x: number): boolean => (new Date(x).getUTCFullYear() * 12 + new Date(x).getUTCMonth()) % every === 0
    return { ticks: months.filter(isTick), by: every >= 12 ? 'year' : 'month' }
  }
  const every = Math.max(1, Math.ceil(days / most))
  // Counted from the newest, which is always named.
  const ticks = Array.from({ length: Math.ceil(days / every) }, (_, at) => lastX - at * every * DAY_MS)
  return { ticks: ticks.reverse(), by: 'day' }
}
