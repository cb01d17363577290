/** What was published on a day, here or elsewhere, and how much came in (docs/specs/growth.md §4). */
import type { Sqlite } from './sqlite.ts'

export type PublishedPost = {
  readonly accountId: string
  /** The network's id of its first version. */
  readonly remoteId: string
  /** Null where it was not published from here. */
  readonly postId: string | null
  readonly atMs: number
  /** Empty where it was deleted on the network. */
  readonly excerpt: string
}

type Bounds = { readonly accountIds: string; readonly fromMs: number; readonly toMs: number }

const EXCERPT_LENGTH = 120

export function createPublishedDayTable(db: Sqlite) {
  const instants = db
    .prepare<[Bounds], number>(
      `SELECT o.written_at FROM own_post o INDEXED BY own_post_by_time
       WHERE o.in_reply_to IS NULL AND o.written_at >= @fromMs AND o.written_at < @toMs
         AND o.account_id IN (SELECT value FROM json_each(@accountIds))
       ORDER BY o.written_at`,
    )
    .pluck()
  const posts = db.prepare<[Bounds & { readonly most: number }], PublishedPost>(
    `SELECT o.account_id AS accountId, o.first_id AS remoteId, o.written_at AS atMs,
       CASE WHEN o.deleted_at IS NULL THEN substr(o.text, 1, ${String(EXCERPT_LENGTH)}) ELSE '' END AS excerpt,
       (SELECT e.post_id FROM effect e
        WHERE e.account_id = o.account_id AND e.remote_id IS NOT NULL AND e.remote_id IN (o.first_id, o.remote_id)
        LIMIT 1) AS postId
     FROM own_post o INDEXED BY own_post_by_time
     WHERE o.in_reply_to IS NULL AND o.written_at >= @fromMs AND o.written_at < @toMs
       AND o.account_id IN (SELECT value FROM json_each(@accountIds))
     ORDER BY o.written_at LIMIT +@most`,
  )
  const received = db
    .prepare<[Bounds], number>(
      `SELECT count(*) FROM json_each(@accountIds) a CROSS JOIN item i
         ON i.account_id = a.value AND i.written_at >= @fromMs AND i.written_at < @toMs
       WHERE i.direction = 'in'`,
    )
    .pluck()
  const bounds = (accountIds: readonly string[], fromMs: number, toMs: number): Bounds => ({
    accountIds: JSON.stringify(accountIds),
    fromMs,
    toMs,
  })
  return {
    /** When posts that answer nothing were published, in order. */
    instants: (accountIds: readonly string[], fromMs: number, toMs: number): readonly number[] =>
      instants.all(bounds(accountIds, fromMs, toMs)),
    /** The same with their words, at most so many. */
    posts: (accountIds: readonly string[], fromMs: number, toMs: number, most: number): readonly PublishedPost[] =>
      posts.all({ ...bounds(accountIds, fromMs, toMs), most }),
    /** How many messages of citizens came in. */
    receivedCount: (accountIds: readonly string[], fromMs: number, toMs: number): number =>
      received.get(bounds(accountIds, fromMs, toMs)) ?? 0,
  }
}
