/** Whether the system's clock can be believed (docs/specs/scheduling.md §5). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  carryOn,
  evidenceOf,
  firstBelief,
  learn,
  mayGoByTheHour,
  PATIENCE_MS,
  verdictOf,
  type ClockBelief,
} from '../../src/main/sync/clockTrust.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const TRUE_START = Date.UTC(2026, 10, 24, 8, 0, 0)
const GRACE = 15 * MINUTE

/** A machine with a wall clock that is set and a monotonic one that stands still in its sleep. */
function machine({ aheadMs = 0 } = {}) {
  let trueMs = TRUE_START
  let monotonicMs = 0
  let offsetMs = aheadMs
  const reading = () => ({ wallMs: trueMs + offsetMs, monotonicMs })
  let belief: ClockBelief = firstBelief(reading())
  const look = () => {
    const carried = carryOn(belief, reading())
    belief = carried.belief
    return carried.setBackMs
  }
  return {
    pass: (ms: number) => {
      trueMs += ms
      monotonicMs += ms
    },
    sleep: (ms: number) => {
      trueMs += ms
    },
    setBy: (ms: number) => {
      offsetMs += ms
    },
    look,
    /** An answer whose clock is wrong by `lieMs`, on its way for `tookMs`. */
    hear: (lieMs = 0, tookMs = 200) => {
      look()
      const serverMs = Math.floor((trueMs + lieMs - tookMs / 2) / 1000) * 1000
      belief = learn(belief, evidenceOf(serverMs, reading().wallMs, tookMs), reading())
    },
    verdict: (expectsEvidence = true) => {
      look()
      return verdictOf(belief, { monotonicMs, graceMs: GRACE, expectsEvidence })
    },
    offset: () => belief.offset,
    trueOffsetMs: () => offsetMs,
  }
}

describe('evidence from answers', () => {
  it.each([
    ['right', 0, 'good'],
    ['a minute ahead', MINUTE, 'good'],
    ['five minutes ahead', 5 * MINUTE, 'off'],
    ['five minutes behind', -5 * MINUTE, 'off'],
    ['three hours ahead', 3 * HOUR, 'wrong'],
    ['an hour behind', -HOUR, 'wrong'],
    ['a day ahead', 24 * HOUR, 'wrong'],
  ] as const)('a clock that is %s', (_name, aheadMs, kind) => {
    const pc = machine({ aheadMs })
    pc.hear()
    expect(pc.verdict().kind).toBe(kind)
  })

  it('says by how much, to the second', () => {
    const pc = machine({ aheadMs: 3 * HOUR })
    pc.hear()
    const verdict = pc.verdict()
    expect(Math.abs((verdict.kind === 'wrong' ? verdict.offsetMs : 0) - 3 * HOUR)).toBeLessThan(2_000)
  })

  it('does not take a slow answer for a wrong clock', () => {
    const pc = machine()
    pc.hear(0, 10 * MINUTE)
    expect(pc.verdict().kind).toBe('good')
  })

  it('believes no single answer against what it knows, and two that agree', () => {
    const pc = machine()
    pc.hear()
    pc.hear(-3 * HOUR)
    expect(pc.verdict().kind).toBe('good')
    pc.hear(-3 * HOUR)
    expect(pc.verdict().kind).toBe('wrong')
  })

  it('forgets a single wrong answer at the next right one', () => {
    const pc = machine()
    pc.hear()
    pc.hear(-3 * HOUR)
    pc.hear()
    pc.hear(-3 * HOUR)
    expect(pc.verdict().kind).toBe('good')
  })
})

describe('a clock that is set while the program runs', () => {
  it.each([
    ['back by three hours', -3 * HOUR],
    ['back by a day', -24 * HOUR],
  ])('is known at once to be wrong: %s', (_name, ms) => {
    const pc = machine()
    pc.hear()
    pc.setBy(ms)
    expect(pc.look()).toBe(-ms)
    expect(pc.verdict()).toMatchObject({ kind: 'wrong' })
  })

  it('set forward it looks like a sleep: posts wait for evidence, which then tells', () => {
    const pc = machine()
    pc.hear()
    pc.setBy(3 * HOUR)
    expect(pc.verdict().kind).toBe('unsure')
    pc.hear()
    expect(pc.verdict().kind).toBe('wrong')
    pc.setBy(-3 * HOUR)
    expect(pc.verdict().kind).toBe('good')
  })

  it('after a sleep the first answer makes it good again', () => {
    const pc = machine()
    pc.hear()
    pc.sleep(9 * HOUR)
    expect(pc.verdict().kind).toBe('unsure')
    pc.hear()
    expect(pc.verdict().kind).toBe('good')
  })

  it('waits for evidence no longer than its patience, and not at all where none can come', () => {
    const pc = machine()
    expect(pc.verdict().kind).toBe('unsure')
    expect(pc.verdict(false).kind).toBe('good')
    pc.pass(PATIENCE_MS)
    expect(pc.verdict().kind).toBe('good')
    pc.hear()
    pc.setBy(3 * HOUR)
    expect(pc.verdict().kind).toBe('unsure')
    pc.pass(PATIENCE_MS)
    expect(pc.verdict().kind).toBe('good')
  })
})

describe('whatever happens to the machine', () => {
  const span = fc.integer({ min: 0, max: 30 * HOUR })
  const step = fc.oneof(
    fc.record({ kind: fc.constant('pass' as const), ms: span }),
    fc.record({ kind: fc.constant('sleep' as const), ms: span }),
    fc.record({ kind: fc.constant('setBy' as const), ms: fc.integer({ min: -30 * HOUR, max: 30 * HOUR }) }),
    fc.record({ kind: fc.constant('hear' as const), ms: fc.integer({ min: 0, max: 20_000 }) }),
  )

  it('the true error lies within what it believes, to the jitter of each step', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), fc.integer({ min: -HOUR, max: HOUR }), (steps, aheadMs) => {
        const pc = machine({ aheadMs })
        let slackMs = 6_000
        for (const { kind, ms } of steps) {
          if (kind === 'hear') pc.hear(0, ms)
          else pc[kind](ms)
          pc.look()
          slackMs += 1_000
          const offset = pc.offset()
          if (offset === null) continue
          expect(pc.trueOffsetMs()).toBeGreaterThanOrEqual(offset.leastMs - slackMs)
          expect(pc.trueOffsetMs()).toBeLessThanOrEqual(offset.mostMs + slackMs)
        }
      }),
    )
  })

  it('with honest answers no post goes by a clock that is wrong by more than the grace', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const pc = machine()
        for (const { kind, ms } of steps) {
          if (kind === 'hear') pc.hear(0, ms)
          else pc[kind](ms)
          pc.look()
        }
        pc.hear()
        pc.hear()
        const isWrong = Math.abs(pc.trueOffsetMs()) > GRACE + 10_000
        if (isWrong) expect(mayGoByTheHour(pc.verdict())).toBe(false)
        if (Math.abs(pc.trueOffsetMs()) < GRACE - 10_000) expect(mayGoByTheHour(pc.verdict())).toBe(true)
      }),
    )
  })
})
