/** Metrics of accounts as they were seen: append-only, each at its instant. */
import type { Observation } from '#shared/domain/growth/dailyCounts.ts'
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export const METRICS = ['followers', 'following', 'posts'] as const
export type Metric = (typeof METRICS)[number]
export type ObservationSource = 'sync' | 'training_history'

export type NewObservation = Observation & {
  readonly accountId: string
  readonly metric: Metric
  readonly source: ObservationSource
}

/** Adds what was seen of an account, and keeps up to date what is worked out of it. */
export type Observe = (tx: WriteTx, accountId: string, seen: readonly Omit<NewObservation, 'accountId'>[]) => void

export type ObservationTable = ReturnType<typeof createObservationTable>

export function createObservationTable(db: Sqlite) {
  // What was seen at an instant stays as it was seen: a second reading in the same millisecond changes nothing.
  const insert = db.prepare<[string, Metric, number, number, ObservationSource]>(
    `INSERT INTO observation (account_id, metric, at_ms, value, source) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (account_id, metric, at_ms) DO NOTHING`,
  )
  const first = db
    .prepare<[string, Metric], number>(
      'SELECT at_ms FROM observation WHERE account_id = ? AND metric = ? ORDER BY at_ms LIMIT 1',
    )
    .pluck()
  const last = db
    .prepare<[string, Metric], number>(
      'SELECT at_ms FROM observation WHERE account_id = ? AND metric = ? ORDER BY at_ms DESC LIMIT 1',
    )
    .pluck()
  // One seek in the primary key for each window, however many observations it holds.
  const lastOfEach = db.prepare<[{ accountId: string; metric: Metric; starts: string }], Observation>(
    `WITH edge (start, finish) AS (
       SELECT value, lead(value) OVER (ORDER BY key) FROM json_each(@starts)
     )
     SELECT o.at_ms AS atMs, o.value AS value
     FROM edge CROSS JOIN observation o ON o.account_id = @accountId AND o.metric = @metric AND o.at_ms = (
       SELECT max(w.at_ms) FROM observation w
       WHERE w.account_id = @accountId AND w.metric = @metric AND w.at_ms >= edge.start AND w.at_ms < edge.finish)
     WHERE edge.finish IS NOT NULL
     ORDER BY edge.start`,
  )
  return {
    /** Adds what is not there yet. */
    add: (tx: WriteTx, seen: NewObservation): void => {
      insert.run(seen.accountId, seen.metric, seen.atMs, seen.value, seen.source)
      tx.changed('growth', seen.accountId)
    },
    lastAtMs: (accountId: string, metric: Metric): number | null => last.get(accountId, metric) ?? null,
    firstAtMs: (accountId: string, metric: Metric): number | null => first.get(accountId, metric) ?? null,
    /**
     * The last observation in each window, in order of time.
     * @param startsMs ascending; each window ends where the next begins, the last one only ends the one before it
     */
    lastOfEach: (accountId: string, metric: Metric, startsMs: readonly number[]): readonly Observation[] =>
      lastOfEach.all({ accountId, metric, starts: JSON.stringify(startsMs) }),
  }
}
