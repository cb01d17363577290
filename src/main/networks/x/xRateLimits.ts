/** How long X wants us to wait, read from the headers of an answer. */
import type { RateLimits } from '../networkClient.ts'

type Headers = Readonly<Record<string, string>>

/** X's windows last 15 minutes; what we wait where an answer does not say until when. */
const windowMs = 15 * 60_000
/** The `date` header has a resolution of one second and the answer travelled: less than this is no wrong clock. */
const clockTolerancedMs = 60_000
/** Never hammer, even when the reset that X names is already past. */
const shortestPauseMs = 5_000
/** The longest window of X is a day; a header beyond it is nonsense. */
const longestPauseMs = 25 * 60 * 60_000

const wholeNumber = (text: string | undefined): number | null =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null

/**
 * Resets are instants of X's clock. Where the machine's clock is wrong, they are moved by the difference to the
 * `date` header, so that an office PC an hour ahead does not call again at once.
 */
const toLocalMs = (epochSeconds: number, headers: Headers, nowMs: number): number => {
  const serverMs = Date.parse(headers.date ?? '')
  const offsetMs = nowMs - serverMs
  return epochSeconds * 1000 + (Math.abs(offsetMs) > clockTolerancedMs ? offsetMs : 0)
}

/** The window of 15 minutes of the endpoint that answered, or null where X does not tell. */
export const rateLimitsOf = (headers: Headers, nowMs: number): RateLimits | null => {
  const limit = wholeNumber(headers['x-rate-limit-limit'])
  const remaining = wholeNumber(headers['x-rate-limit-remaining'])
  const reset = wholeNumber(headers['x-rate-limit-reset'])
  if (limit === null || remaining === null || reset === null) return null
  return { limit, remaining, resetAtMs: toLocalMs(reset, headers, nowMs) }
}

const windows = ['x-rate-limit', 'x-user-limit-24hour', 'x-app-limit-24hour'] as const

/** Until when to pause after a 429: the latest of the exhausted windows, else what the answer names, else 15 minutes. */
export const pauseUntilMs = (headers: Headers, nowMs: number): number => {
  const resets = windows.flatMap((name) => {
    const reset = wholeNumber(headers[`${name}-reset`])
    return reset === null
      ? []
      : [{ name, atMs: toLocalMs(reset, headers, nowMs), left: wholeNumber(headers[`${name}-remaining`]) }]
  })
  const exhausted = resets.filter(({ left }) => left === 0)
  // A 15-minute reset is believed even where X forgot to count down; a day's window only when it says zero.
  const named = exhausted.length > 0 ? exhausted : resets.filter(({ name }) => name === 'x-rate-limit')
  const untilMs =
    named.length > 0 ? Math.max(...named.map(({ atMs }) => atMs)) : (retryAfterMs(headers, nowMs) ?? nowMs + windowMs)
  return Math.min(Math.max(untilMs, nowMs + shortestPauseMs), nowMs + longestPauseMs)
}

/** `Retry-After` in seconds (RFC 9110 §10.2.3) as an instant, or null. */
export const retryAfterMs = (headers: Headers, nowMs: number): number | null => {
  const seconds = wholeNumber(headers['retry-after'])
  return seconds === null ? null : nowMs + seconds * 1000
}
