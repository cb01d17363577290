/** The window's two languages, one namespace per area. Spanish comes first; English is read when it is spoken. */
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { accounts as accountsEs } from './es/accounts.ts'
import { approvals as approvalsEs } from './es/approvals.ts'
import { backup as backupEs } from './es/backup.ts'
import { calendar as calendarEs } from './es/calendar.ts'
import { care as careEs } from './es/care.ts'
import { common as commonEs } from './es/common.ts'
import { checks as checksEs } from './es/checks.ts'
import { comments as commentsEs } from './es/comments.ts'
import { intake as intakeEs } from './es/intake.ts'
import { composer as composerEs } from './es/composer.ts'
import { connection as connectionEs } from './es/connection.ts'
import { errors as errorsEs } from './es/errors.ts'
import { files as filesEs } from './es/files.ts'
import { growth as growthEs } from './es/growth.ts'
import { hours as hoursEs } from './es/hours.ts'
import { handoff as handoffEs } from './es/handoff.ts'
import { inbox as inboxEs } from './es/inbox.ts'
import { labels as labelsEs } from './es/labels.ts'
import { links as linksEs } from './es/links.ts'
import { outbox as outboxEs } from './es/outbox.ts'
import { boardMoves as boardMovesEs } from './es/boardMoves.ts'
import { crop as cropEs } from './es/crop.ts'
import { mediaLibrary as mediaLibraryEs } from './es/mediaLibrary.ts'
import { ownTexts as ownTextsEs } from './es/ownTexts.ts'
import { people as peopleEs } from './es/people.ts'
import { postMetrics as postMetricsEs } from './es/postMetrics.ts'
import { planning as planningEs } from './es/planning.ts'
import { preview as previewEs } from './es/preview.ts'
import { reports as reportsEs } from './es/reports.ts'
import { repeats as repeatsEs } from './es/repeats.ts'
import { recurring as recurringEs } from './es/recurring.ts'
import { replies as repliesEs } from './es/replies.ts'
import { session as sessionEs } from './es/session.ts'
import { settings as settingsEs } from './es/settings.ts'
import { shell as shellEs } from './es/shell.ts'
import { status as statusEs } from './es/status.ts'
import { templates as templatesEs } from './es/templates.ts'
import { training as trainingEs } from './es/training.ts'
import { urgent as urgentEs } from './es/urgent.ts'
import { versions as versionsEs } from './es/versions.ts'

const es = {
  common: commonEs,
  shell: shellEs,
  status: statusEs,
  errors: errorsEs,
  calendar: calendarEs,
  checks: checksEs,
  comments: commentsEs,
  intake: intakeEs,
  composer: composerEs,
  inbox: inboxEs,
  handoff: handoffEs,
  hours: hoursEs,
  files: filesEs,
  growth: growthEs,
  care: careEs,
  reports: reportsEs,
  labels: labelsEs,
  links: linksEs,
  outbox: outboxEs,
  accounts: accountsEs,
  approvals: approvalsEs,
  settings: settingsEs,
  connection: connectionEs,
  session: sessionEs,
  templates: templatesEs,
  training: trainingEs,
  backup: backupEs,
  boardMoves: boardMovesEs,
  crop: cropEs,
  mediaLibrary: mediaLibraryEs,
  ownTexts: ownTextsEs,
  people: peopleEs,
  planning: planningEs,
  postMetrics: postMetricsEs,
  preview: previewEs,
  repeats: repeatsEs,
  recurring: recurringEs,
  replies: repliesEs,
  urgent: urgentEs,
  versions: versionsEs,
}
export type Language = 'es' | 'en'

declare module 'i18next' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- module augmentation needs an interface
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: typeof es
  }
}

/** Resolves when the texts of the language are there; Spanish is part of the first bundle and always the fallback. */
export async function startTexts(language: Language): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: 'es',
    fallbackLng: 'es',
    defaultNS: 'common',
    ns: Object.keys(es),
    resources: { es },
    initAsync: false,
    interpolation: { escapeValue: false }, // React escapes
    react: { useSuspense: false },
  })
  if (language !== 'es') await speak(language)
}

/** What was asked for last: texts that arrive later than the next wish change nothing. */
let wanted: Language = 'es'

/** Changes the language of everything on screen, and of the document for readers and spell checkers. */
export async function speak(language: Language): Promise<void> {
  wanted = language
  if (language === 'en' && !i18next.hasResourceBundle('en', 'common')) {
    const { en } = await import('./english.ts')
    for (const [area, texts] of Object.entries(en)) i18next.addResourceBundle('en', area, texts)
  }
  if (wanted !== language) return
  document.documentElement.lang = language
  if (i18next.language !== language) await i18next.changeLanguage(language)
}
