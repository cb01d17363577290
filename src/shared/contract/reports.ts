/** Reports of a month, of a campaign, and for the public, from the office's own figures (docs/specs/reports.md). */
import { z } from 'zod'
import { REPORT_SECTIONS } from '../domain/report.ts'
import { FIGURE_CODES } from '../domain/reportFigures.ts'
import { lazily } from '../domain/lazily.ts'
import type { Parsed } from './parsed.ts'
import { command, query } from './operation.ts'
import { dayIso, done, id, instantMs, nothing, wallDay, zone } from './values.ts'

const month = lazily(() => z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/))

/** What a report is about. */
const subject = lazily(() =>
  z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('monthly'), month: month() }),
    z.strictObject({ kind: z.literal('campaign'), campaignId: id }),
    z
      .strictObject({ kind: z.literal('transparency'), firstDay: wallDay, lastDay: wallDay })
      .refine(({ firstDay, lastDay }) => firstDay <= lastDay),
  ]),
)

export const reportRequest = lazily(() =>
  z.strictObject({
    subject: subject(),
    accountIds: z.array(id).min(1).max(20),
    sections: z.array(z.enum(REPORT_SECTIONS)).min(1).max(REPORT_SECTIONS.length),
    language: z.enum(['es', 'en']),
  }),
)
export type ReportRequest = Parsed<typeof reportRequest>

const rowName = lazily(() =>
  z.union([
    z.object({ kind: z.enum(['whole', 'without_label']) }),
    z.object({ kind: z.enum(['day', 'account', 'label', 'channel']), name: z.string() }),
  ]),
)

/** Numbers and the office's own names: nothing of a citizen has a place in it. */
export const report = lazily(() =>
  z.object({
    kind: z.enum(['monthly', 'campaign', 'transparency']),
    language: z.enum(['es', 'en']),
    zone: zone(),
    firstDay: dayIso,
    lastDay: dayIso,
    /** The period is not over: its figures will still change. */
    isRunning: z.boolean(),
    handles: z.array(z.string()),
    /** Null where it is about no campaign. */
    campaign: z.string().nullable(),
    madeAtMs: instantMs,
    blocks: z.array(
      z.object({
        section: z.enum(REPORT_SECTIONS),
        rows: z.array(rowName()),
        columns: z.array(
          z.object({
            figure: z.enum(FIGURE_CODES),
            values: z.array(z.number().nullable()),
            cases: z.array(z.int()).nullable(),
          }),
        ),
      }),
    ),
  }),
)
export type Report = Parsed<typeof report>

export const REPORT_FORMATS = ['pdf', 'csv'] as const

/** Of the monthly report that makes itself. */
const monthly = lazily(() => ({
  /** Of the month after. */
  dayOfMonth: z.int().min(1).max(28),
  accountIds: reportRequest().shape.accountIds,
  sections: reportRequest().shape.sections,
  language: reportRequest().shape.language,
  formats: z.array(z.enum(REPORT_FORMATS)).min(1).max(2),
}))

export const reportOperations = {
  /** What the report would hold now. Errors: not_found (an account or the campaign). */
  'reports.content': query({
    input: reportRequest,
    output: report,
    topics: ['inbox', 'urgent', 'posts', 'planning', 'growth', 'accounts', 'settings'],
  }),
  /**
   * Writes it into a folder that the person shows: a document, and its data with their dictionary. Nothing there is written
   * over. Null where they thought better of it. Errors: not_found, disk_full, read_only.
   */
  'reports.save': command({
    input: () => z.strictObject({ request: reportRequest(), formats: z.array(z.enum(REPORT_FORMATS)).min(1).max(2) }),
    output: () => z.object({ fileNames: z.array(z.string()) }).nullable(),
    right: 'read',
  }),
  /** Null where no report makes itself. `lastMonth`: made, or not to be made any more. */
  'reports.schedule': query({
    input: nothing,
    output: () =>
      z
        .object({
          ...monthly(),
          folder: z.string(),
          lastMonth: month(),
          failure: z.object({ code: z.string(), month: month(), sinceMs: instantMs }).nullable(),
        })
        .nullable(),
    topics: ['settings'],
  }),
  /** From now on, into a folder that the person shows; null where they thought better of it. */
  'reports.setSchedule': command({
    input: () => z.strictObject(monthly()),
    output: () => z.object({ folder: z.string() }).nullable(),
    right: 'administer',
  }),
  'reports.stopSchedule': command({ input: nothing, output: done, right: 'administer' }),
}
