/** What a row says of what is due (docs/specs/inbox.md §9.7). */
import { expect, it } from 'vitest'
import { durationText, dueState } from '../../../../src/renderer/features/inbox/dueView.ts'

const MINUTE = 60_000
const openings = [
  { fromMs: 0, untilMs: 100 * MINUTE },
  { fromMs: 200 * MINUTE, untilMs: 300 * MINUTE },
]
const due = (responseDueAtMs: number | null, resolutionDueAtMs: number | null, nowMs: number) =>
  dueState({ responseDueAtMs, resolutionDueAtMs }, openings, nowMs)

it.each([
  ['nothing', null, null, 0, null],
  ['the earlier of the two', 90, 70, 0, { kind: 'resolution', state: 'ahead', minutes: 70 }],
  ['only the time in which the office is open', 230, null, 50, { kind: 'response', state: 'ahead', minutes: 80 }],
  ['less than an hour', 220, null, 80, { kind: 'response', state: 'soon', minutes: 40 }],
  ['late by as much as was open since', 90, null, 250, { kind: 'response', state: 'late', minutes: 60 }],
  ['late from the very instant', 90, null, 90, { kind: 'response', state: 'late', minutes: 0 }],
])('says %s', (_what, response, resolution, now, expected) => {
  const at = (minutes: number | null) => (minutes === null ? null : minutes * MINUTE)
  const found = due(at(response), at(resolution), now * MINUTE)
  if (expected === null) expect(found).toBeNull()
  else expect(found).toMatchObject(expected)
})

it('rounds what is left up, and what has gone by down', () => {
  expect(due(10 * MINUTE + 1, null, 0)?.minutes).toBe(11)
  expect(due(10 * MINUTE, null, 12 * MINUTE - 1)?.minutes).toBe(1)
})

it.each([
  [35, '35 min'],
  [120, '2 h'],
  [125, '2 h 5 min'],
  [605, '10 h'],
])('%i minutes are %s', (minutes, text) => expect(durationText(minutes)).toBe(text))
