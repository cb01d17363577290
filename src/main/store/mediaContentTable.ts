/**
 * Contents of images and videos, each kept once under its SHA-256, in pieces of 1 MiB. A content is `arriving` until
 * it is whole; only then has it a hash and facts.
 */
import type { MediaFacts, MediaKind, MediaType } from '#shared/domain/media.ts'
import { MEDIA_PIECE_BYTES } from '#shared/domain/media.ts'
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type MediaContent = MediaFacts & { readonly seq: number; readonly sha256: string }

type FactRow = {
  kind: MediaKind
  mime_type: MediaType
  size_bytes: number
  width_px: number | null
  height_px: number | null
  frames: number | null
  duration_ms: number | null
  video_codec: string | null
  audio_codec: string | null
  frames_per_second: number | null
}
type ContentRow = FactRow & { seq: number; sha256: string }

export type MediaContentTable = ReturnType<typeof createMediaContentTable>

export function createMediaContentTable(db: Sqlite) {
  const begin = db.prepare<[number, number], { seq: number }>(
    'INSERT INTO media_content (size_bytes, created_at) VALUES (?, ?) RETURNING seq',
  )
  const complete = db.prepare<[Record<string, string | number | Uint8Array | null>]>(
    `UPDATE media_content SET sha256 = @sha256, size_bytes = @sizeBytes, kind = @kind, mime_type = @mimeType,
       width_px = @widthPx, height_px = @heightPx, frames = @frames, duration_ms = @durationMs, video_codec = @videoCodec,
       audio_codec = @audioCodec, frames_per_second = @framesPerSecond, poster = @poster
     WHERE seq = @seq`,
  )
  const bySeq = db.prepare<[number], ContentRow>('SELECT * FROM media_content WHERE seq = ? AND sha256 IS NOT NULL')
  const seqByHash = db.prepare<[string], number>('SELECT seq FROM media_content WHERE sha256 = ?').pluck()
  const putPiece = db.prepare<[number, number, Uint8Array]>(
    `INSERT INTO media_piece (content_seq, number, bytes) VALUES (?, ?, ?)
     ON CONFLICT (content_seq, number) DO UPDATE SET bytes = excluded.bytes`,
  )
  const piece = db
    .prepare<[number, number], Uint8Array>('SELECT bytes FROM media_piece WHERE content_seq = ? AND number = ?')
    .pluck()
  const received = db
    .prepare<[number], number>('SELECT coalesce(sum(length(bytes)), 0) FROM media_piece WHERE content_seq = ?')
    .pluck()
  const expected = db.prepare<[number], number>('SELECT size_bytes FROM media_content WHERE seq = ?').pluck()
  const poster = db.prepare<[number], Uint8Array | null>('SELECT poster FROM media_content WHERE seq = ?').pluck()
  const remove = db.prepare<[number]>('DELETE FROM media_content WHERE seq = ?')
  const unused = db
    .prepare<[], number>(
      `SELECT seq FROM media_content WHERE seq NOT IN (SELECT content_seq FROM media)
         AND seq NOT IN (SELECT original_seq FROM media_crop)
         AND seq NOT IN (SELECT content_seq FROM media_card WHERE is_kept = 1)`,
    )
    .pluck()

  function pieceOf(seq: number, number: number): Uint8Array {
    return piece.get(seq, number) ?? new Uint8Array()
  }

  return {
    /** A place for bytes that are to arrive. @param sizeBytes how many are expected */
    begin: (tx: WriteTx, sizeBytes: number): number => {
      const row = begin.get(sizeBytes, tx.nowMs)
      if (row === undefined) throw new Error('RETURNING answered nothing')
      return row.seq
    },
    /** Puts a piece in its place; the same again changes nothing. */
    putPiece: (_tx: WriteTx, seq: number, number: number, bytes: Uint8Array): void => {
      putPiece.run(seq, number, bytes)
    },
    /** It is whole: from now on it is found by its hash. @param shown a small JPEG in its place */
    complete: (_tx: WriteTx, seq: number, sha256: string, facts: MediaFacts, shown: Uint8Array | null): void => {
      complete.run({ ...facts, seq, sha256, poster: shown })
    },
    /** Null while it is still arriving. */
    bySeq: (seq: number): MediaContent | null => {
      const row = bySeq.get(seq)
      return row === undefined ? null : { seq: row.seq, sha256: row.sha256, ...factsOf(row) }
    },
    seqByHash: (sha256: string): number | null => seqByHash.get(sha256) ?? null,
    /** Empty past the end. */
    piece: pieceOf,
    /** The bytes from `start` to before `end`, across pieces. */
    read: (seq: number, start: number, end: number): Uint8Array => {
      const parts: Uint8Array[] = []
      for (let at = start; at < end;) {
        const number = Math.floor(at / MEDIA_PIECE_BYTES)
        const offset = at - number * MEDIA_PIECE_BYTES
        const part = pieceOf(seq, number).subarray(offset, offset + end - at)
        if (part.length === 0) break
        parts.push(part)
        at += part.length
      }
      return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts)
    },
    /** How many bytes were announced, or are there. */
    expectedBytes: (seq: number): number => expected.get(seq) ?? 0,
    receivedBytes: (seq: number): number => received.get(seq) ?? 0,
    poster: (seq: number): Uint8Array | null => poster.get(seq) ?? null,
    remove: (_tx: WriteTx, seq: number): void => {
      remove.run(seq)
    },
    /** Contents that nothing attached refers to, of which nothing attached is a part, and that the library does not keep. */
    unused: (): readonly number[] => unused.all(),
  }
}

/** The facts of a content as columns hold them. */
export function factsOf(row: FactRow): MediaFacts {
  return {
    kind: row.kind,
    mimeType: row.mime_type,
    sizeBytes: row.size_bytes,
    widthPx: row.width_px,
    heightPx: row.height_px,
    frames: row.frames,
    durationMs: row.duration_ms,
    videoCodec: row.video_codec,
    audioCodec: row.audio_codec,
    framesPerSecond: row.frames_per_second,
  }
}
