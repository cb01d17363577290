/** What is known of each account's credentials: when the network last took them, since when it does not, what was revoked. */
import type { Revocation } from '#shared/domain/account.ts'
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type AccountCheck = {
  readonly accountId: string
  /** The network accepted the credentials; written down at most once an hour. */
  readonly acceptedAtMs: number | null
  /** The last time that we asked for no other reason than to know. */
  readonly triedAtMs: number | null
  /** 401 to everything since then; null while the network accepts. */
  readonly refusedSinceMs: number | null
  /** What became of the permissions on the network when the account was disconnected; null where there was nothing. */
  readonly revocation: Revocation | null
}

type Row = {
  account_id: string
  accepted_at: number | null
  tried_at: number | null
  refused_since: number | null
  revocation: Revocation | null
}

export type AccountCheckTable = ReturnType<typeof createAccountCheckTable>

export function createAccountCheckTable(db: Sqlite) {
  const one = db.prepare<[string], Row>('SELECT * FROM account_check WHERE account_id = ?')
  const pending = db
    .prepare<[], string>(`SELECT account_id FROM account_check WHERE revocation = 'pending' ORDER BY account_id`)
    .pluck()
  const put = db.prepare<[AccountCheck]>(
    `INSERT INTO account_check (account_id, accepted_at, tried_at, refused_since, revocation)
     VALUES (@accountId, @acceptedAtMs, @triedAtMs, @refusedSinceMs, @revocation)
     ON CONFLICT (account_id) DO UPDATE SET accepted_at = excluded.accepted_at, tried_at = excluded.tried_at,
       refused_since = excluded.refused_since, revocation = excluded.revocation`,
  )

  function get(accountId: string): AccountCheck {
    const row = one.get(accountId)
    return row === undefined
      ? {
          accountId,
          acceptedAtMs: null,
          triedAtMs: null,
          refusedSinceMs: null,
          revocation: null,
        }
      : {
          accountId,
          acceptedAtMs: row.accepted_at,
          triedAtMs: row.tried_at,
          refusedSinceMs: row.refused_since,
          revocation: row.revocation,
        }
  }

  return {
    /** An account of which nothing is known yet has an empty row. */
    get,
    /** Changes what is given and keeps the rest. */
    change: (tx: WriteTx, accountId: string, change: Partial<Omit<AccountCheck, 'accountId'>>): void => {
      put.run({ ...get(accountId), ...change })
      tx.changed('accounts', accountId)
    },
    /** Accounts whose revocation was begun and of whose end nothing is known. */
    pendingRevocations: (): readonly string[] => pending.all(),
  }
}
