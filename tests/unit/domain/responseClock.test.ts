/** Targets, clocks and the night lane (docs/specs/inbox.md §9). */
import { describe, expect, it } from 'vitest'
import { mayAnnounce } from '#shared/domain/nightLane.ts'
import { calendarOf, DEFAULT_HOURS } from '#shared/domain/officeHours.ts'
import { advance, dueOf, STOPPED_CLOCK, type ClockEvent, type ResponseClock } from '#shared/domain/responseClock.ts'
import { aimOf, type ResponseTarget } from '#shared/domain/responseTarget.ts'

/** Business time that is all of the time. */
const always = {
  between: (from: number, until: number) => until - from,
  after: (from: number, ms: number) => from + ms,
}
const MINUTE = 60_000

function run(events: readonly ClockEvent[], start: ResponseClock = STOPPED_CLOCK) {
  let clock = start
  const measured = events.flatMap((event) => {
    const step = advance(clock, event, always)
    clock = step.clock
    return step.measured
  })
  return { clock, measured }
}

describe('§9.1 the clocks', () => {
  it('count the first response from the first word that waits, whatever follows', () => {
    const { clock, measured } = run([
      { kind: 'citizen_wrote', atMs: 100 },
      { kind: 'citizen_wrote', atMs: 200 },
      { kind: 'answered', atMs: 700, nextSinceMs: null },
    ])
    expect(measured).toEqual([{ kind: 'response', outcome: 'met', sinceMs: 100, endedAtMs: 700, businessMs: 600 }])
    expect(clock.waitingSinceMs).toBeNull()
    expect(clock.openSinceMs).toBe(100)
  })

  it('wait on from what an answer did not cover', () => {
    const { clock } = run([
      { kind: 'citizen_wrote', atMs: 100 },
      { kind: 'answered', atMs: 700, nextSinceMs: 650 },
    ])
    expect(clock.waitingSinceMs).toBe(650)
  })

  it('take nothing for an answer that was written before', () => {
    const { clock, measured } = run([
      { kind: 'citizen_wrote', atMs: 100 },
      { kind: 'answered', atMs: 50, nextSinceMs: null },
    ])
    expect(measured).toEqual([])
    expect(clock.waitingSinceMs).toBe(100)
  })

  it('stop resolution while the citizen is waited for, and go on with what was spent', () => {
    const { clock, measured } = run([
      { kind: 'citizen_wrote', atMs: 100 },
      { kind: 'answered', atMs: 300, nextSinceMs: null },
      { kind: 'put', atMs: 300, status: 'waiting_citizen' },
      { kind: 'citizen_wrote', atMs: 1_000 },
      { kind: 'put', atMs: 1_100, status: 'waiting_inside' },
      { kind: 'put', atMs: 1_500, status: 'resolved' },
    ])
    expect(measured.at(-1)).toEqual({
      kind: 'resolution',
      outcome: 'met',
      sinceMs: 100,
      endedAtMs: 1_500,
      businessMs: 200 + 500,
    })
    expect(clock).toEqual(STOPPED_CLOCK)
  })

  it('say that nobody had answered where it was closed unanswered', () => {
    const { measured } = run([
      { kind: 'citizen_wrote', atMs: 100 },
      { kind: 'put', atMs: 400, status: 'ignored' },
    ])
    expect(measured.map(({ kind, outcome }) => [kind, outcome])).toEqual([
      ['response', 'dropped'],
      ['resolution', 'met'],
    ])
  })

  it('are due when what is aimed at, less what was spent, has passed', () => {
    const clock = { waitingSinceMs: 50, openSinceMs: 10, spentMs: 30, runningSinceMs: 50 }
    expect(dueOf(clock, { responseMs: 7, resolutionMs: 100 }, always)).toEqual({
      responseDueMs: 57,
      resolutionDueMs: 120,
    })
    expect(dueOf({ ...clock, spentMs: 500 }, { responseMs: null, resolutionMs: 100 }, always)).toEqual({
      responseDueMs: null,
      resolutionDueMs: 50,
    })
    expect(dueOf(STOPPED_CLOCK, { responseMs: 7, resolutionMs: 7 }, always)).toEqual({
      responseDueMs: null,
      resolutionDueMs: null,
    })
  })
})

describe('§9.2 targets', () => {
  const target = (change: Partial<ResponseTarget>): ResponseTarget => ({
    labelId: null,
    priority: null,
    responseMinutes: null,
    resolutionMinutes: null,
    ...change,
  })
  const targets = [
    target({ responseMinutes: 10, resolutionMinutes: 500 }),
    target({ labelId: 'water', responseMinutes: 60 }),
    target({ priority: 'high', responseMinutes: 30, resolutionMinutes: 90 }),
    target({ labelId: 'water', priority: 'urgent', responseMinutes: 5 }),
  ]
  const aim = (labelIds: string[], priority: 'low' | 'normal' | 'high' | 'urgent') => {
    const { responseMs, resolutionMs } = aimOf(targets, { labelIds, priority })
    return [responseMs, resolutionMs].map((ms) => (ms === null ? null : ms / MINUTE))
  }

  it.each([
    ['none of the others applies: the general one, though it is shorter', [], 'normal', [10, 500]],
    ['one applies', ['water'], 'normal', [60, 500]],
    ['of several the shortest, each for itself', ['water'], 'high', [30, 90]],
    ['label and priority together', ['water', 'other'], 'urgent', [5, 500]],
  ] as const)('%s', (_what, labelIds, priority, expected) => {
    expect(aim([...labelIds], priority)).toEqual(expected)
  })

  it('none at all aims at nothing', () => {
    expect(aimOf([], { labelIds: [], priority: 'high' })).toEqual({ responseMs: null, resolutionMs: null })
  })
})

describe('§9.4 outside business hours', () => {
  const closed = { isOpenAt: () => false }
  it.each([
    [{ isUrgent: false, isSilenced: false }, closed, false],
    [{ isUrgent: true, isSilenced: false }, closed, true],
    [{ isUrgent: true, isSilenced: true }, closed, true],
    [{ isUrgent: false, isSilenced: true }, { isOpenAt: () => true }, false],
    [{ isUrgent: false, isSilenced: false }, { isOpenAt: () => true }, true],
  ])('%j is announced or not', (message, business, expected) => {
    expect(mayAnnounce({ atMs: 1, ...message }, business)).toBe(expected)
  })
})

it('§9.6 what the office says of a day overrules that it is a holiday', () => {
  const calendar = calendarOf(
    {
      ...DEFAULT_HOURS,
      ownDays: [
        { day: '2026-10-12', name: 'Guardia', isOpen: true },
        { day: '2026-09-22', name: 'Patrona', isOpen: false },
      ],
    },
    [
      { day: '2026-10-12', name: 'Fiesta Nacional' },
      { day: '2026-12-08', name: 'Inmaculada' },
    ],
    'Europe/Madrid',
  )
  expect([...calendar.closedDays].toSorted()).toEqual(['2026-09-22', '2026-12-08'])
})
