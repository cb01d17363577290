/**
 * The notification of the operating system that an account reached a round number of followers. What waits to be told is in the
 * database, so that it is told when Mando is opened again, and never twice (docs/specs/growth.md §6.4).
 */
import { dayAt, type OfficeZone } from '#shared/domain/wallTime.ts'
import type { Clock, Ids, Notifier, Preferences } from '../ports.ts'
import type { Actor } from '../store/auditChain.ts'
import type { MilestoneNoticeTable, UntoldMilestone } from '../store/milestoneNoticeTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'
import { createMayDisturb } from './mayDisturb.ts'

/** What waits for the end of the quiet hours or for the office to open is looked at so often. */
const LOOK_AGAIN_MS = 5 * 60_000

const WORDS = {
  es: {
    locale: 'es-ES',
    title: (number: string) => `${number} seguidores`,
    today: (handle: string, number: string) => `@${handle} acaba de llegar a ${number} seguidores.`,
    earlier: (handle: string, number: string, day: string) => `@${handle} llegó a ${number} seguidores el ${day}.`,
    inGrowth: 'Está en Crecimiento.',
    thanks: 'El agradecimiento está preparado.',
  },
  en: {
    locale: 'en-GB',
    title: (number: string) => `${number} followers`,
    today: (handle: string, number: string) => `@${handle} has just reached ${number} followers.`,
    earlier: (handle: string, number: string, day: string) => `@${handle} reached ${number} followers on ${day}.`,
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
  readonly table: MilestoneNoticeTable
  readonly uow: UnitOfWork
  readonly ids: Pick<Ids, 'next'>
  readonly notifier: Notifier
  readonly preferences: Pick<Preferences, 'get'>
  readonly clock: Pick<Clock, 'now' | 'after'>
  readonly zone: () => OfficeZone
  readonly isOpenAt: (atMs: number) => boolean
  readonly handleOf: (accountId: string) => string | null
}) {
  const { table, uow } = deps
  const mayDisturb = createMayDisturb(deps)
  /** By account, the count that is no news any more; 0 where there is none. */
  const known = new Map<string, number>()
  let timer: (() => void) | null = null

  const byItself = (): Actor => ({ actor: 'mando', correlationId: deps.ids.next() })
  const today = (): string => dayAt(deps.clock.now(), deps.zone())

  function noteReached(accountId: string, { count, day }: NewestMilestone): void {
    if (table.hasNoted(accountId, count)) return
    uow.write(byItself(), (tx) => {
      table.noteReached(tx, accountId, { count, day })
      tx.audit({ action: 'milestone.reach', entity: `account:${accountId}`, after: { count, day } })
    })
  }

  function look(): void {
    const untold = table.untold()
    if (untold.length === 0) return
    const isWanted = deps.preferences.get().milestoneNotices
    if (isWanted && !mayDisturb(deps.clock.now())) {
      timer ??= deps.clock.after(LOOK_AGAIN_MS, () => {
        timer = null
        look()
      })
      return
    }
    // Ascending: of each account the highest is the last, and stands for those before it.
    for (const reached of new Map(untold.map((each) => [each.accountId, each])).values()) tell(reached, isWanted)
  }

  function tell({ accountId, count, day }: UntoldMilestone, isWanted: boolean): void {
    const newest = deps.newestMilestone(accountId)
    // Its count was taken back meanwhile: it waits until it is true again.
    if (newest === null || newest.count < count) return
    // Noted first: where the power goes in between, it is rather not told than told twice.
    uow.write(byItself(), (tx) => {
      table.settle(tx, accountId, count)
      tx.audit({ action: 'milestone.tell', entity: `account:${accountId}`, after: { count, isShown: isWanted } })
    })
    if (isWanted) show(accountId, { count, day, postId: newest.postId })
  }

  function show(accountId: string, { count, day, postId }: NewestMilestone): void {
    const words = WORDS[deps.preferences.get().language]
    const number = new Intl.NumberFormat(words.locale, { useGrouping: 'always' }).format(count)
    const handle = deps.handleOf(accountId) ?? ''
    const reached =
      day === today() ? words.today(handle, number) : words.earlier(handle, number, nameOf(day, words.locale))
    deps.notifier.notify({
      title: words.title(number),
      body: `${reached} ${postId === null ? words.inGrowth : words.thanks}`,
      place: postId === null ? '/growth/followers' : `/calendar/post/${postId}`,
    })
  }

  return {
    /** After new counts of these accounts are in the database. */
    changed: (accountIds: readonly string[]): void => {
      for (const accountId of accountIds) {
        const newest = deps.newestMilestone(accountId)
        const before = known.get(accountId)
        known.set(accountId, Math.max(before ?? 0, newest?.count ?? 0))
        if (before === undefined || newest === null || newest.count <= before || newest.day !== today()) continue
        noteReached(accountId, newest)
      }
      look()
    },
    /** What was reached until now was noted then, or was reached before Mando looked. What waited is told. */
    start: (): void => {
      for (const accountId of deps.accountIds()) known.set(accountId, deps.newestMilestone(accountId)?.count ?? 0)
      look()
    },
    stop: (): void => {
      timer?.()
      timer = null
    },
  }
}

function nameOf(day: string, locale: string): string {
  // Days have no zone; noon UTC stands for each.
  return new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'long' }).format(
    new Date(`${day}T12:00:00Z`),
  )
}
