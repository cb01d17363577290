/** Sealed credentials. What is inside is known only to `services/secrets.ts`; these bytes are useless without the vault. */
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type SecretTable = ReturnType<typeof createSecretTable>

export function createSecretTable(db: Sqlite) {
  const one = db
    .prepare<[string, string], Uint8Array>('SELECT sealed FROM secret WHERE account_id = ? AND name = ?')
    .pluck()
  const put = db.prepare<[string, string, Uint8Array, number]>(
    `INSERT INTO secret (account_id, name, sealed, updated_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (account_id, name) DO UPDATE SET sealed = excluded.sealed, updated_at = excluded.updated_at`,
  )
  const removeAll = db.prepare<[string]>('DELETE FROM secret WHERE account_id = ?')

  return {
    get: (accountId: string, name: string): Uint8Array | null => one.get(accountId, name) ?? null,
    put: (tx: WriteTx, accountId: string, name: string, sealed: Uint8Array): void => {
      put.run(accountId, name, sealed, tx.nowMs)
    },
    removeAll: (_tx: WriteTx, accountId: string): void => {
      removeAll.run(accountId)
    },
  }
}
