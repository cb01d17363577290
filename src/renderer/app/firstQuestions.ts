/** What the first screen shows, as questions to the core. */
import { OFFICE_ZONES, type OfficeZone } from '#shared/domain/wallTime.ts'
import type { OutputOf } from '#shared/contract/contract.ts'
import { questionsOfAnyDay, questionsOfNow } from '../features/calendar/firstQuestions.ts'
import type { Ask } from '../rpc/earlyCalls.ts'
import type { Remembered } from '../ui/remembered.ts'

/** Where the window keeps the office's zone, so that it need not be asked for before the days that it decides. */
const ZONE_KEY = 'mando-zone'

/**
 * Asks all at once, and resolves when the screen can be drawn. While the database is closed, or nobody acts, the rest is
 * refused, and asked again when it is shown.
 */
export async function askFirst(ask: Ask, nowMs: number, remembered: Remembered): Promise<void> {
  const gate = Promise.all([ask('session.get', {}), ask('settings.getAppearance', {})])
  const people = ask('people.list', {})
  const screen = Promise.all([
    ask('status.get', {}),
    ...questionsOfAnyDay(ask),
    daysOf(ask('settings.get', {}), remembered, (zone) => Promise.all(questionsOfNow(ask, nowMs, zone, remembered))),
  ])
  screen.catch(() => undefined)
  people.catch(() => undefined)
  await gate
  const { people: known, actingId } = await people
  if (known.length === 0 || actingId !== null) await screen
}

/** Asks with the zone that the office had last; where it is not known or another one now, with that. */
async function daysOf(
  settings: Promise<OutputOf<'settings.get'>>,
  remembered: Remembered,
  askDays: (zone: OfficeZone) => Promise<unknown>,
): Promise<void> {
  const last = OFFICE_ZONES.find((zone) => zone === remembered.get(ZONE_KEY))
  const early = last === undefined ? null : askDays(last)
  early?.catch(() => undefined)
  const { zone } = await settings
  remembered.set(ZONE_KEY, zone)
  await (zone === last ? early : askDays(zone))
}
