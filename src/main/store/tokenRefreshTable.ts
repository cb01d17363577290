/** Who is trading a refresh token, and which one was sent whose fate nobody knows (docs/specs/accounts.md §2). */
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'
import { wholeRowSql } from './wholeRow.ts'

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

const SQL = wholeRowSql('token_refresh', { accountId: 'account_id' }, {
  holder: 'holder',
  leaseUntilMs: 'lease_until',
  tokenDigest: 'token_digest',
  sentAtMs: 'sent_at',
  sends: 'sends',
} satisfies Record<keyof Omit<TokenRefresh, 'accountId'>, string>)

export type TokenRefreshTable = ReturnType<typeof createTokenRefreshTable>

export function createTokenRefreshTable(db: Sqlite) {
  const one = db.prepare<[{ readonly accountId: string }], Omit<TokenRefresh, 'accountId'>>(SQL.select)
  const put = db.prepare<[TokenRefresh]>(SQL.put)
  const release = db.prepare<[string, string]>(
    'UPDATE token_refresh SET lease_until = 0 WHERE account_id = ? AND holder = ?',
  )
  const remove = db.prepare<[string]>('DELETE FROM token_refresh WHERE account_id = ?')

  return {
    get: (accountId: string): TokenRefresh | null => {
      const row = one.get({ accountId })
      return row === undefined ? null : { accountId, ...row }
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
