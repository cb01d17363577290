/** What Chromium's network errors mean for a request: why it failed, and whether it may have had an effect. */
import { FetchFailure, type CertificateRefusal, type FetchFailureReason } from '../ports.ts'

/**
 * The errors of finding, reaching and trusting the other side, all before the first byte of a request
 * (chromium, net/base/net_error_list.h). Every error that is not here counts as sent.
 */
const BEFORE_SENDING: readonly (readonly [pattern: RegExp, reason: FetchFailureReason])[] = [
  [/^ERR_(INTERNET_DISCONNECTED|ADDRESS_UNREACHABLE)$/, 'offline'],
  [/^ERR_(NAME_NOT_RESOLVED|NAME_RESOLUTION_FAILED|DNS_.+)$/, 'dns'],
  [/^ERR_CONNECTION_REFUSED$/, 'refused'],
  [/^ERR_CERT_.+$/, 'tls'],
  [/^ERR_(PROXY_.+|TUNNEL_CONNECTION_FAILED|MANDATORY_PROXY_CONFIGURATION_FAILED|PAC_.+|SOCKS_.+)$/, 'proxy'],
  [/^ERR_(BLOCKED_BY_CLIENT|DISALLOWED_URL_SCHEME|UNSAFE_PORT)$/, 'forbidden_host'],
]

const PERHAPS_SENT: readonly (readonly [pattern: RegExp, reason: FetchFailureReason])[] = [
  [/^ERR_(CONNECTION_RESET|CONNECTION_CLOSED|CONNECTION_ABORTED|EMPTY_RESPONSE)$/, 'reset'],
  [/^ERR_(NETWORK_CHANGED|NETWORK_IO_SUSPENDED|SOCKET_NOT_CONNECTED|HTTP2_.+|QUIC_.+)$/, 'reset'],
  [/^ERR_(CONNECTION_TIMED_OUT|TIMED_OUT)$/, 'timeout'],
  [/^ERR_(CONTENT_LENGTH_MISMATCH|INCOMPLETE_CHUNKED_ENCODING|CONTENT_DECODING_FAILED)$/, 'truncated'],
  [/^ERR_SSL_.+$/, 'tls'],
]

/** What else is known of a request that failed. */
type Circumstances = {
  /** The head of an answer had come, so that the request surely left, whatever the error. */
  readonly answerBegan: boolean
  /** The proxy asked for a name and a password and got none that it accepts. */
  readonly proxyRefused?: boolean
  /** Why the host's certificate was refused, where it was. */
  readonly refusal?: CertificateRefusal | null
}

export function failureFor(
  error: Error,
  { answerBegan, proxyRefused = false, refusal = null }: Circumstances,
): FetchFailure {
  const code = /(?:^|net::)(ERR_[A-Z0-9_]+)/.exec(error.message)?.[1] ?? ''
  const reasonIn = (table: typeof BEFORE_SENDING) => table.find(([pattern]) => pattern.test(code))?.[1]
  if (answerBegan) {
    const reason = reasonIn(PERHAPS_SENT)
    return new FetchFailure(reason === undefined || reason === 'reset' ? 'truncated' : reason, true, error)
  }
  const before = reasonIn(BEFORE_SENDING)
  // A tunnel through the proxy comes before everything else, so that one that never opened carried nothing.
  if (before === 'proxy' && proxyRefused) return new FetchFailure('proxy_auth', false, error)
  if (before !== undefined) return new FetchFailure(before, false, error, before === 'tls' ? refusal : null)
  return new FetchFailure(reasonIn(PERHAPS_SENT) ?? 'other', true, error)
}
