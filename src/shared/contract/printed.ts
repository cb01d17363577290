/** What is printed as a PDF: shown to a page that has no bridge to the core (docs/specs/reports.md §4.2). */
import { z } from 'zod'
import { calendarSheet } from './calendarFiles.ts'
import { lazily } from '../domain/lazily.ts'
import type { Parsed } from './parsed.ts'
import { report } from './reports.ts'

export const printedDocument = lazily(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('report'), report: report() }),
    z.object({ kind: z.literal('calendar'), sheet: calendarSheet() }),
  ]),
)
export type PrintedDocument = Parsed<typeof printedDocument>
