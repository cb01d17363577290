/** Every operation there is. The dispatcher serves it, the window calls it, `docs/contract.md` is printed from it. */
import type { z } from 'zod'
import { accountsOperations } from './accounts.ts'
import { approvalOperations } from './approvals.ts'
import { auditOperations } from './audit.ts'
import { backupOperations } from './backup.ts'
import { calendarOperations } from './calendar.ts'
import { calendarFileOperations } from './calendarFiles.ts'
import { calendarViewOperations } from './calendarViews.ts'
import { campaignOperations } from './campaigns.ts'
import { careOperations } from './care.ts'
import { checksOperations } from './checks.ts'
import { connectionOperations } from './connection.ts'
import { daysOperations } from './days.ts'
import { growthFileOperations } from './growthFiles.ts'
import { growthOperations } from './growth.ts'
import { handoffOperations } from './handoffs.ts'
import { hoursOperations } from './hours.ts'
import { inboxOperations } from './inbox.ts'
import { linkOperations } from './links.ts'
import { mailOperations } from './mail.ts'
import { mediaOperations } from './media.ts'
import type { Command, Query } from './operation.ts'
import { outboxOperations } from './outbox.ts'
import { peopleOperations } from './people.ts'
import { intakeOperations } from './intake.ts'
import { postCommentOperations } from './postComments.ts'
import { postMetricsOperations } from './postMetrics.ts'
import { recurringOperations } from './recurring.ts'
import { reportOperations } from './reports.ts'
import { savedReplyOperations } from './savedReplies.ts'
import { searchOperations } from './search.ts'
import { sessionOperations } from './session.ts'
import { settingsOperations } from './settings.ts'
import { evergreenOperations, slotOperations } from './slots.ts'
import { spendOperations } from './spend.ts'
import { statusOperations } from './status.ts'
import { templateOperations } from './templates.ts'
import { trainingOperations } from './training.ts'
import { urgentOperations } from './urgent.ts'
import { versionOperations } from './versions.ts'
import { writingOperations } from './writing.ts'

export const contract = {
  ...sessionOperations,
  ...settingsOperations,
  ...peopleOperations,
  ...accountsOperations,
  ...calendarOperations,
  ...calendarViewOperations,
  ...calendarFileOperations,
  ...campaignOperations,
  ...daysOperations,
  ...recurringOperations,
  ...slotOperations,
  ...evergreenOperations,
  ...approvalOperations,
  ...versionOperations,
  ...intakeOperations,
  ...postCommentOperations,
  ...templateOperations,
  ...linkOperations,
  ...checksOperations,
  ...writingOperations,
  ...mediaOperations,
  ...hoursOperations,
  ...inboxOperations,
  ...savedReplyOperations,
  ...urgentOperations,
  ...handoffOperations,
  ...mailOperations,
  ...growthOperations,
  ...growthFileOperations,
  ...careOperations,
  ...reportOperations,
  ...postMetricsOperations,
  ...outboxOperations,
  ...spendOperations,
  ...statusOperations,
  ...connectionOperations,
  ...searchOperations,
  ...auditOperations,
  ...backupOperations,
  ...trainingOperations,
} as const

export type Contract = typeof contract
export type OperationName = keyof Contract
export type QueryName = { [K in OperationName]: Contract[K] extends Query ? K : never }[OperationName]
export type CommandName = { [K in OperationName]: Contract[K] extends Command ? K : never }[OperationName]
/** What a caller may pass. */
export type InputOf<K extends OperationName> = z.input<Contract[K]['input']>
/** What a handler receives, after validation. */
export type ParsedInputOf<K extends OperationName> = z.output<Contract[K]['input']>
export type OutputOf<K extends OperationName> = z.output<Contract[K]['output']>

/** Own properties only: `constructor` or `__proto__` from outside is no operation. */
export function isOperationName(name: string): name is OperationName {
  return Object.hasOwn(contract, name)
}
