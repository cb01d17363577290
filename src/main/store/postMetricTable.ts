/**
 * What the networks say of our own posts: readings, append-only, and the figures of each post with its thread that follow
 * from them (docs/specs/postMetrics.md §1, §2).
 */
import {
  figuresAt,
  figuresAtFairAge,
  POST_METRICS,
  type MeasuredText,
  type MeasuredThread,
  type PostCounts,
  type PostReading,
} from '#shared/domain/postMetrics.ts'
import { OWN_THREAD } from './ownThread.ts'
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

/** An own post, by the network's id of its first version. */
export type OwnPostRef = { readonly accountId: string; readonly firstId: string }
export type ReadingSource = 'sync' | 'training_history'

/** Written in [fromMs, toMs), and last shown by the network at or before `readUntilMs`. */
export type ReadingAge = { readonly writtenFromMs: number; readonly writtenToMs: number; readonly readUntilMs: number }

type TextRow = { first_id: string; remote_id: string; in_reply_to: string | null; written_at: number }
type ReadingRow = PostReading & { readonly firstId: string }

/** How many answers upwards the beginning of a thread is looked for. */
const LONGEST_THREAD = 500

const COUNTS = POST_METRICS.join(', ')
const SAME = POST_METRICS.map((metric) => `${metric} IS @${metric}`).join(' AND ')

export const DUE_THREADS_SQL = `
  SELECT (${OWN_THREAD} SELECT json_group_array(remote_id) FROM thread WHERE deleted_at IS NULL) AS ids
  FROM own_post o INDEXED BY own_post_by_time
  WHERE o.in_reply_to IS NULL AND o.written_at >= @writtenFromMs AND o.written_at < @writtenToMs
    AND o.account_id = @accountId AND o.deleted_at IS NULL AND o.checked_at <= @readUntilMs
  ORDER BY o.checked_at LIMIT +@limit`

export type PostMetricTable = ReturnType<typeof createPostMetricTable>

export function createPostMetricTable(db: Sqlite) {
  const extend = db.prepare<[Record<string, string | number | null>]>(
    `UPDATE post_observation SET until_ms = max(until_ms, @atMs)
     WHERE account_id = @accountId AND first_id = @firstId AND ${SAME} AND at_ms = (
       SELECT max(at_ms) FROM post_observation
       WHERE account_id = @accountId AND first_id = @firstId AND at_ms <= @atMs)`,
  )
  // What was seen at an instant stays as it was seen: a second reading in the same millisecond changes nothing.
  const insert = db.prepare<[Record<string, string | number | null>]>(
    `INSERT INTO post_observation (account_id, first_id, at_ms, until_ms, ${COUNTS}, source)
     VALUES (@accountId, @firstId, @atMs, @untilMs, ${POST_METRICS.map((metric) => `@${metric}`).join(', ')}, @source)
     ON CONFLICT (account_id, first_id, at_ms) DO NOTHING`,
  )
  const beginning = db
    .prepare<[OwnPostRef], string>(
      `WITH RECURSIVE up (first_id, in_reply_to, steps) AS (
         SELECT first_id, in_reply_to, 0 FROM own_post WHERE account_id = @accountId AND first_id = @firstId
         UNION ALL
         SELECT p.first_id, p.in_reply_to, up.steps + 1 FROM up
         JOIN own_post p ON p.account_id = @accountId AND p.first_id = up.in_reply_to
         WHERE up.steps < ${String(LONGEST_THREAD)})
       SELECT first_id FROM up WHERE in_reply_to IS NULL`,
    )
    .pluck()
  const texts = db.prepare<[OwnPostRef], TextRow>(
    `SELECT p.first_id, p.remote_id, p.in_reply_to, p.written_at FROM own_post o CROSS JOIN own_post p
     WHERE o.account_id = @accountId AND o.first_id = @firstId AND o.in_reply_to IS NULL
       AND p.account_id = o.account_id AND p.first_id IN (${OWN_THREAD} SELECT first_id FROM thread)
     ORDER BY p.first_id <> o.first_id, p.written_at, p.first_id`,
  )
  const readings = db.prepare<[{ accountId: string; ids: string }], ReadingRow>(
    `SELECT r.first_id AS firstId, r.at_ms AS atMs, r.until_ms AS untilMs, ${COUNTS}
     FROM json_each(@ids) i CROSS JOIN post_observation r ON r.account_id = @accountId AND r.first_id = i.value
     ORDER BY r.first_id, r.at_ms`,
  )
  const saveFigures = db.prepare<[Record<string, string | number | null>]>(
    `UPDATE post_figure SET read_at = @readAtMs, impressions = @impressions, engagements = @engagements,
       week_known = @weekKnown, week_impressions = @weekImpressions, week_engagements = @weekEngagements
     WHERE account_id = @accountId AND first_id = @firstId`,
  )
  const due = db
    .prepare<[ReadingAge & { readonly accountId: string; readonly limit: number }], string>(DUE_THREADS_SQL)
    .pluck()

  function threadOf(ref: OwnPostRef): MeasuredThread | null {
    const rows = texts.all(ref)
    const seen = readings.all({ accountId: ref.accountId, ids: JSON.stringify(rows.map((row) => row.first_id)) })
    const measured = rows.map((row): MeasuredText => ({
      writtenAtMs: row.written_at,
      ownAnswersAtMs: rows
        .filter(({ in_reply_to }) => in_reply_to === row.first_id || in_reply_to === row.remote_id)
        .map(({ written_at }) => written_at),
      readings: seen.filter(({ firstId }) => firstId === row.first_id),
    }))
    const [first, ...others] = measured
    return first === undefined ? null : [first, ...others]
  }

  /** Works the figures out anew for the post that a text belongs to; nothing where it belongs to none of ours. */
  function follow(tx: WriteTx, ref: OwnPostRef): void {
    const firstId = beginning.get(ref)
    const thread = firstId === undefined ? null : threadOf({ accountId: ref.accountId, firstId })
    if (firstId === undefined || thread === null) return
    const latest = figuresAt(thread, Number.MAX_SAFE_INTEGER)
    const week = figuresAtFairAge(thread)
    saveFigures.run({
      accountId: ref.accountId,
      firstId,
      readAtMs: thread[0].readings.reduce<number | null>((last, { untilMs }) => Math.max(last ?? 0, untilMs), null),
      impressions: latest?.impressions ?? null,
      engagements: latest?.engagements ?? null,
      weekKnown: week === null ? 0 : 1,
      weekImpressions: week?.impressions ?? null,
      weekEngagements: week?.engagements ?? null,
    })
    tx.changed('post_metrics')
  }

  function add(ref: OwnPostRef, counts: PostCounts, atMs: number): void {
    const values = { ...ref, ...counts, atMs }
    if (extend.run(values).changes === 0) insert.run({ ...values, untilMs: atMs, source: 'sync' })
  }

  return {
    /** What the network said just now of an own post that is stored. */
    record: (tx: WriteTx, ref: OwnPostRef, counts: PostCounts): void => {
      add(ref, counts, tx.nowMs)
      follow(tx, ref)
    },
    /** What it said in the past of one of which nothing was read yet, ascending. */
    recordPast: (
      tx: WriteTx,
      ref: OwnPostRef,
      past: readonly (PostCounts & { readonly atMs: number })[],
      source: ReadingSource,
    ): void => {
      for (const run of runsOf(past)) insert.run({ ...ref, ...run, source })
      follow(tx, ref)
    },
    follow,
    /** A post with its thread and all that was read of it; null where it is none, or answers something. */
    threadOf,
    /**
     * Posts to read again, those not read for longest first: each with its thread, as the ids of their newest versions.
     */
    dueThreads: (accountId: string, age: ReadingAge, limit: number): readonly (readonly string[])[] =>
      due.all({ accountId, ...age, limit }).map((ids) => JSON.parse(ids) as string[]),
  }
}

/** Readings that follow each other and say the same are one; the first of an instant stays. */
function runsOf(past: readonly (PostCounts & { readonly atMs: number })[]): readonly PostReading[] {
  const runs: PostReading[] = []
  for (const reading of past) {
    const last = runs.at(-1)
    if (last?.untilMs === reading.atMs) continue
    const isSame = last !== undefined && POST_METRICS.every((metric) => last[metric] === reading[metric])
    if (isSame) runs[runs.length - 1] = { ...last, untilMs: reading.atMs }
    else runs.push({ ...reading, untilMs: reading.atMs })
  }
  return runs
}
