/** All migrations in order. A number is used once; what is merged is frozen (its checksum is kept in the database). */
import * as foundation from './0001-foundation.ts'
import * as variantsInPost from './0002-variants-in-post.ts'
import * as pace from './0003-pace.ts'
import * as readingInSteps from './0004-reading-in-steps.ts'
import * as lastingSignIn from './0005-lasting-sign-in.ts'
import * as spend from './0006-spend.ts'
import * as checksOfCopies from './0007-checks-of-copies.ts'
import * as threads from './0008-threads.ts'
import * as mediaContent from './0009-media-content.ts'
import * as upload from './0010-upload.ts'
import * as sameTexts from './0011-same-texts.ts'
import * as limits from './0012-limits.ts'
import * as postsElsewhere from './0013-posts-elsewhere.ts'
import * as people from './0014-people.ts'
import * as triage from './0015-triage.ts'
import * as responseClock from './0016-response-clock.ts'
import * as savedReplies from './0017-saved-replies.ts'
import * as urgent from './0018-urgent.ts'
import * as handoff from './0019-handoff.ts'
import * as citizenHistory from './0020-citizen-history.ts'
import * as calendarViews from './0021-calendar-views.ts'
import * as arrivedAs from './0022-arrived-as.ts'
import * as ownTexts from './0023-own-texts.ts'
import * as approvals from './0024-approvals.ts'
import * as postVersions from './0025-post-versions.ts'
import * as postComments from './0026-post-comments.ts'
import * as recurring from './0027-recurring.ts'
import * as slots from './0028-slots.ts'
import * as draftsByHour from './0029-drafts-by-hour.ts'
import * as templates from './0030-templates.ts'
import * as intake from './0031-intake.ts'
import * as care from './0032-care.ts'
import * as enteredCounts from './0033-entered-counts.ts'
import * as postMetrics from './0034-post-metrics.ts'
import * as mediaLibrary from './0035-media-library.ts'
import * as mediaCrop from './0036-media-crop.ts'
import * as noteDraft from './0037-note-draft.ts'
import * as intakeDocument from './0038-intake-document.ts'
import * as givenPin from './0039-given-pin.ts'
import * as queueAssignee from './0040-queue-assignee.ts'
import * as milestoneNotices from './0041-milestone-notices.ts'
import * as evergreenText from './0042-evergreen-text.ts'

export type Migration = { readonly version: number; readonly name: string; readonly sql: string }

export const MIGRATIONS: readonly Migration[] = [
  foundation,
  variantsInPost,
  pace,
  readingInSteps,
  lastingSignIn,
  spend,
  checksOfCopies,
  threads,
  mediaContent,
  upload,
  sameTexts,
  limits,
  postsElsewhere,
  people,
  triage,
  responseClock,
  savedReplies,
  urgent,
  handoff,
  citizenHistory,
  calendarViews,
  arrivedAs,
  ownTexts,
  approvals,
  postVersions,
  postComments,
  recurring,
  slots,
  draftsByHour,
  templates,
  intake,
  care,
  enteredCounts,
  postMetrics,
  mediaLibrary,
  mediaCrop,
  noteDraft,
  intakeDocument,
  givenPin,
  queueAssignee,
  milestoneNotices,
  evergreenText,
]
