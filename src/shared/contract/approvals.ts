/** Who must agree before a post goes out, and embargoes (docs/specs/approvals.md). */
import { z } from 'zod'
import { APPROVALS, REFUSALS, ROUND_ENDS } from '../domain/approval.ts'
import { check } from './checks.ts'
import { lazily } from '../domain/lazily.ts'
import { command, query } from './operation.ts'
import { done, id, instantMs, nothing, wallTime, wallTimeText, zone } from './values.ts'

const post = lazily(() => z.strictObject({ postId: id }))
const comment = lazily(() => z.string().trim().max(2_000))
const stepName = lazily(() => z.string().trim().min(1).max(60))
const step = lazily(() =>
  z.strictObject({
    name: stepName(),
    /** Empty: everybody who may approve. */
    personIds: z.array(id).max(50),
  }),
)
const repeatedHour = lazily(() => z.enum(['earlier', 'later']).nullable())
const hour = lazily(() => z.strictObject({ wallTime, zone: zone(), repeatedHour: repeatedHour() }))
const hourView = lazily(() => z.object({ wallTime: wallTimeText, zone: zone(), repeatedHour: repeatedHour() }))
const refusal = lazily(() => z.enum(REFUSALS).nullable())
/** Of what was asked for; whoever decides names it. */
const fingerprint = lazily(() => z.string().regex(/^[\da-f]{64}$/))

const content = lazily(() =>
  z.object({
    variants: z.array(
      z.object({
        accountId: id,
        segments: z.array(
          z.object({ text: z.string(), media: z.array(z.object({ mediaId: id, altText: z.string() })) }),
        ),
      }),
    ),
    planned: hourView(),
    embargo: hourView().nullable(),
  }),
)

const round = lazily(() =>
  z.object({
    number: z.int(),
    /** Empty: for its embargo alone. */
    flowName: z.string(),
    steps: z.array(z.object({ name: z.string(), personIds: z.array(id) })),
    needsKeys: z.boolean(),
    deadlineAtMs: instantMs,
    content: content(),
    fingerprint: fingerprint(),
    requestedBy: id.nullable(),
    requestedAtMs: instantMs,
    comment: z.string(),
    /** Null while it is open. */
    endedAs: z.enum(ROUND_ENDS).nullable(),
    endedAtMs: instantMs.nullable(),
    decisions: z.array(
      z.object({
        /** The position of the step; null for a key. */
        step: z.int().nullable(),
        personId: id,
        verdict: z.enum(['approve', 'request_changes', 'key']),
        comment: z.string(),
        atMs: instantMs,
      }),
    ),
  }),
)

/** How far a round is, and what whoever acts may do in it. */
const turn = lazily(() =>
  z.object({
    /** The position of the step that is next; null once all are decided. */
    nextStep: z.int().nullable(),
    keysTurned: z.int(),
    /** What keeps whoever acts from deciding the step, or from turning a key; null where nothing does. */
    stepRefusal: refusal(),
    keyRefusal: refusal(),
  }),
)

export const approvalOperations = {
  /** By name, those archived last. */
  'approvals.flows': query({
    input: nothing,
    output: () =>
      z.array(
        z.object({
          flowId: id,
          name: z.string(),
          accountIds: z.array(id),
          labelIds: z.array(id),
          steps: z.array(z.object({ name: z.string(), personIds: z.array(id) })),
          leadMinutes: z.int(),
          archivedAtMs: instantMs.nullable(),
        }),
      ),
    topics: ['approvals'],
  }),
  /**
   * Makes one or changes it; one that was archived is back. Rounds that have begun keep their steps. Errors: name_taken,
   * not_found (account, label or person), nobody_to_agree.
   */
  'approvals.saveFlow': command({
    input: () =>
      z.strictObject({
        flowId: id,
        name: z.string().trim().min(1).max(60),
        accountIds: z.array(id).max(50),
        labelIds: z.array(id).max(50),
        steps: z.array(step()).min(1).max(3),
        leadMinutes: z
          .int()
          .min(0)
          .max(14 * 24 * 60),
      }),
    output: done,
    right: 'administer',
  }),
  /** Errors: not_found. */
  'approvals.archiveFlow': command({
    input: () => z.strictObject({ flowId: id }),
    output: done,
    right: 'administer',
  }),
  /** Posts that wait for somebody, by the hour they are planned for. */
  'approvals.waiting': query({
    input: nothing,
    output: () =>
      z.array(
        z.object({
          postId: id,
          approval: z.enum(['waiting', 'late']),
          excerpt: z.string(),
          accountIds: z.array(id),
          atMs: instantMs,
          deadlineAtMs: instantMs,
          /** Of the step that is next; empty where only keys are missed. */
          stepName: z.string(),
          requestedBy: id.nullable(),
          requestedAtMs: instantMs,
          /** Whether whoever acts can do something about it. */
          isMine: z.boolean(),
        }),
      ),
    topics: ['approvals', 'posts', 'people'],
  }),
  /** Errors: not_found. */
  'approvals.ofPost': query({
    input: post,
    output: () =>
      z.object({
        approval: z.enum(APPROVALS).nullable(),
        /** The name of the flow that it needs; null where it needs none. */
        flowName: z.string().nullable(),
        embargo: hourView().extend({ atMs: instantMs, setBy: id.nullable(), liftAskedBy: id.nullable() }).nullable(),
        /** Whether whoever acts may plan it without asking. */
        mayPlan: z.boolean(),
        turn: turn().nullable(),
        /** The newest first. */
        rounds: z.array(round()),
      }),
    topics: ['approvals', 'posts', 'people'],
  }),
  /**
   * Begins a round. A planned post leaves the outbox, and what was typed into it is what is asked for. Errors: any of
   * `calendar.schedule`, approval_not_needed, under_embargo (params.atMs), not_found, wrong_state.
   */
  'approvals.request': command({
    input: () => post().extend({ ...hour().shape, comment: comment(), confirmed: z.array(check()).default([]) }),
    output: done,
    right: 'compose',
  }),
  /** Takes a request back: it is a draft again. Errors: not_found, wrong_state. */
  'approvals.withdraw': command({ input: post, output: done, right: 'compose' }),
  /**
   * Decides the step that is next. With the last one the post is planned; `late` where its hour has passed. Errors: not_found,
   * wrong_state, conflict (it is not what was seen), approval_refused (params.why), text_empty (no comment to a request of
   * changes), any code of `blockers`.
   */
  'approvals.decide': command({
    input: () =>
      post().extend({
        fingerprint: fingerprint(),
        verdict: z.enum(['approve', 'request_changes']),
        comment: comment(),
      }),
    output: () => z.object({ approval: z.enum(APPROVALS) }),
    right: 'release',
  }),
  /** Turns one of the two keys of its embargo. Errors: as decide. */
  'approvals.turnKey': command({
    input: () => post().extend({ fingerprint: fingerprint() }),
    output: () => z.object({ approval: z.enum(APPROVALS) }),
    right: 'release',
  }),
  /** Of a draft that has none. Errors: not_found, wrong_state, time_in_past, time_does_not_exist, nobody_to_agree. */
  'approvals.setEmbargo': command({ input: () => post().extend(hour().shape), output: done, right: 'compose' }),
  /** The first to ask for it is noted; a second person lifts it. Errors: not_found, wrong_state, approval_refused (params.why). */
  'approvals.liftEmbargo': command({
    input: post,
    output: () => z.object({ lifted: z.boolean() }),
    right: 'release',
  }),
}
