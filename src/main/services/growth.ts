/** Followers of accounts by day, and what people note of days on which nobody measured (docs/specs/growth.md §1–§3). */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { DAYS_BEFORE } from '#shared/contract/growth.ts'
import type { DaySpan } from '#shared/domain/period.ts'
import { addDays, dayAt, type OfficeZone } from '#shared/domain/wallTime.ts'
import type { Clock } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { AccountTable } from '../store/accountTable.ts'
import type { Actor } from '../store/auditChain.ts'
import type { FollowerCountTable } from '../store/followerCountTable.ts'
import type { ObservationTable } from '../store/observationTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'

/** @param deps.zone the office's zone at this moment: a day begins and ends by its calendar */
export function createGrowth(deps: {
  readonly observations: Pick<ObservationTable, 'lastAtMs'>
  readonly counts: FollowerCountTable
  readonly accounts: Pick<AccountTable, 'byId'>
  readonly uow: UnitOfWork
  readonly by: () => Actor
  readonly actingId: () => string | null
  readonly clock: Pick<Clock, 'now'>
  readonly zone: () => OfficeZone
}) {
  const { counts } = deps

  /** What was asked for, without days before anything is known and days to come. */
  function knownSpan(asked: DaySpan | null, firstDays: readonly (string | null)[], today: string): DaySpan | null {
    const known = firstDays.filter((day) => day !== null).toSorted()
    const [first] = known
    if (first === undefined || first > today) return null
    const firstDay = asked === null || asked.firstDay < first ? first : asked.firstDay
    const lastDay = asked === null || asked.lastDay > today ? today : asked.lastDay
    return firstDay > lastDay ? null : { firstDay, lastDay }
  }

  return {
    followers: ({ accountIds, span: asked }: ParsedInputOf<'growth.followers'>): OutputOf<'growth.followers'> => {
      const zone = deps.zone()
      const today = dayAt(deps.clock.now(), zone)
      const firstDays = accountIds.map((accountId) => counts.firstDay(accountId, zone))
      const span = knownSpan(asked, firstDays, today)
      return {
        zone,
        span,
        series: accountIds.map((accountId, at) => {
          const knownSince = firstDays[at] ?? null
          const lastMeasuredAtMs = deps.observations.lastAtMs(accountId, 'followers')
          if (span === null) {
            return { accountId, counts: [], before: [], entered: [], knownSince, lastMeasuredAtMs }
          }
          const reach = { firstDay: addDays(span.firstDay, -DAYS_BEFORE), lastDay: span.lastDay }
          const { values, entered } = counts.read(accountId, reach, zone)
          return {
            accountId,
            counts: values.slice(DAYS_BEFORE),
            before: values.slice(0, DAYS_BEFORE),
            entered: stretches(entered.map((place) => place - DAYS_BEFORE).filter((place) => place >= 0)),
            knownSince,
            lastMeasuredAtMs,
          }
        }),
      }
    },
    note: ({ noteId, accountId, day, followers }: ParsedInputOf<'growth.note'>): OutputOf<'growth.note'> => {
      if (deps.accounts.byId(accountId) === null) throw new AppError('not_found')
      const zone = deps.zone()
      if (day > dayAt(deps.clock.now(), zone)) throw new AppError('wrong_state', { state: 'future' })
      if (counts.hasAct(noteId)) return { isMeasured: isMeasured(accountId, day) }
      deps.uow.write(deps.by(), (tx) => {
        counts.enter(tx, { accountId, day, value: followers, batchId: noteId, personId: deps.actingId() })
        counts.keepDays(tx, accountId, [day], zone)
        tx.audit({ action: 'followers.note', entity: `account:${accountId}`, after: { day, followers } })
      })
      return { isMeasured: isMeasured(accountId, day) }
    },
    takeBack: ({ noteId }: ParsedInputOf<'growth.takeBack'>): OutputOf<'growth.takeBack'> => {
      if (!counts.hasAct(noteId)) throw new AppError('not_found')
      const zone = deps.zone()
      const days = counts.beforeAct(noteId)
      deps.uow.write(deps.by(), (tx) => {
        for (const each of days) counts.enter(tx, { ...each, batchId: `${noteId}:undo`, personId: deps.actingId() })
        for (const accountId of new Set(days.map((each) => each.accountId))) {
          const changed = days.filter((each) => each.accountId === accountId).map(({ day }) => day)
          counts.keepDays(tx, accountId, changed, zone)
        }
        tx.audit({ action: 'followers.takeBack', entity: `note:${noteId}`, after: { days: days.length } })
      })
      return { days: days.length }
    },
  }

  function isMeasured(accountId: string, day: string): boolean {
    const { values, entered } = counts.read(accountId, { firstDay: day, lastDay: day }, deps.zone())
    return values[0] !== null && entered.length === 0
  }
}

/** Ascending places as stretches without a hole: [first, last]. */
function stretches(places: readonly number[]): [number, number][] {
  const found: [number, number][] = []
  for (const place of places) {
    const last = found.at(-1)
    if (last?.[1] === place - 1) last[1] = place
    else found.push([place, place])
  }
  return found
}
