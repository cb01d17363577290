/** When a day is open, on the wall clock. Pure, and without a calendar: the window uses it too. */

/** Minutes from the beginning of the day on the wall clock; `untilMinute` may be 1440, the end of the day. */
export type OpenSpan = { readonly fromMinute: number; readonly untilMinute: number }

/** The spans of a day, in order and apart; none where the office is closed. */
export type DayHours = readonly OpenSpan[]

export const DAY_MINUTES = 1_440

/** Whether a day's spans are in order, apart, and within the day. */
export function areDayHours(spans: DayHours): boolean {
  return spans.every(
    ({ fromMinute, untilMinute }, index) =>
      fromMinute >= (spans[index - 1]?.untilMinute ?? 0) && untilMinute > fromMinute && untilMinute <= DAY_MINUTES,
  )
}
