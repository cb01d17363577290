/** X's limits per user, with the headers that announce them (docs.x.com, "Rate limits"). */
const QUARTER_HOUR_MS = 15 * 60_000
const DAY_MS = 24 * 3_600_000

type Limit = {
  readonly perQuarterHour: number
  readonly perDay?: { readonly count: number; readonly header: 'app' | 'user' }
}

export const LIMITS = {
  create_post: { perQuarterHour: 100, perDay: { count: 10_000, header: 'app' } },
  delete_post: { perQuarterHour: 50 },
  lookup_posts: { perQuarterHour: 5_000 },
  hide_reply: { perQuarterHour: 50 },
  users_me: { perQuarterHour: 75 },
  users_lookup: { perQuarterHour: 900 },
  own_timeline: { perQuarterHour: 900 },
  mentions: { perQuarterHour: 300 },
  read_direct_messages: { perQuarterHour: 15 },
  send_direct_message: { perQuarterHour: 15, perDay: { count: 1_440, header: 'user' } },
  media_step: { perQuarterHour: 1_875 },
  media_metadata: { perQuarterHour: 500 },
} as const satisfies Readonly<Record<string, Limit>>
export type LimitName = keyof typeof LIMITS

type Window = { startedAtMs: number; used: number }

export type RateCounter = {
  /** Counts one call; `allowed` is false when it is one too many. */
  readonly count: (
    accountId: string,
    name: LimitName,
    nowMs: number,
  ) => { readonly allowed: boolean; readonly headers: Record<string, string> }
  /** The headers of a call refused by a lever: nothing left until the window ends. Nothing is counted. */
  readonly announceExhausted: (accountId: string, name: LimitName, nowMs: number) => Record<string, string>
}

/** Windows begin with their first call. They live in memory: a restarted network forgives. */
export function createRateCounter(): RateCounter {
  const windows = new Map<string, Window>()

  const windowOf = (key: string, lengthMs: number, nowMs: number): Window => {
    const known = windows.get(key)
    if (known !== undefined && nowMs >= known.startedAtMs && nowMs < known.startedAtMs + lengthMs) return known
    const opened = { startedAtMs: nowMs, used: 0 }
    windows.set(key, opened)
    return opened
  }

  const headersOf = (prefix: string, limit: number, window: Window, lengthMs: number): Record<string, string> => ({
    [`${prefix}-limit`]: String(limit),
    [`${prefix}-remaining`]: String(Math.max(0, limit - window.used)),
    [`${prefix}-reset`]: String(Math.ceil((window.startedAtMs + lengthMs) / 1000)),
  })

  const look = (accountId: string, name: LimitName, nowMs: number) => {
    const limit: Limit = LIMITS[name]
    const quarter = windowOf(`${accountId}:${name}`, QUARTER_HOUR_MS, nowMs)
    const day =
      limit.perDay === undefined
        ? null
        : { ...limit.perDay, window: windowOf(`${accountId}:${name}:day`, DAY_MS, nowMs) }
    const headers = (): Record<string, string> => ({
      ...headersOf('x-rate-limit', limit.perQuarterHour, quarter, QUARTER_HOUR_MS),
      ...(day === null ? {} : headersOf(`x-${day.header}-limit-24hour`, day.count, day.window, DAY_MS)),
    })
    return { limit, quarter, day, headers }
  }

  return {
    count: (accountId, name, nowMs) => {
      const { limit, quarter, day, headers } = look(accountId, name, nowMs)
      const allowed = quarter.used < limit.perQuarterHour && (day === null || day.window.used < day.count)
      if (allowed) {
        quarter.used += 1
        if (day !== null) day.window.used += 1
      }
      return { allowed, headers: headers() }
    },
    announceExhausted: (accountId, name, nowMs) => {
      const { limit, quarter } = look(accountId, name, nowMs)
      const spent = { ...quarter, used: limit.perQuarterHour }
      return headersOf('x-rate-limit', limit.perQuarterHour, spent, QUARTER_HOUR_MS)
    },
  }
}
