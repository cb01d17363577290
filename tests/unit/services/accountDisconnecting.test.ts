/** Withdrawing permissions: what X confirms, and what it does not (docs/specs/accounts.md §5). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { POLICE_ACCOUNT, OWN_ACCOUNTS } from '../../../src/main/training/accounts.ts'
import { accountIds, createAccountsBench, failureOf, type AccountsBench } from './accountsBench.ts'

const { first, second, third } = accountIds

let bench: AccountsBench
beforeEach(async () => {
  bench = createAccountsBench()
  await bench.browserConsents((await bench.signIn.beginSignIn({ accountId: first, clientId: 'office' })).authorizeUrl)
})
afterEach(() => bench.cleanup())

const connectOther = async () => {
  const taken = bench.table.byId(first)?.remoteId
  const other = OWN_ACCOUNTS.find(({ id }) => id !== taken) ?? POLICE_ACCOUNT
  const { consumerKey, consumerSecret, accessToken, accessSecret } = other.keys
  await bench.accounts.connectWithKeys({
    accountId: second,
    appKey: consumerKey,
    appSecret: consumerSecret,
    accessToken,
    accessSecret,
  })
}
const shown = () => bench.accounts.list().map(({ state, revocation }) => ({ state, revocation }))
const audited = () => bench.store.db.prepare<[], string>('SELECT action FROM audit ORDER BY seq').pluck().all()

describe('withdrawing all permissions', () => {
  it('forgets every account in one act, asks X to end the tokens, and says what only X can end', async () => {
    await connectOther()
    const before = bench.secrets.read(first)
    bench.disconnecting.revokeAll({ accountIds: [first, second] })
    expect(bench.secrets.read(first)).toEqual({ kind: 'none' })
    expect(shown()).toEqual([
      { state: 'disconnected', revocation: 'pending' },
      { state: 'disconnected', revocation: 'by_hand' },
    ])
    await bench.disconnecting.stop()
    expect(shown()[0]).toEqual({ state: 'disconnected', revocation: 'revoked' })
    if (before.kind !== 'oauth2') throw new Error(before.kind)
    const answer = await bench.network.fetch({
      url: 'https://api.x.com/2/users/me',
      method: 'GET',
      headers: { authorization: `Bearer ${before.accessToken}` },
      body: null,
      timeoutMs: 1000,
      maxAnswerBytes: 10_000,
      signal: null,
    })
    expect(answer.status).toBe(401)
    expect(audited().filter((action) => action.includes('revoke_all') || action.includes('disconnect'))).toEqual([
      'account.disconnect',
      'account.disconnect',
      'accounts.revoke_all',
    ])
  })

  it('says of an account that X did not confirm it, and still holds nothing of it', async () => {
    bench.network.levers.pull({ kind: 'cut' })
    bench.disconnecting.revokeAll({ accountIds: [first] })
    await bench.disconnecting.stop()
    expect(shown()).toEqual([{ state: 'disconnected', revocation: 'not_revoked' }])
    expect(bench.secrets.read(first)).toEqual({ kind: 'none' })
  })

  it('changes nothing where one of them is not known', async () => {
    expect(await failureOf(() => bench.disconnecting.revokeAll({ accountIds: [first, third] }))).toMatchObject({
      code: 'not_found',
    })
    expect(shown()).toEqual([{ state: 'connected', revocation: null }])
  })

  it('is said to be unconfirmed after a process that died while X was asked', () => {
    bench.ports.levers.answerWith(() => new Promise(() => undefined))
    bench.disconnecting.revokeAll({ accountIds: [first] })
    bench.disconnecting.start()
    expect(shown()).toEqual([{ state: 'disconnected', revocation: 'not_revoked' }])
  })

  it('is forgotten when the account is connected again, and a late answer does not bring it back', async () => {
    const gate = Promise.withResolvers<undefined>()
    bench.ports.levers.answerWith(async (request) => {
      if (request.url.endsWith('/revoke')) await gate.promise
      return bench.network.fetch(request)
    })
    bench.disconnecting.disconnect({ accountId: first })
    await bench.browserConsents((await bench.signIn.beginSignIn({ accountId: first, clientId: 'office' })).authorizeUrl)
    gate.resolve(undefined)
    await bench.disconnecting.stop()
    expect(shown()).toEqual([{ state: 'connected', revocation: null }])
  })
})
