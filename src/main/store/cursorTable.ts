/** How far each stream of each account has been read. Advanced in the transaction that stores what was read. */
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'
import { wholeRowSql } from './wholeRow.ts'

/** In the order in which they are read when several are due. */
export const STREAMS = [
  'profile',
  'mentions',
  'own_posts',
  'direct_messages',
  'comments',
  'checks',
  'post_metrics',
] as const
export type Stream = (typeof STREAMS)[number]
/** Those that look up what is known already. */
export type LookUpStream = Extract<Stream, 'checks' | 'post_metrics'>
/** Those that are read page by page, from the newest back. */
export type PagedStream = Exclude<Stream, 'profile' | LookUpStream>

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

type Key = Pick<Cursor, 'accountId' | 'stream'>
const SQL = wholeRowSql(
  'cursor',
  { accountId: 'account_id', stream: 'stream' } satisfies Record<keyof Key, string>,
  {
    sinceId: 'since_id',
    sinceAtMs: 'since_at',
    readAtMs: 'read_at',
    notBeforeMs: 'not_before',
    failures: 'failures',
  } satisfies Record<keyof Omit<Cursor, keyof Key>, string>,
)
const NEVER_READ = { sinceId: null, sinceAtMs: null, readAtMs: null, notBeforeMs: 0, failures: 0 } as const

export type CursorTable = ReturnType<typeof createCursorTable>

export function createCursorTable(db: Sqlite) {
  const one = db.prepare<[Key], Omit<Cursor, keyof Key>>(SQL.select)
  const put = db.prepare<[Cursor]>(SQL.put)
  return {
    /** A stream that was never read has an empty cursor. */
    get: (accountId: string, stream: Stream): Cursor => ({
      accountId,
      stream,
      ...(one.get({ accountId, stream }) ?? NEVER_READ),
    }),
    save: (_tx: WriteTx, cursor: Cursor): void => {
      put.run(cursor)
    },
  }
}
