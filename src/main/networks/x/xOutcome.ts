/**
 * What one exchange with X means. Pure: status, headers, body or the failure of the wire go in, a verdict comes out.
 * The one question that matters here: can it be that the request took effect?
 */
import { assertNever } from '#shared/domain/assertNever.ts'
import type { FetchAnswer, FetchFailureReason } from '../../ports.ts'
import type { EffectOutcome, Limits, ReadOutcome, RetryReason } from '../networkClient.ts'
import { limitReached, limitsOf, retryAfterMs } from './xRateLimits.ts'
import { refusalOf, saysTooMany } from './xRefusal.ts'

export type XExchange =
  | { readonly kind: 'answer'; readonly answer: FetchAnswer }
  | { readonly kind: 'failure'; readonly reason: FetchFailureReason; readonly sent: boolean }

type Uncertain = Extract<EffectOutcome, { kind: 'uncertain' }>
/** Certain not to have taken effect: the part that effects and questions share. */
export type XSetback = Exclude<EffectOutcome, { kind: 'done' | 'uncertain' }>

export type XVerdict =
  | { readonly kind: 'ok'; readonly json: unknown; readonly limits: Limits | null }
  | XSetback
  /** Nobody knows whether it took effect; `harmless` is what to say where that makes no difference. */
  | { readonly kind: 'open'; readonly reason: Uncertain['reason']; readonly harmless: RetryReason }

const retry = (reason: RetryReason, notBeforeMs: number | null = null): XSetback => ({
  kind: 'retry',
  reason,
  notBeforeMs,
})

const textOf = (body: Uint8Array): string => new TextDecoder().decode(body).trim()

const looksLikeHtml = (headers: Readonly<Record<string, string>>, text: string): boolean =>
  (headers['content-type'] ?? '').toLowerCase().includes('html') || text.startsWith('<')

type Parsed = { readonly kind: 'json'; readonly json: unknown } | { readonly kind: 'unreadable' }

const parse = (text: string): Parsed => {
  if (text === '') return { kind: 'json', json: null }
  try {
    return { kind: 'json', json: JSON.parse(text) }
  } catch {
    return { kind: 'unreadable' }
  }
}

/** What a 200 with nothing but `errors` is: a refusal, or, where posts are looked up, what became of each of them. */
export type ErrorsAre = 'a_refusal' | 'the_answer'

/** Reads an exchange without knowing what was asked. */
export const verdictOf = (exchange: XExchange, nowMs: number, errorsAre: ErrorsAre = 'a_refusal'): XVerdict =>
  exchange.kind === 'answer'
    ? verdictOfAnswer(exchange.answer, nowMs, errorsAre)
    : verdictOfFailure(exchange.reason, exchange.sent)

const verdictOfAnswer = ({ status, headers, body }: FetchAnswer, nowMs: number, errorsAre: ErrorsAre): XVerdict => {
  const text = textOf(body)
  const isHtml = looksLikeHtml(headers, text)
  const parsed = parse(text)
  const json = parsed.kind === 'json' ? parsed.json : null

  if (status === 407) return retry('proxy_sign_in')
  if (status === 429 && refusalOf(status, json).code === 'credits_depleted')
    return { kind: 'rejected', ...refusalOf(status, json) }
  if (status === 429) return { kind: 'rate_limited', ...limitReached(headers, nowMs) }
  // X never redirects and never answers success in HTML: something between here and X did, and kept the request.
  if (status === 511 || (status >= 300 && status < 400)) return retry('captive_portal')
  if (status >= 500) return { kind: 'open', reason: 'server_error', harmless: 'server_error' }
  if (status < 200) return { kind: 'open', reason: 'unreadable_answer', harmless: 'server_error' }
  if (status === 401) return retry('credentials_unsure')
  if (isHtml) return retry('captive_portal')
  if (status === 408 || status === 425) return retry('server_error', retryAfterMs(headers, nowMs))
  if (status < 300) return verdictOfSuccess(status, parsed, limitsOf(headers, nowMs), errorsAre)
  if (saysTooMany(json)) return { kind: 'rate_limited', ...limitReached(headers, nowMs) }
  return { kind: 'rejected', ...refusalOf(status, json) }
}

const verdictOfSuccess = (status: number, parsed: Parsed, limits: Limits | null, errorsAre: ErrorsAre): XVerdict => {
  if (parsed.kind === 'unreadable') return { kind: 'open', reason: 'unreadable_answer', harmless: 'server_error' }
  const { json } = parsed
  // X answers 200 with `errors` and nothing else for what it would not or could not do.
  const onlyErrors = typeof json === 'object' && json !== null && 'errors' in json && !('data' in json)
  return onlyErrors && errorsAre === 'a_refusal'
    ? { kind: 'rejected', ...refusalOf(status, json) }
    : { kind: 'ok', json, limits }
}

const verdictOfFailure = (reason: FetchFailureReason, sent: boolean): XVerdict => {
  if (reason === 'forbidden_host' && !sent)
    return { kind: 'rejected', code: 'invalid_request', detail: 'host not allowed' }
  const harmless = retryReasonOf(reason)
  return sent ? { kind: 'open', reason: openReasonOf(reason), harmless } : retry(harmless)
}

const retryReasonOf = (reason: FetchFailureReason): RetryReason => {
  switch (reason) {
    case 'offline':
      return 'offline'
    case 'proxy':
      return 'proxy_unreachable'
    case 'proxy_auth':
      return 'proxy_sign_in'
    case 'tls':
      return 'untrusted'
    case 'too_large':
      return 'server_error'
    case 'dns':
    case 'refused':
    case 'reset':
    case 'timeout':
    case 'truncated':
    case 'aborted':
    case 'forbidden_host':
    case 'other':
      return 'unreachable'
    default:
      return assertNever(reason)
  }
}

const openReasonOf = (reason: FetchFailureReason): Uncertain['reason'] => {
  switch (reason) {
    case 'timeout':
    case 'aborted':
      return 'timeout'
    case 'truncated':
      return 'truncated'
    case 'too_large':
      return 'unreadable_answer'
    case 'offline':
    case 'dns':
    case 'refused':
    case 'tls':
    case 'proxy':
    case 'proxy_auth':
    case 'reset':
    case 'forbidden_host':
    case 'other':
      return 'reset'
    default:
      return assertNever(reason)
  }
}

/** Makes sense of the body of a success; null where it is not what was asked for. */
export type Reader<T> = (json: unknown) => T | null

/** For effects that people see (posts, direct messages): what is not known to have failed is uncertain. */
export const settleVisible = (verdict: XVerdict, remoteIdOf: Reader<string>): EffectOutcome => {
  if (verdict.kind === 'open') return { kind: 'uncertain', reason: verdict.reason }
  if (verdict.kind !== 'ok') return verdict
  const remoteId = remoteIdOf(verdict.json)
  return remoteId === null
    ? { kind: 'uncertain', reason: 'unreadable_answer' }
    : { kind: 'done', remoteId, limits: verdict.limits }
}

/** For effects that are safe to repeat (media, alt text, deletion): what would be uncertain is tried again. */
export const settleRepeatable = (
  verdict: XVerdict,
  remoteIdOf: Reader<string>,
): Exclude<EffectOutcome, { kind: 'uncertain' }> => {
  if (verdict.kind === 'open') return { kind: 'retry', reason: verdict.harmless, notBeforeMs: null }
  if (verdict.kind !== 'ok') return verdict
  const remoteId = remoteIdOf(verdict.json)
  return remoteId === null
    ? { kind: 'retry', reason: 'server_error', notBeforeMs: null }
    : { kind: 'done', remoteId, limits: verdict.limits }
}

/** For questions: they have no effect, so that anything short of an answer is tried again. */
export const settleRead = <T>(verdict: XVerdict, read: Reader<T>): ReadOutcome<T> => {
  if (verdict.kind === 'open') return { kind: 'retry', reason: verdict.harmless, notBeforeMs: null }
  if (verdict.kind !== 'ok') return verdict
  if (verdict.json === null) return { kind: 'retry', reason: 'server_error', notBeforeMs: null }
  const value = read(verdict.json)
  return value === null
    ? { kind: 'rejected', code: 'unexpected_answer', detail: 'the answer has not the expected shape' }
    : { kind: 'ok', value, limits: verdict.limits }
}
