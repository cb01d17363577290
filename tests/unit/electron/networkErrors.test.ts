/** Whether a failed request may have had an effect decides whether it may be sent again. */
import { describe, expect, it } from 'vitest'
import { failureFor } from '../../../src/main/electron/networkErrors.ts'

const meaningOf = (code: string, answerBegan = false) => {
  const { reason, sent } = failureFor(new Error(`net::${code}`), { answerBegan })
  return { reason, sent }
}

describe('failureFor', () => {
  it.each([
    ['ERR_INTERNET_DISCONNECTED', 'offline'],
    ['ERR_ADDRESS_UNREACHABLE', 'offline'],
    ['ERR_NAME_NOT_RESOLVED', 'dns'],
    ['ERR_CONNECTION_REFUSED', 'refused'],
    ['ERR_CERT_AUTHORITY_INVALID', 'tls'],
    ['ERR_PROXY_CONNECTION_FAILED', 'proxy'],
    ['ERR_TUNNEL_CONNECTION_FAILED', 'proxy'],
    ['ERR_BLOCKED_BY_CLIENT', 'forbidden_host'],
  ])('%s came before anything was sent', (code, reason) => {
    expect(meaningOf(code)).toEqual({ reason, sent: false })
  })

  it.each([
    ['ERR_CONNECTION_RESET', 'reset'],
    ['ERR_EMPTY_RESPONSE', 'reset'],
    ['ERR_NETWORK_CHANGED', 'reset'],
    ['ERR_CONNECTION_TIMED_OUT', 'timeout'],
    ['ERR_SSL_PROTOCOL_ERROR', 'tls'],
    ['ERR_CONTENT_LENGTH_MISMATCH', 'truncated'],
    ['ERR_SOMETHING_NEW', 'other'],
  ])('%s may have come after', (code, reason) => {
    expect(meaningOf(code)).toEqual({ reason, sent: true })
  })

  it('counts as sent whatever the error says once an answer began', () => {
    expect(meaningOf('ERR_INTERNET_DISCONNECTED', true)).toEqual({ reason: 'truncated', sent: true })
    expect(meaningOf('ERR_CONNECTION_RESET', true)).toEqual({ reason: 'truncated', sent: true })
  })

  it('counts as sent what is not an error of the network stack at all', () => {
    expect(failureFor(new Error('boom'), { answerBegan: false })).toMatchObject({ reason: 'other', sent: true })
  })
})
