/** Draws a report alone on a page, to be printed. */
import { createRoot } from 'react-dom/client'
import { flushSync } from 'react-dom'
import i18next from 'i18next'
import { report as reportSchema } from '#shared/contract/reports.ts'
import { startTexts } from '../../../i18n/i18n.ts'
import { createFormat } from '../../../ui/format.ts'
import { ReportDocument } from './ReportDocument.tsx'
import { reportTitle } from './reportView.ts'
import './report.css'

/** Fonts and charts have settled by then. */
const SETTLED_MS = 150

export async function drawReport(place: HTMLElement, given: unknown): Promise<void> {
  const report = reportSchema.parse(given)
  const { language, zone } = report
  await startTexts(language)
  const t = i18next.getFixedT(language, 'reports')
  const format = createFormat(language, zone, { justNow: '' })
  document.documentElement.lang = language
  document.documentElement.dataset.printed = ''
  document.documentElement.style.colorScheme = 'light'
  document.title = reportTitle(report, t, format)
  flushSync(() => createRoot(place).render(<ReportDocument report={report} t={t} format={format} />))
  await document.fonts.ready
  await new Promise((resolve) => setTimeout(resolve, SETTLED_MS))
}
