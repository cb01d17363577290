/**
 * A real authorization server on loopback, set to X's rules: public client with PKCE, redirect addresses compared letter
 * by letter, a code that lives 30 s, refresh only with `offline.access`, refresh tokens good for one use, and a replay
 * that ends the whole family. What X's API needs of it here, users/me, asks the same server whether the token is good.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'
import { xScopes } from '../../src/main/networks/x/xOAuth.ts'
import { REDIRECT_URIS } from '../../src/main/services/xSignIn.ts'

export const SIGN_IN_CLIENT = 'office-client'
const USER = { id: '2244994945', name: 'Ayuntamiento', username: 'ayuntamiento' }

export type XSignInServer = Awaited<ReturnType<typeof startXSignInServer>>

export async function startXSignInServer() {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
  const tokenRequests: string[] = []

  const provider = new Provider(origin, {
    clients: [
      {
        client_id: SIGN_IN_CLIENT,
        token_endpoint_auth_method: 'none',
        redirect_uris: [...REDIRECT_URIS],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        scope: xScopes.join(' '),
      },
    ],
    scopes: [...xScopes],
    pkce: { required: () => true },
    rotateRefreshToken: true,
    issueRefreshToken: (_ctx, _client, code) => Promise.resolve(code.scopes.has('offline.access')),
    ttl: { AuthorizationCode: 30, AccessToken: 7200, RefreshToken: 180 * 86_400, Grant: 180 * 86_400 },
    routes: { authorization: '/i/oauth2/authorize', token: '/2/oauth2/token', revocation: '/2/oauth2/revoke' },
    features: { devInteractions: { enabled: false }, revocation: { enabled: true } },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
  })
  // It warns that its keys are for development; these tests are nothing else.
  const answer = provider.callback()

  /** The person is known and permits everything, as somebody who is signed in to X and presses "authorize". */
  async function permit(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { prompt, params, grantId } = await provider.interactionDetails(request, response)
    if (prompt.name === 'login') {
      await provider.interactionFinished(request, response, { login: { accountId: USER.id } })
      return
    }
    const known = grantId === undefined ? undefined : await provider.Grant.find(grantId)
    const grant = known ?? new provider.Grant({ accountId: USER.id, clientId: SIGN_IN_CLIENT })
    grant.addOIDCScope(String(params.scope))
    const consent = { grantId: await grant.save() }
    await provider.interactionFinished(request, response, { consent }, { mergeWithLastSubmission: true })
  }

  async function me(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bearer = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1] ?? ''
    const token = await provider.AccessToken.find(bearer)
    // A replay ends the grant; the tokens that came of it end with it.
    const grant = token?.grantId === undefined ? undefined : await provider.Grant.find(token.grantId)
    response.setHeader('content-type', 'application/json')
    response.statusCode = grant === undefined ? 401 : 200
    const metrics = { followers_count: 1, following_count: 1, tweet_count: 1, listed_count: 0 }
    const body = grant === undefined ? { title: 'Unauthorized' } : { data: { ...USER, public_metrics: metrics } }
    response.end(JSON.stringify(body))
  }

  server.on('request', (request, response) => {
    const path = new URL(request.url ?? '/', origin).pathname
    if (path === '/2/oauth2/token') tokenRequests.push(path)
    const work = path.startsWith('/interaction/')
      ? permit(request, response)
      : path === '/2/users/me'
        ? me(request, response)
        : answer(request, response)
    work.catch((error: unknown) => response.writeHead(500).end(String(error)))
  })

  return {
    origin,
    user: USER,
    tokenRequests,
    /** A browser that keeps cookies and follows redirects until it would leave this server. */
    browse: async (authorizeUrl: string): Promise<URL> => {
      const jar = new Map<string, string>()
      let at = new URL(authorizeUrl.replace('https://x.com', origin))
      for (let hop = 0; hop < 10; hop += 1) {
        const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
        const page = await fetch(at, { redirect: 'manual', headers: { cookie } })
        for (const line of page.headers.getSetCookie()) {
          const [pair = ''] = line.split(';')
          const equals = pair.indexOf('=')
          jar.set(pair.slice(0, equals), pair.slice(equals + 1))
        }
        const location = page.headers.get('location')
        if (location === null) throw new Error(`the browser stays at ${at.pathname}: ${String(page.status)}`)
        at = new URL(location, at)
        if (at.origin !== origin) return at
      }
      throw new Error('the browser goes in circles')
    },
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}
