/** What a person attached, under their own name for it, and which segment carries it with which alternative text. */
import type { MediaFacts, RemovedData } from '#shared/domain/media.ts'
import { factsOf } from './mediaContentTable.ts'
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type Media = {
  readonly id: string
  readonly contentSeq: number
  readonly fileName: string
  readonly removed: RemovedData
}

/** As a segment carries it. */
export type SegmentMedia = MediaFacts & {
  readonly mediaId: string
  readonly fileName: string
  readonly removed: RemovedData
  readonly altText: string
  /** Cut out of another, which is kept. */
  readonly isCropped: boolean
}

type MediaRow = { id: string; content_seq: number; file_name: string; removed: RemovedData }
type CarriedRow = Parameters<typeof factsOf>[0] & {
  segment_id: string
  media_id: string
  file_name: string
  removed: RemovedData
  alt_text: string
  is_cropped: 0 | 1
}

export type MediaTable = ReturnType<typeof createMediaTable>

export function createMediaTable(db: Sqlite) {
  const insert = db.prepare<[string, number, string, RemovedData, number]>(
    'INSERT INTO media (id, content_seq, file_name, removed, created_at) VALUES (?, ?, ?, ?, ?)',
  )
  const byId = db.prepare<[string], MediaRow>('SELECT id, content_seq, file_name, removed FROM media WHERE id = ?')
  const setContent = db.prepare<[number, RemovedData, string]>(
    'UPDATE media SET content_seq = ?, removed = ? WHERE id = ?',
  )
  const setRemoved = db.prepare<[RemovedData, string]>('UPDATE media SET removed = ? WHERE id = ?')
  const replace = db.prepare<[string, string, string]>(
    'UPDATE segment_media SET media_id = ? WHERE segment_id = ? AND media_id = ?',
  )
  const remove = db.prepare<[string]>('DELETE FROM media WHERE id = ?')
  const unattached = db
    .prepare<[], string>('SELECT id FROM media WHERE id NOT IN (SELECT media_id FROM segment_media)')
    .pluck()
  const attach = db.prepare<[string, string, string]>(
    `INSERT INTO segment_media (segment_id, media_id, position, alt_text)
     VALUES (?, ?, (SELECT coalesce(max(position), -1) + 1 FROM segment_media WHERE segment_id = ?), '')`,
  )
  const detach = db.prepare<[string, string]>('DELETE FROM segment_media WHERE segment_id = ? AND media_id = ?')
  const setAltText = db.prepare<[string, string, string]>(
    'UPDATE segment_media SET alt_text = ? WHERE segment_id = ? AND media_id = ?',
  )
  const altText = db
    .prepare<[string, string], string>('SELECT alt_text FROM segment_media WHERE segment_id = ? AND media_id = ?')
    .pluck()
  const copy = db.prepare<[string, string]>(
    `INSERT INTO segment_media (segment_id, media_id, position, alt_text)
     SELECT ?, media_id, position, alt_text FROM segment_media WHERE segment_id = ? ORDER BY position`,
  )
  const ofPost = db.prepare<[string], CarriedRow>(
    `SELECT sm.segment_id, sm.media_id, sm.alt_text, m.file_name, m.removed, c.kind, c.mime_type, c.size_bytes, c.width_px,
       c.height_px, c.frames, c.duration_ms, c.video_codec, c.audio_codec, c.frames_per_second,
       EXISTS (SELECT 1 FROM media_crop x WHERE x.media_id = m.id) AS is_cropped
     FROM segment s JOIN segment_media sm ON sm.segment_id = s.id JOIN media m ON m.id = sm.media_id
       JOIN media_content c ON c.seq = m.content_seq
     WHERE s.post_id = ? ORDER BY s.position, sm.position`,
  )
  return {
    insert: (tx: WriteTx, media: Media): void => {
      insert.run(media.id, media.contentSeq, media.fileName, media.removed, tx.nowMs)
    },
    byId: (id: string): Media | null => {
      const row = byId.get(id)
      if (row === undefined) return null
      return { id: row.id, contentSeq: row.content_seq, fileName: row.file_name, removed: row.removed }
    },
    setContent: (_tx: WriteTx, id: string, contentSeq: number, removed: RemovedData): void => {
      setContent.run(contentSeq, removed, id)
    },
    setRemoved: (_tx: WriteTx, id: string, removed: RemovedData): void => {
      setRemoved.run(removed, id)
    },
    /** One in the place of another, in its order and with its alternative text. */
    replace: (_tx: WriteTx, segmentId: string, mediaId: string, byId: string): void => {
      replace.run(byId, segmentId, mediaId)
    },
    remove: (_tx: WriteTx, id: string): void => {
      remove.run(id)
    },
    /** What no segment carries: taken away, still arriving, or given up on the way in. */
    unattached: (): readonly string[] => unattached.all(),
    attach: (_tx: WriteTx, segmentId: string, mediaId: string): void => {
      attach.run(segmentId, mediaId, segmentId)
    },
    detach: (_tx: WriteTx, segmentId: string, mediaId: string): void => {
      detach.run(segmentId, mediaId)
    },
    /** Another segment carries the same, with the same alternative texts. */
    copy: (_tx: WriteTx, fromSegmentId: string, toSegmentId: string): void => {
      copy.run(toSegmentId, fromSegmentId)
    },
    setAltText: (_tx: WriteTx, segmentId: string, mediaId: string, text: string): boolean =>
      setAltText.run(text, segmentId, mediaId).changes > 0,
    altText: (segmentId: string, mediaId: string): string | null => altText.get(segmentId, mediaId) ?? null,
    /** What the segments of a post carry, by segment, in order. */
    ofPost: (postId: string): ReadonlyMap<string, readonly SegmentMedia[]> => {
      const bySegment = new Map<string, SegmentMedia[]>()
      for (const row of ofPost.all(postId)) {
        const carried = bySegment.get(row.segment_id) ?? []
        carried.push(carriedOf(row))
        bySegment.set(row.segment_id, carried)
      }
      return bySegment
    },
  }
}

function carriedOf(row: CarriedRow): SegmentMedia {
  return {
    ...factsOf(row),
    mediaId: row.media_id,
    fileName: row.file_name,
    removed: row.removed,
    altText: row.alt_text,
    isCropped: row.is_cropped === 1,
  }
}
