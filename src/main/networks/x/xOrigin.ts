/** Sends what is meant for X to a simulator on this machine. For development builds; the composition root decides. */
import type { Fetch } from '../../ports.ts'

const xHosts: ReadonlySet<string> = new Set(['api.x.com', 'upload.x.com'])
const loopbackHosts: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Reads `http://127.0.0.1:PORT`; null for anything that is not an origin on this machine. */
const loopbackOrigin = (text: string): URL | null => {
  const url = URL.parse(text)
  const isLoopback = url?.protocol === 'http:' && loopbackHosts.has(url.hostname)
  const isBare =
    url?.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === ''
  return isLoopback && isBare ? url : null
}

/**
 * The same Fetch, with requests to X's API going to `origin` instead. Throws where `origin` is not on this machine:
 * it would be handed the account's tokens.
 */
export const withXOrigin = (fetch: Fetch, origin: string): Fetch => {
  const target = loopbackOrigin(origin)
  if (target === null) throw new Error('the other origin for X has to be http://127.0.0.1:PORT')
  return (request) => {
    const url = new URL(request.url)
    if (url.protocol !== 'https:' || !xHosts.has(url.hostname)) return fetch(request)
    return fetch({ ...request, url: `${target.origin}${url.pathname}${url.search}` })
  }
}
