/**
 * What the first screen shows, asked for in one go before it is drawn. A screen that asks as it is drawn is drawn again
 * with each answer, and a month of hundreds of posts is the most expensive thing that the window draws.
 */
import type { QueryClient } from '@tanstack/react-query'
import { OFFICE_ZONES, type OfficeZone } from '#shared/domain/wallTime.ts'
import { lastView, questionsOfAnyDay, questionsOfNow } from '../features/calendar/firstQuestions.ts'
import { readView } from '../features/calendar/otherViews.ts'
import type { InputOf, OutputOf, QueryName } from '#shared/contract/contract.ts'
import { operationQuery } from '../rpc/useOperation.ts'
import type { Remembered } from '../ui/remembered.ts'

/** Opening the database can take longer than a person should look at nothing. */
const LATEST_MS = 400
/** Where the window keeps the office's zone, so that it need not be asked for before the days that it decides. */
const ZONE_KEY = 'mando-zone'

/** Resolves when the answers are in the cache, or it is time to draw without them. Never rejects: who needs one asks again. */
export function firstAnswers(queryClient: QueryClient, nowMs: number, remembered: Remembered): Promise<void> {
  const late = new Promise<void>((resolve) => setTimeout(resolve, LATEST_MS))
  return Promise.race([askFirst(queryClient, nowMs, remembered).catch(() => undefined), late])
}

/** All is asked at once. While the database is closed, or nobody acts, the rest is refused, and asked again when it is shown. */
async function askFirst(queryClient: QueryClient, nowMs: number, remembered: Remembered): Promise<void> {
  const ask = <K extends QueryName>(name: K, input: InputOf<K>): Promise<OutputOf<K>> =>
    queryClient.query(operationQuery(name, input))
  const gate = Promise.all([ask('session.get', {}), ask('settings.getAppearance', {})])
  const people = ask('people.list', {})
  const screen = Promise.all([
    ask('status.get', {}),
    ...questionsOfAnyDay(ask),
    readView(lastView(remembered)),
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
