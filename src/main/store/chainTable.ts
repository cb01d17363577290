/** What is known of a published thread on its network: whether each of its texts answers the one before. */
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

/** A thread that is out, to be read back. */
export type UnreadChain = {
  readonly variantId: string
  readonly accountId: string
  /** How often it was read without being seen whole. */
  readonly reads: number
}

export type BrokenChain = {
  readonly variantId: string
  readonly postId: string
  readonly accountId: string
  readonly sinceMs: number
  /** The first text that does not follow the one before, from 2. */
  readonly part: number
}

export type ChainState =
  | { readonly kind: 'unread'; readonly nextAtMs: number; readonly reads: number }
  | { readonly kind: 'whole' }
  | { readonly kind: 'broken'; readonly part: number }
  /** Broken, and a person left it so. */
  | { readonly kind: 'accepted' }

export type ChainTable = ReturnType<typeof createChainTable>

export function createChainTable(db: Sqlite) {
  const set = db.prepare<[Record<string, string | number | null>]>(
    'UPDATE variant SET chain = @kind, chain_at = @atMs, chain_reads = @reads, chain_part = @part WHERE id = @variantId',
  )
  const due = db.prepare<[number], { id: string; account_id: string; chain_reads: number }>(
    `SELECT id, account_id, chain_reads FROM variant WHERE chain = 'unread' AND chain_at <= ? ORDER BY chain_at`,
  )
  const next = db.prepare<[], number | null>(`SELECT min(chain_at) FROM variant WHERE chain = 'unread'`).pluck()
  const broken = db.prepare<
    [],
    { id: string; post_id: string; account_id: string; chain_at: number; chain_part: number }
  >(`SELECT id, post_id, account_id, chain_at, chain_part FROM variant WHERE chain = 'broken' ORDER BY chain_at`)
  const kindOf = db.prepare<[string], ChainState['kind'] | null>('SELECT chain FROM variant WHERE id = ?').pluck()
  const changed = (tx: WriteTx) => {
    tx.changed('posts')
    tx.changed('status')
  }
  return {
    save: (tx: WriteTx, variantId: string, state: ChainState): void => {
      set.run({
        variantId,
        kind: state.kind,
        atMs: state.kind === 'unread' ? state.nextAtMs : tx.nowMs,
        reads: state.kind === 'unread' ? state.reads : 0,
        part: state.kind === 'broken' ? state.part : null,
      })
      changed(tx)
    },
    /** There is no thread any more to be read back. */
    clear: (tx: WriteTx, variantId: string): void => {
      set.run({ variantId, kind: null, atMs: null, reads: 0, part: null })
      changed(tx)
    },
    due: (nowMs: number): readonly UnreadChain[] =>
      due.all(nowMs).map((row) => ({ variantId: row.id, accountId: row.account_id, reads: row.chain_reads })),
    /** When one is to be read next; null when none is. */
    nextAtMs: (): number | null => next.get() ?? null,
    broken: (): readonly BrokenChain[] =>
      broken.all().map((row) => ({
        variantId: row.id,
        postId: row.post_id,
        accountId: row.account_id,
        sinceMs: row.chain_at,
        part: row.chain_part,
      })),
    /** Null where there is nothing to read back. */
    kindOf: (variantId: string): ChainState['kind'] | null => kindOf.get(variantId) ?? null,
  }
}
