/** Hand-offs of conversations, and which of their messages were passed on. */
import type { HandoffChannel } from '#shared/domain/handoff.ts'
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type HandoffItem = { readonly itemId: string; readonly unmasked: boolean; readonly digest: string }

export type Handoff = {
  readonly id: string
  readonly conversationId: string
  readonly channel: HandoffChannel
  readonly recipient: string
  readonly text: string
  readonly consent: { readonly to: string; readonly atMs: number } | null
  readonly noticeGiven: boolean
  readonly reference: string
  readonly followerId: string | null
  readonly openedAtMs: number
  /** Null: the office acting as one. */
  readonly openedBy: string | null
  readonly closed: { readonly atMs: number; readonly by: string | null; readonly toldInPublic: boolean } | null
}

type Row = {
  id: string
  conversation_id: string
  channel: HandoffChannel
  recipient: string
  text: string
  consent_to: string | null
  consent_at: number | null
  form_notice: 0 | 1
  reference: string
  follower_id: string | null
  opened_at: number
  opened_by: string | null
  closed_at: number | null
  closed_by: string | null
  told_in_public: 0 | 1 | null
}

export type HandoffTable = ReturnType<typeof createHandoffTable>

export function createHandoffTable(db: Sqlite) {
  const byId = db.prepare<[string], Row>('SELECT * FROM handoff WHERE id = ?')
  const ofConversation = db.prepare<[string], Row>(
    'SELECT * FROM handoff WHERE conversation_id = ? ORDER BY opened_at DESC, id DESC',
  )
  const items = db.prepare<[string], { item_id: string; unmasked: 0 | 1; digest: string }>(
    'SELECT item_id, unmasked, digest FROM handoff_item WHERE handoff_id = ? ORDER BY item_id',
  )
  const openCount = db
    .prepare<[string], number>('SELECT count(*) FROM handoff WHERE conversation_id = ? AND closed_at IS NULL')
    .pluck()
  const recipients = db.prepare<[HandoffChannel, number], { recipient: string }>(
    `SELECT recipient, max(opened_at) AS last FROM handoff WHERE channel = ? GROUP BY recipient COLLATE NOCASE
       ORDER BY last DESC LIMIT +?`,
  )
  const insert = db.prepare<[Record<string, string | number | null>]>(
    `INSERT INTO handoff (id, conversation_id, channel, recipient, text, consent_to, consent_at, form_notice, reference,
       follower_id, opened_at, opened_by)
     VALUES (@id, @conversationId, @channel, @recipient, @text, @consentTo, @consentAt, @formNotice, @reference,
       @followerId, @openedAtMs, @openedBy)`,
  )
  const insertItem = db.prepare<[string, string, number, string]>('INSERT INTO handoff_item VALUES (?, ?, ?, ?)')
  const update = db.prepare<[string, string | null, string]>(
    'UPDATE handoff SET reference = ?, follower_id = ? WHERE id = ?',
  )
  const close = db.prepare<[number, string | null, 0 | 1, string]>(
    'UPDATE handoff SET closed_at = ?, closed_by = ?, told_in_public = ? WHERE id = ?',
  )
  return {
    byId: (id: string): Handoff | null => {
      const row = byId.get(id)
      return row === undefined ? null : handoffOf(row)
    },
    /** The newest first. */
    ofConversation: (conversationId: string): readonly Handoff[] => ofConversation.all(conversationId).map(handoffOf),
    items: (handoffId: string): readonly HandoffItem[] =>
      items
        .all(handoffId)
        .map(({ item_id: itemId, unmasked, digest }) => ({ itemId, unmasked: unmasked === 1, digest })),
    openCount: (conversationId: string): number => openCount.get(conversationId) ?? 0,
    /** To whom it was handed lately through a channel, the newest first, each once. */
    recentRecipients: (channel: HandoffChannel, atMost: number): readonly string[] =>
      recipients.all(channel, atMost).map(({ recipient }) => recipient),
    insert: (tx: WriteTx, handoff: Omit<Handoff, 'closed'>, passedOn: readonly HandoffItem[]): void => {
      insert.run({
        id: handoff.id,
        conversationId: handoff.conversationId,
        channel: handoff.channel,
        recipient: handoff.recipient,
        text: handoff.text,
        consentTo: handoff.consent?.to ?? null,
        consentAt: handoff.consent?.atMs ?? null,
        formNotice: handoff.noticeGiven ? 1 : 0,
        reference: handoff.reference,
        followerId: handoff.followerId,
        openedAtMs: handoff.openedAtMs,
        openedBy: handoff.openedBy,
      })
      for (const { itemId, unmasked, digest } of passedOn) insertItem.run(handoff.id, itemId, unmasked ? 1 : 0, digest)
      tx.changed('inbox', handoff.conversationId)
    },
    update: (tx: WriteTx, { id, conversationId, reference, followerId }: Handoff): void => {
      update.run(reference, followerId, id)
      tx.changed('inbox', conversationId)
    },
    close: (tx: WriteTx, { id, conversationId }: Handoff, by: string | null, toldInPublic: boolean): void => {
      close.run(tx.nowMs, by, toldInPublic ? 1 : 0, id)
      tx.changed('inbox', conversationId)
    },
  }
}

function handoffOf(row: Row): Handoff {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    channel: row.channel,
    recipient: row.recipient,
    text: row.text,
    consent: row.consent_to === null || row.consent_at === null ? null : { to: row.consent_to, atMs: row.consent_at },
    noticeGiven: row.form_notice === 1,
    reference: row.reference,
    followerId: row.follower_id,
    openedAtMs: row.opened_at,
    openedBy: row.opened_by,
    closed:
      row.closed_at === null
        ? null
        : { atMs: row.closed_at, by: row.closed_by, toldInPublic: row.told_in_public === 1 },
  }
}
