/** Our own posts as the network shows them, whether they were published from here or elsewhere. */
import type { Sqlite } from './sqlite.ts'
import { textDigest } from './textDigest.ts'
import type { WriteTx } from './unitOfWork.ts'

export type OwnPost = {
  readonly accountId: string
  /** Stays the same when the post is edited on the network. */
  readonly firstId: string
  /** Its newest version. */
  readonly remoteId: string
  readonly inReplyTo: string | null
  readonly text: string
  readonly writtenAtMs: number
}

type Digested = OwnPost & { readonly digest: string | null }

type OwnPostRow = {
  account_id: string
  first_id: string
  remote_id: string
  in_reply_to: string | null
  text: string
  written_at: number
}

export type OwnPostTable = ReturnType<typeof createOwnPostTable>

export function createOwnPostTable(db: Sqlite) {
  const insert = db.prepare<[Digested & { readonly now: number }]>(
    `INSERT INTO own_post
       (account_id, first_id, remote_id, in_reply_to, text, text_digest, written_at, received_at, checked_at)
     VALUES (@accountId, @firstId, @remoteId, @inReplyTo, @text, @digest, @writtenAtMs, @now, @now)
     ON CONFLICT (account_id, first_id) DO NOTHING`,
  )
  const update = db.prepare<[Digested]>(
    `UPDATE own_post SET remote_id = @remoteId, text = @text, text_digest = @digest, deleted_at = NULL
     WHERE account_id = @accountId AND first_id = @firstId AND (text <> @text OR deleted_at IS NOT NULL OR remote_id <> @remoteId)
       AND (length(@remoteId) > length(remote_id) OR (length(@remoteId) = length(remote_id) AND @remoteId >= remote_id))`,
  )
  const waiting = db
    .prepare<[string], number>(
      'SELECT 1 FROM own_post WHERE account_id = ? AND in_reply_to IS NOT NULL AND placed = 0 LIMIT 1',
    )
    .pluck()
  const answersTo = db.prepare<[string, string], OwnPostRow>(
    `SELECT account_id, first_id, remote_id, in_reply_to, text, written_at FROM own_post INDEXED BY own_post_to_place
     WHERE account_id = ? AND in_reply_to = ? AND placed = 0 ORDER BY written_at, first_id`,
  )
  const setPlaced = db.prepare<[string, string]>('UPDATE own_post SET placed = 1 WHERE account_id = ? AND first_id = ?')
  const newerThan = db
    .prepare<[string, number], number>('SELECT count(*) FROM own_post WHERE account_id = ? AND written_at > ?')
    .pluck()
  const publishedSince = db
    .prepare<[number, string], number>(
      `SELECT 1 FROM own_post WHERE in_reply_to IS NULL AND written_at > ? AND account_id = ? AND deleted_at IS NULL LIMIT 1`,
    )
    .pluck()
  return {
    put: (tx: WriteTx, post: OwnPost): 'new' | 'changed' | 'same' => {
      const text = post.text.toWellFormed()
      const digested = { ...post, text, digest: post.inReplyTo === null ? textDigest(text) : null }
      if (insert.run({ ...digested, now: tx.nowMs }).changes > 0) {
        // One that answers another of ours makes a thread of it.
        tx.changed('posts')
        return 'new'
      }
      if (update.run(digested).changes === 0) return 'same'
      tx.changed('posts')
      return 'changed'
    },
    /** Whether any answer of ours is known whose question is not in the inbox. */
    hasUnplaced: (accountId: string): boolean => waiting.get(accountId) !== undefined,
    /** Answers to a post, not yet in its conversation; in order of time. */
    unplacedAnswersTo: (accountId: string, remoteId: string): readonly OwnPost[] =>
      answersTo.all(accountId, remoteId).map(ownPostOf),
    setPlaced: (_tx: WriteTx, { accountId, firstId }: OwnPost): void => {
      setPlaced.run(accountId, firstId)
    },
    /** Whether the account has a post from after that instant that answers nothing. */
    hasPublishedSince: (accountId: string, atMs: number): boolean => publishedSince.get(atMs, accountId) !== undefined,
    countNewerThan: (accountId: string, atMs: number): number => newerThan.get(accountId, atMs) ?? 0,
  }
}

function ownPostOf(row: OwnPostRow): OwnPost {
  return {
    accountId: row.account_id,
    firstId: row.first_id,
    remoteId: row.remote_id,
    inReplyTo: row.in_reply_to,
    text: row.text,
    writtenAtMs: row.written_at,
  }
}
