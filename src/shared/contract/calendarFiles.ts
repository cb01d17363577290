/** The calendar from and to files: tables of posts, days of other calendars (docs/specs/calendarFiles.md). */
import { z } from 'zod'
import { areColumnsClear, POST_COLUMNS } from '../domain/postColumns.ts'
import { POST_STATES } from '../domain/postLife.ts'
import { DAY_ORDERS } from '../domain/tableCells.ts'
import { calendarFilter } from './calendarViews.ts'
import { lazily } from '../domain/lazily.ts'
import type { Parsed } from './parsed.ts'
import { command, query } from './operation.ts'
import { dayIso, id, instantMs, reason, wallDay, zone } from './values.ts'

/** More than two years at a time is nobody's calendar. */
const MOST_DAYS = 800
const DAY_MS = 86_400_000
/** Why an event, or a line, of a calendar file becomes no note. */
export const LEFT_OUT = [
  'line_too_long',
  'no_title',
  'no_day',
  'cancelled',
  'repeats_too_often',
  'unreadable',
  'too_many',
] as const

function isSpan({ firstDay, lastDay }: { readonly firstDay: string; readonly lastDay: string }): boolean {
  return firstDay <= lastDay && Date.parse(lastDay) - Date.parse(firstDay) < MOST_DAYS * 86_400_000
}

/** More rows than this are no table of posts. */
export const MOST_ROWS = 10_000
const MOST_COLUMNS = 100

const token = lazily(() => z.string().regex(/^[0-9a-f]{64}$/))
const separator = lazily(() => z.enum([',', ';', '\t']))

/** How a table is to be read; null: as Mando tells from the file. */
const tableReading = lazily(() =>
  z.strictObject({
    separator: separator().nullable(),
    hasHeadings: z.boolean().nullable(),
    dayOrder: z.enum(DAY_ORDERS),
    /** One for each column. */
    columns: z.array(z.enum(POST_COLUMNS)).max(MOST_COLUMNS).refine(areColumnsClear).nullable(),
  }),
)

/** What is found in a row. A fatal one keeps the row out; another is only said. */
const rowFinding = lazily(() =>
  reason().extend({
    /** As the spreadsheet counts, from 1. */
    row: z.int(),
    /** From 0; null: the row as a whole. */
    column: z.int().nullable(),
    isFatal: z.boolean(),
  }),
)
export type RowFinding = Parsed<typeof rowFinding>

/** What the calendar shows in some days, to be printed: the office's own words and names. */
export const calendarSheet = lazily(() =>
  z.object({
    language: z.enum(['es', 'en']),
    zone: zone(),
    firstDay: dayIso,
    lastDay: dayIso,
    madeAtMs: instantMs,
    /** There are more posts than a file holds. */
    isPart: z.boolean(),
    posts: z.array(
      z.object({
        postId: id,
        atMs: instantMs,
        state: z.enum(POST_STATES),
        accounts: z.array(z.string()),
        /** The first text; how many there are. */
        text: z.string(),
        texts: z.int(),
      }),
    ),
    /** Holidays and the office's own dates. */
    dayNames: z.array(z.object({ day: dayIso, name: z.string() })),
  }),
)
export type CalendarSheet = Parsed<typeof calendarSheet>

export const calendarFileOperations = {
  /** A person chooses a file. What can be read of it is kept in memory under its fingerprint until the next is chosen. */
  'files.choose': command({
    input: () => z.strictObject({ what: z.enum(['posts', 'days']) }),
    output: () =>
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('cancelled') }),
        z.object({ kind: z.literal('chosen'), token: token() }),
        z.object({
          kind: z.literal('refused'),
          why: z.enum(['too_large', 'empty', 'workbook', 'not_text', 'too_many_rows', 'not_calendar']),
        }),
      ]),
    right: 'compose',
  }),
  /** What importing it would make. Errors: not_found (it is not the file that was chosen last). */
  'files.readPosts': query({
    input: () => z.strictObject({ token: token(), reading: tableReading() }),
    output: () =>
      z.object({
        encoding: z.enum(['utf-8', 'utf-16', 'windows-1252']),
        separator: separator(),
        hasHeadings: z.boolean(),
        columns: z.array(z.enum(POST_COLUMNS)),
        /** Empty where there are none. */
        headings: z.array(z.string()),
        /** The first ones, each cell cut to what a preview shows. */
        preview: z.array(z.object({ row: z.int(), cells: z.array(z.string()) })),
        rowCount: z.int(),
        /** Rows that can be imported. */
        rightCount: z.int(),
        /** By row; at most 200. */
        findings: z.array(rowFinding()),
        findingCount: z.int(),
      }),
    topics: ['accounts', 'planning', 'inbox', 'settings'],
    right: 'compose',
  }),
  /**
   * Makes posts of the rows, in one transaction: drafts with their hour, or planned where `schedule` is true and nothing
   * stands against it. Sent again it changes nothing. Errors: not_found, conflict (a row is wrong and `onlyRight` is false).
   */
  'files.importPosts': command({
    input: () =>
      z.strictObject({
        importId: id,
        token: token(),
        reading: tableReading(),
        onlyRight: z.boolean(),
        schedule: z.boolean(),
      }),
    output: () =>
      z.object({
        made: z.int(),
        scheduled: z.int(),
        skipped: z.int(),
        /** The first of them; null: none was made. */
        firstAtMs: instantMs.nullable(),
      }),
    right: 'compose',
  }),
  /** Which notes its events would become. Errors: not_found (it is not the file that was chosen last). */
  'files.readDays': query({
    input: () =>
      z.strictObject({ token: token(), firstDay: wallDay, lastDay: wallDay }).refine(isSpan, { path: ['lastDay'] }),
    output: () =>
      z.object({
        /** The first ones. */
        preview: z.array(z.object({ day: dayIso, text: z.string() })),
        noteCount: z.int(),
        /** Events and lines that are left out, by the reason. */
        leftOut: z.array(z.object({ why: z.enum(LEFT_OUT), count: z.int() })),
      }),
    topics: ['planning', 'settings'],
    right: 'compose',
  }),
  /** Makes notes of its events in that span, in one transaction. Sent again it changes nothing. Errors: not_found, conflict (there are none). */
  'files.importDays': command({
    input: () =>
      z
        .strictObject({ importId: id, token: token(), firstDay: wallDay, lastDay: wallDay })
        .refine(isSpan, { path: ['lastDay'] }),
    output: () => z.object({ made: z.int() }),
    right: 'compose',
  }),
  /** Takes back all that an import of this run of the program made, but for what is out or under way. Errors: not_found. */
  'files.undo': command({
    input: () => z.strictObject({ importId: id }),
    output: () => z.object({ removed: z.int(), left: z.int() }),
    right: 'compose',
  }),
  /**
   * Writes the posts planned in [fromMs, toMs) into a folder that the person shows; null where they changed their mind. A PDF
   * is a sheet of whole weeks, of 800 days at most.
   */
  'files.export': command({
    input: () =>
      z
        .strictObject({
          format: z.enum(['csv', 'ics', 'pdf']),
          fromMs: instantMs,
          toMs: instantMs,
          filter: calendarFilter().optional(),
        })
        .refine(({ format, fromMs, toMs }) => format !== 'pdf' || toMs - fromMs <= MOST_DAYS * DAY_MS, {
          path: ['toMs'],
        }),
    output: () => z.object({ fileName: z.string(), posts: z.int(), truncated: z.boolean() }).nullable(),
    right: 'compose',
  }),
}
