/** Credentials: who gets in, how one signs in, and how long it lasts. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { createXClient } from '../../../src/main/networks/x/xClient.ts'
import { POLICE_ACCOUNT, TOWN_HALL_ACCOUNT } from '../../../src/main/training/accounts.ts'
import { createBench, publish, requestOf, type Bench } from './support.ts'

const VERIFIER = 'a-verifier-of-at-least-forty-three-characters-0123'
const REDIRECT = 'http://127.0.0.1:41951/callback'
const SCOPES = 'tweet.read tweet.write users.read offline.access'

const authorizePath = (more: Readonly<Record<string, string>> = {}): string => {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'office',
    redirect_uri: REDIRECT,
    scope: SCOPES,
    state: 'xyz',
    code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
    code_challenge_method: 's256',
    ...more,
  })
  return `https://x.com/i/oauth2/authorize?${query}`
}

async function visit(bench: Bench, more: Readonly<Record<string, string>> = {}): Promise<URLSearchParams> {
  const answer = await bench.network.fetch({
    ...requestOf('GET /i/oauth2/authorize'),
    url: authorizePath(more),
    headers: {},
  })
  expect(answer.status).toBe(302)
  return new URL(answer.headers.location ?? '').searchParams
}

const codeOf = async (bench: Bench, more: Readonly<Record<string, string>> = {}) =>
  z.string().parse((await visit(bench, more)).get('code'))

const tokens = (bench: Bench, fields: Readonly<Record<string, string>>) =>
  bench.ask('POST /2/oauth2/token', new URLSearchParams({ client_id: 'office', ...fields }).toString(), {
    authorization: '',
    'content-type': 'application/x-www-form-urlencoded',
  })

const exchangeCode = (bench: Bench, code: string, more: Readonly<Record<string, string>> = {}) =>
  tokens(bench, { grant_type: 'authorization_code', code, redirect_uri: REDIRECT, code_verifier: VERIFIER, ...more })

const granted = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  expires_in: z.literal(7_200),
  scope: z.string(),
})

const signIn = async (bench: Bench, more: Readonly<Record<string, string>> = {}) =>
  granted.parse((await exchangeCode(bench, await codeOf(bench, more))).body)

const me = (bench: Bench, accessToken: string) =>
  bench.ask('GET /2/users/me', undefined, { authorization: `Bearer ${accessToken}` })
const refresh = (bench: Bench, refreshToken: string) =>
  tokens(bench, { grant_type: 'refresh_token', refresh_token: refreshToken })

describe('OAuth 2.0 with PKCE', () => {
  it('signs in, once per code', async () => {
    const bench = createBench()
    const code = await codeOf(bench)
    const first = granted.parse((await exchangeCode(bench, code)).body)
    expect(await me(bench, first.access_token)).toMatchObject({
      status: 200,
      body: { data: { username: POLICE_ACCOUNT.handle } },
    })
    expect(await exchangeCode(bench, code)).toMatchObject({ status: 400 })
    expect(await me(bench, first.access_token)).toMatchObject({ status: 401 })
  })

  it('signs in the account that was chosen', async () => {
    const bench = createBench()
    const { access_token } = await signIn(bench, { training_account: TOWN_HALL_ACCOUNT.handle })
    expect(await me(bench, access_token)).toMatchObject({ body: { data: { username: TOWN_HALL_ACCOUNT.handle } } })
  })

  it.each([
    ['another verifier', { code_verifier: 'x'.repeat(43) }],
    ['another address', { redirect_uri: 'http://127.0.0.1:1/callback' }],
    ['another client', { client_id: 'somebody' }],
  ])('refuses a code with %s', async (_what, more) => {
    const bench = createBench()
    expect(await exchangeCode(bench, await codeOf(bench), more)).toMatchObject({
      status: 400,
      body: { error: 'invalid_request' },
    })
  })

  it('refuses a code after thirty seconds', async () => {
    const bench = createBench()
    const code = await codeOf(bench)
    await bench.clock.advance(30_000)
    expect(await exchangeCode(bench, code)).toMatchObject({ status: 400 })
  })

  it('sends the person back with the reason where it cannot be', async () => {
    const bench = createBench()
    expect((await visit(bench, { scope: 'tweet.read world.domination' })).get('error')).toBe('invalid_scope')
    expect((await visit(bench, { response_type: 'token' })).get('error')).toBe('unsupported_response_type')
    expect((await visit(bench, { code_challenge: '' })).get('error')).toBe('invalid_request')
    bench.network.levers.pull({ kind: 'deny_sign_in' }, { next: 1 })
    const denied = await visit(bench)
    expect([denied.get('error'), denied.get('state'), denied.get('code')]).toEqual(['access_denied', 'xyz', null])
  })

  it('sends nobody to an address off this machine', async () => {
    const bench = createBench()
    const wrong = {
      ...requestOf('GET /i/oauth2/authorize'),
      url: authorizePath({ redirect_uri: 'http://example.org/callback' }),
    }
    expect((await bench.network.fetch(wrong)).status).toBe(400)
  })

  it('lets an access token die after two hours and gives the next for the refresh token, which works once', async () => {
    const bench = createBench()
    const first = await signIn(bench)
    await bench.clock.advance(7_200_000)
    expect(await me(bench, first.access_token)).toMatchObject({ status: 401 })
    const second = granted.parse((await refresh(bench, first.refresh_token)).body)
    expect(second.refresh_token).not.toBe(first.refresh_token)
    expect(await me(bench, second.access_token)).toMatchObject({ status: 200 })
  })

  it('kills the family when an old refresh token comes back', async () => {
    const bench = createBench()
    const first = await signIn(bench)
    const second = granted.parse((await refresh(bench, first.refresh_token)).body)
    expect(await refresh(bench, first.refresh_token)).toMatchObject({ status: 400 })
    expect(await me(bench, second.access_token)).toMatchObject({ status: 401 })
    expect(await refresh(bench, second.refresh_token)).toMatchObject({ status: 400 })
  })

  it('gives no refresh token without offline.access, and keeps to the scopes', async () => {
    const bench = createBench()
    const answer = await exchangeCode(bench, await codeOf(bench, { scope: 'tweet.read users.read' }))
    const { access_token } = z
      .strictObject({ access_token: z.string(), token_type: z.string(), expires_in: z.int(), scope: z.string() })
      .parse(answer.body)
    const headers = { authorization: `Bearer ${access_token}` }
    expect(await bench.ask('POST /2/tweets', { text: 'hola' }, headers)).toMatchObject({ status: 403 })
    expect(await bench.ask('GET /2/dm_events', undefined, headers)).toMatchObject({ status: 403 })
    expect(await me(bench, access_token)).toMatchObject({ status: 200 })
  })

  it('ends with the revocation of any of its tokens', async () => {
    const bench = createBench()
    const { access_token, refresh_token } = await signIn(bench)
    const body = JSON.stringify({ client_id: 'office', token: refresh_token, token_type_hint: 'refresh_token' })
    expect(await bench.ask('POST /2/oauth2/revoke', body)).toMatchObject({ status: 200, body: { revoked: true } })
    expect(await me(bench, access_token)).toMatchObject({ status: 401 })
  })

  it('remembers sign-ins over a restart', async () => {
    const bench = createBench()
    const { access_token } = await signIn(bench)
    expect(await me(bench.restarted(), access_token)).toMatchObject({ status: 200 })
  })
})

describe('other credentials', () => {
  it.each(['', 'Bearer nobody', 'Basic YTpi', 'OAuth oauth_token="x"'])('answers 401 to %j', async (authorization) => {
    const answer = await createBench().ask('GET /2/users/me', undefined, { authorization })
    expect(answer).toMatchObject({ status: 401, body: { title: 'Unauthorized', status: 401 } })
  })

  it('takes the four keys when they sign correctly, and not otherwise', async () => {
    const { network, clock } = createBench()
    const { consumerKey: appKey, consumerSecret: appSecret, accessToken, accessSecret } = TOWN_HALL_ACCOUNT.keys
    const profileWith = (secret: string) => {
      const credentials = { kind: 'oauth1', appKey, appSecret, accessToken, accessSecret: secret } as const
      return createXClient({ fetch: network.fetch, clock, credentials }).readProfile(new AbortController().signal)
    }
    expect(await profileWith(accessSecret)).toMatchObject({ kind: 'ok', value: { handle: TOWN_HALL_ACCOUNT.handle } })
    await profileWith('mistyped')
    expect(network.record.requests().map(({ status }) => status)).toEqual([200, 401])
  })

  it('keeps the accounts apart', async () => {
    const bench = createBench()
    const mine = await publish(bench, 'de la policía')
    const headers = { authorization: `Bearer ${TOWN_HALL_ACCOUNT.bearerToken}` }
    expect(await bench.ask(`DELETE /2/tweets/${mine}`, undefined, headers)).toMatchObject({ status: 403 })
    expect(await bench.ask('POST /2/tweets', { text: 'de la policía' }, headers)).toMatchObject({ status: 201 })
    expect(bench.network.record.posts(TOWN_HALL_ACCOUNT.handle)).toHaveLength(1)
  })
})

describe('limits', () => {
  it('announce themselves, refuse with 429 and open again', async () => {
    const bench = createBench()
    const read = () => bench.ask('GET /2/dm_events')
    const reset = String(bench.clock.now() / 1000 + 900)
    for (let left = 14; left >= 0; left -= 1) {
      expect((await read()).headers).toMatchObject({
        'x-rate-limit-limit': '15',
        'x-rate-limit-remaining': String(left),
        'x-rate-limit-reset': reset,
      })
    }
    expect(await read()).toMatchObject({ status: 429, body: { title: 'Too Many Requests' } })
    expect(await bench.ask('GET /2/users/me')).toMatchObject({ status: 200 })
    await bench.clock.advance(900_000)
    expect(await read()).toMatchObject({ status: 200 })
  })

  it('count the day too', async () => {
    const bench = createBench()
    const answer = await bench.ask('POST /2/tweets', { text: 'hola' })
    expect(answer.headers).toMatchObject({
      'x-app-limit-24hour-limit': '10000',
      'x-app-limit-24hour-remaining': '9999',
    })
  })

  it('count the day of the application over all its accounts', async () => {
    const bench = createBench()
    const other = { authorization: `Bearer ${TOWN_HALL_ACCOUNT.bearerToken}` }
    await bench.ask('POST /2/tweets', { text: 'hola' })
    const answer = await bench.ask('POST /2/tweets', { text: 'buenos días' }, other)
    expect(answer.headers).toMatchObject({ 'x-app-limit-24hour-remaining': '9998', 'x-rate-limit-remaining': '99' })
  })

  it.each([
    ['app', 429],
    ['user', 201],
  ] as const)('are used up by a lever with the next call: the day of the %s', async (of, otherStatus) => {
    const bench = createBench()
    const other = { authorization: `Bearer ${TOWN_HALL_ACCOUNT.bearerToken}` }
    bench.network.levers.pull({ kind: 'day_limit', of, left: 1 }, { next: 1, only: ['publish'] })
    const last = await bench.ask('POST /2/tweets', { text: 'el último' })
    expect(last).toMatchObject({ status: 201, headers: { [`x-${of}-limit-24hour-remaining`]: '0' } })
    const refused = await bench.ask('POST /2/tweets', { text: 'uno más' })
    expect(refused).toMatchObject({ status: 429, headers: { [`x-${of}-limit-24hour-remaining`]: '0' } })
    expect(await bench.ask('POST /2/tweets', { text: 'del otro' }, other)).toMatchObject({ status: otherStatus })
    expect(await bench.ask('GET /2/users/me')).toMatchObject({ status: 200 })
    await bench.clock.advance(24 * 3_600_000)
    expect(await bench.ask('POST /2/tweets', { text: 'mañana' })).toMatchObject({ status: 201 })
  })
})
