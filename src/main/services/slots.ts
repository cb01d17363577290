/** The weekly hours that an office keeps on its accounts, and which of them are free (docs/specs/recurring.md §7). */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { weekdayOf } from '#shared/domain/recurrence.ts'
import { addDays, dayAt, dayStartMs, type OfficeZone } from '#shared/domain/wallTime.ts'
import type { Clock } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { PostTable } from '../store/postTable.ts'
import type { Slot, SlotTable } from '../store/slotTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'
import { plannedFor } from './occurrencePosts.ts'
import type { createOfficeDays } from './officeDays.ts'
import { isToCome } from './planSteps.ts'
import type { PublishingAccount } from './postChecks.ts'
import { closedDaysIn } from './seriesDates.ts'

const OK = { ok: true } as const
/** What stands so near to a slot has taken it. */
const NEAR_MS = 15 * 60_000
/** How far ahead a free one is looked for. */
const LOOKED_AHEAD_DAYS = 60

export type FreeSlot = OutputOf<'slots.free'>[number]
/** Which of them, on which accounts, a post could take. */
export type NextSlot = (accountIds: readonly string[], exceptPostId: string | null) => Promise<FreeSlot | null>

export function createSlots(deps: {
  readonly table: SlotTable
  readonly posts: Pick<PostTable, 'byId' | 'variantsOf'>
  readonly accountOf: (accountId: string) => PublishingAccount | null
  readonly days: Pick<ReturnType<typeof createOfficeDays>, 'list'>
  readonly settings: () => { readonly zone: OfficeZone }
  readonly uow: UnitOfWork
  readonly clock: Pick<Clock, 'now'>
  readonly by: () => Actor
}) {
  const { table, clock } = deps

  /** Those to come between two days, both included, whoever has taken them. */
  async function slotsIn(firstDay: string, lastDay: string): Promise<readonly FreeSlot[]> {
    const { zone } = deps.settings()
    const slots = table.all().filter(({ accountId }) => deps.accountOf(accountId) !== null)
    if (slots.length === 0) return []
    const closed = await closedDaysIn(deps.days.list, firstDay, lastDay)
    const found: FreeSlot[] = []
    for (let day = firstDay; day <= lastDay; day = addDays(day, 1)) {
      const weekday = weekdayOf(day)
      for (const slot of slots) {
        if (slot.weekday !== weekday || (!slot.onHolidays && closed.has(day))) continue
        // An hour that the clock skips is no place for anything.
        const planned = plannedFor(`${day}T${slot.hour}`, zone)
        if (planned === null || !isToCome(planned.atMs, clock.now())) continue
        const { wallTime, atMs } = planned
        found.push({ slotId: slot.id, accountId: slot.accountId, wallTime, atMs, name: slot.name })
      }
    }
    return found
  }

  /** Which accounts have something near an instant. */
  function takenIn(firstDay: string, lastDay: string, exceptPostId: string | null) {
    const { zone } = deps.settings()
    const hours = table
      .taken(dayStartMs(firstDay, zone) - NEAR_MS, dayStartMs(addDays(lastDay, 1), zone) + NEAR_MS)
      .filter(({ postId }) => postId !== exceptPostId)
    return (accountId: string, atMs: number): boolean =>
      hours.some((each) => each.accountId === accountId && Math.abs(each.atMs - atMs) <= NEAR_MS)
  }

  const next: NextSlot = async (accountIds, exceptPostId) => {
    const firstDay = dayAt(clock.now(), deps.settings().zone)
    const lastDay = addDays(firstDay, LOOKED_AHEAD_DAYS)
    const slots = (await slotsIn(firstDay, lastDay)).filter(({ accountId }) => accountIds.includes(accountId))
    const isTaken = takenIn(firstDay, lastDay, exceptPostId)
    return slots.find(({ atMs }) => !accountIds.some((accountId) => isTaken(accountId, atMs))) ?? null
  }

  return {
    next,
    handlers: {
      list: (): OutputOf<'slots.list'> => table.all().map(({ id, ...slot }) => ({ slotId: id, ...slot })),
      save: ({ slotId, ...input }: ParsedInputOf<'slots.save'>): OutputOf<'slots.save'> => {
        const before = table.byId(slotId)
        const after: Slot = { id: slotId, ...input, name: input.name.toWellFormed() }
        if (JSON.stringify(before) === JSON.stringify(after)) return OK
        if (before?.accountId !== after.accountId && deps.accountOf(after.accountId) === null) {
          throw new AppError('not_found', { id: after.accountId })
        }
        const holder = table.at(after.accountId, after.weekday, after.hour)
        if (holder !== null && holder.id !== slotId) throw new AppError('conflict')
        deps.uow.write(deps.by(), (tx) => {
          table.put(tx, after)
          tx.audit({ action: 'slot.save', entity: `slot:${slotId}`, before, after })
        })
        return OK
      },
      remove: ({ slotId }: ParsedInputOf<'slots.remove'>): OutputOf<'slots.remove'> => {
        const before = table.byId(slotId)
        if (before === null) throw new AppError('not_found', { id: slotId })
        deps.uow.write(deps.by(), (tx) => {
          table.remove(tx, slotId)
          tx.audit({ action: 'slot.remove', entity: `slot:${slotId}`, before })
        })
        return OK
      },
      free: async ({ firstDay, lastDay }: ParsedInputOf<'slots.free'>): Promise<OutputOf<'slots.free'>> => {
        const slots = await slotsIn(firstDay, lastDay)
        const isTaken = takenIn(firstDay, lastDay, null)
        return slots.filter(({ accountId, atMs }) => !isTaken(accountId, atMs))
      },
      next: async ({ postId }: ParsedInputOf<'slots.next'>): Promise<OutputOf<'slots.next'>> => {
        if (deps.posts.byId(postId) === null) throw new AppError('not_found')
        return next(
          deps.posts.variantsOf(postId).map(({ accountId }) => accountId),
          postId,
        )
      },
    },
  }
}
