/** How far the uploads of the outbox are. */
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'
import { wholeRowSql } from './wholeRow.ts'

export type Upload = {
  /** The network's id of what is being, or was, uploaded. */
  readonly remoteId: string
  readonly stage: 'sending' | 'processing'
  /** Pieces that the network has acknowledged, in order. */
  readonly sentPieces: number
  readonly expiresAtMs: number
  readonly restarts: number
}

const SQL = wholeRowSql('upload', { effectSeq: 'effect_seq' }, {
  remoteId: 'remote_id',
  stage: 'stage',
  sentPieces: 'sent_pieces',
  expiresAtMs: 'expires_at',
  restarts: 'restarts',
} satisfies Record<keyof Upload, string>)

export type UploadTable = ReturnType<typeof createUploadTable>

export function createUploadTable(db: Sqlite) {
  const one = db.prepare<[{ readonly effectSeq: number }], Upload>(SQL.select)
  const put = db.prepare<[Upload & { readonly effectSeq: number }]>(SQL.put)
  const renewals = db.prepare<[number], number>('SELECT renewals FROM upload WHERE effect_seq = ?').pluck()
  // The row stays: how often it was sent again must outlive the sending.
  const expire = db.prepare<[number, number]>(
    'UPDATE upload SET sent_pieces = 0, expires_at = 0, restarts = 0, renewals = renewals + ? WHERE effect_seq = ?',
  )
  const forgive = db.prepare<[number]>('UPDATE upload SET renewals = 0 WHERE effect_seq = ?')
  return {
    /** Null before the first step. */
    of: (effectSeq: number): Upload | null => one.get({ effectSeq }) ?? null,
    save: (_tx: WriteTx, effectSeq: number, upload: Upload): void => {
      put.run({ ...upload, effectSeq })
    },
    /** What is there counts no more: the next step begins anew. @param refused because a post was refused for it */
    expire: (_tx: WriteTx, effectSeq: number, refused: boolean): void => {
      expire.run(refused ? 1 : 0, effectSeq)
    },
    /** A person decides about it now, and may have it sent again. */
    forgive: (_tx: WriteTx, effectSeq: number): void => {
      forgive.run(effectSeq)
    },
    /** How often it was sent again by itself because a post was refused for it. */
    renewals: (effectSeq: number): number => renewals.get(effectSeq) ?? 0,
  }
}
