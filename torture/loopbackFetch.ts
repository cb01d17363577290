/** The Fetch port over Node's own HTTP: a connection for each request, and it is said whether the request had left. */
import { request as httpRequest } from 'node:http'
import { FetchFailure, type Clock, type Fetch } from '../src/main/ports.ts'

/** Found out before the first byte of a request. */
const BEFORE_SENDING: ReadonlySet<string> = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EADDRNOTAVAIL', 'ENETUNREACH'])

export function createLoopbackFetch(clock: Clock): Fetch {
  return (wanted) =>
    new Promise((resolve, reject) => {
      if (wanted.signal?.aborted === true) {
        reject(new FetchFailure('aborted', false))
        return
      }
      const outgoing = httpRequest(wanted.url, { method: wanted.method, headers: { ...wanted.headers }, agent: false })
      const finish = (how: () => void): void => {
        cancelTimeout()
        wanted.signal?.removeEventListener('abort', onAbort)
        how()
      }
      const fail = (failure: FetchFailure): void => {
        finish(() => reject(failure))
        outgoing.destroy()
      }
      const onAbort = (): void => fail(new FetchFailure('aborted', true))
      const cancelTimeout = clock.after(wanted.timeoutMs, () => fail(new FetchFailure('timeout', true)))
      wanted.signal?.addEventListener('abort', onAbort, { once: true })

      outgoing.on('error', (error) => {
        const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
        if (BEFORE_SENDING.has(code)) fail(new FetchFailure('refused', false, error))
        else fail(new FetchFailure('reset', true, error))
      })
      outgoing.on('response', (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.on('error', (error) => fail(new FetchFailure('truncated', true, error)))
        answer.on('end', () => {
          const headers = Object.entries(answer.headers).map(([name, value]): [string, string] => [
            name,
            Array.isArray(value) ? value.join(', ') : (value ?? ''),
          ])
          const body = new Uint8Array(Buffer.concat(chunks))
          if (body.length > wanted.maxAnswerBytes) fail(new FetchFailure('too_large', true))
          else finish(() => resolve({ status: answer.statusCode ?? 0, headers: Object.fromEntries(headers), body }))
        })
      })
      outgoing.end(wanted.body ?? undefined)
    })
}
