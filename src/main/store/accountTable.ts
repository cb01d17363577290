/** Profiles on networks. A row is never deleted: what was written and received through it stays readable. */
import { z } from 'zod'
import type { AccountView } from '#shared/contract/accounts.ts'
import { lazily } from '#shared/domain/lazily.ts'
import type { AccountMode, AccountState } from '#shared/domain/account.ts'
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type AccountColour = AccountView['colour']

/** A code that the window puts into words, what the sentence needs, and since when it is so. */
export type AccountProblem = {
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
  readonly sinceMs: number
}

export type Account = {
  readonly id: string
  readonly network: 'x'
  readonly mode: AccountMode
  /** Without the at sign. */
  readonly handle: string
  readonly displayName: string
  /** The network's own id of the profile; null in assisted mode. */
  readonly remoteId: string | null
  readonly colour: AccountColour
  readonly state: AccountState
  readonly problem: AccountProblem | null
  readonly lastSyncAtMs: number | null
  readonly createdAtMs: number
}

export type NewAccount = Pick<Account, 'id' | 'mode' | 'handle' | 'displayName' | 'remoteId' | 'colour'>
export type AccountProfile = Pick<Account, 'handle' | 'displayName'>

type AccountRow = {
  id: string
  network: 'x'
  mode: AccountMode
  handle: string
  display_name: string
  remote_id: string | null
  colour: AccountColour
  state: AccountState
  problem: string | null
  last_sync_at: number | null
  created_at: number
}

const accountProblem = lazily(() =>
  z.object({
    code: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])),
    sinceMs: z.int(),
  }),
)

export type AccountTable = ReturnType<typeof createAccountTable>

export function createAccountTable(db: Sqlite) {
  const all = db.prepare<[], AccountRow>('SELECT * FROM account ORDER BY created_at, id')
  const byId = db.prepare<[string], AccountRow>('SELECT * FROM account WHERE id = ?')
  // A profile that was disconnected and connected elsewhere since has two rows: the one in use comes first.
  const byRemote = db.prepare<[AccountMode, string], AccountRow>(
    `SELECT * FROM account WHERE network = 'x' AND mode = ? AND remote_id = ?
     ORDER BY state = 'disconnected', updated_at DESC LIMIT 1`,
  )
  const byHandle = db.prepare<[AccountMode, string], AccountRow>(
    `SELECT * FROM account WHERE network = 'x' AND mode = ? AND handle = ? COLLATE NOCASE
     ORDER BY state = 'disconnected', updated_at DESC LIMIT 1`,
  )
  const insert = db.prepare<[Record<string, string | number | null>]>(
    `INSERT INTO account (id, network, mode, handle, display_name, remote_id, colour, state, created_at, updated_at)
     VALUES (@id, 'x', @mode, @handle, @displayName, @remoteId, @colour, 'connected', @now, @now)`,
  )
  const connect = db.prepare<[string, string, number, string]>(
    `UPDATE account SET state = 'connected', problem = NULL, handle = ?, display_name = ?, updated_at = ? WHERE id = ?`,
  )
  const setState = db.prepare<[AccountState, string | null, number, string]>(
    'UPDATE account SET state = ?, problem = ?, updated_at = ? WHERE id = ?',
  )
  const setColour = db.prepare<[string, number, string]>('UPDATE account SET colour = ?, updated_at = ? WHERE id = ?')
  const setProblem = db.prepare<[string | null, number, string]>(
    'UPDATE account SET problem = ?, updated_at = ? WHERE id = ?',
  )
  const setProfile = db.prepare<[string, string, number, string]>(
    'UPDATE account SET handle = ?, display_name = ?, updated_at = ? WHERE id = ?',
  )
  const setSynced = db.prepare<[number, string]>('UPDATE account SET last_sync_at = ? WHERE id = ?')

  const announce = (tx: WriteTx, id: string): void => tx.changed('accounts', id)

  return {
    /** Oldest first, the disconnected ones too. */
    list: (): readonly Account[] => all.all().map(accountOf),
    byId: (id: string): Account | null => accountOrNull(byId.get(id)),
    byRemoteId: (mode: AccountMode, remoteId: string): Account | null => accountOrNull(byRemote.get(mode, remoteId)),
    /** Handles differ in nothing but upper and lower case for X. */
    byHandle: (mode: AccountMode, handle: string): Account | null => accountOrNull(byHandle.get(mode, handle)),
    insert: (tx: WriteTx, account: NewAccount): void => {
      insert.run({ ...account, now: tx.nowMs })
      announce(tx, account.id)
    },
    /** Makes a known account work again, under the name it has now. */
    connect: (tx: WriteTx, id: string, profile: AccountProfile): void => {
      connect.run(profile.handle, profile.displayName, tx.nowMs, id)
      announce(tx, id)
    },
    setState: (tx: WriteTx, id: string, state: AccountState, problem: AccountProblem | null): void => {
      setState.run(state, problem === null ? null : JSON.stringify(problem), tx.nowMs, id)
      announce(tx, id)
    },
    setColour: (tx: WriteTx, id: string, colour: AccountColour): void => {
      setColour.run(colour, tx.nowMs, id)
      announce(tx, id)
    },
    setProblem: (tx: WriteTx, id: string, problem: AccountProblem | null): void => {
      setProblem.run(problem === null ? null : JSON.stringify(problem), tx.nowMs, id)
      announce(tx, id)
    },
    /** The profile has another name on the network now. */
    setProfile: (tx: WriteTx, id: string, profile: AccountProfile): void => {
      setProfile.run(profile.handle, profile.displayName, tx.nowMs, id)
      announce(tx, id)
    },
    setSynced: (tx: WriteTx, id: string, atMs: number): void => {
      setSynced.run(atMs, id)
      announce(tx, id)
    },
  }
}

function accountOrNull(row: AccountRow | undefined): Account | null {
  return row === undefined ? null : accountOf(row)
}

function accountOf(row: AccountRow): Account {
  return {
    id: row.id,
    network: row.network,
    mode: row.mode,
    handle: row.handle,
    displayName: row.display_name,
    remoteId: row.remote_id,
    colour: row.colour,
    state: row.state,
    problem: row.problem === null ? null : accountProblem().parse(JSON.parse(row.problem)),
    lastSyncAtMs: row.last_sync_at,
    createdAtMs: row.created_at,
  }
}
