/** The window's two languages. Spanish comes first; English has the same keys by type. One namespace per area. */
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { accounts as accountsEn } from './en/accounts.ts'
import { calendar as calendarEn } from './en/calendar.ts'
import { common as commonEn } from './en/common.ts'
import { composer as composerEn } from './en/composer.ts'
import { errors as errorsEn } from './en/errors.ts'
import { growth as growthEn } from './en/growth.ts'
import { inbox as inboxEn } from './en/inbox.ts'
import { outbox as outboxEn } from './en/outbox.ts'
import { session as sessionEn } from './en/session.ts'
import { settings as settingsEn } from './en/settings.ts'
import { shell as shellEn } from './en/shell.ts'
import { status as statusEn } from './en/status.ts'
import { training as trainingEn } from './en/training.ts'
import { accounts as accountsEs } from './es/accounts.ts'
import { calendar as calendarEs } from './es/calendar.ts'
import { common as commonEs } from './es/common.ts'
import { composer as composerEs } from './es/composer.ts'
import { errors as errorsEs } from './es/errors.ts'
import { growth as growthEs } from './es/growth.ts'
import { inbox as inboxEs } from './es/inbox.ts'
import { outbox as outboxEs } from './es/outbox.ts'
import { session as sessionEs } from './es/session.ts'
import { settings as settingsEs } from './es/settings.ts'
import { shell as shellEs } from './es/shell.ts'
import { status as statusEs } from './es/status.ts'
import { training as trainingEs } from './es/training.ts'

const es = {
  common: commonEs,
  shell: shellEs,
  status: statusEs,
  errors: errorsEs,
  calendar: calendarEs,
  composer: composerEs,
  inbox: inboxEs,
  growth: growthEs,
  outbox: outboxEs,
  accounts: accountsEs,
  settings: settingsEs,
  session: sessionEs,
  training: trainingEs,
}
const en = {
  common: commonEn,
  shell: shellEn,
  status: statusEn,
  errors: errorsEn,
  calendar: calendarEn,
  composer: composerEn,
  inbox: inboxEn,
  growth: growthEn,
  outbox: outboxEn,
  accounts: accountsEn,
  settings: settingsEn,
  session: sessionEn,
  training: trainingEn,
}

export type Language = 'es' | 'en'

declare module 'i18next' {
  // eslint-disable-next-line @typescript-eslint/consistent-type-definitions -- module augmentation needs an interface
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: typeof es
  }
}

/** Starts the texts; synchronous, because they are part of the bundle. */
export function startTexts(language: Language): void {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'es',
    defaultNS: 'common',
    ns: Object.keys(es),
    resources: { es, en },
    initAsync: false,
    interpolation: { escapeValue: false }, // React escapes
    react: { useSuspense: false },
  })
}

/** Changes the language of everything on screen, and of the document for readers and spell checkers. */
export function speak(language: Language): void {
  document.documentElement.lang = language
  if (i18next.language !== language) void i18next.changeLanguage(language)
}
