/** What the network charges: prices, what was spent, and the office's budget. Money is whole micro-dollars. */
import { z } from 'zod'
import { BUDGET_LEVELS } from '../domain/budget.ts'
import { PRICE_KINDS } from '../domain/prices.ts'
import { lazily } from '../domain/lazily.ts'
import type { Parsed } from './parsed.ts'
import { command, query } from './operation.ts'
import { dayIso, done, id, nothing } from './values.ts'

/** Up to a million dollars. */
const micros = lazily(() => z.int().min(0).max(1_000_000_000_000))
const priceOfEach = lazily(() => z.record(z.enum(PRICE_KINDS), micros()))

const budget = lazily(() =>
  z.object({
    monthMicros: micros().min(1).nullable(),
    dayMicros: micros().min(1).nullable(),
    /** Of the month's budget, kept for a crisis. */
    reservePercent: z.int().min(0).max(50),
  }),
)

export const spendView = lazily(() =>
  z.object({
    todayMicros: z.int(),
    monthMicros: z.int(),
    /** Of all that, what nobody knows yet to have been charged. */
    uncertainMicros: z.int(),
    /** This month, account by account and kind by kind; without those that cost nothing. */
    accounts: z.array(
      z.object({
        accountId: id,
        todayMicros: z.int(),
        monthMicros: z.int(),
        kinds: z.array(z.object({ kind: z.enum(PRICE_KINDS), count: z.int(), micros: z.int() })),
      }),
    ),
    /** First day of the month that is meant, on the office's calendar. */
    monthStart: dayIso,
    budget: budget(),
    level: z.enum(BUDGET_LEVELS),
    /** What may still be spent before somebody is asked; null without a budget. */
    remainingMicros: z.int().nullable(),
    reserveMicros: z.int(),
    isReserveReleased: z.boolean(),
    /** Posts and answers that the budget holds. */
    held: z.int(),
  }),
)
export type SpendView = Parsed<typeof spendView>

export const spendOperations = {
  'spend.prices': query({
    input: nothing,
    output: () =>
      z.object({
        /** In force. */
        micros: priceOfEach(),
        /** As X gave them; what differs was corrected by the office. */
        listed: priceOfEach(),
        source: z.string(),
        asOf: dayIso,
        /** The account that owns the developer app: its own data cost less to read. */
        ownAppAccountId: id.nullable(),
      }),
    topics: ['spend'],
  }),
  'spend.setPrices': command({
    input: () =>
      z.strictObject({
        micros: z.partialRecord(z.enum(PRICE_KINDS), micros()),
        ownAppAccountId: id.nullable().optional(),
      }),
    output: done,
    right: 'administer',
  }),
  'spend.summary': query({ input: nothing, output: spendView, topics: ['spend', 'outbox', 'settings'] }),
  /** What the budget held goes on where it now fits; what has passed its hour asks. */
  'spend.setBudget': command({ input: () => z.strictObject(budget().shape), output: done, right: 'administer' }),
  /** "Usar la reserva": for the rest of the month the whole budget may be spent. Errors: wrong_state without a reserve. */
  'spend.useReserve': command({ input: nothing, output: done, right: 'release' }),
}
