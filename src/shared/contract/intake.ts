/** Requests of departments that come as files (docs/specs/intake.md). */
import { z } from 'zod'
import { DOCUMENT_KINDS } from '../domain/sourceDocument.ts'
import { lazily } from '../domain/lazily.ts'
import { command, query } from './operation.ts'
import { done, id, instantMs, nothing } from './values.ts'

const request = lazily(() =>
  z.object({
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
  }),
)

const document = lazily(() => z.strictObject({ documentId: id }))

export const intakeOperations = {
  /** A person chooses the file that a department sent: a draft is made of its text. A file that is there already makes nothing. */
  'intake.receive': command({
    input: nothing,
    output: () =>
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('cancelled') }),
        z.object({
          kind: z.literal('refused'),
          why: z.enum(['too_large', 'empty', 'workbook', 'not_text', 'no_text']),
        }),
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
    input: () => z.strictObject({ postId: id }),
    output: () => request().nullable(),
    topics: ['posts', 'people'],
  }),
  /** Of posts that are drafts still: those with the nearest deadline first, those without one last; at most 200. */
  'intake.open': query({
    input: nothing,
    output: () =>
      z.array(request().pick({ postId: true, department: true, brief: true, text: true, deadlineAtMs: true })),
    topics: ['posts'],
  }),
  /** Writes the empty sheet, for departments to fill in, into a folder that the person shows. Errors: disk_full, read_only. */
  'intake.writeSheet': command({
    input: nothing,
    output: () => z.object({ fileName: z.string() }).nullable(),
    right: 'compose',
  }),
  /** What came with a request, in the order in which it was attached; its bytes stay in the store. */
  'intake.documents': query({
    input: () => z.strictObject({ postId: id }),
    output: () =>
      z.array(
        z.object({
          documentId: id,
          /** Without its ending, which is its kind. */
          name: z.string(),
          kind: z.enum(DOCUMENT_KINDS),
          sizeBytes: z.int(),
          addedAtMs: instantMs,
          /** Null: the office. */
          addedBy: id.nullable(),
        }),
      ),
    topics: ['posts'],
  }),
  /**
   * A person chooses a document that belongs to a request: it is kept as it is and never opened. `known`: it is there
   * already. Errors: not_found (no request).
   */
  'intake.attachDocument': command({
    input: () => document().extend({ postId: id }),
    output: () =>
      z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('cancelled') }),
        z.object({
          kind: z.literal('refused'),
          why: z.enum(['too_large', 'too_many', 'empty', 'not_document', 'macros']),
        }),
        z.object({ kind: z.literal('known') }),
        z.object({ kind: z.literal('attached') }),
      ]),
    right: 'compose',
  }),
  /** Writes it into a folder that the person shows; null where they showed none. Errors: not_found, disk_full, read_only. */
  'intake.saveDocument': command({
    input: document,
    output: () => z.object({ fileName: z.string() }).nullable(),
    right: 'compose',
  }),
  /** Takes it away; it goes a day later. Errors: not_found. */
  'intake.removeDocument': command({ input: document, output: done, right: 'compose' }),
  /** Brings back what was taken away. Errors: not_found. */
  'intake.bringDocumentBack': command({ input: document, output: done, right: 'compose' }),
}
