/** Draws what is to be printed, alone on a page. */
import i18next from 'i18next'
import type { ReactElement } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { printedDocument, type PrintedDocument } from '#shared/contract/printed.ts'
import { CalendarSheet } from '../features/calendar/files/CalendarSheet.tsx'
import { ReportDocument } from '../features/growth/reports/ReportDocument.tsx'
import { reportTitle } from '../features/growth/reports/reportView.ts'
import { startTexts } from '../i18n/i18n.ts'
import { createFormat } from '../ui/format.ts'
import '../ui/printed.css'

/** Fonts and charts have settled by then. */
const SETTLED_MS = 150

export async function drawDocument(place: HTMLElement, given: unknown): Promise<void> {
  const printed = printedDocument().parse(given)
  const { language, zone } = printed.kind === 'report' ? printed.report : printed.sheet
  await startTexts(language)
  const { title, page } = pageOf(printed, createFormat(language, zone, { justNow: '' }))
  document.documentElement.lang = language
  document.documentElement.dataset.printed = ''
  document.documentElement.style.colorScheme = 'light'
  document.title = title
  flushSync(() => createRoot(place).render(page))
  await document.fonts.ready
  await new Promise((resolve) => setTimeout(resolve, SETTLED_MS))
}

function pageOf(
  printed: PrintedDocument,
  format: ReturnType<typeof createFormat>,
): { readonly title: string; readonly page: ReactElement } {
  if (printed.kind === 'report') {
    const { report } = printed
    const t = i18next.getFixedT(report.language, 'reports')
    return { title: reportTitle(report, t, format), page: <ReportDocument report={report} t={t} format={format} /> }
  }
  const { sheet } = printed
  const t = i18next.getFixedT(sheet.language, 'files')
  const common = i18next.getFixedT(sheet.language, 'common')
  const title = t('sheet.title', { days: format.weekOf(sheet.firstDay, sheet.lastDay) })
  return { title, page: <CalendarSheet sheet={sheet} title={title} t={t} common={common} format={format} /> }
}
