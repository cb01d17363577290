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

/**
 * Where a draft goes that is put somewhere: to the slot that is there, if one of its accounts has it.
 * @param byDay only the day was chosen
 */
export function slotFor(
  slots: FreeSlots,
  wallTime: string,
  accountIds: readonly string[],
  byDay: boolean,
): FreeSlot | undefined {
  const there = byDay ? slots.ofDay(dayOf(wallTime)) : slots.ofHalfHour(wallTime)
  return there.find(({ accountId }) => accountIds.includes(accountId))
}

function halfHourOf(wallTime: string): string {
  return `${wallTime.slice(0, 14)}${Number(wallTime.slice(14)) < 30 ? '00' : '30'}`
}
