/**
 * What the first screen shows, in the cache before it is drawn. A screen that asks as it is drawn is drawn again with each
 * answer, and a month of hundreds of posts is the most expensive thing that the window draws.
 */
import type { QueryClient } from '@tanstack/react-query'
import { lastView } from '../features/calendar/firstQuestions.ts'
import { readView } from '../features/calendar/otherViews.ts'
import type { Ask } from '../rpc/earlyCalls.ts'
import { operationQuery } from '../rpc/useOperation.ts'
import type { Remembered } from '../ui/remembered.ts'
import { askFirst } from './firstQuestions.ts'

/** Opening the database can take longer than a person should look at nothing. */
const LATEST_MS = 400

/**
 * Resolves when the answers are in the cache, or it is time to draw without them. Never rejects: who needs one asks again.
 * @param take answers what has been asked before
 */
export function firstAnswers(
  take: Ask,
  queryClient: QueryClient,
  nowMs: number,
  remembered: Remembered,
): Promise<void> {
  const ask: Ask = (name, input) =>
    queryClient.query({ ...operationQuery(name, input), queryFn: () => take(name, input) })
  const late = new Promise<void>((resolve) => setTimeout(resolve, LATEST_MS))
  const ready = Promise.all([askFirst(ask, nowMs, remembered), readView(lastView(remembered))])
  return Promise.race([
    ready.then(
      () => undefined,
      () => undefined,
    ),
    late,
  ])
}
