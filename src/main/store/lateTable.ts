/** Posts that cannot leave before their hour and grace are over, because something holds them until later. */
import type { LateCause } from '#shared/domain/effect.ts'
import type { Brake } from './effectTable.ts'
import { LIMIT_CONCERN_OF_E } from './limitTable.ts'
import type { Sqlite } from './sqlite.ts'

/** What waits of one post on one account, and the instant before which it surely does not leave. */
export type LatePost = {
  /** One of the effects that are held. */
  readonly effectId: string
  readonly variantId: string
  readonly accountId: string
  readonly dueAtMs: number
  readonly cause: LateCause
  readonly untilMs: number
}

export type LateTable = ReturnType<typeof createLateTable>

export function createLateTable(db: Sqlite) {
  // Nothing is claimed before `until` nor after `miss_at` (effectTable.claimable): where the former is later, it is missed.
  // The brake holds the first text alone; only posts that have left count, since what waits before it may be given up.
  const held = db.prepare<[{ now: number; from: number; to: number; posts: number; windowMs: number }], LatePost>(
    `WITH held AS (
       SELECT e.id, e.variant_id, e.account_id, e.due_at, iif(l.scope = 'app', 'app_limit', 'rate_limit') AS cause,
         l.paused_until AS until
       FROM limit_pause l JOIN limit_holder h ON h.scope = l.scope AND h.holder = l.holder
         JOIN effect e ON e.account_id = h.account_id AND l.concern = ${LIMIT_CONCERN_OF_E}
       WHERE l.paused_until > @now AND e.state = 'queued' AND e.due_at < l.paused_until
         AND e.miss_at >= @now AND e.miss_at < l.paused_until
       UNION ALL
       SELECT e.id, e.variant_id, e.account_id, e.due_at, 'brake', (
         SELECT x.left_at FROM effect x
         WHERE x.kind = 'publish_segment' AND x.part = 1 AND x.account_id = e.account_id
           AND x.left_at > @from AND x.left_at < @to
         ORDER BY x.left_at DESC LIMIT 1 OFFSET @posts - 1) + @windowMs AS until
       FROM effect e JOIN account a ON a.id = e.account_id AND a.mode <> 'assisted'
       WHERE e.state = 'queued' AND e.kind = 'publish_segment' AND e.part = 1 AND e.due_at < @to + @windowMs
         AND e.miss_at >= @now AND e.miss_at < until
     )
     SELECT id AS effectId, variant_id AS variantId, account_id AS accountId, due_at AS dueAtMs, cause, max(until) AS untilMs
     FROM held
     WHERE EXISTS (SELECT 1 FROM account a WHERE a.id = account_id AND a.state = 'connected')
       AND NOT EXISTS (SELECT 1 FROM effect o WHERE o.variant_id = held.variant_id
         AND o.state IN ('running', 'uncertain', 'needs_attention', 'missed'))
     GROUP BY variant_id ORDER BY due_at, id`,
  )
  return {
    /** Soonest first. A post that asks already, or is under way, is none of them. */
    at: (nowMs: number, { posts, windowMs }: Brake): readonly LatePost[] =>
      held.all({ now: nowMs, from: nowMs - windowMs, to: nowMs + windowMs, posts, windowMs }),
  }
}
