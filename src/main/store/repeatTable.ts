/** Where a text goes or went already. */
import { lazily } from '#shared/domain/lazily.ts'
import { VARIANT_STATES, type VariantState } from '#shared/domain/postLife.ts'
import { z } from 'zod'
import type { Sqlite } from './sqlite.ts'

/** Another post with one of the texts, on one account. */
export type Repeat = {
  readonly postId: string
  readonly accountId: string
  /** When it left, or is to leave. */
  readonly atMs: number
  readonly state: VariantState
}

type RepeatRow = { post_id: string; account_id: string; at_ms: number; state: string }
type Wanted = { readonly postId: string; readonly texts: string; readonly fromMs: number; readonly toMs: number }

/**
 * One search of `effect_by_text` for each account and text. What was taken back or taken down does not count; of a thread
 * that says it twice, the first.
 */
export const REPEATS_SQL = `
  SELECT e.post_id, e.account_id, v.state, min(coalesce(e.left_at, e.due_at)) AS at_ms
  FROM json_each(@texts) w
  CROSS JOIN effect e ON e.text_digest IS NOT NULL AND e.account_id = w.value ->> 'accountId'
    AND e.text_digest = w.value ->> 'digest'
    AND coalesce(e.left_at, e.due_at) >= @fromMs AND coalesce(e.left_at, e.due_at) < @toMs
  CROSS JOIN variant v ON v.id = e.variant_id
  WHERE e.post_id <> @postId AND e.state <> 'cancelled' AND v.state <> 'cancelled'
    AND NOT EXISTS (SELECT 1 FROM effect d WHERE d.variant_id = e.variant_id AND d.kind = 'delete_post'
      AND d.state = 'done' AND d.payload ->> '$.remoteId' = e.remote_id)
  GROUP BY e.post_id, e.account_id ORDER BY at_ms, e.post_id, e.account_id`

const variantState = lazily(() => z.enum(VARIANT_STATES))

export type RepeatTable = ReturnType<typeof createRepeatTable>

export function createRepeatTable(db: Sqlite) {
  const find = db.prepare<[Wanted], RepeatRow>(REPEATS_SQL)
  return {
    /**
     * Other posts whose texts have one of these digests on the account beside it, in [fromMs, toMs), by time.
     * @param postId the post that asks, which is not its own repetition
     */
    find: (
      postId: string,
      texts: readonly { readonly accountId: string; readonly digest: string }[],
      { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
    ): readonly Repeat[] =>
      find.all({ postId, texts: JSON.stringify(texts), fromMs, toMs }).map((row) => ({
        postId: row.post_id,
        accountId: row.account_id,
        atMs: row.at_ms,
        state: variantState().parse(row.state),
      })),
  }
}
