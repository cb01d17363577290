/**
 * What a change of the official time does to a plan. Governments change the rules of a zone, and programs learn of it
 * with an update: the wall time that a person chose stays, the instant follows (docs/specs/scheduling.md §6).
 */
import { assertNever } from './assertNever.ts'
import type { OfficeZone, RepeatedHour, WallTimeReading } from './wallTime.ts'

export type ZoneRules = {
  /** Another text where the rules may be others. */
  readonly version: string
  readonly read: (wallTime: string, zone: OfficeZone) => WallTimeReading
}

export type PlanUnderRules =
  | { readonly kind: 'same' }
  | { readonly kind: 'moved'; readonly atMs: number }
  /** The wall time no longer exists; the nearest ones that do. */
  | { readonly kind: 'gone'; readonly before: string; readonly after: string }

const MINUTE_MS = 60_000

/** Whether the instant of a plan still follows from its wall time, zone and repeated hour. Seconds within the minute stay. */
export function planUnderRules(
  planned: {
    readonly wallTime: string
    readonly zone: OfficeZone
    readonly repeatedHour: RepeatedHour | null
    readonly atMs: number
  },
  read: ZoneRules['read'],
): PlanUnderRules {
  const reading = read(planned.wallTime, planned.zone)
  switch (reading.kind) {
    case 'never':
      return { kind: 'gone', before: reading.before, after: reading.after }
    case 'once':
      return at(planned.atMs, reading.atMs)
    case 'twice': {
      const { earlierMs, laterMs } = reading
      // Nobody was asked which of the two: the hour existed once then, and the instant that was meant is still one of them.
      if (planned.repeatedHour === null && isInMinute(planned.atMs, laterMs)) return { kind: 'same' }
      return at(planned.atMs, planned.repeatedHour === 'later' ? laterMs : earlierMs)
    }
    default:
      return assertNever(reading)
  }
}

const isInMinute = (atMs: number, minuteMs: number): boolean => atMs >= minuteMs && atMs < minuteMs + MINUTE_MS

function at(beforeMs: number, minuteMs: number): PlanUnderRules {
  if (isInMinute(beforeMs, minuteMs)) return { kind: 'same' }
  return { kind: 'moved', atMs: minuteMs + (((beforeMs % MINUTE_MS) + MINUTE_MS) % MINUTE_MS) }
}
