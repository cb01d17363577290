/** Requests of departments, as they came, each beside the post that was made of it. */
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type IntakeRequest = {
  readonly postId: string
  /** SHA-256 of the file, in hexadecimal. */
  readonly fingerprint: string
  readonly department: string
  readonly contact: string
  readonly brief: string
  readonly source: string
  readonly text: string
  readonly deadlineText: string
  readonly deadlineAtMs: number | null
  readonly receivedAtMs: number
  /** Null: the office. */
  readonly receivedBy: string | null
}

type IntakeRow = {
  post_id: string
  fingerprint: string
  department: string
  contact: string
  brief: string
  source: string
  text: string
  deadline_text: string
  deadline_at: number | null
  received_at: number
  received_by: string | null
}

export type IntakeTable = ReturnType<typeof createIntakeTable>

export function createIntakeTable(db: Sqlite) {
  const ofPost = db.prepare<[string], IntakeRow>('SELECT * FROM intake_request WHERE post_id = ?')
  const sameFile = db
    .prepare<[string], string>(
      `SELECT r.post_id FROM intake_request r JOIN post p ON p.id = r.post_id
       WHERE r.fingerprint = ? AND p.stage <> 'discarded' ORDER BY r.received_at DESC`,
    )
    .pluck()
  const open = db.prepare<[], IntakeRow>(
    `SELECT r.* FROM intake_request r JOIN post p ON p.id = r.post_id
     WHERE p.stage = 'draft' ORDER BY r.deadline_at IS NULL, r.deadline_at, r.received_at LIMIT 200`,
  )
  const insert = db.prepare<[IntakeRow]>(
    `INSERT INTO intake_request (post_id, fingerprint, department, contact, brief, source, text, deadline_text, deadline_at,
       received_at, received_by)
     VALUES (@post_id, @fingerprint, @department, @contact, @brief, @source, @text, @deadline_text, @deadline_at,
       @received_at, @received_by)`,
  )
  return {
    ofPost: (postId: string): IntakeRequest | null => {
      const row = ofPost.get(postId)
      return row === undefined ? null : requestOf(row)
    },
    /** The post that was made of the same file, and not discarded. */
    postOfFile: (fingerprint: string): string | null => sameFile.get(fingerprint) ?? null,
    /** Of posts that are drafts still: those with the nearest deadline first, those without one last; at most 200. */
    open: (): readonly IntakeRequest[] => open.all().map(requestOf),
    insert: (tx: WriteTx, request: Omit<IntakeRequest, 'receivedAtMs'>): void => {
      insert.run({
        post_id: request.postId,
        fingerprint: request.fingerprint,
        department: request.department,
        contact: request.contact,
        brief: request.brief,
        source: request.source,
        text: request.text,
        deadline_text: request.deadlineText,
        deadline_at: request.deadlineAtMs,
        received_at: tx.nowMs,
        received_by: request.receivedBy,
      })
      tx.changed('posts', request.postId)
    },
  }
}

function requestOf(row: IntakeRow): IntakeRequest {
  return {
    postId: row.post_id,
    fingerprint: row.fingerprint,
    department: row.department,
    contact: row.contact,
    brief: row.brief,
    source: row.source,
    text: row.text,
    deadlineText: row.deadline_text,
    deadlineAtMs: row.deadline_at,
    receivedAtMs: row.received_at,
    receivedBy: row.received_by,
  }
}
