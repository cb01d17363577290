/** Prices and budget: pure sums in micro-dollars (docs/specs/accounts.md §6, §8). */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { budgetState, type Budget } from '../../../src/shared/domain/budget.ts'
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
