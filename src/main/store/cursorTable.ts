/** How far each stream of each account has been read. Advanced in the transaction that stores what was read. */
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

/** In the order in which they are read when several are due. */
export const STREAMS = ['profile', 'mentions', 'own_posts', 'direct_messages', 'checks'] as const
export type Stream = (typeof STREAMS)[number]
/** Those that are read page by page, from the newest back. */
export type PagedStream = Exclude<Stream, 'profile' | 'checks'>

export type Cursor = {
  readonly accountId: string
  readonly stream: Stream
  /** The network's id of the newest item that is stored; null before the first reading. */
  readonly sinceId: string | null
  /** When that item was written; null where it is not known. */
  readonly sinceAtMs: number | null
  /** The last reading that was written down; one that brought nothing new leaves no trace. */
  readonly readAtMs: number | null
  /** A rate limit of the network: not to be read before this instant. */
  readonly notBeforeMs: number
  /** Readings that failed in a row, for reasons other than the connection, when it was last written down. */
  readonly failures: number
}

type CursorRow = {
  account_id: string
  stream: Stream
  since_id: string | null
  since_at: number | null
  read_at: number | null
  not_before: number
  failures: number
}

export type CursorTable = ReturnType<typeof createCursorTable>

export function createCursorTable(db: Sqlite) {
  const one = db.prepare<[string, Stream], CursorRow>('SELECT * FROM cursor WHERE account_id = ? AND stream = ?')
  const put = db.prepare<[Cursor]>(
    `INSERT INTO cursor (account_id, stream, since_id, since_at, read_at, not_before, failures)
     VALUES (@accountId, @stream, @sinceId, @sinceAtMs, @readAtMs, @notBeforeMs, @failures)
     ON CONFLICT (account_id, stream) DO UPDATE SET since_id = excluded.since_id, since_at = excluded.since_at,
       read_at = excluded.read_at, not_before = excluded.not_before, failures = excluded.failures`,
  )
  return {
    /** A stream that was never read has an empty cursor. */
    get: (accountId: string, stream: Stream): Cursor => {
      const row = one.get(accountId, stream)
      return row === undefined
        ? { accountId, stream, sinceId: null, sinceAtMs: null, readAtMs: null, notBeforeMs: 0, failures: 0 }
        : {
            accountId: row.account_id,
            stream: row.stream,
            sinceId: row.since_id,
            sinceAtMs: row.since_at,
            readAtMs: row.read_at,
            notBeforeMs: row.not_before,
            failures: row.failures,
          }
    },
    save: (_tx: WriteTx, cursor: Cursor): void => {
      put.run(cursor)
    },
  }
}
