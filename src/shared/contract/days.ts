/** What days are about: holidays, the office's dates, notes (docs/specs/calendarViews.md §3). */
import { z } from 'zod'
import { command, query } from './operation.ts'
import { dayIso, done, id, instantMs, wallDay } from './values.ts'

/** More than a year at a time is nobody's screen. */
const MOST_DAYS = 400

export const daysOperations = {
  /** All that is known of the days from the first to the last, each kind in order of days. */
  'days.list': query({
    input: () =>
      z
        .strictObject({ firstDay: wallDay, lastDay: wallDay })
        .refine(
          ({ firstDay, lastDay }) =>
            firstDay <= lastDay && Date.parse(lastDay) - Date.parse(firstDay) < MOST_DAYS * 86_400_000,
          { path: ['lastDay'] },
        ),
    output: () =>
      z.object({
        /** Of the region, and the office's own; the office's own word on a day stands beside the holiday's name. */
        holidays: z.array(z.object({ day: dayIso, name: z.string(), kind: z.enum(['public', 'closed', 'open']) })),
        dates: z.array(
          z.object({
            dateId: id,
            /** Where it falls. */
            day: dayIso,
            /** What it was written down for: of a yearly one, with its first year. */
            since: dayIso,
            yearly: z.boolean(),
            title: z.string(),
          }),
        ),
        notes: z.array(
          z.object({
            noteId: id,
            day: dayIso,
            text: z.string(),
            /** Null: the office. */
            personId: id.nullable(),
            writtenAtMs: instantMs,
          }),
        ),
      }),
    topics: ['planning', 'settings'],
  }),
  /** Makes one or changes it. */
  'days.saveDate': command({
    input: () =>
      z.strictObject({
        dateId: id,
        day: wallDay,
        yearly: z.boolean(),
        title: z.string().trim().min(1).max(80),
      }),
    output: done,
    right: 'compose',
  }),
  /** Errors: not_found. */
  'days.removeDate': command({ input: () => z.strictObject({ dateId: id }), output: done, right: 'compose' }),
  /** Makes one or changes it; its author is who wrote last. */
  'days.saveNote': command({
    input: () => z.strictObject({ noteId: id, day: wallDay, text: z.string().trim().min(1).max(500) }),
    output: done,
    right: 'compose',
  }),
  /** Errors: not_found. */
  'days.removeNote': command({ input: () => z.strictObject({ noteId: id }), output: done, right: 'compose' }),
}
