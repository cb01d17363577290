/** X's limits per user and per application, with the headers that announce them (docs.x.com, "Rate limits"). */
const QUARTER_HOUR_MS = 15 * 60_000
const DAY_MS = 24 * 3_600_000

/** Whose calls a day's window counts: the user's, or those of all users of the application. */
export const DAY_LIMITS_OF = ['app', 'user'] as const
export type DayLimitOf = (typeof DAY_LIMITS_OF)[number]

type Limit = {
  readonly perQuarterHour: number
  readonly perDay?: { readonly count: number; readonly of: DayLimitOf }
}

export const LIMITS = {
  create_post: { perQuarterHour: 100, perDay: { count: 10_000, of: 'app' } },
  delete_post: { perQuarterHour: 50 },
  lookup_posts: { perQuarterHour: 5_000 },
  hide_reply: { perQuarterHour: 50 },
  users_me: { perQuarterHour: 75 },
  users_lookup: { perQuarterHour: 900 },
  own_timeline: { perQuarterHour: 900 },
  mentions: { perQuarterHour: 300 },
  search_recent: { perQuarterHour: 300 },
  read_direct_messages: { perQuarterHour: 15 },
  send_direct_message: { perQuarterHour: 15, perDay: { count: 1_440, of: 'user' } },
  media_step: { perQuarterHour: 1_875 },
  media_metadata: { perQuarterHour: 500 },
} as const satisfies Readonly<Record<string, Limit>>
export type LimitName = keyof typeof LIMITS

type Window = { startedAtMs: number; used: number }

/** The size of a day's window that a lever opens where the network has none. */
const LEVER_DAY_COUNT = 1_000

export type RateCounter = {
  /** Counts one call; `allowed` is false when it is one too many. */
  readonly count: (
    accountId: string,
    name: LimitName,
    nowMs: number,
  ) => { readonly allowed: boolean; readonly headers: Record<string, string> }
  /** From now on so many calls are left in the day's window. */
  readonly leaveOfDay: (of: DayLimitOf, left: number, accountId: string, name: LimitName, nowMs: number) => void
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

  const dayKey = (of: DayLimitOf, accountId: string, name: LimitName): string =>
    of === 'app' ? `app:${name}:day` : `${accountId}:${name}:day`

  const dayOf = (of: DayLimitOf, accountId: string, name: LimitName, nowMs: number) => {
    const { perDay }: Limit = LIMITS[name]
    const count = perDay?.of === of ? perDay.count : LEVER_DAY_COUNT
    return { count, window: windowOf(dayKey(of, accountId, name), DAY_MS, nowMs) }
  }

  const look = (accountId: string, name: LimitName, nowMs: number) => {
    const limit: Limit = LIMITS[name]
    const quarter = windowOf(`${accountId}:${name}`, QUARTER_HOUR_MS, nowMs)
    const days = DAY_LIMITS_OF.filter((of) => limit.perDay?.of === of || windows.has(dayKey(of, accountId, name))).map(
      (of) => ({ of, ...dayOf(of, accountId, name, nowMs) }),
    )
    const headers = (): Record<string, string> => ({
      ...headersOf('x-rate-limit', limit.perQuarterHour, quarter, QUARTER_HOUR_MS),
      ...Object.fromEntries(
        days.flatMap(({ of, count, window }) =>
          Object.entries(headersOf(`x-${of}-limit-24hour`, count, window, DAY_MS)),
        ),
      ),
    })
    return { limit, quarter, days, headers }
  }

  return {
    count: (accountId, name, nowMs) => {
      const { limit, quarter, days, headers } = look(accountId, name, nowMs)
      const allowed = quarter.used < limit.perQuarterHour && days.every(({ window, count }) => window.used < count)
      if (allowed) for (const window of [quarter, ...days.map((day) => day.window)]) window.used += 1
      return { allowed, headers: headers() }
    },
    leaveOfDay: (of, left, accountId, name, nowMs) => {
      const { count, window } = dayOf(of, accountId, name, nowMs)
      window.used = count - left
    },
    announceExhausted: (accountId, name, nowMs) => {
      const { limit, quarter } = look(accountId, name, nowMs)
      const spent = { ...quarter, used: limit.perQuarterHour }
      return headersOf('x-rate-limit', limit.perQuarterHour, spent, QUARTER_HOUR_MS)
    },
  }
}
