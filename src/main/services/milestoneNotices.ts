/**
 * The notification of the operating system that an account reached a round number of followers, on the day itself
 * (docs/specs/growth.md §6.4).
 */
import { dayAt, type OfficeZone } from '#shared/domain/wallTime.ts'
import type { Clock, Notifier, Preferences } from '../ports.ts'
import { createMayDisturb } from './mayDisturb.ts'

/** What waits for the end of the quiet hours or for the office to open is looked at so often. */
const LOOK_AGAIN_MS = 5 * 60_000

const WORDS = {
  es: {
    locale: 'es-ES',
    title: (number: string) => `${number} seguidores`,
    body: (handle: string, number: string) => `@${handle} acaba de llegar a ${number} seguidores.`,
    inGrowth: 'Está en Crecimiento.',
    thanks: 'El agradecimiento está preparado.',
  },
  en: {
    locale: 'en-GB',
    title: (number: string) => `${number} followers`,
    body: (handle: string, number: string) => `@${handle} has just reached ${number} followers.`,
    inGrowth: 'It is in Growth.',
    thanks: 'The thank-you is prepared.',
  },
} as const

/** The highest round number that an account ever reached, its first day, and the thank-you that was prepared for it. */
export type NewestMilestone = { readonly count: number; readonly day: string; readonly postId: string | null }

export function createMilestoneNotices(deps: {
  readonly accountIds: () => readonly string[]
  /** Null where none was reached since the account is known. */
  readonly newestMilestone: (accountId: string) => NewestMilestone | null
  readonly notifier: Notifier
  readonly preferences: Pick<Preferences, 'get'>
  readonly clock: Pick<Clock, 'now' | 'after'>
  readonly zone: () => OfficeZone
  readonly isOpenAt: (atMs: number) => boolean
  readonly handleOf: (accountId: string) => string | null
}) {
  const mayDisturb = createMayDisturb(deps)
  /** By account, the count that is no news any more; 0 where there is none. */
  const known = new Map<string, number>()
  const waiting = new Map<string, NewestMilestone>()
  let timer: (() => void) | null = null

  function look(): void {
    if (waiting.size === 0) return
    if (!mayDisturb(deps.clock.now())) {
      timer ??= deps.clock.after(LOOK_AGAIN_MS, () => {
        timer = null
        look()
      })
      return
    }
    for (const [accountId, milestone] of waiting) say(accountId, milestone)
    waiting.clear()
  }

  function say(accountId: string, { count, postId }: NewestMilestone): void {
    const words = WORDS[deps.preferences.get().language]
    const number = new Intl.NumberFormat(words.locale, { useGrouping: 'always' }).format(count)
    deps.notifier.notify({
      title: words.title(number),
      body: `${words.body(deps.handleOf(accountId) ?? '', number)} ${postId === null ? words.inGrowth : words.thanks}`,
      place: postId === null ? '/growth/followers' : `/calendar/post/${postId}`,
    })
  }

  return {
    /** After new counts of these accounts are in the database. */
    changed: (accountIds: readonly string[]): void => {
      const today = dayAt(deps.clock.now(), deps.zone())
      for (const accountId of accountIds) {
        const newest = deps.newestMilestone(accountId)
        const before = known.get(accountId)
        known.set(accountId, Math.max(before ?? 0, newest?.count ?? 0))
        if (before === undefined || newest === null || newest.count <= before || newest.day !== today) continue
        waiting.set(accountId, newest)
      }
      look()
    },
    /** What was reached until now was told, or was reached before Mando looked. */
    start: (): void => {
      for (const accountId of deps.accountIds()) known.set(accountId, deps.newestMilestone(accountId)?.count ?? 0)
    },
    stop: (): void => {
      timer?.()
      timer = null
    },
  }
}
