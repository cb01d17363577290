/**
 * What of others' and our own posts is stored here as a copy of the network's: when each was last seen there, which
 * versions it had, and what is gone. Items themselves are in inboxTable.ts, own posts in ownPostTable.ts.
 */
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type GoneHow = 'deleted' | 'not_visible'

/** Not checked for so long, by how long ago it was written. */
export type CheckAge = {
  /** Written at or after this instant. */
  readonly writtenFromMs: number
  /** Written before this instant. */
  readonly writtenToMs: number
  /** Last seen on the network at or before this instant. */
  readonly checkedUntilMs: number
}

/** A copy of a citizen's post. */
export type Copy = { readonly itemId: string; readonly conversationId: string; readonly missingSinceMs: number | null }

export type CopyTable = ReturnType<typeof createCopyTable>

const CHECKABLE = `kind = 'public' AND direction = 'in' AND deleted_at IS NULL`

export function createCopyTable(db: Sqlite) {
  const due = db.prepare<[string, number, number, number, number], { id: string; checked_at: number }>(
    `SELECT remote_id AS id, checked_at FROM item
     WHERE account_id = ? AND ${CHECKABLE} AND written_at >= ? AND written_at < ? AND checked_at <= ?
     ORDER BY checked_at LIMIT +?`,
  )
  const dueOwn = db.prepare<[string, number, number, number, number], { id: string; checked_at: number }>(
    `SELECT remote_id AS id, checked_at FROM own_post
     WHERE account_id = ? AND deleted_at IS NULL AND written_at >= ? AND written_at < ? AND checked_at <= ?
     ORDER BY checked_at LIMIT +?`,
  )
  const ofConversation = db
    .prepare<[string, string, number, number], string>(
      `SELECT remote_id FROM item WHERE conversation_id = ? AND account_id = ? AND ${CHECKABLE} AND checked_at <= ?
       ORDER BY written_at DESC LIMIT +?`,
    )
    .pluck()
  const copy = db.prepare<[string, string], { id: string; conversation_id: string; missing_since: number | null }>(
    `SELECT id, conversation_id, missing_since FROM item WHERE account_id = ? AND remote_id = ? AND ${CHECKABLE}`,
  )
  const shown = db.prepare<[number, string, string]>(
    `UPDATE item SET checked_at = ?, missing_since = NULL WHERE account_id = ? AND kind = 'public' AND remote_id = ?`,
  )
  const shownOwn = db.prepare<[number, string, string]>(
    'UPDATE own_post SET checked_at = ? WHERE account_id = ? AND remote_id = ?',
  )
  const missing = db.prepare<[number, string]>(
    'UPDATE item SET missing_since = coalesce(missing_since, ?) WHERE id = ?',
  )
  const postpone = db.prepare<[{ now: number; byMs: number; accountId: string; remoteId: string }]>(
    `UPDATE item SET checked_at = min(@now, checked_at + @byMs)
     WHERE account_id = @accountId AND kind = 'public' AND remote_id = @remoteId`,
  )
  const postponeOwn = db.prepare<[{ now: number; byMs: number; accountId: string; remoteId: string }]>(
    `UPDATE own_post SET checked_at = min(@now, checked_at + @byMs) WHERE account_id = @accountId AND remote_id = @remoteId`,
  )
  const bury = db.prepare<[{ now: number; how: GoneHow; itemId: string }]>(
    `UPDATE item SET text = '', deleted_at = @now, checked_at = @now, gone = @how, missing_since = NULL WHERE id = @itemId`,
  )
  const buryOwn = db.prepare<[{ now: number; accountId: string; remoteId: string }]>(
    `UPDATE own_post SET text = '', text_digest = NULL, deleted_at = @now, checked_at = @now
     WHERE account_id = @accountId AND remote_id = @remoteId AND deleted_at IS NULL`,
  )
  const buryAnswer = db.prepare<[{ now: number; accountId: string; remoteId: string }], { conversation_id: string }>(
    `UPDATE item SET text = '', deleted_at = @now, gone = 'deleted'
     WHERE account_id = @accountId AND kind = 'public' AND direction = 'out' AND remote_id = @remoteId AND deleted_at IS NULL
     RETURNING conversation_id`,
  )
  const addEarlier = db.prepare<[string, string, string]>(
    `INSERT INTO item_earlier_id (account_id, remote_id, item_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`,
  )
  const supersede = db.prepare<[{ remoteId: string; now: number; itemId: string }]>(
    'UPDATE item SET remote_id = @remoteId, edited_at = @now, checked_at = @now WHERE id = @itemId',
  )
  const oldest = db
    .prepare<[string], number | null>(`SELECT min(checked_at) FROM item WHERE account_id = ? AND ${CHECKABLE}`)
    .pluck()

  return {
    /** Ids of citizens' posts that were not seen on the network for long; the longest first. */
    due: (accountId: string, { writtenFromMs, writtenToMs, checkedUntilMs }: CheckAge, limit: number) =>
      due.all(accountId, writtenFromMs, writtenToMs, checkedUntilMs, limit).map(({ id }) => id),
    /** The same of our own posts. */
    dueOwn: (accountId: string, { writtenFromMs, writtenToMs, checkedUntilMs }: CheckAge, limit: number) =>
      dueOwn.all(accountId, writtenFromMs, writtenToMs, checkedUntilMs, limit).map(({ id }) => id),
    /** Those of one conversation, the newest first. */
    dueOfConversation: (accountId: string, conversationId: string, checkedUntilMs: number, limit: number) =>
      ofConversation.all(conversationId, accountId, checkedUntilMs, limit),
    /** Null where there is none, or only what is left of one. */
    find: (accountId: string, remoteId: string): Copy | null => {
      const row = copy.get(accountId, remoteId)
      return row === undefined
        ? null
        : { itemId: row.id, conversationId: row.conversation_id, missingSinceMs: row.missing_since }
    },
    noteShown: (tx: WriteTx, accountId: string, remoteId: string): void => {
      shown.run(tx.nowMs, accountId, remoteId)
      shownOwn.run(tx.nowMs, accountId, remoteId)
    },
    /** An answer that is not trusted yet says that it is gone. */
    noteMissing: (tx: WriteTx, { itemId }: Copy): void => {
      missing.run(tx.nowMs, itemId)
    },
    /** The network said nothing about it: it is asked about again, but not before all others. */
    postpone: (tx: WriteTx, accountId: string, remoteId: string, byMs: number): void => {
      const values = { now: tx.nowMs, byMs, accountId, remoteId }
      postpone.run(values)
      postponeOwn.run(values)
    },
    /** The text goes, here and in the search; who wrote it and when stays as a tombstone. */
    bury: (tx: WriteTx, { itemId, conversationId }: Copy, how: GoneHow): void => {
      bury.run({ now: tx.nowMs, how, itemId })
      tx.changed('inbox', conversationId)
    },
    /** Of one of our own posts; answers the conversation in which it stood as an answer. */
    buryOwn: (
      tx: WriteTx,
      accountId: string,
      remoteId: string,
    ): { readonly known: boolean; readonly conversationId: string | null } => {
      const known = buryOwn.run({ now: tx.nowMs, accountId, remoteId }).changes > 0
      const conversationId = buryAnswer.get({ now: tx.nowMs, accountId, remoteId })?.conversation_id ?? null
      if (known) tx.changed('posts')
      if (conversationId !== null) tx.changed('inbox', conversationId)
      return { known, conversationId }
    },
    /** An edited post: the item follows to the id of the newer version, the older one still leads to it. */
    supersede: (
      tx: WriteTx,
      accountId: string,
      item: { readonly id: string; readonly remoteId: string },
      remoteId: string,
    ) => {
      addEarlier.run(accountId, item.remoteId, item.id)
      supersede.run({ remoteId, now: tx.nowMs, itemId: item.id })
    },
    addEarlierId: (_tx: WriteTx, accountId: string, itemId: string, remoteId: string): void => {
      addEarlier.run(accountId, remoteId, itemId)
    },
    /** When the copy that was not checked for longest was last seen; null where there is none. */
    oldestCheckMs: (accountId: string): number | null => oldest.get(accountId) ?? null,
  }
}
