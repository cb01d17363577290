/** By which app accounts are known to belong together, without their credentials leaving the vault. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import type { StoredCredentials } from '../../../src/main/services/secrets.ts'
import { createAccountsBench, type AccountsBench } from './accountsBench.ts'

const keys = (appKey: string): StoredCredentials => ({
  kind: 'oauth1',
  appKey,
  appSecret: 'the secret of the app',
  accessToken: 'the token',
  accessSecret: 'the secret of the token',
})
const tokens = (clientId: string, accessToken: string): StoredCredentials => ({
  kind: 'oauth2',
  clientId,
  accessToken,
  refreshToken: null,
  expiresAtMs: 1,
  obtainedAtMs: 0,
  scopes: null,
})

let bench: AccountsBench
beforeEach(() => {
  bench = createAccountsBench()
})
afterEach(() => bench.store.cleanup())

function keep(accountId: string, kept: StoredCredentials): void {
  const { uow, by } = bench.store
  uow.write(by(), (tx) => {
    const common = { mode: 'api', handle: accountId, displayName: accountId, colour: 'blue' } as const
    if (bench.table.byId(accountId) === null) bench.table.insert(tx, { ...common, id: accountId, remoteId: accountId })
    bench.secrets.save(tx, accountId, kept)
    tx.audit({ action: 'test', entity: 'secret' })
  })
}

const appOf = (accountId: string) =>
  bench.store.db
    .prepare<[string], string | null>(`SELECT holder FROM limit_holder WHERE account_id = ? AND scope = 'app'`)
    .pluck()
    .get(accountId)

it('is the same for the accounts of one app and for a token that was renewed, and differs between apps', () => {
  keep('a', tokens('client', 'token a'))
  keep('b', tokens('client', 'token b'))
  keep('c', tokens('other client', 'token c'))
  keep('d', keys('consumer key'))
  keep('e', keys('consumer key'))
  expect(appOf('b')).toBe(appOf('a'))
  expect(appOf('e')).toBe(appOf('d'))
  expect(new Set(['a', 'c', 'd'].map(appOf)).size).toBe(3)
  const before = appOf('a')
  keep('a', tokens('client', 'a newer token'))
  expect(appOf('a')).toBe(before)
  expect(appOf('d')).not.toContain('consumer key')
})

it('is noted for what an earlier version kept, once, and forgotten with the credentials', () => {
  keep('a', keys('consumer key'))
  const app = appOf('a')
  bench.store.db.exec('UPDATE secret SET app_digest = NULL')
  expect(appOf('a')).toBeUndefined()
  const unnamed = bench.secrets.unnamedApps()
  bench.store.uow.write(bench.store.by(), (tx) => {
    for (const each of unnamed) bench.secrets.nameApp(tx, each)
    tx.audit({ action: 'test', entity: 'secret' })
  })
  expect(appOf('a')).toBe(app)
  expect(bench.secrets.unnamedApps()).toEqual([])
  bench.store.uow.write(bench.store.by(), (tx) => {
    bench.secrets.forget(tx, 'a')
    tx.audit({ action: 'test', entity: 'secret' })
  })
  expect(appOf('a')).toBeUndefined()
})

it('is not noted where the vault does not open what is kept', () => {
  keep('a', keys('consumer key'))
  bench.store.db.exec(`UPDATE secret SET app_digest = NULL, sealed = x'00'`)
  expect(bench.secrets.unnamedApps()).toEqual([])
})
