/** What colleagues tell each other about a post, and how far each has read it. */
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type PostComment = {
  readonly id: string
  readonly postId: string
  /** Null: the office. */
  readonly writtenBy: string | null
  readonly text: string
  readonly writtenAtMs: number
  readonly removedAtMs: number | null
}

/** One that somebody has not seen. */
export type UnreadComment = Pick<PostComment, 'postId' | 'writtenBy' | 'text' | 'writtenAtMs'> & {
  readonly excerpt: string
  /** They had part in the post, decided about it or commented on it. */
  readonly hasPart: boolean
}

type UnreadRow = Omit<UnreadComment, 'hasPart'> & { hasPart: 0 | 1 }
type CommentRow = {
  id: string
  post_id: string
  written_by: string | null
  text: string
  written_at: number
  removed_at: number | null
}

export type PostCommentTable = ReturnType<typeof createPostCommentTable>

export function createPostCommentTable(db: Sqlite) {
  const byId = db.prepare<[string], CommentRow>('SELECT * FROM post_comment WHERE id = ?')
  const ofPost = db.prepare<[string], CommentRow>(
    'SELECT * FROM post_comment WHERE post_id = ? AND removed_at IS NULL ORDER BY written_at, rowid',
  )
  const unread = db.prepare<[{ readonly personId: string; readonly limit: number }], UnreadRow>(
    `SELECT c.post_id AS postId, c.written_by AS writtenBy, c.text, c.written_at AS writtenAtMs, p.excerpt,
       (p.created_by IS @personId
         OR EXISTS (SELECT 1 FROM post_part t WHERE t.post_id = p.id AND t.person_id = @personId)
         OR EXISTS (SELECT 1 FROM post_comment o WHERE o.post_id = p.id AND o.written_by = @personId)
         OR EXISTS (SELECT 1 FROM approval_round a LEFT JOIN approval_decision d ON d.round_id = a.id
              WHERE a.post_id = p.id AND (a.requested_by = @personId OR d.person_id = @personId))) AS hasPart
     FROM post_comment c JOIN post p ON p.id = c.post_id
       LEFT JOIN post_comment_read r ON r.post_id = c.post_id AND r.person_id = @personId
     WHERE c.removed_at IS NULL AND c.written_by IS NOT @personId AND c.written_at > coalesce(r.read_at, 0)
       AND p.stage <> 'discarded'
     ORDER BY c.written_at DESC, c.rowid DESC LIMIT +@limit`,
  )
  const insert = db.prepare<[string, string, string | null, string, number]>(
    'INSERT INTO post_comment (id, post_id, written_by, text, written_at) VALUES (?, ?, ?, ?, ?)',
  )
  const setRemoved = db.prepare<[number | null, string]>('UPDATE post_comment SET removed_at = ? WHERE id = ?')
  const forget = db.prepare<[number]>('DELETE FROM post_comment WHERE removed_at < ?')
  const readAt = db
    .prepare<[string, string], number>('SELECT read_at FROM post_comment_read WHERE post_id = ? AND person_id = ?')
    .pluck()
  const putRead = db.prepare<[string, string, number]>(
    `INSERT INTO post_comment_read (post_id, person_id, read_at) VALUES (?, ?, ?)
     ON CONFLICT (post_id, person_id) DO UPDATE SET read_at = excluded.read_at`,
  )
  return {
    /** Also one that was removed a short while ago. */
    byId: (id: string): PostComment | null => {
      const row = byId.get(id)
      return row === undefined ? null : commentOf(row)
    },
    /** In order of time, without those that were removed. */
    ofPost: (postId: string): readonly PostComment[] => ofPost.all(postId).map(commentOf),
    /** Those of others that a person has not seen, the newest first. */
    unread: (personId: string, limit: number): readonly UnreadComment[] =>
      unread.all({ personId, limit }).map((row) => ({ ...row, hasPart: row.hasPart === 1 })),
    insert: (tx: WriteTx, { id, postId, writtenBy, text }: Omit<PostComment, 'writtenAtMs' | 'removedAtMs'>): void => {
      insert.run(id, postId, writtenBy, text, tx.nowMs)
      tx.changed('comments', postId)
    },
    setRemoved: (tx: WriteTx, { id, postId }: PostComment, removedAtMs: number | null): void => {
      setRemoved.run(removedAtMs, id)
      tx.changed('comments', postId)
    },
    /** Those removed before an instant are gone with their words. */
    forgetRemovedBefore: (_tx: WriteTx, atMs: number): void => {
      forget.run(atMs)
    },
    /** Until when a person has read them; null: not yet. */
    readAtMs: (postId: string, personId: string): number | null => readAt.get(postId, personId) ?? null,
    setRead: (tx: WriteTx, postId: string, personId: string): void => {
      putRead.run(postId, personId, tx.nowMs)
      tx.changed('comments', postId)
    },
  }
}

function commentOf(row: CommentRow): PostComment {
  return {
    id: row.id,
    postId: row.post_id,
    writtenBy: row.written_by,
    text: row.text,
    writtenAtMs: row.written_at,
    removedAtMs: row.removed_at,
  }
}
