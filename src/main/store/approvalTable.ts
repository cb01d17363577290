/** What was asked for and decided about posts, who had a part in them, and embargoes. */
import { z } from 'zod'
import { lazily } from '#shared/domain/lazily.ts'
import type { Parsed } from '#shared/contract/parsed.ts'
import type { Approval, Round, RoundEnd } from '#shared/domain/approval.ts'
import { OFFICE_ZONES } from '#shared/domain/wallTime.ts'
import { keptSteps } from './approvalFlowTable.ts'
import { readVariants } from './postCells.ts'
import type { PlannedTime } from './postTable.ts'
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

const wallClock = lazily(() =>
  z.object({
    wallTime: z.string(),
    zone: z.enum(OFFICE_ZONES),
    repeatedHour: z.enum(['earlier', 'later']).nullable(),
  }),
)
/** What would go out, as it was when somebody asked. */
export const roundContent = lazily(() =>
  z.object({
    variants: z.array(
      z.object({
        accountId: z.string(),
        segments: z.array(
          z.object({ text: z.string(), media: z.array(z.object({ mediaId: z.string(), altText: z.string() })) }),
        ),
      }),
    ),
    planned: wallClock(),
    embargo: wallClock().nullable(),
  }),
)
export type RoundContent = Parsed<typeof roundContent>

export type KeptDecision = {
  readonly step: number | null
  readonly personId: string
  readonly verdict: 'approve' | 'request_changes' | 'key'
  readonly comment: string
  readonly atMs: number
}

export type KeptRound = Omit<Round, 'decisions'> & {
  readonly id: string
  readonly postId: string
  readonly number: number
  readonly flowName: string
  readonly deadlineAtMs: number
  readonly content: RoundContent
  readonly fingerprint: string
  readonly requestedBy: string | null
  readonly requestedAtMs: number
  readonly comment: string
  readonly endedAs: RoundEnd | null
  readonly endedAtMs: number | null
  readonly decisions: readonly KeptDecision[]
}

export type Embargo = PlannedTime & { readonly setBy: string | null; readonly liftAskedBy: string | null }

type RoundRow = {
  id: string
  post_id: string
  number: number
  flow_name: string
  steps: string
  needs_keys: 0 | 1
  deadline_at: number
  content: string
  fingerprint: string
  requested_by: string | null
  requested_at: number
  comment: string
  ended_as: RoundEnd | null
  ended_at: number | null
}
type DecisionRow = {
  step: number | null
  person_id: string
  verdict: KeptDecision['verdict']
  comment: string
  decided_at: number
}
type EmbargoRow = {
  wall_time: string
  zone: Embargo['zone']
  repeated_hour: Embargo['repeatedHour']
  at_ms: number
  set_by: string | null
  lift_asked_by: string | null
}
type WaitingRow = {
  id: string
  at_ms: number
  excerpt: string
  approval: 'waiting' | 'late'
  variants: string
  deadline_at: number
}

export type WaitingPost = {
  readonly postId: string
  readonly atMs: number
  readonly excerpt: string
  readonly approval: 'waiting' | 'late'
  readonly accountIds: readonly string[]
  readonly deadlineAtMs: number
}

export type ApprovalTable = ReturnType<typeof createApprovalTable>

export function createApprovalTable(db: Sqlite) {
  const insertRound = db.prepare<[Record<string, string | number | null>]>(
    `INSERT INTO approval_round (id, post_id, number, flow_name, steps, needs_keys, deadline_at, content, fingerprint,
       requested_by, requested_at, comment)
     VALUES (@id, @postId, @number, @flowName, @steps, @needsKeys, @deadlineAtMs, @content, @fingerprint, @requestedBy,
       @now, @comment)`,
  )
  const endRound = db.prepare<[RoundEnd, number, string]>(
    'UPDATE approval_round SET ended_as = ?, ended_at = ? WHERE id = ?',
  )
  const rounds = db.prepare<[string], RoundRow>('SELECT * FROM approval_round WHERE post_id = ? ORDER BY number DESC')
  const newest = db.prepare<[string], RoundRow>(
    'SELECT * FROM approval_round WHERE post_id = ? ORDER BY number DESC LIMIT 1',
  )
  const decisions = db.prepare<[string], DecisionRow>(
    `SELECT step, person_id, verdict, comment, decided_at FROM approval_decision WHERE round_id = ?
     ORDER BY decided_at, rowid`,
  )
  const insertDecision = db.prepare<[string, number | null, string, string, string, number]>(
    `INSERT INTO approval_decision (round_id, step, person_id, verdict, comment, decided_at) VALUES (?, ?, ?, ?, ?, ?)`,
  )
  const setApproval = db.prepare<[Approval | null, string]>('UPDATE post SET approval = ? WHERE id = ?')
  const waiting = db.prepare<[], WaitingRow>(
    `SELECT p.id, p.at_ms, p.excerpt, p.approval, p.variants, r.deadline_at
     FROM post p JOIN approval_round r ON r.post_id = p.id
       AND r.number = (SELECT max(number) FROM approval_round WHERE post_id = p.id)
     WHERE p.approval IN ('waiting', 'late') ORDER BY p.at_ms`,
  )
  const hasPart = db.prepare<[string, string], 1>('SELECT 1 FROM post_part WHERE post_id = ? AND person_id = ?').pluck()
  const embargo = db.prepare<[string], EmbargoRow>(
    'SELECT wall_time, zone, repeated_hour, at_ms, set_by, lift_asked_by FROM post_embargo WHERE post_id = ?',
  )
  const putEmbargo = db.prepare<[Record<string, string | number | null>]>(
    `INSERT INTO post_embargo (post_id, wall_time, zone, repeated_hour, at_ms, set_by, lift_asked_by)
       VALUES (@postId, @wallTime, @zone, @repeatedHour, @atMs, @setBy, @liftAskedBy)
     ON CONFLICT (post_id) DO UPDATE SET wall_time = excluded.wall_time, zone = excluded.zone,
       repeated_hour = excluded.repeated_hour, at_ms = excluded.at_ms, set_by = excluded.set_by,
       lift_asked_by = excluded.lift_asked_by`,
  )
  const removeEmbargo = db.prepare<[string]>('DELETE FROM post_embargo WHERE post_id = ?')

  const changed = (tx: WriteTx, postId: string): void => {
    tx.changed('approvals', postId)
    tx.changed('posts', postId)
    tx.changed('status')
  }
  const roundOf = (row: RoundRow): KeptRound => ({
    id: row.id,
    postId: row.post_id,
    number: row.number,
    flowName: row.flow_name,
    steps: keptSteps().parse(JSON.parse(row.steps)),
    needsKeys: row.needs_keys === 1,
    deadlineAtMs: row.deadline_at,
    content: roundContent().parse(JSON.parse(row.content)),
    fingerprint: row.fingerprint,
    requestedBy: row.requested_by,
    requestedAtMs: row.requested_at,
    comment: row.comment,
    endedAs: row.ended_as,
    endedAtMs: row.ended_at,
    decisions: decisions.all(row.id).map((each) => ({
      step: each.step,
      personId: each.person_id,
      verdict: each.verdict,
      comment: each.comment,
      atMs: each.decided_at,
    })),
  })

  return {
    /** The newest first. */
    rounds: (postId: string): readonly KeptRound[] => rounds.all(postId).map(roundOf),
    newestRound: (postId: string): KeptRound | null => {
      const row = newest.get(postId)
      return row === undefined ? null : roundOf(row)
    },
    begin: (
      tx: WriteTx,
      round: Omit<KeptRound, 'decisions' | 'requestedAtMs' | 'endedAs' | 'endedAtMs' | 'number'>,
    ): void => {
      const { id, postId, flowName, deadlineAtMs, fingerprint, requestedBy, comment } = round
      insertRound.run({
        ...{ id, postId, flowName, deadlineAtMs, fingerprint, requestedBy, comment },
        number: (newest.get(postId)?.number ?? 0) + 1,
        steps: JSON.stringify(round.steps),
        needsKeys: round.needsKeys ? 1 : 0,
        content: JSON.stringify(round.content),
        now: tx.nowMs,
      })
      setApproval.run('waiting', postId)
      changed(tx, postId)
    },
    decide: (tx: WriteTx, round: KeptRound, decision: Omit<KeptDecision, 'atMs'>): KeptRound => {
      const { step, personId, verdict, comment } = decision
      insertDecision.run(round.id, step, personId, verdict, comment, tx.nowMs)
      changed(tx, round.postId)
      return { ...round, decisions: [...round.decisions, { ...decision, atMs: tx.nowMs }] }
    },
    end: (tx: WriteTx, round: KeptRound, endedAs: RoundEnd): void => {
      endRound.run(endedAs, tx.nowMs, round.id)
      changed(tx, round.postId)
    },
    setApproval: (tx: WriteTx, postId: string, approval: Approval | null): void => {
      setApproval.run(approval, postId)
      changed(tx, postId)
    },
    /** Posts that wait for somebody, by the hour they are planned for. */
    waiting: (): readonly WaitingPost[] =>
      waiting.all().map((row) => ({
        postId: row.id,
        atMs: row.at_ms,
        excerpt: row.excerpt,
        approval: row.approval,
        accountIds: readVariants(row.variants).map(({ accountId }) => accountId),
        deadlineAtMs: row.deadline_at,
      })),
    hasPart: (postId: string, personId: string): boolean => hasPart.get(postId, personId) === 1,
    embargo: (postId: string): Embargo | null => {
      const row = embargo.get(postId)
      if (row === undefined) return null
      return {
        wallTime: row.wall_time,
        zone: row.zone,
        repeatedHour: row.repeated_hour,
        atMs: row.at_ms,
        setBy: row.set_by,
        liftAskedBy: row.lift_asked_by,
      }
    },
    setEmbargo: (tx: WriteTx, postId: string, to: Embargo | null): void => {
      if (to === null) removeEmbargo.run(postId)
      else putEmbargo.run({ postId, ...to })
      changed(tx, postId)
    },
  }
}
