/** What the office knows of a content whatever post carries it: its rights, and its place in the media library. */
import type { MediaFacts, RemovedData } from '#shared/domain/media.ts'
import type { MediaRights } from '#shared/domain/mediaRights.ts'
import { factsOf } from './mediaContentTable.ts'
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type MediaCard = {
  readonly id: string
  readonly contentSeq: number
  /** In the library: its content stays although no post carries it. */
  readonly isKept: boolean
  readonly title: string
  readonly altText: string
  readonly rights: MediaRights
  readonly fileName: string
  readonly removed: RemovedData
}

/** As the library shows it. */
export type KeptMedia = MediaCard & {
  readonly facts: MediaFacts
  /** Posts that carry it, in whatever state. */
  readonly posts: number
}

/** Of a post: what may not be shown any more at the day it is to go out. */
export type EndedMedia = {
  readonly segmentId: string
  readonly mediaId: string
  readonly fileName: string
  readonly holder: string
  readonly lastDay: string
}

type CardRow = {
  id: string
  content_seq: number
  is_kept: 0 | 1
  title: string
  alt_text: string
  rights_holder: string
  last_day: string | null
  file_name: string
  removed: RemovedData
}
type KeptRow = CardRow & Parameters<typeof factsOf>[0] & { posts: number }

export type MediaCardTable = ReturnType<typeof createMediaCardTable>

export function createMediaCardTable(db: Sqlite) {
  const columns =
    'k.id, k.content_seq, k.is_kept, k.title, k.alt_text, k.rights_holder, k.last_day, k.file_name, k.removed'
  const byId = db.prepare<[string], CardRow>(`SELECT ${columns} FROM media_card k WHERE k.id = ?`)
  const byContent = db.prepare<[number], CardRow>(`SELECT ${columns} FROM media_card k WHERE k.content_seq = ?`)
  const put = db.prepare<[Record<string, string | number | null>]>(
    `INSERT INTO media_card (id, content_seq, is_kept, title, alt_text, rights_holder, last_day, file_name, removed, found_by, saved_at)
     VALUES (@id, @contentSeq, @isKept, @title, @altText, @holder, @lastDay, @fileName, @removed, @foundBy, @nowMs)
     ON CONFLICT (id) DO UPDATE SET is_kept = excluded.is_kept, title = excluded.title, alt_text = excluded.alt_text,
       rights_holder = excluded.rights_holder, last_day = excluded.last_day, found_by = excluded.found_by,
       saved_at = CASE WHEN media_card.is_kept = 0 AND excluded.is_kept = 1 THEN excluded.saved_at ELSE media_card.saved_at END`,
  )
  const newest = db.prepare<[{ readonly words: string; readonly limit: number }], KeptRow>(
    `SELECT ${columns}, c.kind, c.mime_type, c.size_bytes, c.width_px, c.height_px, c.frames, c.duration_ms,
       c.video_codec, c.audio_codec, c.frames_per_second,
       (SELECT count(DISTINCT s.post_id) FROM segment_media sm JOIN segment s ON s.id = sm.segment_id
          WHERE sm.media_id IN (${carriersOf('k.content_seq')})) AS posts
     FROM media_card k JOIN media_content c ON c.seq = k.content_seq
     WHERE k.is_kept = 1
       AND NOT EXISTS (SELECT 1 FROM json_each(@words) w WHERE instr(k.found_by, w.value) = 0)
     ORDER BY k.saved_at DESC, k.id DESC LIMIT +@limit`,
  )
  const ended = db.prepare<[string, string], EndedMedia>(
    `SELECT s.id AS segmentId, m.id AS mediaId, m.file_name AS fileName, k.rights_holder AS holder, k.last_day AS lastDay
     FROM segment s JOIN segment_media sm ON sm.segment_id = s.id JOIN media m ON m.id = sm.media_id
       LEFT JOIN media_crop x ON x.media_id = m.id
       JOIN media_card k ON k.content_seq = coalesce(x.original_seq, m.content_seq)
     WHERE s.post_id = ? AND k.last_day < ? ORDER BY s.position, sm.position`,
  )
  const plannedFrom = db
    .prepare<[{ readonly contentSeq: number; readonly fromMs: number }], number>(
      `SELECT count(DISTINCT p.id) FROM segment_media sm JOIN segment s ON s.id = sm.segment_id
         JOIN post p ON p.id = s.post_id
       WHERE sm.media_id IN (${carriersOf('@contentSeq')}) AND p.stage = 'scheduled' AND p.at_ms >= @fromMs`,
    )
    .pluck()
  return {
    byId: (id: string): MediaCard | null => cardOf(byId.get(id)),
    byContent: (contentSeq: number): MediaCard | null => cardOf(byContent.get(contentSeq)),
    /** @param foundBy what the search looks in, folded */
    put: (tx: WriteTx, { rights, isKept, ...card }: MediaCard, foundBy: string): void => {
      put.run({ ...card, ...rights, isKept: isKept ? 1 : 0, foundBy, nowMs: tx.nowMs })
      tx.changed('media', card.id)
    },
    /** Those of the library that hold every word, newest first. @param words folded */
    newest: (words: readonly string[], limit: number): readonly KeptMedia[] =>
      newest
        .all({ words: JSON.stringify(words), limit })
        .map((row) => ({ ...cardFrom(row), facts: factsOf(row), posts: row.posts })),
    /** What of a post may not be published any more on that day of the office's clock. */
    ended: (postId: string, day: string): readonly EndedMedia[] => ended.all(postId, day),
    /** How many posts that carry it are planned for that instant or later. */
    plannedFrom: (contentSeq: number, fromMs: number): number => plannedFrom.get({ contentSeq, fromMs }) ?? 0,
  }
}

/** What is that content, or a part of it. @param contentSeq an expression */
function carriersOf(contentSeq: string): string {
  return `SELECT id FROM media WHERE content_seq = ${contentSeq} UNION SELECT media_id FROM media_crop WHERE original_seq = ${contentSeq}`
}

function cardOf(row: CardRow | undefined): MediaCard | null {
  return row === undefined ? null : cardFrom(row)
}

function cardFrom(row: CardRow): MediaCard {
  return {
    id: row.id,
    contentSeq: row.content_seq,
    isKept: row.is_kept === 1,
    title: row.title,
    altText: row.alt_text,
    rights: { holder: row.rights_holder, lastDay: row.last_day },
    fileName: row.file_name,
    removed: row.removed,
  }
}
