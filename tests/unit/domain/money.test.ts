/** Prices and budget: pure sums in micro-dollars (docs/specs/accounts.md §6, §8). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { budgetState, readAllowanceOf, type Budget } from '../../../src/shared/domain/budget.ts'
import { PRICE_KINDS, priceOfAnswer, priceOfPost, X_PRICES } from '../../../src/shared/domain/prices.ts'

const prices = X_PRICES.micros
const text = (words: string, describedImages = 0) => ({ text: words, describedImages })

describe('what a post costs', () => {
  it.each([
    ['a plain one', [text('Hoy a las 10:00')], 1, 15_000],
    ['one with a link', [text('Más en https://puertoalba.example/obras')], 1, 200_000],
    ['one with a bare address', [text('Más en puertoalba.es')], 1, 200_000],
    ['one that only looks like a link', [text('versión 2.0.exe de las 10:30')], 1, 15_000],
    ['one with two described images', [text('Fotos', 2)], 1, 25_000],
    ['a thread of three with one link', [text('uno'), text('dos https://a.es'), text('tres')], 1, 230_000],
    ['the same on two accounts', [text('uno'), text('dos https://a.es'), text('tres')], 2, 460_000],
    ['one that no account sends by API', [text('uno')], 0, 0],
  ])('%s', (_what, segments, accounts, micros) => {
    expect(priceOfPost(segments, accounts, prices).micros).toBe(micros)
  })

  it('is for an answer that of a reply, dearer with a link, and of a message whatever it says', () => {
    expect(priceOfAnswer('public', 'Gracias', prices)).toBe(10_000)
    expect(priceOfAnswer('public', 'Mire https://a.es', prices)).toBe(200_000)
    expect(priceOfAnswer('direct', 'Mire https://a.es', prices)).toBe(15_000)
  })

  it('is in whole micro-dollars for every kind', () => {
    for (const kind of PRICE_KINDS) expect(Number.isInteger(prices[kind])).toBe(true)
  })
})

describe('a budget', () => {
  const budget: Budget = { monthMicros: 10_000_000, dayMicros: null, reservePercent: 10 }
  const at = (monthMicros: number, released = false, other: Partial<Budget> = {}) =>
    budgetState({ ...budget, ...other }, { dayMicros: 0, monthMicros }, released)

  it('does not limit anything where there is none', () => {
    expect(budgetState({ ...budget, monthMicros: null }, { dayMicros: 9e9, monthMicros: 9e9 }, false)).toMatchObject({
      level: 'none',
      remainingMicros: null,
      readingMicros: null,
    })
  })

  it.each([
    [0, 'fine', 9_000_000, 7_200_000],
    [7_199_999, 'fine', 1_800_001, 1],
    [7_200_000, 'near', 1_800_000, 0],
    [8_999_999, 'near', 1, 0],
    [9_000_000, 'reached', 0, 0],
    [20_000_000, 'reached', 0, 0],
  ] as const)('after %i it is %s: reading yields at 80 %% of what is not in reserve', (spent, level, left, reading) => {
    expect(at(spent)).toMatchObject({ level, remainingMicros: left, readingMicros: reading, reserveMicros: 1_000_000 })
  })

  it('gives its reserve only when a person releases it', () => {
    expect(at(9_500_000)).toMatchObject({ level: 'reached', isReserveReleased: false })
    expect(at(9_500_000, true)).toMatchObject({ level: 'near', remainingMicros: 500_000, isReserveReleased: true })
  })

  it('for the day holds beside that of the month, and not in a crisis', () => {
    const spent = { dayMicros: 950_000, monthMicros: 2_000_000 }
    const both = { ...budget, dayMicros: 1_000_000 }
    expect(budgetState(both, spent, false)).toMatchObject({ level: 'near', remainingMicros: 50_000 })
    expect(budgetState(both, spent, true)).toMatchObject({ level: 'fine', remainingMicros: 8_000_000 })
  })

  it('never leaves less for publishing than for reading, nor anything below zero', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000_000 })
    fc.assert(
      fc.property(
        amount,
        amount,
        amount,
        amount,
        fc.integer({ min: 0, max: 50 }),
        fc.boolean(),
        (month, day, m, d, percent, released) => {
          const state = budgetState(
            { monthMicros: month + 1, dayMicros: day + 1, reservePercent: percent },
            { monthMicros: m, dayMicros: d },
            released,
          )
          const { remainingMicros, readingMicros } = state
          expect(readingMicros).toBeGreaterThanOrEqual(0)
          expect(remainingMicros).toBeGreaterThanOrEqual(readingMicros ?? 0)
          expect(month + 1 - m).toBeGreaterThanOrEqual(remainingMicros === 0 ? -Infinity : (remainingMicros ?? 0))
        },
      ),
    )
  })
})

describe('reading', () => {
  const HOUR = 3_600_000
  const day = { fromMs: 0, toMs: 24 * HOUR }
  const month = { fromMs: -10 * 24 * HOUR, toMs: 20 * 24 * HOUR }
  const none: Budget = { monthMicros: null, dayMicros: null, reservePercent: 10 }
  const budget = (change: Partial<Budget>): Budget => ({ ...none, ...change })
  /** What was spent in a span: so much on reading, so much on the rest. */
  const spent = (read: number, other = 0) => ({ micros: read + other, readMicros: read })
  const allowance = (
    plan: Budget,
    ofDay: ReturnType<typeof spent>,
    ofMonth = ofDay,
    atMs = 10 * HOUR,
    released = false,
  ) => readAllowanceOf(plan, { day: { ...day, ...ofDay }, month: { ...month, ...ofMonth } }, released, atMs)

  it('is free where there is no budget', () => {
    expect(allowance(none, spent(9e9))).toBe('plenty')
  })

  // 80 % of a day of 1,000 is its part; by ten it may have used that of twelve hours, which is half.
  it.each([
    ['what twelve hours may cost', spent(400), 'plenty'],
    ['more than that', spent(401), 'short'],
    ['all of its part', spent(800), 'none'],
    ['less, where publishing took the rest of its part', spent(300, 500), 'none'],
    ['half of what publishing left to it', spent(200, 400), 'plenty'],
    ['more than half of what publishing left to it', spent(201, 400), 'short'],
  ] as const)('of a day, having spent %s', (_name, ofDay, expected) => {
    expect(allowance(budget({ dayMicros: 1_000 }), ofDay)).toBe(expected)
  })

  it('may be ahead by what two hours cost at midnight, and by nothing when the day ends', () => {
    const plan = budget({ dayMicros: 1_500 })
    expect(allowance(plan, spent(100), spent(100), 0)).toBe('plenty')
    expect(allowance(plan, spent(101), spent(101), 0)).toBe('short')
    expect(allowance(plan, spent(1_199), spent(1_199), 23 * HOUR)).toBe('plenty')
  })

  it('goes by the month too, without its reserve, and the scarcer of both counts', () => {
    // Ten days and ten hours, and a day ahead, of thirty; its part is 80 % of 900.
    const plan = budget({ monthMicros: 1_000 })
    expect(allowance(plan, spent(0), spent(274))).toBe('plenty')
    expect(allowance(plan, spent(0), spent(275))).toBe('short')
    expect(allowance({ ...plan, dayMicros: 1_000 }, spent(0), spent(275))).toBe('short')
    expect(allowance({ ...plan, dayMicros: 1_000 }, spent(900), spent(0))).toBe('none')
  })

  it('has the whole month and no day once the reserve is released', () => {
    const plan = budget({ monthMicros: 1_000, dayMicros: 10 })
    expect(allowance(plan, spent(275), spent(275), 10 * HOUR, true)).toBe('plenty')
    expect(allowance(plan, spent(275), spent(310), 10 * HOUR, true)).toBe('short')
  })
})
