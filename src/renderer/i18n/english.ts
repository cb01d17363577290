/** The English texts in one piece, read only where English is spoken. Their keys are those of the Spanish ones by type. */
import { accounts as accountsEn } from './en/accounts.ts'
import { approvals as approvalsEn } from './en/approvals.ts'
import { backup as backupEn } from './en/backup.ts'
import { calendar as calendarEn } from './en/calendar.ts'
import { care as careEn } from './en/care.ts'
import { common as commonEn } from './en/common.ts'
import { checks as checksEn } from './en/checks.ts'
import { comments as commentsEn } from './en/comments.ts'
import { intake as intakeEn } from './en/intake.ts'
import { composer as composerEn } from './en/composer.ts'
import { connection as connectionEn } from './en/connection.ts'
import { errors as errorsEn } from './en/errors.ts'
import { files as filesEn } from './en/files.ts'
import { growth as growthEn } from './en/growth.ts'
import { hours as hoursEn } from './en/hours.ts'
import { handoff as handoffEn } from './en/handoff.ts'
import { inbox as inboxEn } from './en/inbox.ts'
import { labels as labelsEn } from './en/labels.ts'
import { links as linksEn } from './en/links.ts'
import { outbox as outboxEn } from './en/outbox.ts'
import { boardMoves as boardMovesEn } from './en/boardMoves.ts'
import { crop as cropEn } from './en/crop.ts'
import { mediaLibrary as mediaLibraryEn } from './en/mediaLibrary.ts'
import { ownTexts as ownTextsEn } from './en/ownTexts.ts'
import { people as peopleEn } from './en/people.ts'
import { postMetrics as postMetricsEn } from './en/postMetrics.ts'
import { planning as planningEn } from './en/planning.ts'
import { preview as previewEn } from './en/preview.ts'
import { reports as reportsEn } from './en/reports.ts'
import { repeats as repeatsEn } from './en/repeats.ts'
import { recurring as recurringEn } from './en/recurring.ts'
import { replies as repliesEn } from './en/replies.ts'
import { session as sessionEn } from './en/session.ts'
import { settings as settingsEn } from './en/settings.ts'
import { shell as shellEn } from './en/shell.ts'
import { status as statusEn } from './en/status.ts'
import { templates as templatesEn } from './en/templates.ts'
import { training as trainingEn } from './en/training.ts'
import { urgent as urgentEn } from './en/urgent.ts'
import { versions as versionsEn } from './en/versions.ts'

export const en = {
  common: commonEn,
  shell: shellEn,
  status: statusEn,
  errors: errorsEn,
  calendar: calendarEn,
  checks: checksEn,
  comments: commentsEn,
  intake: intakeEn,
  composer: composerEn,
  inbox: inboxEn,
  handoff: handoffEn,
  hours: hoursEn,
  files: filesEn,
  growth: growthEn,
  care: careEn,
  reports: reportsEn,
  labels: labelsEn,
  links: linksEn,
  outbox: outboxEn,
  accounts: accountsEn,
  approvals: approvalsEn,
  settings: settingsEn,
  connection: connectionEn,
  session: sessionEn,
  templates: templatesEn,
  training: trainingEn,
  backup: backupEn,
  boardMoves: boardMovesEn,
  crop: cropEn,
  mediaLibrary: mediaLibraryEn,
  ownTexts: ownTextsEn,
  people: peopleEn,
  planning: planningEn,
  postMetrics: postMetricsEn,
  preview: previewEn,
  repeats: repeatsEn,
  recurring: recurringEn,
  replies: repliesEn,
  urgent: urgentEn,
  versions: versionsEn,
}
