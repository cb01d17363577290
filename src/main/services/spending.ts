/** What was spent, what may be, and what the budget holds back until a person decides (docs/specs/accounts.md §8). */
import { z } from 'zod'
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { lazily } from '#shared/domain/lazily.ts'
import {
  budgetState,
  readAllowanceOf,
  type Budget,
  type BudgetState,
  type ReadAllowance,
} from '#shared/domain/budget.ts'
import type { Prices } from '#shared/domain/prices.ts'
import { addDays, dayAt, dayStartMs, type OfficeZone } from '#shared/domain/wallTime.ts'
import type { Clock } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { Account } from '../store/accountTable.ts'
import type { Actor } from '../store/auditChain.ts'
import type { Effect, EffectError, EffectTable } from '../store/effectTable.ts'
import type { PostTable } from '../store/postTable.ts'
import type { SettingTable } from '../store/settingTable.ts'
import type { SpendTable } from '../store/spendTable.ts'
import type { UnitOfWork, WriteTx } from '../store/unitOfWork.ts'
import { requeued } from '../sync/policy.ts'
import { priceKindOf } from './effectPrices.ts'

const storedBudget = lazily(() =>
  z.object({
    monthMicros: z.int().nullable(),
    dayMicros: z.int().nullable(),
    reservePercent: z.int(),
  }),
)
const NO_BUDGET: Budget = { monthMicros: null, dayMicros: null, reservePercent: 10 }

/** With this code an effect waits for a person because of money. */
export const HELD_BY_BUDGET = 'budget_reached'

export function createSpending(deps: {
  readonly spend: SpendTable
  readonly settings: SettingTable
  readonly effects: EffectTable
  readonly posts: Pick<PostTable, 'segmentText'>
  readonly accountOf: (accountId: string) => Pick<Account, 'mode'> | null
  readonly prices: () => Prices
  readonly zone: () => OfficeZone
  readonly clock: Pick<Clock, 'now'>
  readonly uow: UnitOfWork
  readonly by: () => Actor
  readonly onSaved: (tx: WriteTx, effect: Effect) => void
  readonly wakeOutbox: () => void
}) {
  const { spend, settings, effects, clock } = deps

  /** Of the office's calendar; X counts its own in UTC, an hour or two apart. */
  function spans() {
    const today = dayAt(clock.now(), deps.zone())
    const start = (day: string): number => dayStartMs(day, deps.zone())
    const monthStart = `${today.slice(0, 8)}01`
    const nextMonth = `${addDays(monthStart, 31).slice(0, 8)}01`
    return {
      monthStart,
      day: { fromMs: start(today), toMs: start(addDays(today, 1)) },
      month: { fromMs: start(monthStart), toMs: start(nextMonth) },
    }
  }

  function budget(): Budget {
    return storedBudget()
      .catch(NO_BUDGET)
      .parse(settings.get('budget') ?? NO_BUDGET)
  }

  function state(): BudgetState {
    const { day, month, monthStart } = spans()
    const spent = {
      dayMicros: spend.totalMicros(day.fromMs, day.toMs),
      monthMicros: spend.totalMicros(month.fromMs, month.toMs),
    }
    return budgetState(budget(), spent, isReleased(monthStart))
  }

  function isReleased(monthStart: string): boolean {
    return settings.get('reserveReleased') === monthStart
  }

  function readAllowance(): ReadAllowance {
    const { day, month, monthStart } = spans()
    const spentIn = ({ fromMs, toMs }: typeof day) => ({
      fromMs,
      toMs,
      micros: spend.totalMicros(fromMs, toMs),
      readMicros: spend.readMicros(fromMs, toMs),
    })
    const spent = { day: spentIn(day), month: spentIn(month) }
    return readAllowanceOf(budget(), spent, isReleased(monthStart), clock.now())
  }

  function priceOf(effect: Effect): number {
    const textOf = ({ payload }: Effect): string =>
      payload.kind === 'publish_segment' ? (deps.posts.segmentText(payload.segmentId) ?? '') : ''
    const kind = priceKindOf(effect, textOf)
    return kind === null ? 0 : deps.prices()[kind]
  }

  function held(): readonly Effect[] {
    return effects.inState('needs_attention').filter(({ lastError }) => lastError?.code === HELD_BY_BUDGET)
  }

  /** A person made room: what was held is tried again. Past its hour it is missed, and asks. */
  function letGo(tx: WriteTx): void {
    for (const effect of held()) {
      const next = requeued(effect, effect.dueAtMs, effect.missAtMs)
      effects.save(tx, next)
      deps.onSaved(tx, next)
      tx.audit({ action: 'effect.queued', entity: `effect:${effect.id}`, before: { state: effect.state } })
    }
  }

  return {
    state,
    /**
     * Why an effect may not leave for money's sake; null where it may. A post is weighed whole before its first part; one
     * that has begun goes on, because half a thread is worse than a few cents.
     */
    heldBack: (effect: Effect): EffectError | null => {
      if (deps.accountOf(effect.accountId)?.mode !== 'api') return null
      const { remainingMicros } = state()
      if (remainingMicros === null) return null
      const family = effect.variantId === null ? [effect] : effects.ofVariant(effect.variantId)
      if (family.some(({ kind, state: fate }) => kind === 'publish_segment' && fate === 'done')) return null
      const wanted = family.filter((each) => each.seq === effect.seq || each.state === 'queued')
      const priceMicros = wanted.reduce((sum, each) => sum + priceOf(each), 0)
      const underWay = effects.inState('running').reduce((sum, each) => sum + priceOf(each), 0)
      if (priceMicros === 0 || priceMicros <= remainingMicros - underWay) return null
      return { code: HELD_BY_BUDGET, params: { priceMicros, remainingMicros } }
    },
    /** How freely may be read for accounts that cost something. */
    readAllowance,

    summary: (): OutputOf<'spend.summary'> => {
      const { day, month, monthStart } = spans()
      const { level, remainingMicros, reserveMicros, isReserveReleased } = state()
      const ofMonth = spend.sums(month.fromMs, month.toMs).filter(({ micros, count }) => micros !== 0 || count !== 0)
      const ofDay = spend.sums(day.fromMs, day.toMs)
      const sumFor = (rows: typeof ofDay, accountId: string): number =>
        rows.filter((row) => row.accountId === accountId).reduce((sum, { micros }) => sum + micros, 0)
      return {
        todayMicros: spend.totalMicros(day.fromMs, day.toMs),
        monthMicros: spend.totalMicros(month.fromMs, month.toMs),
        uncertainMicros: spend.uncertainMicros(),
        accounts: [...new Set(ofMonth.map(({ accountId }) => accountId))].map((accountId) => ({
          accountId,
          todayMicros: sumFor(ofDay, accountId),
          monthMicros: sumFor(ofMonth, accountId),
          kinds: ofMonth
            .filter((row) => row.accountId === accountId)
            .map(({ kind, count, micros }) => ({ kind, count, micros })),
        })),
        monthStart,
        budget: budget(),
        level,
        remainingMicros,
        reserveMicros,
        isReserveReleased,
        held: new Set(held().map(({ id, variantId }) => variantId ?? id)).size,
      }
    },

    setBudget: (input: ParsedInputOf<'spend.setBudget'>): OutputOf<'spend.setBudget'> => {
      const before = budget()
      deps.uow.write(deps.by(), (tx) => {
        settings.put(tx, 'budget', input)
        tx.audit({ action: 'spend.budget', entity: 'settings', before, after: input })
        tx.changed('spend')
        tx.changed('status')
        letGo(tx)
      })
      deps.wakeOutbox()
      return { ok: true }
    },

    useReserve: (): OutputOf<'spend.useReserve'> => {
      const { reserveMicros, isReserveReleased } = state()
      if (isReserveReleased) return { ok: true }
      if (reserveMicros === 0) throw new AppError('wrong_state', { state: 'no_reserve' })
      deps.uow.write(deps.by(), (tx) => {
        settings.put(tx, 'reserveReleased', spans().monthStart)
        tx.audit({
          action: 'spend.use_reserve',
          entity: 'settings',
          after: { month: spans().monthStart, reserveMicros },
        })
        tx.changed('spend')
        tx.changed('status')
        letGo(tx)
      })
      deps.wakeOutbox()
      return { ok: true }
    },
  }
}
