/** Compares our copies of posts with the network, and applies what was deleted or edited there (docs/specs/pull.md §7). */
import type { PostCheck } from '../networks/networkClient.ts'
import type { Clock } from '../ports.ts'
import type { Account } from '../store/accountTable.ts'
import type { CopyTable } from '../store/copyTable.ts'
import type { InboxTable } from '../store/inboxTable.ts'
import type { PostMetricTable } from '../store/postMetricTable.ts'
import type { LookUpStream } from '../store/cursorTable.ts'
import type { WriteTx } from '../store/unitOfWork.ts'
import { dueAges, isTrusted, MOST_PER_CHECK, MOST_SHOWN_A_DAY, SHOWN_EVERY_MS } from './checkPolicy.ts'
import type { Ingest, Received } from './ingest.ts'
import { dueReadings, fittingIds } from './postMetricPolicy.ts'

const DAY_MS = 86_400_000

export type Checks = ReturnType<typeof createChecks>

export function createChecks(deps: {
  readonly clock: Clock
  readonly copies: CopyTable
  readonly inbox: Pick<InboxTable, 'byId' | 'summarise'>
  readonly ingest: Pick<Ingest, 'posts'>
  readonly postMetrics: Pick<PostMetricTable, 'dueThreads'>
}) {
  const { clock, copies, inbox } = deps
  /** Conversations that somebody has looked at, by account, until their copies were checked. */
  const onScreen = new Map<string, Set<string>>()
  /** How many posts were checked for that reason, by account, since when. */
  const spent = new Map<string, { sinceMs: number; count: number }>()

  function spentBy(accountId: string): { sinceMs: number; count: number } {
    const now = clock.monotonicMs()
    const known = spent.get(accountId)
    if (known !== undefined && now - known.sinceMs < DAY_MS) return known
    const fresh = { sinceMs: now, count: 0 }
    spent.set(accountId, fresh)
    return fresh
  }

  function shownIds(accountId: string): readonly string[] {
    const budget = spentBy(accountId)
    const wanted = [...(onScreen.get(accountId) ?? [])]
    onScreen.delete(accountId)
    const left = Math.min(MOST_PER_CHECK, MOST_SHOWN_A_DAY - budget.count)
    if (left <= 0) return []
    const checkedUntilMs = clock.now() - SHOWN_EVERY_MS
    const ids = wanted.flatMap((id) => copies.dueOfConversation(accountId, id, checkedUntilMs, left)).slice(0, left)
    budget.count += ids.length
    return ids
  }

  function dueIds(accountId: string): readonly string[] {
    const ids: string[] = []
    for (const age of dueAges(clock.now())) {
      ids.push(...copies.due(accountId, age, MOST_PER_CHECK - ids.length))
      ids.push(...copies.dueOwn(accountId, age, MOST_PER_CHECK - ids.length))
    }
    return ids
  }

  function metricIds(accountId: string): readonly string[] {
    const threads = dueReadings(clock.now()).flatMap((age) =>
      deps.postMetrics.dueThreads(accountId, age, MOST_PER_CHECK),
    )
    return fittingIds(threads, MOST_PER_CHECK)
  }

  function bury(
    tx: WriteTx,
    accountId: string,
    gone: PostCheck['gone'][number],
    answer: { asked: number; gone: number },
  ) {
    const copy = copies.find(accountId, gone.id)
    const entity = `account:${accountId}`
    if (copy === null) {
      if (!isTrusted(answer, null, tx.nowMs)) return false
      const own = copies.buryOwn(tx, accountId, gone.id)
      if (own.conversationId !== null) inbox.summarise(tx, own.conversationId)
      if (own.known) tx.audit({ action: 'own_post.gone', entity, after: { remoteId: gone.id, how: gone.how } })
      return own.known
    }
    if (!isTrusted(answer, copy.missingSinceMs, tx.nowMs)) {
      copies.noteMissing(tx, copy)
      return false
    }
    copies.bury(tx, copy, gone.how)
    inbox.summarise(tx, copy.conversationId)
    tx.audit({ action: 'item.gone', entity: `item:${copy.itemId}`, after: { how: gone.how } })
    return true
  }

  return {
    /** A person has this conversation on the screen; its copies are checked soon where they are old. */
    noteShown: (conversationId: string): string | null => {
      const conversation = inbox.byId(conversationId)
      if (conversation?.kind !== 'public') return null
      const { accountId } = conversation
      const checkedUntilMs = clock.now() - SHOWN_EVERY_MS
      if (copies.dueOfConversation(accountId, conversationId, checkedUntilMs, 1).length === 0) return null
      const known = onScreen.get(accountId) ?? new Set<string>()
      onScreen.set(accountId, known.add(conversationId))
      return accountId
    },
    hasShown: (accountId: string): boolean =>
      (onScreen.get(accountId)?.size ?? 0) > 0 && spentBy(accountId).count < MOST_SHOWN_A_DAY,
    /**
     * What to look up next: own posts for their figures; or what is on the screen, else what is due. At most MOST_PER_CHECK
     * ids.
     */
    next: (accountId: string, stream: LookUpStream): readonly string[] => {
      if (stream === 'post_metrics') return metricIds(accountId)
      const shown = shownIds(accountId)
      return shown.length > 0 ? shown : dueIds(accountId)
    },
    /** Applies what the network said of `ids`. */
    store: (tx: WriteTx, account: Account, ids: readonly string[], answer: PostCheck): Received => {
      const { id, remoteId, handle, displayName } = account
      if (remoteId === null) return { fresh: 0, changed: 0 }
      const known = deps.ingest.posts(tx, { id, remoteId, handle, displayName }, answer.shown)
      const spoken = new Set<string>()
      for (const { id: shownId, versionIds = [] } of answer.shown) {
        for (const each of [shownId, ...versionIds]) spoken.add(each)
        copies.noteShown(tx, id, shownId)
      }
      let buried = 0
      for (const gone of answer.gone) {
        spoken.add(gone.id)
        if (bury(tx, id, gone, { asked: ids.length, gone: answer.gone.length })) buried += 1
      }
      for (const each of ids) if (!spoken.has(each)) copies.postpone(tx, id, each, DAY_MS)
      return { fresh: known.fresh, changed: known.changed + buried }
    },
  }
}
