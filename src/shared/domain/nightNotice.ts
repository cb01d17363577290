/** What the messages that came while nobody was to be disturbed are called in the morning (docs/specs/inbox.md §16.4). Pure. */
import { addDays, wallTimeAt, type OfficeZone } from './wallTime.ts'

/** Before this hour of the office's clock it is still the night. */
const MORNING_HOUR = 7
/** From noon of the day before, where an office closes for the day. */
const NOON_HOUR = 12

/**
 * Whether everything since an instant may be called "last night": from noon of yesterday, or from before the morning of today.
 * What reaches further back, or began in the middle of today, may not.
 */
export function isOfLastNight(firstAtMs: number, nowMs: number, zone: OfficeZone): boolean {
  const first = wallTimeAt(firstAtMs, zone)
  const [today, hour] = [wallTimeAt(nowMs, zone).slice(0, 10), Number(first.slice(11, 13))]
  if (first.slice(0, 10) === today) return hour < MORNING_HOUR
  return addDays(first.slice(0, 10), 1) === today && hour >= NOON_HOUR
}
