/** What the growth screen shows, worked out from the follower series. Pure. */
import type { FollowerSeries } from '#shared/contract/growth.ts'

type Day = FollowerSeries['days'][number]

/** One day on the chart; `x` is noon UTC of it, so that days are evenly spaced whatever the clock changes. */
export type ChartPoint = {
  readonly x: number
  readonly day: string
  readonly followers: number | null
  readonly change: number | null
  /** Measured with no measurement on either side: without a dot nobody would see it. */
  readonly alone: boolean
}

export type Headline = {
  readonly followers: number
  readonly lastAtMs: number
  /** Null with fewer than two measured days. */
  readonly change: {
    readonly absolute: number
    readonly ratio: number | null
    readonly perDay: number
    readonly since: string
  } | null
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

export function chartPoints(days: readonly Day[]): readonly ChartPoint[] {
  const measured = (index: number): boolean => (days[index]?.followers ?? null) !== null
  return days.map((day, index) => ({
    x: xOf(day.day),
    day: day.day,
    followers: day.followers,
    change: day.change,
    alone: measured(index) && !measured(index - 1) && !measured(index + 1),
  }))
}

/** Where the line is interrupted, each from the last measured day to the next; at an end, to the end. */
export function gapsOf(points: readonly ChartPoint[]): readonly (readonly [number, number])[] {
  const gaps: [number, number][] = []
  points.forEach((point, index) => {
    if (point.followers !== null) return
    const next = points[index + 1] ?? point
    const last = gaps.at(-1)
    if (last !== undefined && points[index - 1]?.followers === null) last[1] = next.x
    else gaps.push([points[index - 1]?.x ?? point.x, next.x])
  })
  return gaps
}

/** The numbers above the chart; null where nothing was ever measured. */
export function headlineOf(series: FollowerSeries): Headline | null {
  const { first, last } = series
  if (last === null) return null
  const base = { followers: last.followers, lastAtMs: last.atMs }
  if (first === null || first.day === last.day) return { ...base, change: null }
  const absolute = last.followers - first.followers
  const dayCount = Math.round((xOf(last.day) - xOf(first.day)) / DAY_MS)
  return {
    ...base,
    change: {
      absolute,
      ratio: first.followers === 0 ? null : absolute / first.followers,
      perDay: absolute / dayCount,
      since: first.day,
    },
  }
}

/** The table beside the chart: the same days, newest first. */
export function tableDays(days: readonly Day[]): readonly Day[] {
  return days.toReversed()
}

/** The least and the greatest value to show on the axis, with air, on round numbers, never below zero. */
export function valueDomain(values: readonly (number | null)[]): readonly [number, number] {
  const present = values.filter((value) => value !== null)
  if (present.length === 0) return [0, 1]
  // No spreading into Math.min: two years of days would still fit, ten would not for sure.
  const least = present.reduce((a, b) => Math.min(a, b))
  const most = present.reduce((a, b) => Math.max(a, b))
  const step = roundStep(Math.max(most - least, most * 0.001, 4) / 4)
  const [from, to] = [Math.floor(least / step) * step, Math.ceil(most / step) * step]
  // A flat line runs through the middle instead of along the edge.
  return from === to ? [Math.max(0, from - step), to + step] : [Math.max(0, from), to]
}

/** Evenly spaced values from the least to the greatest of a domain made by `valueDomain`. */
export function valueTicks([least, most]: readonly [number, number]): readonly number[] {
  const step = roundStep((most - least) / 5)
  const first = Math.ceil(least / step) * step
  return Array.from({ length: Math.floor((most - first) / step) + 1 }, (_, index) => first + index * step)
}

/** For daily changes: as far up as down, so that zero is in the middle and a loss looks as big as a gain. */
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

/** The days to name under the chart: whole months where there are many, evenly spaced days otherwise. */
export function dayTicks(
  days: readonly Day[],
  most: number,
): { readonly ticks: readonly number[]; readonly by: 'day' | 'month' } {
  if (days.length > 92) {
    const months = days.filter(({ day }) => day.endsWith('-01'))
    const every = [1, 2, 3, 6, 12].find((step) => months.length / step <= most) ?? 12
    const chosen = months.filter(({ day }) => (Number(day.slice(5, 7)) - 1) % every === 0)
    return { ticks: chosen.map(({ day }) => xOf(day)), by: 'month' }
  }
  const every = Math.max(1, Math.ceil(days.length / most))
  // Counted from the newest, which is always named.
  const ticks = days.filter((_, index) => (days.length - 1 - index) % every === 0).map(({ day }) => xOf(day))
  return { ticks, by: 'day' }
}
