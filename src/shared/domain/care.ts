/** How citizens are attended to: times, shares and what is open, from what the clocks measured (docs/specs/care.md). Pure. */
import { HANDOFF_CHANNELS, type HandoffChannel } from './handoff.ts'
import { percentile } from './percentile.ts'
import type { Measured } from './responseClock.ts'
import type { UrgentEnding } from './urgentLane.ts'

/** With fewer values a middle says more about chance than about the office (§2.2). */
const LEAST_FOR_MEDIAN = 5
/** With fewer there is no value above the 90th percentile. */
const LEAST_FOR_P90 = 10

/** `medianMs`, `p90Ms`: null where there are too few values. */
export type Times = { readonly n: number; readonly medianMs: number | null; readonly p90Ms: number | null }

/** What ended, as far as figures need it. */
export type Ended = Pick<Measured, 'outcome' | 'sinceMs' | 'endedAtMs' | 'businessMs'> & {
  /** Something was aimed at. */
  readonly isAimed: boolean
  readonly isLate: boolean
}

/** Times of what was met, how much of it within its target, and what was late or dropped. */
export type Speed = {
  readonly business: Times
  readonly clock: Times
  /** Of those that were met: with a target, and of these within it. */
  readonly aimed: number
  readonly withinTarget: number
  /** Over the target when it ended, met or dropped. */
  readonly late: number
  readonly dropped: number
}

/** In parts: each percentile of a few hundred thousand values takes a while, and something else may go first. */
export type SpeedTally = {
  readonly add: (ended: Ended) => void
  readonly business: () => Times
  readonly clock: () => Times
  readonly counts: () => Pick<Speed, 'aimed' | 'withinTarget' | 'late' | 'dropped'>
}

/** @param valuesMs in any order */
export function timesOf(valuesMs: readonly number[]): Times {
  return timesWithin(new Float64Array(valuesMs))
}

/** @param values in any order, which is changed */
function timesWithin(values: Float64Array): Times {
  const n = values.length
  return {
    n,
    medianMs: n < LEAST_FOR_MEDIAN ? null : percentile(values, 50),
    p90Ms: n < LEAST_FOR_P90 ? null : percentile(values, 90),
  }
}

/** Adds up one group of what ended. */
export function createSpeedTally(): SpeedTally {
  const business = createSamples()
  const clock = createSamples()
  let [aimed, withinTarget, late, dropped] = [0, 0, 0, 0]
  return {
    add: (ended) => {
      if (ended.isLate) late += 1
      if (ended.outcome === 'dropped') {
        dropped += 1
        return
      }
      business.add(ended.businessMs)
      clock.add(ended.endedAtMs - ended.sinceMs)
      if (!ended.isAimed) return
      aimed += 1
      if (!ended.isLate) withinTarget += 1
    },
    business: business.times,
    clock: clock.times,
    counts: () => ({ aimed, withinTarget, late, dropped }),
  }
}

/** Values one after another, without a list that would have to be copied to be looked through. */
function createSamples(): { readonly add: (value: number) => void; readonly times: () => Times } {
  let values = new Float64Array(64)
  let n = 0
  return {
    add: (value) => {
      if (n === values.length) {
        const wider = new Float64Array(n * 2)
        wider.set(values)
        values = wider
      }
      values[n] = value
      n += 1
    },
    times: () => timesWithin(values.subarray(0, n)),
  }
}

/** What became of a citizen's wait for an answer. */
export type WaitFate = 'answered' | 'waiting' | 'dropped'
export type ResponseRate = {
  readonly conversations: number
  readonly answered: number
  readonly waiting: number
  readonly dropped: number
}
export type RateTally = {
  readonly add: (conversationId: string, fate: WaitFate) => void
  readonly rate: () => ResponseRate
}

const WEIGHT: Readonly<Record<WaitFate, number>> = { dropped: 0, waiting: 1, answered: 2 }

/**
 * Each conversation counts once: answered where one of its waits was, else waiting where one still does, else dropped. A
 * citizen who says thanks after the answer, and whom nobody answers again, was answered.
 */
export function createRateTally(): RateTally {
  // In parts: a map of hundreds of thousands takes a tenth of a second each time it grows.
  const parts = Array.from({ length: FATE_PARTS }, () => new Map<string, WaitFate>())
  return {
    add: (conversationId, fate) => {
      const fates = parts[partOf(conversationId)]
      if (fates === undefined) return
      const known = fates.get(conversationId)
      if (known === undefined || WEIGHT[fate] > WEIGHT[known]) fates.set(conversationId, fate)
    },
    rate: () => {
      const counts: Record<WaitFate, number> = { answered: 0, waiting: 0, dropped: 0 }
      for (const fates of parts) for (const fate of fates.values()) counts[fate] += 1
      return { conversations: counts.answered + counts.waiting + counts.dropped, ...counts }
    },
  }
}

const FATE_PARTS = 256

/** By the end of an id, which is random. */
function partOf(id: string): number {
  return (id.charCodeAt(id.length - 1) * 31 + id.charCodeAt(id.length - 2)) % FATE_PARTS
}

/** From when to when a conversation was to be resolved; `untilMs` null where it still is. */
export type OpenStretch = { readonly sinceMs: number; readonly untilMs: number | null }
export type BacklogTally = { readonly add: (stretch: OpenStretch) => void; readonly counts: () => readonly number[] }

/**
 * How many were open at the end of each day: they had begun, and had not ended.
 * @param endsMs the first instant after each day, ascending
 */
export function createBacklogTally(endsMs: readonly number[]): BacklogTally {
  const changes = new Array<number>(endsMs.length + 1).fill(0)
  const change = (at: number, by: number): void => {
    changes[at] = (changes[at] ?? 0) + by
  }
  return {
    add: ({ sinceMs, untilMs }) => {
      change(firstAfter(endsMs, sinceMs), 1)
      if (untilMs !== null) change(firstAfter(endsMs, untilMs), -1)
    },
    counts: () => {
      let open = 0
      return endsMs.map((_, at) => (open += changes[at] ?? 0))
    },
  }
}

/** Index of the first that is later than an instant; as many as there are where none is. */
export function firstAfter(ascendingMs: readonly number[], atMs: number): number {
  let low = 0
  let high = ascendingMs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascendingMs[middle] ?? Infinity) > atMs) high = middle
    else low = middle + 1
  }
  return low
}

export type HandedOff = {
  readonly channel: HandoffChannel
  readonly openedAtMs: number
  readonly closedAtMs: number | null
}
export type HandoffFigures = {
  readonly channel: HandoffChannel
  readonly opened: number
  readonly stillOpen: number
  /** From opening to closing, of those that are closed. */
  readonly openFor: Times
}

/** One entry for each channel that was used, in the order of the channels. */
export function handoffFigures(handoffs: readonly HandedOff[]): readonly HandoffFigures[] {
  return HANDOFF_CHANNELS.flatMap((channel) => {
    const opened = handoffs.filter((handoff) => handoff.channel === channel)
    if (opened.length === 0) return []
    const closed = opened.flatMap(({ openedAtMs, closedAtMs }) =>
      closedAtMs === null ? [] : [closedAtMs - openedAtMs],
    )
    return [{ channel, opened: opened.length, stillOpen: opened.length - closed.length, openFor: timesOf(closed) }]
  })
}

export type MarkedUrgent = {
  readonly markedAtMs: number
  /** Null while it is active. */
  readonly ended: UrgentEnding | null
  readonly endedAtMs: number | null
  /** The office's first word in the conversation after the mark. */
  readonly answeredAtMs: number | null
}
export type UrgentFigures = {
  readonly marked: number
  readonly dealtWith: number
  readonly falseAlarms: number
  readonly active: number
  /** Of those that are no false alarm: without any word of the office since. */
  readonly unanswered: number
  /** From the mark to the office's first word, and to leaving the lane; without the false alarms. */
  readonly toAnswer: Times
  readonly toEnd: Times
}

export function urgentFigures(marks: readonly MarkedUrgent[]): UrgentFigures {
  const real = marks.filter(({ ended }) => ended !== 'false_alarm')
  const since = (pick: (mark: MarkedUrgent) => number | null): number[] =>
    real.flatMap((mark) => {
      const atMs = pick(mark)
      return atMs === null ? [] : [atMs - mark.markedAtMs]
    })
  const answered = since(({ answeredAtMs }) => answeredAtMs)
  return {
    marked: marks.length,
    dealtWith: marks.filter(({ ended }) => ended === 'dealt_with').length,
    falseAlarms: marks.length - real.length,
    active: marks.filter(({ ended }) => ended === null).length,
    unanswered: real.length - answered.length,
    toAnswer: timesOf(answered),
    toEnd: timesOf(since(({ endedAtMs }) => endedAtMs)),
  }
}
