/**
 * What the first screen shows, asked for in one go before it is drawn. A screen that asks as it is drawn is drawn again
 * with each answer, and a month of hundreds of posts is the most expensive thing that the window draws.
 */
import type { QueryClient } from '@tanstack/react-query'
import { firstRange } from '../features/calendar/calendarRange.ts'
import { operationQuery } from '../rpc/useOperation.ts'
import type { Remembered } from '../ui/remembered.ts'

/** Opening the database can take longer than a person should look at nothing. */
const LATEST_MS = 400

/** Resolves when the answers are in the cache, or it is time to draw without them. Never rejects: who needs one asks again. */
export function firstAnswers(queryClient: QueryClient, nowMs: number, remembered: Remembered): Promise<void> {
  const late = new Promise<void>((resolve) => setTimeout(resolve, LATEST_MS))
  return Promise.race([askFirst(queryClient, nowMs, remembered).catch(() => undefined), late])
}

async function askFirst(queryClient: QueryClient, nowMs: number, remembered: Remembered): Promise<void> {
  const [session] = await Promise.all([
    queryClient.query(operationQuery('session.get', {})),
    queryClient.query(operationQuery('settings.getAppearance', {})),
  ])
  if (session.phase !== 'ready') return
  // Asked along with the rest: an office without people waits for nobody. As long as nobody acts the rest is refused, and
  // asked again when somebody does.
  const people = queryClient.query(operationQuery('people.list', {}))
  const others = [
    queryClient.query(operationQuery('status.get', {})),
    queryClient.query(operationQuery('accounts.list', {})),
    queryClient.query(operationQuery('calendar.drafts', {})),
  ]
  const screen = askScreen(queryClient, nowMs, remembered, others)
  const [{ people: known, actingId }] = await Promise.all([people, screen.catch(() => undefined)])
  if (known.length === 0 || actingId !== null) await screen
}

/** The answers that the calendar is drawn from. */
async function askScreen(
  queryClient: QueryClient,
  nowMs: number,
  remembered: Remembered,
  others: readonly Promise<unknown>[],
): Promise<void> {
  const month = queryClient
    .query(operationQuery('settings.get', {}))
    .then(({ zone }) => queryClient.query(operationQuery('calendar.range', firstRange(nowMs, zone, remembered))))
  await Promise.all([...others, month])
}
