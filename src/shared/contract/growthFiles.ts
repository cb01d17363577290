/** Figures of followers from a file that another program wrote (docs/specs/growth.md §8). */
import { z } from 'zod'
import { DAY_ORDERS } from '../domain/tableCells.ts'
import { lazily } from '../domain/lazily.ts'
import type { Parsed } from './parsed.ts'
import { command, query } from './operation.ts'
import { dayIso, id } from './values.ts'

/** More rows than this are no table of figures: ten years of eight accounts are fewer. */
export const MOST_FIGURE_ROWS = 50_000

const token = lazily(() => z.string().regex(/^[0-9a-f]{64}$/))

/** @param accountId of the rows that name none */
const reading = lazily(() => z.strictObject({ accountId: id, dayOrder: z.enum(DAY_ORDERS) }))

/** Why a row is left out. */
const figureFinding = lazily(() =>
  z.object({
    /** As the spreadsheet counts, from 1. */
    row: z.int(),
    code: z.enum([
      'row_broken',
      'account_unknown',
      'day_unreadable',
      'day_impossible',
      'day_to_come',
      'count_unreadable',
      'count_negative',
      'count_not_whole',
      'count_too_large',
      'twice',
    ]),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
)
export type FigureFinding = Parsed<typeof figureFinding>

export const growthFileOperations = {
  /** A person chooses a file. What can be read of it is kept in memory under its fingerprint until the next is chosen. */
  'growth.chooseFigures': command({
    input: () => z.strictObject({}),
    output: () =>
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('cancelled') }),
        z.object({ kind: z.literal('chosen'), token: token() }),
        z.object({
          kind: z.literal('refused'),
          why: z.enum(['too_large', 'empty', 'workbook', 'not_text', 'too_many_rows', 'no_columns']),
        }),
      ]),
    right: 'compose',
  }),
  /** What importing it would note. Errors: not_found (it is not the file that was chosen last, or the account is not there). */
  'growth.readFigures': query({
    input: () => z.strictObject({ token: token(), reading: reading() }),
    output: () =>
      z.object({
        rowCount: z.int(),
        rightCount: z.int(),
        /** Rows with a day and no number. */
        gapCount: z.int(),
        /** Right ones of days that were measured: what was measured stays what counts. */
        measuredCount: z.int(),
        namesAccounts: z.boolean(),
        firstDay: dayIso.nullable(),
        lastDay: dayIso.nullable(),
        preview: z.array(z.object({ row: z.int(), accountId: id, day: dayIso, value: z.int() })),
        findings: z.array(figureFinding()),
        findingCount: z.int(),
      }),
    topics: ['growth', 'accounts', 'settings'],
  }),
  /**
   * Notes all of it in one piece, or nothing; taken back by `growth.takeBack` with the same id. Errors: not_found; conflict
   * where rows are wrong and `onlyRight` is not set, or nothing is right.
   */
  'growth.importFigures': command({
    input: () => z.strictObject({ importId: id, token: token(), reading: reading(), onlyRight: z.boolean() }),
    output: () => z.object({ days: z.int(), skipped: z.int() }),
    right: 'compose',
  }),
}
