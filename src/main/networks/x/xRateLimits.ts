/** How long X wants us to wait, read from the headers of an answer. */
import type { LimitReached, Limits } from '../networkClient.ts'

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

/** X counts the calls of a user in 15 minutes and in a day, and those of an application in a day. */
const windows = [
  { name: 'x-rate-limit', scope: 'account' },
  { name: 'x-user-limit-24hour', scope: 'account' },
  { name: 'x-app-limit-24hour', scope: 'app' },
] as const

type WindowEnd = LimitReached & { readonly name: (typeof windows)[number]['name']; readonly remaining: number | null }

const windowEnds = (headers: Headers, nowMs: number): readonly WindowEnd[] =>
  windows.flatMap(({ name, scope }) => {
    const reset = wholeNumber(headers[`${name}-reset`])
    const remaining = wholeNumber(headers[`${name}-remaining`])
    return reset === null ? [] : [{ name, scope, untilMs: toLocalMs(reset, headers, nowMs), remaining }]
  })

/**
 * The window that holds longest. One of an account that ends later than its application's says nothing of the other
 * accounts: the first of them to ask is told.
 */
const longest = (ends: readonly WindowEnd[]): WindowEnd | null =>
  ends.reduce<WindowEnd | null>((last, end) => (last === null || end.untilMs >= last.untilMs ? end : last), null)

const pausing = ({ scope, untilMs }: LimitReached, nowMs: number): LimitReached => ({
  scope,
  untilMs: Math.min(Math.max(untilMs, nowMs + shortestPauseMs), nowMs + longestPauseMs),
})

/** What an answer that is no refusal says, or null where X does not tell. */
export const limitsOf = (headers: Headers, nowMs: number): Limits | null => {
  const limit = wholeNumber(headers['x-rate-limit-limit'])
  const ends = windowEnds(headers, nowMs)
  const quarter = ends.find(({ name }) => name === 'x-rate-limit')
  const last = longest(ends.filter(({ remaining, untilMs }) => remaining === 0 && untilMs > nowMs))
  const window =
    limit === null || quarter === undefined || quarter.remaining === null
      ? null
      : { limit, remaining: quarter.remaining, resetAtMs: quarter.untilMs }
  return window === null && last === null ? null : { window, reached: last === null ? null : pausing(last, nowMs) }
}

/**
 * Who pauses after a 429, and until when: the window with nothing left, of several the one that ends last; else what the
 * answer names, else 15 minutes. Of an answer that does not say whom it is about, the account waits.
 */
export const limitReached = (headers: Headers, nowMs: number): LimitReached => {
  const ends = windowEnds(headers, nowMs)
  const exhausted = ends.filter(({ remaining }) => remaining === 0)
  // A 15-minute reset is believed even where X forgot to count down; a day's window only when it says zero.
  const named = longest(exhausted.length > 0 ? exhausted : ends.filter(({ name }) => name === 'x-rate-limit'))
  return pausing(named ?? { scope: 'account', untilMs: retryAfterMs(headers, nowMs) ?? nowMs + windowMs }, nowMs)
}

/** `Retry-After` in seconds (RFC 9110 §10.2.3) as an instant, or null. */
export const retryAfterMs = (headers: Headers, nowMs: number): number | null => {
  const seconds = wholeNumber(headers['retry-after'])
  return seconds === null ? null : nowMs + seconds * 1000
}
