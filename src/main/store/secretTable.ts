/** Sealed credentials. What is inside is known only to `services/secrets.ts`; these bytes are useless without the vault. */
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type SecretTable = ReturnType<typeof createSecretTable>

export function createSecretTable(db: Sqlite) {
  const one = db
    .prepare<[string, string], Uint8Array>('SELECT sealed FROM secret WHERE account_id = ? AND name = ?')
    .pluck()
  const put = db.prepare<[string, string, Uint8Array, string, number]>(
    `INSERT INTO secret (account_id, name, sealed, app_digest, updated_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (account_id, name) DO UPDATE SET sealed = excluded.sealed, app_digest = excluded.app_digest,
       updated_at = excluded.updated_at`,
  )
  const withoutApp = db
    .prepare<[string], string>('SELECT account_id FROM secret WHERE name = ? AND app_digest IS NULL')
    .pluck()
  const setApp = db.prepare<[string, string, string]>(
    'UPDATE secret SET app_digest = ? WHERE account_id = ? AND name = ?',
  )
  const removeAll = db.prepare<[string]>('DELETE FROM secret WHERE account_id = ?')

  return {
    get: (accountId: string, name: string): Uint8Array | null => one.get(accountId, name) ?? null,
    /** @param appDigest by what accounts of the same app are known, which is no secret */
    put: (tx: WriteTx, accountId: string, name: string, sealed: Uint8Array, appDigest: string): void => {
      put.run(accountId, name, sealed, appDigest, tx.nowMs)
    },
    /** Accounts whose sealed bytes were written by a version that did not keep the app. */
    withoutApp: (name: string): readonly string[] => withoutApp.all(name),
    setApp: (_tx: WriteTx, accountId: string, name: string, appDigest: string): void => {
      setApp.run(appDigest, accountId, name)
    },
    removeAll: (_tx: WriteTx, accountId: string): void => {
      removeAll.run(accountId)
    },
  }
}
