/** The state of the world, always visible: connection, last sync, what waits, what is wrong. */
import { z } from 'zod'
import { CONNECTIVITY_STATES } from '../domain/connectivity.ts'
import { NOTICE_CODES } from '../domain/notice.ts'
import { PROBLEM_CODES } from '../domain/problem.ts'
import { lazily } from '../domain/lazily.ts'
import type { Parsed } from './parsed.ts'
import { command, query } from './operation.ts'
import { done, id, instantMs, nothing } from './values.ts'

export const statusView = lazily(() =>
  z.object({
    connectivity: z.object({
      state: z.enum(CONNECTIVITY_STATES),
      sinceMs: instantMs,
      /** When a network last answered anything, whatever has become of the connection since. */
      answeredAtMs: instantMs.nullable(),
    }),
    workOffline: z.boolean(),
    lastSyncAtMs: instantMs.nullable(),
    syncing: z.boolean(),
    /** While older messages are being fetched: how many have come so far. */
    backlogBrought: z.int().nullable(),
    outboxOpen: z.int(),
    /** Those that stand for themselves. */
    problems: z.int(),
    unread: z.int(),
    /** Conversations under an active urgent mark. */
    urgent: z.int(),
  }),
)
export type StatusView = Parsed<typeof statusView>

export const problemView = lazily(() =>
  z.object({
    problemId: z.string(),
    code: z.enum(PROBLEM_CODES),
    severity: z.enum(['urgent', 'warning']),
    accountId: id.nullable(),
    subject: z.object({ kind: z.enum(['post', 'conversation', 'account', 'effect', 'gap']), id }).nullable(),
    sinceMs: instantMs,
    params: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
)
export type ProblemView = Parsed<typeof problemView>

/** `causeId`: the problem that explains this one, and under which it stands; null where it stands for itself. */
export const listedProblem = lazily(() => problemView().extend({ causeId: z.string().nullable() }))
export type ListedProblem = Parsed<typeof listedProblem>

export const statusOperations = {
  'status.get': query({
    input: nothing,
    output: statusView,
    topics: ['status', 'outbox', 'inbox', 'urgent', 'accounts', 'posts', 'spend'],
  }),
  'status.problems': query({
    input: nothing,
    output: () => z.array(listedProblem()),
    topics: ['status', 'outbox', 'accounts', 'posts', 'spend'],
  }),
  /** "Trabajar sin conexión": nothing leaves and nothing is fetched until it is switched off. */
  'status.setWorkOffline': command({
    input: () => z.strictObject({ workOffline: z.boolean() }),
    output: done,
    right: 'dispatch',
  }),
  /** Takes the notice of a stretch that the network no longer gives off the list. */
  'status.acknowledgeGap': command({
    input: () => z.strictObject({ gapId: id }),
    output: done,
    right: 'dispatch',
  }),
  /** A person has read what happened by itself; it leaves the list of problems. */
  'status.acknowledge': command({
    input: () => z.strictObject({ code: z.enum(NOTICE_CODES) }),
    output: done,
    right: 'dispatch',
  }),
  /** Fetches and sends now what may be; answers at once, the result arrives as changes. */
  'status.syncNow': command({ input: nothing, output: done, right: 'dispatch' }),
}
