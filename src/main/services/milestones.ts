/** Round numbers of followers: reached, expected, and the thank-you for them (docs/specs/growth.md §6, §7). */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { nextMilestone, reachedMilestones } from '#shared/domain/growth/milestones.ts'
import { projectionTo } from '#shared/domain/growth/projection.ts'
import { dayAfter, type DaySpan } from '#shared/domain/period.ts'
import { dayAt, readWallTime, type OfficeZone } from '#shared/domain/wallTime.ts'
import type { Clock, Ids } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { AccountTable } from '../store/accountTable.ts'
import type { Actor } from '../store/auditChain.ts'
import type { FollowerCountTable } from '../store/followerCountTable.ts'
import type { MilestoneTable } from '../store/milestoneTable.ts'
import type { PostTable } from '../store/postTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'
import type { NewestMilestone } from './milestoneNotices.ts'

/** When a thank-you is in mind, on the day that it may be for. */
const HOUR = '12:00'

type Milestones = OutputOf<'growth.milestones'>[number]
type Expected = NonNullable<Milestones['next']>['expected']

export function createMilestones(deps: {
  readonly counts: Pick<FollowerCountTable, 'firstDay' | 'read'>
  readonly table: MilestoneTable
  readonly accounts: Pick<AccountTable, 'byId'>
  readonly posts: PostTable
  readonly uow: UnitOfWork
  readonly ids: Ids
  readonly by: () => Actor
  readonly actingId: () => string | null
  readonly clock: Pick<Clock, 'now'>
  readonly zone: () => OfficeZone
}) {
  const { counts, table, posts } = deps

  /** All that is known until today; null where nothing is. */
  function countsOf(accountId: string) {
    const zone = deps.zone()
    const today = dayAt(deps.clock.now(), zone)
    const firstDay = counts.firstDay(accountId, zone)
    if (firstDay === null || firstDay > today) return null
    const span: DaySpan = { firstDay, lastDay: today }
    return { values: counts.read(accountId, span, zone).values, dayOf: (at: number) => dayAfter(firstDay, at) }
  }

  function milestonesOf(accountId: string): Milestones {
    const known = countsOf(accountId)
    if (known === null) return { accountId, last: null, reached: [], next: null }
    const { values, dayOf } = known
    const at = values.findLastIndex((value) => value !== null)
    const count = values[at] ?? 0
    const target = nextMilestone(count)
    return {
      accountId,
      last: at === -1 ? null : { day: dayOf(at), count },
      reached: reachedMilestones(values)
        .map((each) => ({ count: each.count, day: dayOf(each.at), postId: table.postFor(accountId, each.count) }))
        .reverse(),
      next:
        at === -1
          ? null
          : {
              count: target,
              postId: table.postFor(accountId, target),
              expected: expectedOf(values, target, dayOf(at)),
            },
    }
  }

  return {
    /** The highest that was ever reached; null where none was. */
    newestMilestone: (accountId: string): NewestMilestone | null => {
      const known = countsOf(accountId)
      const newest = known === null ? undefined : reachedMilestones(known.values).at(-1)
      if (known === null || newest === undefined) return null
      return { count: newest.count, day: known.dayOf(newest.at), postId: table.postFor(accountId, newest.count) }
    },
    milestones: ({ accountIds }: ParsedInputOf<'growth.milestones'>): OutputOf<'growth.milestones'> =>
      accountIds.map(milestonesOf),
    prepareMilestone: ({
      accountId,
      count,
      postId,
      text,
      day,
    }: ParsedInputOf<'growth.prepareMilestone'>): OutputOf<'growth.prepareMilestone'> => {
      if (deps.accounts.byId(accountId) === null) throw new AppError('not_found', { id: accountId })
      const before = table.postFor(accountId, count)
      if (before !== null) return { postId: before }
      if (posts.byId(postId) !== null) throw new AppError('conflict')
      deps.uow.write(deps.by(), (tx) => {
        posts.insert(tx, postId, deps.actingId())
        posts.addVariant(tx, { id: deps.ids.next(), postId, accountId })
        posts.replaceSegments(tx, postId, [{ segmentId: deps.ids.next(), text: text.toWellFormed() }])
        posts.addPart(tx, postId, deps.actingId())
        const post = posts.byId(postId)
        if (post === null) throw new Error('a post that was just made is not there')
        posts.save(tx, { ...post, planned: day === null ? null : noonOf(day, deps.zone()) })
        table.put(tx, accountId, count, postId)
        tx.audit({ action: 'milestone.prepare', entity: `account:${accountId}`, after: { count, postId, day } })
      })
      return { postId }
    },
  }
}

function expectedOf(values: readonly (number | null)[], target: number, lastDay: string): Expected {
  const found = projectionTo(values, target)
  if (found.kind !== 'expected') return found
  const { inDays, earliest, latest, ...rest } = found
  return {
    ...rest,
    day: dayAfter(lastDay, inDays),
    earliest: dayAfter(lastDay, earliest),
    latest: latest === null ? null : dayAfter(lastDay, latest),
  }
}

/** Noon is never skipped nor said twice by a clock of Spain. */
function noonOf(day: string, zone: OfficeZone) {
  const wallTime = `${day}T${HOUR}`
  const reading = readWallTime(wallTime, zone)
  if (reading.kind !== 'once') throw new RangeError(`noon of ${day} is not one instant`)
  return { wallTime, zone, repeatedHour: null, atMs: reading.atMs }
}
