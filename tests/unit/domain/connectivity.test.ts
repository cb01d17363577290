/** What is believed of the connection (docs/specs/connection.md §2 and §3). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  believe,
  CONFIRM_MS,
  CONNECTIVITY_STATES,
  connectivityOf,
  mayTry,
  NOTHING_KNOWN,
  remedyOf,
  type Belief,
  type ExchangeEvidence,
  type Setback,
} from '../../../src/shared/domain/connectivity.ts'

const SETBACKS: readonly Setback[] = [
  'captive_portal',
  'proxy_sign_in',
  'proxy_unreachable',
  'untrusted',
  'unreachable',
]
const facts = { workOffline: false, networkUp: true, beliefs: { network: NOTHING_KNOWN, training: NOTHING_KNOWN } }
const shown = (evidence: Belief['shown']): Belief => ({ shown: evidence, doubt: null })

/** Evidence with the seconds at which it came, from a state of belief, to what is shown in the end. */
const after = (start: Belief['shown'], ...seen: readonly (readonly [seconds: number, evidence: ExchangeEvidence])[]) =>
  seen.reduce((belief, [seconds, evidence]) => believe(belief, evidence, seconds * 1000), shown(start)).shown

describe('connection.md §2: the state', () => {
  it('is what the person chose first, then what the system says, then what exchanges showed', () => {
    const beliefs = { ...facts.beliefs, network: shown('captive_portal') }
    expect(connectivityOf({ workOffline: true, networkUp: false, beliefs })).toBe('chosen_offline')
    expect(connectivityOf({ workOffline: false, networkUp: false, beliefs })).toBe('no_network')
    expect(connectivityOf({ workOffline: false, networkUp: true, beliefs })).toBe('captive_portal')
    expect(connectivityOf(facts)).toBe('online')
  })

  it('hears the training network only as long as no real one was asked', () => {
    const training = shown('captive_portal')
    expect(connectivityOf({ ...facts, beliefs: { network: NOTHING_KNOWN, training } })).toBe('captive_portal')
    expect(connectivityOf({ ...facts, beliefs: { network: shown('answered'), training } })).toBe('online')
    expect(connectivityOf({ ...facts, beliefs: { network: shown('unreachable'), training: shown('answered') } })).toBe(
      'unreachable',
    )
  })

  it.each([
    ['online', true, 'none'],
    ['chosen_offline', false, 'switch_on'],
    ['no_network', false, 'wait'],
    ['captive_portal', true, 'open_browser'],
    ['proxy_sign_in', true, 'open_settings'],
    ['proxy_unreachable', true, 'open_settings'],
    ['untrusted', true, 'open_settings'],
    ['unreachable', true, 'wait'],
  ] as const)('%s: tried on %s, mended by %s', (state, tried, remedy) => {
    expect([mayTry(state), remedyOf(state)]).toEqual([tried, remedy])
  })
})

describe('connection.md §3: what is believed', () => {
  it.each<readonly [string, Belief['shown'], readonly (readonly [number, ExchangeEvidence])[], Belief['shown']]>([
    ['the first exchange counts at once: answered', 'unknown', [[0, 'answered']], 'answered'],
    ['the first exchange counts at once: a setback', 'unknown', [[0, 'captive_portal']], 'captive_portal'],
    ['one lost request changes nothing', 'answered', [[0, 'unreachable']], 'answered'],
    ['nor do eight at once', 'answered', Array.from({ length: 8 }, () => [0, 'unreachable'] as const), 'answered'],
    [
      'nor two with an answer between',
      'answered',
      [
        [0, 'unreachable'],
        [4, 'answered'],
        [5, 'unreachable'],
      ],
      'answered',
    ],
    [
      'two in a row, apart, do',
      'answered',
      [
        [0, 'unreachable'],
        [3, 'unreachable'],
      ],
      'unreachable',
    ],
    [
      'two in a row, not apart, do not',
      'answered',
      [
        [0, 'unreachable'],
        [2.9, 'unreachable'],
      ],
      'answered',
    ],
    [
      'of two kinds, the later is shown',
      'answered',
      [
        [0, 'unreachable'],
        [5, 'captive_portal'],
      ],
      'captive_portal',
    ],
    ['an answer ends any of it at once', 'proxy_sign_in', [[0, 'answered']], 'answered'],
    ['another setback must come twice', 'captive_portal', [[0, 'unreachable']], 'captive_portal'],
    [
      'and the same one again',
      'captive_portal',
      [
        [0, 'unreachable'],
        [4, 'unreachable'],
      ],
      'unreachable',
    ],
    [
      'a mixture stays with what is shown',
      'captive_portal',
      [
        [0, 'unreachable'],
        [4, 'captive_portal'],
        [8, 'unreachable'],
        [12, 'captive_portal'],
      ],
      'captive_portal',
    ],
    [
      'a third kind begins its own run',
      'captive_portal',
      [
        [0, 'unreachable'],
        [4, 'untrusted'],
        [8, 'unreachable'],
      ],
      'captive_portal',
    ],
  ])('%s', (_name, start, seen, end) => {
    expect(after(start, ...seen)).toBe(end)
  })

  const story = fc.array(
    fc.record({ evidence: fc.constantFrom('answered' as const, ...SETBACKS), waitMs: fc.nat(20_000) }),
    { maxLength: 40 },
  )
  const play = (steps: readonly { readonly evidence: ExchangeEvidence; readonly waitMs: number }[]) => {
    let belief: Belief = NOTHING_KNOWN
    let nowMs = 0
    return steps.map((step) => {
      nowMs += step.waitMs
      const before = belief
      belief = believe(before, step.evidence, nowMs)
      return { ...step, nowMs, before, belief }
    })
  }

  it('never shows what no exchange has shown, and an answer always wins', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const seen = new Set<Belief['shown']>(['unknown'])
        for (const { evidence, belief } of play(steps)) {
          seen.add(evidence)
          expect(seen).toContain(belief.shown)
          if (evidence === 'answered') expect(belief).toEqual(shown('answered'))
        }
      }),
    )
  })

  it('leaves "online" only after setbacks over at least the time to confirm, without an answer between', () => {
    fc.assert(
      fc.property(story, (steps) => {
        const played = play(steps)
        for (const [index, { before, belief, nowMs }] of played.entries()) {
          if (before.shown !== 'answered' || belief.shown === 'answered') continue
          const lastAnswer = played.slice(0, index).findLastIndex(({ evidence }) => evidence === 'answered')
          const run = played.slice(lastAnswer + 1, index + 1)
          expect(run.length).toBeGreaterThanOrEqual(2)
          expect(nowMs - run[0]!.nowMs).toBeGreaterThanOrEqual(CONFIRM_MS)
        }
      }),
    )
  })

  it('always arrives at what goes on long enough', () => {
    fc.assert(
      fc.property(story, fc.constantFrom('answered' as const, ...SETBACKS), (steps, lasting) => {
        const end = [0, CONFIRM_MS, CONFIRM_MS, CONFIRM_MS].map((waitMs) => ({ evidence: lasting, waitMs }))
        expect(play([...steps, ...end]).at(-1)?.belief.shown).toBe(lasting)
      }),
    )
  })
})

it('every state of exchanges is a state of the connection', () => {
  expect(CONNECTIVITY_STATES).toEqual(expect.arrayContaining([...SETBACKS]))
})
