/** The audit log as a person may read and check it. */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import type { AuditChain } from '../store/auditChain.ts'

export function createAuditLog(chain: AuditChain) {
  return {
    verify: (): OutputOf<'audit.verify'> => chain.verify(),
    recent: ({ beforeSeq, limit }: ParsedInputOf<'audit.recent'>): OutputOf<'audit.recent'> =>
      chain.recent(beforeSeq, limit).map((row) => ({
        seq: row.seq,
        atMs: row.at_ms,
        actor: row.actor,
        action: row.action,
        entity: row.entity,
      })),
  }
}
