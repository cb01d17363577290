/**
 * The only way to write: one synchronous function, one transaction, at least one audit row; its events leave after
 * the commit. Nothing is awaited inside.
 */
import type { Topic } from '#shared/contract/operation.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor, AuditChain, AuditEntry } from './auditChain.ts'
import { faultOf } from './openStore.ts'
import type { Sqlite } from './sqlite.ts'

declare const inTransaction: unique symbol

/** Proof that a transaction is open; every function that writes asks for it. */
export type WriteTx = {
  readonly [inTransaction]: true
  /** The instant of this unit of work: all its rows carry the same. */
  readonly nowMs: number
  readonly audit: (entry: AuditEntry) => void
  /** Announces a change after the commit. */
  readonly changed: (topic: Topic, id?: string) => void
}

export type UnitOfWork = {
  /** Throws whatever `work` throws, with nothing written; AppError disk_full or read_only where the disk refuses. */
  readonly write: <T>(by: Actor, work: (tx: WriteTx) => T) => T
}

export function createUnitOfWork(deps: {
  readonly db: Sqlite
  readonly audit: AuditChain
  readonly nowMs: () => number
  readonly publish: (topic: Topic, ids: readonly string[]) => void
}): UnitOfWork {
  return {
    write: (by, work) => {
      const changes = new Map<Topic, Set<string>>()
      const run = () => {
        let auditRows = 0
        const nowMs = deps.nowMs()
        const tx = {
          nowMs,
          audit: (entry: AuditEntry) => {
            auditRows += 1
            deps.audit.append(by, nowMs, entry)
          },
          changed: (topic: Topic, id?: string) => {
            const ids = changes.get(topic) ?? new Set<string>()
            if (id !== undefined) ids.add(id)
            changes.set(topic, ids)
          },
          // The brand exists for the compiler only.
        } as WriteTx
        const result = work(tx)
        if (result instanceof Promise) throw new Error('a unit of work is synchronous')
        if (auditRows === 0) throw new Error('a unit of work without an audit row')
        return result
      }
      let result: ReturnType<typeof run>
      try {
        result = deps.db.transaction(run).immediate()
      } catch (error) {
        const fault = faultOf(error)
        if (fault === 'full') throw new AppError('disk_full', { path: deps.db.name })
        if (fault === 'read_only') throw new AppError('read_only', { path: deps.db.name })
        throw error
      }
      changes.set('audit', new Set())
      for (const [topic, ids] of changes) deps.publish(topic, [...ids])
      return result
    },
  }
}
