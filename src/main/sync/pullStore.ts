/** Writes down what one page brought, in one transaction with cursor and gaps; and what failures say about an account. */
import { assertNever } from '#shared/domain/assertNever.ts'
import type { LimitReached, PostCheck, RemoteProfile } from '../networks/networkClient.ts'
import type { Ids } from '../ports.ts'
import type { Account, AccountTable } from '../store/accountTable.ts'
import type { Actor } from '../store/auditChain.ts'
import type { CursorTable, LookUpStream, PagedStream, Stream } from '../store/cursorTable.ts'
import type { Gap, GapTable } from '../store/gapTable.ts'
import type { InboxTable } from '../store/inboxTable.ts'
import type { LimitTable } from '../store/limitTable.ts'
import { METRICS, type Observe } from '../store/observationTable.ts'
import type { OwnPostTable } from '../store/ownPostTable.ts'
import type { UnitOfWork, WriteTx } from '../store/unitOfWork.ts'
import type { Checks } from './checks.ts'
import { afterGapPage, afterNewest, HISTORY_AFTER_MS, isOutOfReach } from './gapPolicy.ts'
import type { Ingest, Received } from './ingest.ts'
import type { AccountVerdict } from './pullPolicy.ts'
import type { PageRead, Portion } from './pullReading.ts'

/** What `services/accountHealth.ts` offers of it. */
export type PullHealth = {
  readonly markNeedsSignIn: (tx: WriteTx, accountId: string) => void
  readonly markProblem: (
    tx: WriteTx,
    accountId: string,
    code: 'account_sync_failing' | 'account_out_of_credit',
    params?: Readonly<Record<string, string | number>>,
  ) => void
  readonly clearProblem: (tx: WriteTx, accountId: string) => void
  readonly markSynced: (tx: WriteTx, accountId: string) => void
}

/** What a reading says besides its items. */
export type Standing = {
  /** The network said that nothing is left in this window. */
  readonly pause: LimitReached | null
  readonly verdict: AccountVerdict
}

/** Problems that a successful reading proves to be over. */
const OURS_TO_CLEAR: ReadonlySet<string> = new Set(['account_sync_failing', 'account_out_of_credit'])

export type PullStore = ReturnType<typeof createPullStore>

export function createPullStore(deps: {
  readonly uow: UnitOfWork
  readonly ids: Ids
  readonly accounts: Pick<AccountTable, 'byId' | 'setProfile'>
  readonly cursors: CursorTable
  readonly gaps: GapTable
  readonly limits: Pick<LimitTable, 'pause'>
  readonly inbox: Pick<InboxTable, 'receivedCount'>
  readonly ownPosts: Pick<OwnPostTable, 'countNewerThan'>
  readonly checks: Checks
  readonly observe: Observe
  readonly ingest: Ingest
  readonly health: PullHealth
}) {
  const { uow, accounts, cursors, gaps, health } = deps
  const by = (): Actor => ({ actor: 'sync', correlationId: deps.ids.next() })

  function storeProfile(tx: WriteTx, account: Account, profile: RemoteProfile): void {
    deps.observe(
      tx,
      account.id,
      METRICS.map((metric) => ({ metric, atMs: tx.nowMs, value: profile[metric], source: 'sync' })),
    )
    const { handle, displayName } = profile
    if (handle === account.handle && displayName === account.displayName) return
    accounts.setProfile(tx, account.id, { handle, displayName })
    tx.audit({
      action: 'account.renamed',
      entity: `account:${account.id}`,
      before: { handle: account.handle, displayName: account.displayName },
      after: { handle, displayName },
    })
  }

  function storePortion(tx: WriteTx, account: Account, portion: Portion, historyUntilMs: number | null): Received {
    const { id, remoteId, handle, displayName } = account
    if (remoteId === null) return { fresh: 0, changed: 0 }
    const own = { id, remoteId, handle, displayName }
    switch (portion.kind) {
      case 'posts':
        return deps.ingest.posts(tx, own, portion.posts, historyUntilMs)
      case 'messages':
        return deps.ingest.messages(tx, own, portion.messages, historyUntilMs)
      default:
        return assertNever(portion)
    }
  }

  /** How much of a stream is stored above the lower end of a gap. */
  function newerThan({ accountId, stream, fromMs }: Gap): number {
    if (fromMs === null) return 0
    switch (stream) {
      case 'mentions':
        return deps.inbox.receivedCount(accountId, 'public', fromMs)
      case 'own_posts':
        return deps.ownPosts.countNewerThan(accountId, fromMs)
      case 'direct_messages':
      case 'comments':
        return 0
      default:
        return assertNever(stream)
    }
  }

  /** Null where what is known of the account says the same already. */
  function change(account: Account, verdict: AccountVerdict): ((tx: WriteTx) => void) | null {
    switch (verdict.kind) {
      case 'needs_sign_in':
        return (tx) => health.markNeedsSignIn(tx, account.id)
      case 'problem':
        return account.problem?.code === verdict.code
          ? null
          : (tx) => health.markProblem(tx, account.id, verdict.code, verdict.params)
      case 'well':
        return account.problem !== null && OURS_TO_CLEAR.has(account.problem.code)
          ? (tx) => health.clearProblem(tx, account.id)
          : null
      default:
        return assertNever(verdict)
    }
  }

  /** A limit of the app holds this stream of every account that uses it. */
  function keepPause(tx: WriteTx, accountId: string, stream: Stream, pause: LimitReached): void {
    if (pause.scope === 'app') deps.limits.pause(tx, accountId, stream, pause)
    else cursors.save(tx, { ...cursors.get(accountId, stream), notBeforeMs: pause.untilMs })
  }

  /** The account as it is now; null where it was disconnected while we were reading. */
  function present(accountId: string): Account | null {
    const account = accounts.byId(accountId)
    return account?.state === 'connected' ? account : null
  }

  /**
   * A reading that brought nothing and changes nothing writes nothing: at one a minute, the audit log would hold little
   * else.
   */
  function write(
    accountId: string,
    stream: Stream,
    { pause, verdict }: Standing,
    isNews: boolean,
    work: (tx: WriteTx, account: Account) => Received,
  ): void {
    const account = present(accountId)
    if (account === null) return
    const standing = change(account, verdict)
    if (!isNews && standing === null && pause === null) return
    uow.write(by(), (tx) => {
      const { fresh, changed } = work(tx, account)
      cursors.save(tx, { ...cursors.get(accountId, stream), readAtMs: tx.nowMs, failures: 0 })
      if (pause !== null) keepPause(tx, accountId, stream, pause)
      health.markSynced(tx, accountId)
      standing?.(tx)
      tx.audit({ action: 'sync.read', entity: `account:${accountId}`, after: { stream, fresh, changed } })
      tx.changed('status')
    })
  }

  return {
    profile: (accountId: string, profile: RemoteProfile, standing: Standing): void =>
      write(accountId, 'profile', standing, true, (tx, account) => {
        storeProfile(tx, account, profile)
        return { fresh: 0, changed: 0 }
      }),
    /** The newest page of a stream: its items, the cursor, and the gap that it leaves below. */
    newest: (accountId: string, stream: PagedStream, page: PageRead, standing: Standing): void =>
      write(accountId, stream, standing, page.count > 0, (tx, account) => {
        const cursor = cursors.get(accountId, stream)
        const isFirst = cursor.sinceId === null
        const received = storePortion(tx, account, page.portion, isFirst ? tx.nowMs - HISTORY_AFTER_MS.newest : null)
        const after = afterNewest(stream, cursor, page)
        cursors.save(tx, { ...cursor, ...after.cursor })
        if (after.gap !== null) {
          gaps.save(tx, { ...after.gap, id: deps.ids.next(), accountId, stream, noticedAtMs: tx.nowMs })
        }
        return received
      }),
    /** A page of a gap, which is narrower afterwards, closed, or out of reach. */
    ofGap: (gapId: string, page: PageRead, standing: Standing): void => {
      const gap = gaps.byId(gapId)
      if (gap?.state !== 'open') return
      write(gap.accountId, gap.stream, standing, true, (tx, account) => {
        const history = gap.aboveId === null ? gap.noticedAtMs - HISTORY_AFTER_MS.gap : null
        const received = storePortion(tx, account, page.portion, history)
        const after = afterGapPage(gap, page, () => isOutOfReach(gap, newerThan(gap), tx.nowMs))
        if (after === null) gaps.remove(tx, gap.id)
        else gaps.save(tx, after)
        if (after?.state === 'lost') {
          const { stream, fromMs, toMs } = after
          tx.audit({ action: 'sync.gap_lost', entity: `account:${gap.accountId}`, after: { stream, fromMs, toMs } })
        }
        return received
      })
    },
    /** What the network says of posts that are stored. */
    checked: (
      accountId: string,
      stream: LookUpStream,
      ids: readonly string[],
      answer: PostCheck,
      standing: Standing,
    ): void => write(accountId, stream, standing, true, (tx, account) => deps.checks.store(tx, account, ids, answer)),
    /** A token that the network no longer knows: the gap is read from the newest page down again. */
    beginAgain: (gapId: string): void => {
      const gap = gaps.byId(gapId)
      if (gap?.state !== 'open' || gap.token === null) return
      uow.write(by(), (tx) => {
        gaps.save(tx, { ...gap, token: null })
        tx.audit({ action: 'sync.gap_again', entity: `account:${gap.accountId}`, after: { stream: gap.stream } })
      })
    },
    /** Rate limits outlive a restart. */
    paused: (accountId: string, stream: Stream, { scope, untilMs }: LimitReached): void => {
      if (present(accountId) === null) return
      uow.write(by(), (tx) => {
        keepPause(tx, accountId, stream, { scope, untilMs })
        tx.audit({ action: 'sync.paused', entity: `account:${accountId}`, after: { stream, scope, untilMs } })
      })
    },
    /** One bad answer is written nowhere; what several of them say about the account is. */
    failed: (accountId: string, stream: Stream, verdict: AccountVerdict): void => {
      const account = present(accountId)
      const standing = account === null || verdict.kind === 'well' ? null : change(account, verdict)
      if (standing === null) return
      uow.write(by(), (tx) => {
        standing(tx)
        tx.audit({ action: 'sync.failing', entity: `account:${accountId}`, after: { stream } })
        tx.changed('status')
      })
    },
  }
}
