/** The audit log: each row carries the hash of the one before, so that a change anywhere shows. */
import { createHash } from 'node:crypto'
import type { JsonValue } from '#shared/rpc/json.ts'
import type { Sqlite } from './sqlite.ts'

export type AuditEntry = {
  /** `post.schedule`, `effect.done`, … */
  readonly action: string
  /** `post:0192…` */
  readonly entity: string
  /** What it was and what it became, as far as it matters; never secrets. */
  readonly before?: JsonValue
  readonly after?: JsonValue
}

export type Actor = { readonly actor: string; readonly correlationId: string }

export type AuditRow = {
  readonly seq: number
  readonly at_ms: number
  readonly actor: string
  readonly action: string
  readonly entity: string
  readonly correlation_id: string
  readonly before: string | null
  readonly after: string | null
  readonly prev_hash: string
  readonly hash: string
}

export type AuditVerdict =
  | { readonly intact: true; readonly rows: number }
  | { readonly intact: false; readonly rows: number; readonly brokenAtSeq: number }

const GENESIS = '0'.repeat(64)

export type AuditChain = {
  readonly append: (by: Actor, atMs: number, entry: AuditEntry) => void
  /** Recomputes the chain from the first row. */
  readonly verify: () => AuditVerdict
  /** Null where nothing has happened yet. */
  readonly firstAtMs: () => number | null
  /** Newest first. */
  readonly recent: (beforeSeq: number | null, limit: number) => readonly AuditRow[]
}

export function createAuditChain(db: Sqlite): AuditChain {
  const last = db.prepare<[], { seq: number; hash: string }>('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1')
  const insert = db.prepare<[AuditRow]>(
    `INSERT INTO audit (seq, at_ms, actor, action, entity, correlation_id, before, after, prev_hash, hash)
     VALUES (@seq, @at_ms, @actor, @action, @entity, @correlation_id, @before, @after, @prev_hash, @hash)`,
  )
  const all = db.prepare<[], AuditRow>('SELECT * FROM audit ORDER BY seq')
  const page = db.prepare<[number, number], AuditRow>('SELECT * FROM audit WHERE seq < ? ORDER BY seq DESC LIMIT +?')
  const first = db.prepare<[], number>('SELECT at_ms FROM audit ORDER BY seq LIMIT 1').pluck()
  return {
    firstAtMs: () => first.get() ?? null,
    append: (by, atMs, entry) => {
      const previous = last.get() ?? { seq: 0, hash: GENESIS }
      const row = {
        seq: previous.seq + 1,
        at_ms: atMs,
        actor: by.actor,
        action: entry.action,
        entity: entry.entity,
        correlation_id: by.correlationId,
        before: entry.before === undefined ? null : JSON.stringify(entry.before),
        after: entry.after === undefined ? null : JSON.stringify(entry.after),
        prev_hash: previous.hash,
      }
      insert.run({ ...row, hash: hashOf(row) })
    },
    verify: () => {
      let rows = 0
      let hash = GENESIS
      for (const row of all.iterate()) {
        rows += 1
        if (row.seq !== rows || row.prev_hash !== hash || row.hash !== hashOf(row)) {
          return { intact: false, rows, brokenAtSeq: row.seq }
        }
        hash = row.hash
      }
      return { intact: true, rows }
    },
    recent: (beforeSeq, limit) => page.all(beforeSeq ?? Number.MAX_SAFE_INTEGER, limit),
  }
}

/** Fields are joined as a JSON array, so that no two different rows can spell the same bytes. */
function hashOf(row: Omit<AuditRow, 'hash'>): string {
  const fields = [
    row.seq,
    row.at_ms,
    row.actor,
    row.action,
    row.entity,
    row.correlation_id,
    row.before,
    row.after,
    row.prev_hash,
  ]
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex')
}
