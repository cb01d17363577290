/** Keeps the belief about the system's clock: listens to the answers of a network and looks at the two clocks. */
import type { Clock, Fetch, FetchAnswer, Log } from '../ports.ts'
import { carryOn, evidenceOf, firstBelief, learn, verdictOf, type ClockVerdict, type Reading } from './clockTrust.ts'

export type ClockWatch = {
  readonly verdict: () => ClockVerdict
  /** When the present verdict, as a person is told it, began; on the system's clock. */
  readonly wrongSinceMs: () => number
  /** The same way out; what comes back over it is evidence. Only for a network that is who it says it is. */
  readonly listenTo: (fetch: Fetch) => Fetch
}

/** The adjustments of a time server are smaller than this. */
const SET_BACK_FROM_MS = 60_000

export function createClockWatch(deps: {
  readonly clock: Pick<Clock, 'now' | 'monotonicMs'>
  readonly log: Pick<Log, 'info'>
  readonly graceMs: () => number
  /** Whether an account is connected whose answers will say what time it is. */
  readonly expectsEvidence: () => boolean
  /** Another kind of verdict, or another size of the error. */
  readonly onChanged: () => void
  /** What waits for an instant on this clock would now wait longer. */
  readonly onSetBack: (byMs: number) => void
}): ClockWatch {
  const { clock } = deps
  const read = (): Reading => ({ wallMs: clock.now(), monotonicMs: clock.monotonicMs() })
  let belief = firstBelief(read())
  let told = 'good'
  let toldAtMs = clock.now()

  function look(): Reading {
    const now = read()
    const carried = carryOn(belief, now)
    belief = carried.belief
    if (carried.setBackMs >= SET_BACK_FROM_MS) deps.onSetBack(carried.setBackMs)
    return now
  }

  function judge(monotonicMs: number): ClockVerdict {
    const verdict = verdictOf(belief, {
      monotonicMs,
      graceMs: deps.graceMs(),
      expectsEvidence: deps.expectsEvidence(),
    })
    const saying =
      'offsetMs' in verdict ? `${verdict.kind} ${String(Math.round(verdict.offsetMs / 60_000))}` : verdict.kind
    if (saying !== told) {
      told = saying
      toldAtMs = clock.now()
      deps.log.info('clock_verdict', { verdict: saying })
      deps.onChanged()
    }
    return verdict
  }

  return {
    verdict: () => judge(look().monotonicMs),
    wrongSinceMs: () => toldAtMs,
    listenTo: (fetch) => async (request) => {
      const before = read()
      const answer = await fetch(request)
      const serverMs = serverTime(answer)
      if (serverMs !== null) {
        const now = look()
        // Of the two clocks one may have stood still or been set meanwhile: the longer time is the safe one.
        const tookMs = Math.max(now.monotonicMs - before.monotonicMs, now.wallMs - before.wallMs)
        belief = learn(belief, evidenceOf(serverMs, now.wallMs, tookMs), now)
        judge(now.monotonicMs)
      }
      return answer
    },
  }
}

/** A page that a proxy or a portal made carries that machine's clock, not the network's. */
function serverTime({ headers }: FetchAnswer): number | null {
  if (!(headers['content-type'] ?? '').toLowerCase().includes('json')) return null
  const serverMs = Date.parse(headers.date ?? '')
  return Number.isFinite(serverMs) ? serverMs : null
}
