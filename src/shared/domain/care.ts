/** How citizens are attended to: times, shares and what is open, from what the clocks measured (docs/specs/care.md). Pure. */
import { createGreatestById } from './greatestById.ts'
import { HANDOFF_CHANNELS, type HandoffChannel } from './handoff.ts'
import { createSamples, type Samples } from './percentile.ts'
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

/** In parts, so that something else may go first in between. */
export type SpeedTally = {
  readonly add: (ended: Ended) => void
  readonly business: () => Times
  readonly clock: () => Times
  readonly counts: () => Pick<Speed, 'aimed' | 'withinTarget' | 'late' | 'dropped'>
}

/** @param valuesMs in any order */
export function timesOf(valuesMs: readonly number[]): Times {
  const samples = createSamples()
  valuesMs.forEach(samples.add)
  return timesAmong(samples)
}

/** @param samples milliseconds */
export function timesAmong(samples: Samples): Times {
  const n = samples.count()
  return {
    n,
    medianMs: n < LEAST_FOR_MEDIAN ? null : samples.percentile(50),
    p90Ms: n < LEAST_FOR_P90 ? null : samples.percentile(90),
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
    business: () => timesAmong(business),
    clock: () => timesAmong(clock),
    counts: () => ({ aimed, withinTarget, late, dropped }),
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

/** The later decides where a conversation had several. */
const FATES: readonly WaitFate[] = ['dropped', 'waiting', 'answered']

/**
 * Each conversation counts once: answered where one of its waits was, else waiting where one still does, else dropped. A
 * citizen who says thanks after the answer, and whom nobody answers again, was answered.
 */
export function createRateTally(): RateTally {
  const greatest = createGreatestById()
  return {
    add: (conversationId, fate) => greatest.add(conversationId, FATES.indexOf(fate)),
    rate: () => {
      const [dropped = 0, waiting = 0, answered = 0] = greatest.counts(FATES.length)
      return { conversations: answered + waiting + dropped, answered, waiting, dropped }
    },
  }
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
