/** Who is trading a refresh token, and which one was sent whose fate nobody knows (docs/specs/accounts.md §2). */
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type TokenRefresh = {
  readonly accountId: string
  readonly holder: string
  readonly leaseUntilMs: number
  /** SHA-256 of the refresh token that was about to leave. */
  readonly tokenDigest: string
  readonly sentAtMs: number
  /** How often this token was about to leave. */
  readonly sends: number
}

type Row = {
  account_id: string
  holder: string
  lease_until: number
  token_digest: string
  sent_at: number
  sends: number
}

export type TokenRefreshTable = ReturnType<typeof createTokenRefreshTable>

export function createTokenRefreshTable(db: Sqlite) {
  const one = db.prepare<[string], Row>('SELECT * FROM token_refresh WHERE account_id = ?')
  const put = db.prepare<[TokenRefresh]>(
    `INSERT INTO token_refresh (account_id, holder, lease_until, token_digest, sent_at, sends)
     VALUES (@accountId, @holder, @leaseUntilMs, @tokenDigest, @sentAtMs, @sends)
     ON CONFLICT (account_id) DO UPDATE SET holder = excluded.holder, lease_until = excluded.lease_until,
       token_digest = excluded.token_digest, sent_at = excluded.sent_at, sends = excluded.sends`,
  )
  const release = db.prepare<[string, string]>(
    'UPDATE token_refresh SET lease_until = 0 WHERE account_id = ? AND holder = ?',
  )
  const remove = db.prepare<[string]>('DELETE FROM token_refresh WHERE account_id = ?')

  return {
    get: (accountId: string): TokenRefresh | null => {
      const row = one.get(accountId)
      return row === undefined
        ? null
        : {
            accountId: row.account_id,
            holder: row.holder,
            leaseUntilMs: row.lease_until,
            tokenDigest: row.token_digest,
            sentAtMs: row.sent_at,
            sends: row.sends,
          }
    },
    put: (tx: WriteTx, row: TokenRefresh): void => {
      put.run(row)
      tx.changed('accounts', row.accountId)
    },
    /** Others may refresh again; that the token was sent stays known. */
    release: (tx: WriteTx, accountId: string, holder: string): void => {
      release.run(accountId, holder)
      tx.changed('accounts', accountId)
    },
    /** The fate of what was sent is known. */
    remove: (tx: WriteTx, accountId: string): void => {
      remove.run(accountId)
      tx.changed('accounts', accountId)
    },
  }
}
