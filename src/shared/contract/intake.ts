/** Requests of departments that come as files (docs/specs/intake.md). */
import { z } from 'zod'
import { command, query } from './operation.ts'
import { id, instantMs, nothing } from './values.ts'

const request = z.object({
  postId: id,
  /** Each as the department wrote it; empty where it said nothing. */
  department: z.string(),
  contact: z.string(),
  brief: z.string(),
  source: z.string(),
  text: z.string(),
  deadlineText: z.string(),
  /** Null: none, or in no form that is known. */
  deadlineAtMs: instantMs.nullable(),
  receivedAtMs: instantMs,
  /** Null: the office. */
  receivedBy: id.nullable(),
})

export const intakeOperations = {
  /** A person chooses the file that a department sent: a draft is made of its text. A file that is there already makes nothing. */
  'intake.receive': command({
    input: nothing,
    output: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('cancelled') }),
      z.object({ kind: z.literal('refused'), why: z.enum(['too_large', 'empty', 'workbook', 'not_text', 'no_text']) }),
      z.object({ kind: z.literal('known'), postId: id }),
      z.object({
        kind: z.literal('received'),
        postId: id,
        /** The sheet names one that Mando does not understand. */
        isDeadlineUnclear: z.boolean(),
      }),
    ]),
    right: 'compose',
  }),
  /** Null where nobody asked for the post. */
  'intake.ofPost': query({
    input: z.strictObject({ postId: id }),
    output: request.nullable(),
    topics: ['posts', 'people'],
  }),
  /** Of posts that are drafts still: those with the nearest deadline first, those without one last; at most 200. */
  'intake.open': query({
    input: nothing,
    output: z.array(request.pick({ postId: true, department: true, brief: true, text: true, deadlineAtMs: true })),
    topics: ['posts'],
  }),
  /** Writes the empty sheet, for departments to fill in, into a folder that the person shows. Errors: disk_full, read_only. */
  'intake.writeSheet': command({
    input: nothing,
    output: z.object({ fileName: z.string() }).nullable(),
    right: 'compose',
  }),
}
