/** Signing in to X with the browser, against the training network's own OAuth endpoints. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { REDIRECT_URIS } from '../../../src/main/services/xSignIn.ts'
import { POLICE_ACCOUNT, TOWN_HALL_ACCOUNT } from '../../../src/main/training/accounts.ts'
import { accountIds, createAccountsBench, failureOf, type AccountsBench } from './accountsBench.ts'

let bench: AccountsBench
beforeEach(() => {
  bench = createAccountsBench()
})
afterEach(() => bench.cleanup())

const { first, second } = accountIds
const clientId = 'office-client'
const begin = (accountId: string = first) => bench.signIn.beginSignIn({ accountId, clientId })
const phase = (accountId: string = first) => bench.signIn.signIn({ accountId })
const tokenRequests = () =>
  bench.network.record.requests().filter(({ path, status }) => path === '/2/oauth2/token' && status === 200).length

describe('the whole way', () => {
  it('connects the account that gave permission', async () => {
    const { authorizeUrl, redirectUri } = await begin()
    expect(redirectUri).toBe(REDIRECT_URIS[0])
    expect(bench.ports.levers.opened).toEqual([authorizeUrl])
    expect(new URL(authorizeUrl).searchParams.get('code_challenge_method')).toBe('S256')
    expect(phase()).toEqual({ phase: 'waiting', error: null })

    const page = await bench.browserConsents(authorizeUrl)
    expect(page).toContain('<html lang="es">')
    expect(page).toContain('Puede cerrar esta pestaña')
    expect(phase()).toEqual({ phase: 'done', error: null })
    expect(bench.accounts.list()).toMatchObject([
      { accountId: first, mode: 'api', handle: POLICE_ACCOUNT.handle, state: 'connected' },
    ])
    expect(bench.syncRequested).toEqual([first])
    expect(bench.ports.levers.isListening()).toBe(false)
    expect(bench.ports.clock.pending()).toEqual([])
    const profile = await bench.clients.for(first)?.client.readProfile(new AbortController().signal)
    expect(profile).toMatchObject({ kind: 'ok', value: { handle: POLICE_ACCOUNT.handle } })
  })

  it('speaks English in the browser to whom Mando speaks English', async () => {
    bench.ports.preferences.set({ language: 'en' })
    const page = await bench.browserConsents((await begin()).authorizeUrl)
    expect(page).toContain('You can close this tab')
  })

  it('leaves no token, code or verifier in plain text', async () => {
    const { authorizeUrl } = await begin()
    await bench.browserConsents(authorizeUrl)
    const kept = bench.secrets.read(first)
    if (kept.kind !== 'oauth2' || kept.refreshToken === null) throw new Error('no tokens were kept')
    const places = [
      bench.store.rawFiles(),
      bench.store.dump('account'),
      bench.store.dump('audit'),
      Buffer.concat(bench.store.db.prepare<[], Buffer>('SELECT sealed FROM secret').pluck().all()).toString('latin1'),
      JSON.stringify(bench.ports.levers.logged),
      JSON.stringify(bench.store.events),
    ]
    for (const secret of [kept.accessToken, kept.refreshToken])
      for (const place of places) expect(place).not.toContain(secret)
  })

  it('takes the next port when another program has the first', async () => {
    bench.ports.levers.takenPorts.add(42813)
    const { authorizeUrl, redirectUri } = await begin()
    expect(redirectUri).toBe(REDIRECT_URIS[1])
    await bench.browserConsents(authorizeUrl)
    expect(phase().phase).toBe('done')
  })

  it('asks again who signed in when X falters right after the code was exchanged', async () => {
    bench.network.levers.pull({ kind: 'status', status: 503, takesEffect: false }, { next: 1, only: ['read'] })
    await bench.browserConsents((await begin()).authorizeUrl)
    expect(phase().phase).toBe('finishing')
    await bench.ports.clock.advance(1_000)
    expect(phase().phase).toBe('done')
  })

  it('signs the same account in again after its sign-in was lost', async () => {
    await bench.browserConsents((await begin()).authorizeUrl)
    bench.disconnecting.disconnect({ accountId: first })
    await bench.browserConsents((await begin(second)).authorizeUrl)
    expect(bench.accounts.list()).toMatchObject([{ accountId: first, state: 'connected' }])
    expect(bench.secrets.read(first).kind).toBe('oauth2')
  })
})

describe('what does not connect anything', () => {
  it('is refused when the person says no', async () => {
    bench.network.levers.pull({ kind: 'deny_sign_in' })
    const page = await bench.browserConsents((await begin()).authorizeUrl)
    expect(page).toContain('X no ha dado permiso')
    expect(phase()).toEqual({ phase: 'failed', error: { code: 'sign_in_refused', params: { reason: 'denied' } } })
    expect(bench.accounts.list()).toEqual([])
  })

  it('does not exchange a code that comes with another state, and goes on waiting for ours', async () => {
    const { authorizeUrl } = await begin()
    const page = bench.ports.levers.browserReturns({ state: 'guessed', code: '<b>stolen</b>' })
    await bench.ports.clock.settle()
    expect(page).toBeNull()
    expect(tokenRequests()).toBe(0)
    expect(phase().phase).toBe('waiting')
    await bench.browserConsents(authorizeUrl)
    expect(phase().phase).toBe('done')
  })

  it('fails when the code took longer than its thirty seconds', async () => {
    const { authorizeUrl } = await begin()
    bench.ports.levers.answerWith(async (request) => {
      if (request.url.endsWith('/oauth2/token')) await bench.ports.clock.advance(31_000)
      return bench.network.fetch(request)
    })
    await bench.browserConsents(authorizeUrl)
    await bench.ports.clock.advance(0)
    expect(phase()).toMatchObject({ phase: 'failed', error: { code: 'sign_in_refused' } })
  })

  it('says that X cannot be reached when the connection goes while finishing', async () => {
    const { authorizeUrl } = await begin()
    bench.network.levers.pull({ kind: 'cut' }, { only: ['sign_in'] })
    bench.ports.levers.browserReturns({
      state: new URL(authorizeUrl).searchParams.get('state') ?? '',
      code: 'any',
    })
    await bench.ports.clock.settle()
    expect(phase()).toMatchObject({ phase: 'failed', error: { code: 'network_unreachable' } })
  })

  it('stops waiting after ten minutes and frees the port', async () => {
    await begin()
    await bench.ports.clock.advance(10 * 60_000)
    expect(phase()).toEqual({ phase: 'failed', error: { code: 'sign_in_refused', params: { reason: 'timeout' } } })
    expect(bench.ports.levers.isListening()).toBe(false)
  })

  it('says so when every registered port is taken', async () => {
    for (const port of [42813, 42814, 42815]) bench.ports.levers.takenPorts.add(port)
    expect(await failureOf(begin)).toMatchObject({ code: 'sign_in_ports_taken' })
    expect(phase()).toEqual({ phase: 'none', error: null })
  })

  it('sends nobody to X from a profile that can keep no credentials', async () => {
    bench.cleanup()
    bench = createAccountsBench({ protected: false })
    expect(await failureOf(begin)).toMatchObject({ code: 'passphrase_required' })
    expect(bench.ports.levers.opened).toEqual([])
  })

  it('hands the tokens back when another profile signed in than the one that was asked for', async () => {
    await bench.browserConsents((await begin()).authorizeUrl)
    const { authorizeUrl } = await begin()
    await bench.browserConsents(`${authorizeUrl}&training_account=${TOWN_HALL_ACCOUNT.handle}`)
    expect(phase()).toEqual({
      phase: 'failed',
      error: { code: 'conflict', params: { handle: POLICE_ACCOUNT.handle } },
    })
    expect(bench.network.record.requests().filter(({ path }) => path === '/2/oauth2/revoke')).toHaveLength(2)
    const profile = await bench.clients.for(first)?.client.readProfile(new AbortController().signal)
    expect(profile).toMatchObject({ kind: 'ok', value: { handle: POLICE_ACCOUNT.handle } })
  })
})

describe('taking it back and repeating it', () => {
  it('frees the port when it is cancelled, and can begin again', async () => {
    await begin()
    bench.signIn.cancelSignIn({ accountId: first })
    expect(phase()).toEqual({ phase: 'none', error: null })
    expect(bench.ports.levers.isListening()).toBe(false)
    await bench.browserConsents((await begin()).authorizeUrl)
    expect(phase().phase).toBe('done')
  })

  it('hands the tokens back when it is cancelled while finishing', async () => {
    const { authorizeUrl } = await begin()
    bench.ports.levers.answerWith((request) => {
      if (request.url.includes('/users/me')) bench.signIn.cancelSignIn({ accountId: first })
      return bench.network.fetch(request)
    })
    await bench.browserConsents(authorizeUrl)
    expect(bench.accounts.list()).toEqual([])
    expect(bench.network.record.requests().some(({ path }) => path === '/2/oauth2/revoke')).toBe(true)
  })

  it('opens the same page again when it is begun twice', async () => {
    const [one, two] = await Promise.all([begin(), begin()])
    expect(two).toEqual(one)
    expect(bench.ports.levers.opened).toEqual([one.authorizeUrl, one.authorizeUrl])
    await bench.browserConsents(one.authorizeUrl)
    expect(phase().phase).toBe('done')
  })

  it('announces every step', async () => {
    await bench.browserConsents((await begin()).authorizeUrl)
    const steps = bench.store.events.filter(({ topic, ids }) => topic === 'accounts' && ids.includes(first))
    expect(steps.length).toBeGreaterThanOrEqual(3)
  })

  it('ends the sign-in at X when the account is disconnected', async () => {
    await bench.browserConsents((await begin()).authorizeUrl)
    const kept = bench.secrets.read(first)
    bench.disconnecting.disconnect({ accountId: first })
    await bench.ports.clock.settle()
    expect(bench.network.record.requests().filter(({ path }) => path === '/2/oauth2/revoke')).toHaveLength(2)
    expect(kept.kind).toBe('oauth2')
    expect(bench.secrets.read(first)).toEqual({ kind: 'none' })
  })
})
