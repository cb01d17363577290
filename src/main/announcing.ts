/** What the operating system says while nobody looks at Mando, put together: decisions, urgent messages, new messages, approvals, milestones. */
import type { Topic } from '#shared/contract/operation.ts'
import type { OfficeZone } from '#shared/domain/wallTime.ts'
import type { Ids, Ports } from './ports.ts'
import { createApprovalDeadlines } from './services/approvalDeadlines.ts'
import { createMessageNotices } from './services/messageNotices.ts'
import { createMilestoneNotices, type NewestMilestone } from './services/milestoneNotices.ts'
import { createNotices } from './services/notices.ts'
import { createUrgentNotices } from './services/urgentNotices.ts'
import type { AccountTable } from './store/accountTable.ts'
import type { ApprovalTable } from './store/approvalTable.ts'
import type { InboxTable } from './store/inboxTable.ts'
import { createMilestoneNoticeTable } from './store/milestoneNoticeTable.ts'
import { createNewMessagesTable } from './store/newMessagesTable.ts'
import type { Sqlite } from './store/sqlite.ts'
import type { UnitOfWork } from './store/unitOfWork.ts'

export function createAnnouncing(deps: {
  readonly db: Sqlite
  readonly ports: Pick<Ports, 'notifier' | 'badge' | 'presence' | 'preferences' | 'clock'>
  readonly ids: Pick<Ids, 'next'>
  readonly uow: UnitOfWork
  readonly accounts: Pick<AccountTable, 'byId' | 'list'>
  readonly inbox: Pick<InboxTable, 'byId' | 'unreadCount'>
  readonly approvals: Pick<ApprovalTable, 'waiting' | 'newestRound'>
  readonly urgentCount: () => number
  readonly newestMilestone: (accountId: string) => NewestMilestone | null
  readonly zone: () => OfficeZone
  readonly isOpenAt: (atMs: number) => boolean
  readonly publish: (topic: Topic, ids: readonly string[]) => void
}) {
  const { ports, accounts, inbox } = deps
  const handleOf = (accountId: string): string | null => accounts.byId(accountId)?.handle ?? null
  const decisions = createNotices({ ...ports, handleOf })
  const urgent = createUrgentNotices({
    ...ports,
    handleOf: (conversationId) => {
      const conversation = inbox.byId(conversationId)
      return conversation === null ? null : handleOf(conversation.accountId)
    },
  })
  const messages = createMessageNotices({
    ...ports,
    table: createNewMessagesTable(deps.db),
    zone: deps.zone,
    isOpenAt: deps.isOpenAt,
    unreadCount: inbox.unreadCount,
    urgentCount: deps.urgentCount,
    handleOf,
  })
  const deadlines = createApprovalDeadlines({
    ...ports,
    table: deps.approvals,
    zone: deps.zone,
    handleOf,
    publish: deps.publish,
  })
  const milestones = createMilestoneNotices({
    ...{ ...ports, zone: deps.zone, isOpenAt: deps.isOpenAt, handleOf, newestMilestone: deps.newestMilestone },
    ...{ ids: deps.ids, uow: deps.uow, table: createMilestoneNoticeTable(deps.db) },
    accountIds: () => accounts.list().map(({ id }) => id),
  })
  return {
    approvalProblems: deadlines.problems,
    needsPerson: decisions.needsPerson,
    mailNeedsPerson: decisions.mailNeedsPerson,
    /** After what changed is in the database. */
    follow: (topic: Topic, ids: readonly string[]): void => {
      if (topic === 'urgent') urgent.came(ids)
      if (topic === 'inbox' || topic === 'urgent') messages.changed()
      if (topic === 'approvals') deadlines.changed()
      if (topic === 'growth') milestones.changed(ids)
    },
    start: (): void => {
      messages.start()
      deadlines.start()
      milestones.start()
    },
    stop: (): void => {
      decisions.stop()
      urgent.stop()
      messages.stop()
      deadlines.stop()
      milestones.stop()
    },
  }
}
