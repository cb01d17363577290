/** Free slots of the office's accounts as the calendar shows them: quiet places, by half hour and by day. Pure. */
import type { OutputOf } from '#shared/contract/contract.ts'
import { dayOf } from './calendarDays.ts'

export type FreeSlot = OutputOf<'slots.free'>[number]
export type FreeSlots = {
  readonly ofDay: (day: string) => readonly FreeSlot[]
  /** That begin within the half hour. */
  readonly ofHalfHour: (wallTime: string) => readonly FreeSlot[]
}

/** @param accountIds whose slots are shown; none: all */
export function freeSlots(slots: readonly FreeSlot[], accountIds: readonly string[]): FreeSlots {
  const shown = slots.filter(({ accountId }) => accountIds.length === 0 || accountIds.includes(accountId))
  const byDay = Map.groupBy(shown, ({ wallTime }) => dayOf(wallTime))
  const byHalfHour = Map.groupBy(shown, ({ wallTime }) => halfHourOf(wallTime))
  return {
    ofDay: (day) => byDay.get(day) ?? [],
    ofHalfHour: (wallTime) => byHalfHour.get(halfHourOf(wallTime)) ?? [],
  }
}

export const NO_SLOTS: FreeSlots = freeSlots([], [])

/** What was chosen with the place where a draft is put: its day, its half hour, or its day and maybe one of its slots. */
export type ChosenPlace = 'day' | 'half_hour' | 'day_or_slot'

/** Where a draft goes that is put somewhere: to the slot that is there, if one of its accounts has it. */
export function slotFor(
  slots: FreeSlots,
  wallTime: string,
  accountIds: readonly string[],
  chosen: ChosenPlace,
): FreeSlot | undefined {
  const own = ({ accountId }: FreeSlot): boolean => accountIds.includes(accountId)
  const inHalfHour = chosen === 'day' ? undefined : slots.ofHalfHour(wallTime).find(own)
  return inHalfHour ?? (chosen === 'half_hour' ? undefined : slots.ofDay(dayOf(wallTime)).find(own))
}

function halfHourOf(wallTime: string): string {
  return `${wallTime.slice(0, 14)}${Number(wallTime.slice(14)) < 30 ? '00' : '30'}`
}
