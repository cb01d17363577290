/**
 * Posts of our accounts that were not published from here, as the calendar shows them (docs/specs/pull.md §8). They are
 * rows of `own_post`: which of them are ours is asked anew each time, because what becomes of an effect is often known
 * later than the post itself.
 */
import { CELL_EXCERPT } from '#shared/domain/cellExcerpt.ts'
import { OWN_THREAD } from './ownThread.ts'
import type { Sqlite } from './sqlite.ts'

/** Which one: the account, and the network's id of its first version. */
export type OutsidePostRef = { readonly accountId: string; readonly remoteId: string }

/** What the cells of the calendar show, in columns of equal length. */
export type OutsideCells = {
  readonly accountIds: string[]
  readonly remoteIds: string[]
  /** By the network's clock. */
  readonly atMs: number[]
  readonly excerpts: string[]
  /** How many texts follow it in its thread. */
  readonly more: number[]
  /** 1 where it was deleted on the network: what is left is its place. */
  readonly gone: number[]
}

export type OutsideText = {
  /** Of its newest version. */
  readonly remoteId: string
  readonly text: string
  readonly checkedAtMs: number
  readonly deletedAtMs: number | null
}

export type OutsidePost = OutsidePostRef & {
  readonly atMs: number
  /** The post, and what follows it in its thread. */
  readonly texts: readonly [OutsideText, ...OutsideText[]]
}

/** A text that was published elsewhere. */
export type OutsideRepeat = OutsidePostRef & { readonly atMs: number }

type Span = { readonly fromMs: number; readonly toMs: number; readonly limit: number }
type ColumnsRow = [accounts: string, ids: string, atMs: string, excerpts: string, more: string, gone: string]
type TextRow = { remote_id: string; text: string; written_at: number; checked_at: number; deleted_at: number | null }

/** Clocks differ: one that was written so long before a request of ours left may still be what the request made. */
const CLOCKS_APART_MS = 3_600_000

/**
 * Whether `o` answers nothing and was not published from here. One that says what an effect of unknown fate says is not
 * called foreign before that is settled.
 */
const IS_OUTSIDE = `o.in_reply_to IS NULL
  AND NOT EXISTS (SELECT 1 FROM effect e WHERE e.remote_id IS NOT NULL AND e.account_id = o.account_id
    AND e.remote_id IN (o.first_id, o.remote_id))
  AND NOT EXISTS (SELECT 1 FROM effect u WHERE u.text_digest IS NOT NULL AND u.account_id = o.account_id
    AND u.text_digest = o.text_digest AND u.state IN ('running', 'uncertain')
    AND o.written_at > u.sent_at - ${String(CLOCKS_APART_MS)})`

export const OUTSIDE_CELLS_SQL = `
  SELECT json_group_array(account_id), json_group_array(first_id), json_group_array(written_at),
    json_group_array(beginning), json_group_array(more), json_group_array(gone)
  FROM (SELECT o.account_id, o.first_id, o.written_at, substr(o.text, 1, ${String(CELL_EXCERPT)}) AS beginning,
      (${OWN_THREAD} SELECT count(*) FROM thread WHERE deleted_at IS NULL AND first_id <> o.first_id) AS more,
      o.deleted_at IS NOT NULL AS gone
    FROM own_post o
    WHERE o.written_at >= @fromMs AND o.written_at < @toMs AND ${IS_OUTSIDE}
    ORDER BY o.written_at, o.first_id LIMIT +@limit)`

export const OUTSIDE_THREAD_SQL = `
  SELECT p.remote_id, p.text, p.written_at, p.checked_at, p.deleted_at FROM own_post o CROSS JOIN own_post p
  WHERE o.account_id = @accountId AND o.first_id = @remoteId AND ${IS_OUTSIDE}
    AND p.account_id = o.account_id AND p.first_id IN (${OWN_THREAD} SELECT first_id FROM thread)
  ORDER BY p.first_id <> o.first_id, p.written_at, p.first_id`

export const OUTSIDE_REPEATS_SQL = `
  SELECT o.account_id AS accountId, o.first_id AS remoteId, o.written_at AS atMs
  FROM json_each(@texts) w
  CROSS JOIN own_post o ON o.text_digest IS NOT NULL AND o.account_id = w.value ->> 'accountId'
    AND o.text_digest = w.value ->> 'digest' AND o.written_at >= @fromMs AND o.written_at < @toMs
  WHERE ${IS_OUTSIDE}
  ORDER BY o.written_at, o.first_id`

export type OutsidePostTable = ReturnType<typeof createOutsidePostTable>

export function createOutsidePostTable(db: Sqlite) {
  const cells = db.prepare<[Span], ColumnsRow>(OUTSIDE_CELLS_SQL).raw()
  const thread = db.prepare<[OutsidePostRef], TextRow>(OUTSIDE_THREAD_SQL)
  const repeats = db.prepare<[{ texts: string; fromMs: number; toMs: number }], OutsideRepeat>(OUTSIDE_REPEATS_SQL)
  return {
    /** Written in [fromMs, toMs), by time; at most `limit`. */
    cells: (fromMs: number, toMs: number, limit: number): OutsideCells => {
      const found = cells.get({ fromMs, toMs, limit })
      if (found === undefined) throw new Error('an aggregate answers one row')
      const [accounts, ids, atMs, excerpts, more, gone] = found
      return {
        accountIds: JSON.parse(accounts) as string[],
        remoteIds: JSON.parse(ids) as string[],
        atMs: JSON.parse(atMs) as number[],
        excerpts: JSON.parse(excerpts) as string[],
        more: JSON.parse(more) as number[],
        gone: JSON.parse(gone) as number[],
      }
    },
    /** Null where there is none, or where it turned out to be ours. */
    byRef: ({ accountId, remoteId }: OutsidePostRef): OutsidePost | null => {
      const [first, ...others] = thread.all({ accountId, remoteId })
      if (first === undefined) return null
      return { accountId, remoteId, atMs: first.written_at, texts: [textOf(first), ...others.map(textOf)] }
    },
    /** Those that have one of these digests on the account beside it, in [fromMs, toMs), by time. */
    saying: (
      texts: readonly { readonly accountId: string; readonly digest: string }[],
      { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number },
    ): readonly OutsideRepeat[] => repeats.all({ texts: JSON.stringify(texts), fromMs, toMs }),
  }
}

function textOf(row: TextRow): OutsideText {
  return { remoteId: row.remote_id, text: row.text, checkedAtMs: row.checked_at, deletedAtMs: row.deleted_at }
}
