/** Stretches of a stream that lie between stored items and are not stored: still to be fetched, or out of reach. */
import type { PagedStream } from './cursorTable.ts'
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type Gap = {
  readonly id: string
  readonly accountId: string
  readonly stream: PagedStream
  /** The newest stored item below the gap; null for the first reading, which has nothing below. */
  readonly aboveId: string | null
  /** The oldest stored item over the gap. */
  readonly belowId: string
  /** When the two were written, by the network's clock; `fromMs` is null where it is not known. */
  readonly fromMs: number | null
  readonly toMs: number
  /** Where to go on with a network that has no ids to ask by; null begins at its newest page. */
  readonly token: string | null
  /** How many more items may be fetched; null is all there are. */
  readonly itemsLeft: number | null
  /** How many it has brought so far. */
  readonly brought: number
  readonly noticedAtMs: number
  /** `lost`: the network no longer gives it. */
  readonly state: 'open' | 'lost'
}

type GapRow = {
  id: string
  account_id: string
  stream: PagedStream
  above_id: string | null
  below_id: string
  from_at: number | null
  to_at: number
  token: string | null
  items_left: number | null
  brought: number
  noticed_at: number
  state: 'open' | 'lost'
}

export type GapTable = ReturnType<typeof createGapTable>

export function createGapTable(db: Sqlite) {
  const put = db.prepare<[Gap]>(
    `INSERT INTO gap (id, account_id, stream, above_id, below_id, from_at, to_at, token, items_left, brought, noticed_at, state)
     VALUES (@id, @accountId, @stream, @aboveId, @belowId, @fromMs, @toMs, @token, @itemsLeft, @brought, @noticedAtMs, @state)
     ON CONFLICT (id) DO UPDATE SET below_id = excluded.below_id, to_at = excluded.to_at, token = excluded.token,
       items_left = excluded.items_left, brought = excluded.brought, state = excluded.state`,
  )
  const remove = db.prepare<[string]>('DELETE FROM gap WHERE id = ?')
  const byId = db.prepare<[string], GapRow>('SELECT * FROM gap WHERE id = ?')
  const openOf = db.prepare<[string], GapRow>(
    `SELECT * FROM gap WHERE account_id = ? AND state = 'open' ORDER BY to_at DESC, id`,
  )
  const inState = db.prepare<[string], GapRow>('SELECT * FROM gap WHERE state = ? ORDER BY noticed_at, id')
  return {
    byId: (id: string): Gap | null => {
      const row = byId.get(id)
      return row === undefined ? null : gapOf(row)
    },
    /** Still to be fetched; the newest first, because it is what people ask about. */
    openOf: (accountId: string): readonly Gap[] => openOf.all(accountId).map(gapOf),
    inState: (state: Gap['state']): readonly Gap[] => inState.all(state).map(gapOf),
    save: (tx: WriteTx, gap: Gap): void => {
      put.run(gap)
      tx.changed('status')
    },
    remove: (tx: WriteTx, id: string): void => {
      remove.run(id)
      tx.changed('status')
    },
  }
}

function gapOf(row: GapRow): Gap {
  return {
    id: row.id,
    accountId: row.account_id,
    stream: row.stream,
    aboveId: row.above_id,
    belowId: row.below_id,
    fromMs: row.from_at,
    toMs: row.to_at,
    token: row.token,
    itemsLeft: row.items_left,
    brought: row.brought,
    noticedAtMs: row.noticed_at,
    state: row.state,
  }
}
