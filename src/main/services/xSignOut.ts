/** Ends a sign-in at X as far as X can be reached. What is kept here is forgotten whether or not this works. */
import { revokeToken } from '../networks/x/xOAuth.ts'
import type { Clock, Fetch, Log } from '../ports.ts'
import type { StoredTokens } from './secrets.ts'

/** Says whether X confirmed that nothing of it is good any more. Never rejects. */
export type XSignOut = (
  tokens: Pick<StoredTokens, 'clientId' | 'accessToken' | 'refreshToken'>,
) => Promise<'revoked' | 'not_revoked'>

export function createXSignOut(deps: { readonly fetch: Fetch; readonly clock: Clock; readonly log: Log }): XSignOut {
  return async ({ clientId, accessToken, refreshToken }) => {
    const options = { fetch: deps.fetch, nowMs: deps.clock.now(), signal: new AbortController().signal }
    const grants = [
      ...(refreshToken === null ? [] : [{ clientId, token: refreshToken, kind: 'refresh_token' as const }]),
      { clientId, token: accessToken, kind: 'access_token' as const },
    ]
    let result: 'revoked' | 'not_revoked' = 'revoked'
    try {
      for (const grant of grants) {
        const outcome = await revokeToken(grant, options)
        if (outcome.kind === 'ok') continue
        result = 'not_revoked'
        deps.log.info('x_revoke_failed', { token: grant.kind, outcome: outcome.kind })
      }
    } catch (error) {
      result = 'not_revoked'
      // What is wrong is logged here or nowhere. No message, it might quote the request.
      deps.log.error('x_revoke_fault', { fault: error instanceof Error ? error.name : 'unknown' })
    }
    return result
  }
}
