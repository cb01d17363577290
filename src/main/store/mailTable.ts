/** The e-mail of hand-offs: what is to leave, what became of it, and each try. Decided in `sync/mailPolicy.ts`. */
import { z } from 'zod'
import { lazily } from '#shared/domain/lazily.ts'
import type { MailState, MailWay } from '#shared/domain/handoff.ts'
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

/** A code that the window puts into words, and what the sentence needs. */
export type MailError = { readonly code: string; readonly params: Readonly<Record<string, string | number>> }

export type Mail = {
  readonly handoffId: string
  readonly conversationId: string
  readonly way: MailWay
  readonly subject: string
  /** Without brackets; null where the person's mail program makes its own. */
  readonly messageId: string | null
  readonly state: MailState
  readonly attempts: number
  readonly notBeforeMs: number
  /** When the attempt whose fate is open was committed; null unless running or uncertain. */
  readonly sentAtMs: number | null
  readonly leftAtMs: number | null
  /** Where the server put its own in the place of ours. */
  readonly serverMessageId: string | null
  readonly lastError: MailError | null
  readonly createdAtMs: number
}

type Row = {
  handoff_id: string
  conversation_id: string
  way: MailWay
  subject: string
  message_id: string | null
  state: MailState
  attempts: number
  not_before: number
  sent_at: number | null
  left_at: number | null
  server_message_id: string | null
  last_error: string | null
  created_at: number
}

const mailError = lazily(() =>
  z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
)
const SELECT = 'SELECT m.*, h.conversation_id FROM mail m JOIN handoff h ON h.id = m.handoff_id'

export type MailTable = ReturnType<typeof createMailTable>

export function createMailTable(db: Sqlite) {
  const one = db.prepare<[string], Row>(`${SELECT} WHERE m.handoff_id = ?`)
  const inState = db.prepare<[MailState], Row>(`${SELECT} WHERE m.state = ? ORDER BY m.created_at, m.handoff_id`)
  const insert = db.prepare<[Record<string, string | number | null>]>(
    `INSERT INTO mail (handoff_id, way, subject, message_id, state, not_before, last_error, created_at)
     VALUES (@handoffId, @way, @subject, @messageId, @state, @notBeforeMs, @lastError, @createdAtMs)`,
  )
  const update = db.prepare<[Record<string, string | number | null>]>(
    `UPDATE mail SET state = @state, attempts = @attempts, not_before = @notBeforeMs, sent_at = @sentAtMs,
       left_at = @leftAtMs, server_message_id = @serverMessageId, last_error = @lastError WHERE handoff_id = @handoffId`,
  )
  const startAttempt = db.prepare<[string, string, number, string]>(
    `INSERT INTO mail_attempt (handoff_id, number, started_at, digest)
     VALUES (?, (SELECT coalesce(max(number), 0) + 1 FROM mail_attempt WHERE handoff_id = ?), ?, ?)`,
  )
  const endAttempt = db.prepare<[number, string, string, string]>(
    `UPDATE mail_attempt SET ended_at = ?, outcome = ?
     WHERE handoff_id = ? AND number = (SELECT max(number) FROM mail_attempt WHERE handoff_id = ?)`,
  )
  const errorOf = ({ lastError }: Pick<Mail, 'lastError'>) => (lastError === null ? null : JSON.stringify(lastError))

  return {
    of: (handoffId: string): Mail | null => {
      const row = one.get(handoffId)
      return row === undefined ? null : mailOf(row)
    },
    /** The oldest first. */
    inState: (state: MailState): readonly Mail[] => inState.all(state).map(mailOf),
    insert: (
      tx: WriteTx,
      mail: Pick<Mail, 'handoffId' | 'conversationId' | 'way' | 'subject' | 'messageId' | 'state' | 'lastError'>,
    ): void => {
      insert.run({
        handoffId: mail.handoffId,
        way: mail.way,
        subject: mail.subject,
        messageId: mail.messageId,
        state: mail.state,
        notBeforeMs: tx.nowMs,
        lastError: errorOf(mail),
        createdAtMs: tx.nowMs,
      })
      changed(tx, mail)
    },
    save: (tx: WriteTx, mail: Mail): void => {
      update.run({
        handoffId: mail.handoffId,
        state: mail.state,
        attempts: mail.attempts,
        notBeforeMs: mail.notBeforeMs,
        sentAtMs: mail.sentAtMs,
        leftAtMs: mail.leftAtMs,
        serverMessageId: mail.serverMessageId,
        lastError: errorOf(mail),
      })
      changed(tx, mail)
    },
    startAttempt: (tx: WriteTx, { handoffId }: Mail, digest: string): void => {
      startAttempt.run(handoffId, handoffId, tx.nowMs, digest)
    },
    endAttempt: (tx: WriteTx, { handoffId }: Mail, outcome: unknown): void => {
      endAttempt.run(tx.nowMs, JSON.stringify(outcome), handoffId, handoffId)
    },
  }
}

function changed(tx: WriteTx, { handoffId, conversationId }: Pick<Mail, 'handoffId' | 'conversationId'>): void {
  tx.changed('inbox', conversationId)
  // What is wrong with it stands in the list of problems.
  tx.changed('outbox', handoffId)
}

function mailOf(row: Row): Mail {
  return {
    handoffId: row.handoff_id,
    conversationId: row.conversation_id,
    way: row.way,
    subject: row.subject,
    messageId: row.message_id,
    state: row.state,
    attempts: row.attempts,
    notBeforeMs: row.not_before,
    sentAtMs: row.sent_at,
    leftAtMs: row.left_at,
    serverMessageId: row.server_message_id,
    lastError: row.last_error === null ? null : mailError().parse(JSON.parse(row.last_error)),
    createdAtMs: row.created_at,
  }
}
