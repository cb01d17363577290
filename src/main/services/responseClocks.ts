/**
 * Keeps the clocks of conversations (docs/specs/inbox.md §9): each move of a conversation moves them in the same
 * transaction; when the rules change, what is open follows in portions, over restarts; and when something becomes due,
 * which writes nothing, whoever looks is told.
 */
import { isClosed, type ConversationStatus } from '#shared/domain/inboxStatus.ts'
import type { TargetPriority } from '#shared/domain/priority.ts'
import { advance, dueOf, latenessOf, type ClockEvent, type ResponseClock } from '#shared/domain/responseClock.ts'
import { aimOf, type Aim } from '#shared/domain/responseTarget.ts'
import type { Triage } from '#shared/domain/triage.ts'
import type { Topic } from '#shared/contract/operation.ts'
import type { Clock, Ids } from '../ports.ts'
import type { Clocked, ClockTable } from '../store/clockTable.ts'
import type { UnitOfWork, WriteTx } from '../store/unitOfWork.ts'
import type { OfficeHoursService } from './officeHours.ts'

/** Conversations that follow new rules in one transaction: short enough for a person's click to come between two. */
const PORTION = 500
/** The clock may be set meanwhile: what became due is looked for at least this often while anything will. */
const LONGEST_WAIT_MS = 60_000

export type ResponseClocks = ReturnType<typeof createResponseClocks>

export function createResponseClocks(deps: {
  readonly table: ClockTable
  readonly hours: Pick<OfficeHoursService, 'rules'>
  /** Whether it is under an active urgent mark. */
  readonly isUrgent: (conversationId: string) => boolean
  readonly uow: UnitOfWork
  readonly clock: Clock
  readonly ids: Ids
  readonly publish: (topic: Topic, ids: readonly string[]) => void
  readonly actingId: () => string | null
}) {
  const { table, uow, clock } = deps
  let cancelLooking = (): void => undefined
  let cancelPortion = (): void => undefined
  let lookedAtMs = 0
  let lookAtMs: number | null = null
  let isStarted = false

  function aim(id: string, { labelIds, priority }: Clocked): Aim {
    const effective: TargetPriority = deps.isUrgent(id) ? 'urgent' : priority
    return aimOf(deps.hours.rules().targets, { labelIds, priority: effective })
  }

  function save(tx: WriteTx, id: string, clocked: Clocked, next: ResponseClock): void {
    const { business, version } = deps.hours.rules()
    const due = dueOf(next, aim(id, clocked), business)
    table.save(tx, id, next, due, version)
    for (const dueMs of [due.responseDueMs, due.resolutionDueMs]) {
      if (isStarted && dueMs !== null && dueMs > tx.nowMs && (lookAtMs === null || dueMs < lookAtMs)) lookAt(dueMs)
    }
  }

  /** @param personId who did it; null: nobody acts, or it was done outside Mando */
  function move(
    tx: WriteTx,
    id: string,
    events: readonly ClockEvent[],
    byHand: boolean,
    personId: string | null,
  ): void {
    const clocked = table.of(id)
    if (clocked === null || events.length === 0) return
    const { business } = deps.hours.rules()
    let { clock: now } = clocked
    for (const event of events) {
      const { clock: next, measured } = advance(now, event, business)
      for (const time of measured) {
        const lateness = latenessOf(time, now, aim(id, clocked), business)
        table.addMeasured(tx, id, { ...time, ...lateness, byHand }, personId)
      }
      now = next
    }
    if (now !== clocked.clock) save(tx, id, clocked, now)
  }

  /** A person's hand had ended it, and takes it back: it goes on as if nothing had been. */
  function resume(tx: WriteTx, id: string): void {
    const clocked = table.of(id)
    if (clocked?.clock.runningSinceMs !== null) return
    let { clock: now } = clocked
    for (const time of table.takeBackLast(tx, id)) {
      if (time.kind === 'response') now = { ...now, waitingSinceMs: time.sinceMs }
      else now = { ...now, openSinceMs: time.sinceMs, spentMs: time.businessMs }
    }
    if (now !== clocked.clock) save(tx, id, clocked, now)
  }

  function look(): void {
    const nowMs = clock.now()
    const cameDue = table.nextDueMs(lookedAtMs)
    lookedAtMs = nowMs
    if (cameDue !== null && cameDue <= nowMs) deps.publish('inbox', [])
    const nextMs = table.nextDueMs(nowMs)
    cancelLooking()
    lookAtMs = null
    if (nextMs !== null) lookAt(nextMs)
  }

  function lookAt(dueMs: number): void {
    cancelLooking()
    lookAtMs = dueMs
    cancelLooking = clock.after(Math.min(Math.max(dueMs - clock.now(), 0), LONGEST_WAIT_MS), look)
  }

  /** One portion of what follows from older rules; the next one comes after whatever else waits. */
  function portion(): void {
    const { version } = deps.hours.rules()
    const ids = table.olderThan(version, PORTION)
    if (ids.length === 0) {
      look()
      return
    }
    uow.write({ actor: 'mando', correlationId: deps.ids.next() }, (tx) => {
      for (const id of ids) {
        const clocked = table.of(id)
        if (clocked !== null) save(tx, id, clocked, clocked.clock)
      }
      tx.changed('inbox')
      tx.audit({ action: 'clock.recompute', entity: 'conversations', after: { count: ids.length, version } })
    })
    if (isStarted) cancelPortion = clock.after(0, portion)
  }

  return {
    /**
     * Items came or went out, in order.
     * @param begins the conversation begins with them: outside business hours it is of the night lane (§9.4)
     * @param personId who wrote the answer that went out from here
     */
    follow: (
      tx: WriteTx,
      id: string,
      events: readonly ClockEvent[],
      begins = false,
      personId: string | null = null,
    ): void => {
      move(tx, id, events, false, personId)
      const first = events.find(({ kind }) => kind === 'citizen_wrote')
      if (begins && first !== undefined && !deps.hours.rules().business.isOpenAt(first.atMs)) table.markNight(tx, id)
    },
    /** A person said that it was answered outside. */
    putByHand: (tx: WriteTx, id: string, status: ConversationStatus): void =>
      move(tx, id, [{ kind: 'put', atMs: tx.nowMs, status }], true, deps.actingId()),
    /** After a person's change was saved. */
    onTriaged: (tx: WriteTx, id: string, before: Triage, after: Triage): void => {
      if (before.status !== after.status) {
        const isOurs = !isClosed(after.status) && after.status !== 'waiting_citizen'
        const wasOurs = !isClosed(before.status) && before.status !== 'waiting_citizen'
        if (!wasOurs && !isClosed(after.status)) resume(tx, id)
        const put = { kind: 'put', atMs: tx.nowMs, status: after.status } as const
        if (isOurs !== wasOurs || !isOurs) move(tx, id, [put], true, deps.actingId())
      }
      const isAimedElse = before.priority !== after.priority || before.labelIds.join() !== after.labelIds.join()
      if (isAimedElse) reaim(tx, id)
    },
    /** What is aimed at may be something else: another label, priority or urgent mark. */
    reaim,
    firstWrittenAfter: table.firstWrittenAfter,
    firstReceivedAfter: table.firstReceivedAfter,
    /** The rules are others: begins to bring up what is open. */
    onRulesChanged: (): void => {
      if (!isStarted) return
      cancelPortion()
      cancelPortion = clock.after(0, portion)
    },
    start: (): void => {
      isStarted = true
      lookedAtMs = clock.now()
      cancelPortion = clock.after(0, portion)
      look()
    },
    stop: (): void => {
      isStarted = false
      cancelLooking()
      cancelPortion()
    },
  }

  function reaim(tx: WriteTx, id: string): void {
    const clocked = table.of(id)
    if (clocked !== null) save(tx, id, clocked, clocked.clock)
  }
}
