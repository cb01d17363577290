/** How far the uploads of the outbox are. */
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type Upload = {
  /** The network's id of what is being, or was, uploaded. */
  readonly remoteId: string
  readonly stage: 'sending' | 'processing'
  /** Pieces that the network has acknowledged, in order. */
  readonly sentPieces: number
  readonly expiresAtMs: number
  readonly restarts: number
}

type UploadRow = {
  remote_id: string
  stage: Upload['stage']
  sent_pieces: number
  expires_at: number
  restarts: number
  renewals: number
}

export type UploadTable = ReturnType<typeof createUploadTable>

export function createUploadTable(db: Sqlite) {
  const bySeq = db.prepare<[number], UploadRow>('SELECT * FROM upload WHERE effect_seq = ?')
  const put = db.prepare<[Upload & { readonly seq: number }]>(
    `INSERT INTO upload (effect_seq, remote_id, stage, sent_pieces, expires_at, restarts)
     VALUES (@seq, @remoteId, @stage, @sentPieces, @expiresAtMs, @restarts)
     ON CONFLICT (effect_seq) DO UPDATE SET remote_id = excluded.remote_id, stage = excluded.stage,
       sent_pieces = excluded.sent_pieces, expires_at = excluded.expires_at, restarts = excluded.restarts`,
  )
  // The row stays: how often it was sent again must outlive the sending.
  const expire = db.prepare<[number, number]>(
    'UPDATE upload SET sent_pieces = 0, expires_at = 0, restarts = 0, renewals = renewals + ? WHERE effect_seq = ?',
  )
  const forgive = db.prepare<[number]>('UPDATE upload SET renewals = 0 WHERE effect_seq = ?')
  return {
    /** Null before the first step. */
    of: (effectSeq: number): Upload | null => {
      const row = bySeq.get(effectSeq)
      if (row === undefined) return null
      const { remote_id: remoteId, stage, sent_pieces: sentPieces, expires_at: expiresAtMs, restarts } = row
      return { remoteId, stage, sentPieces, expiresAtMs, restarts }
    },
    save: (_tx: WriteTx, effectSeq: number, upload: Upload): void => {
      put.run({ ...upload, seq: effectSeq })
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
    renewals: (effectSeq: number): number => bySeq.get(effectSeq)?.renewals ?? 0,
  }
}
