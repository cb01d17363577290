/**
 * Carries out the outbox: sweeps what is missed, settles what is uncertain, claims what is due, one effect a lane at a
 * time (docs/specs/outbox.md). Everything that happens is a committed row before it is a request.
 */
import { mayTry, type ConnectivityState, type ExchangeEvidence } from '#shared/domain/connectivity.ts'
import type { AccountState } from '#shared/domain/account.ts'
import type { LimitReached, NetworkClient } from '../networks/networkClient.ts'
import { faultPlace } from '../faultPlace.ts'
import type { Clock, Ids, Log } from '../ports.ts'
import type { Actor } from '../store/auditChain.ts'
import type { Brake, Effect, EffectError, EffectTable } from '../store/effectTable.ts'
import { limitConcernOf, type LimitTable } from '../store/limitTable.ts'
import type { LatePost } from '../store/lateTable.ts'
import type { UnitOfWork, WriteTx } from '../store/unitOfWork.ts'
import { evidenceOfOutcome } from './exchangeEvidence.ts'
import type { ClockPermits } from './clockPermits.ts'
import type { ChainCheck } from './chainCheck.ts'
import {
  abandoned,
  afterLook,
  afterTry,
  LONGEST_RETRY_WAIT_MS,
  missed,
  rearmed,
  started,
  undone,
  type Look,
} from './policy.ts'
import { look } from './reconcile.ts'
import { expiredMedia, refusedMedia } from './mediaRenewal.ts'
import {
  isForNothing,
  requestFor,
  send,
  sendRequest,
  type EffectSources,
  type SendRequest,
  type Sent,
} from './sendEffect.ts'

export type OutboxRunner = {
  /** Takes over what an earlier process left behind, then keeps going. */
  readonly start: () => void
  /** Looks for work now. */
  readonly wake: () => void
  /** Whether something is under way or may leave at this instant: fetching waits for it (docs/specs/pull.md §3.7). */
  readonly isBusy: () => boolean
  /** Resolves when what is under way has been written down. */
  readonly stop: () => Promise<void>
}

/** A timer of the system may be late or early; long waits are cut so that a clock that was set is noticed. */
const LONGEST_SLEEP_MS = 30_000
/** After a fault of our own, and while something due cannot leave. */
const FAULT_PAUSE_MS = 1_000

export function createOutboxRunner(deps: {
  readonly uow: UnitOfWork
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly sources: EffectSources & { readonly effects: EffectTable }
  readonly limits: Pick<LimitTable, 'pause'>
  /** How many posts of an account may leave in a time, whatever the queue says (§5.7). */
  readonly brake: () => Brake
  readonly clientFor: (accountId: string) => {
    readonly client: NetworkClient
    readonly account: { readonly remoteId: string | null; readonly state: AccountState }
  } | null
  readonly connectivity: {
    readonly state: () => ConnectivityState
    readonly noteExchange: (evidence: ExchangeEvidence, accountId: string) => void
  }
  /** Whether the system's clock can be believed; while not, nothing planned is sent for its hour nor missed for it. */
  readonly mayGoByTheHour: () => boolean
  /** What a person sends all the same. */
  readonly clockPermits: Pick<ClockPermits, 'allowed'>
  /** Published threads that are to be read back. */
  readonly chains: ChainCheck
  /** Called inside the transaction that saves an effect, so that what it belongs to changes with it. */
  readonly onSaved: (tx: WriteTx, effect: Effect) => void
  readonly onAccountFault: (tx: WriteTx, accountId: string, fault: 'credentials_rejected' | 'credits_depleted') => void
  /** Why an effect that is due may not leave although everything else allows it; a person decides then. */
  readonly heldBack: (effect: Effect) => EffectError | null
  /** Accounts whose answers wait until what came in without a connection has been read (docs/specs/inbox.md §8.6). */
  readonly unreadAccountIds: () => readonly string[]
  /** Posts that are held for longer than their hour and grace (§5.8). */
  readonly latePosts: () => readonly LatePost[]
  /** An effect needs a person: missed, refused, or known to be late. */
  readonly onNeedsPerson: (effect: Effect) => void
  /** Something is due that cannot leave: its row is the same, but it waits for another reason than its hour. */
  readonly onHourCame: () => void
}): OutboxRunner {
  const { uow, clock, sources } = deps
  const { effects } = sources
  /** By effect, or by variant for a thread that is read back. */
  const underWay = new Map<number | string, Promise<void>>()
  const stopping = new AbortController()
  let cancelTimer: (() => void) | null = null
  let running = false
  let dueBefore = 0
  /** The posts that were late at the last turn, so that a person is called once for each. */
  let lateBefore: ReadonlySet<string> = new Set()
  /** The wall clock at the last turn; before the first, anything may have been set since the rows were written. */
  let lastTurnMs = Number.POSITIVE_INFINITY

  const by = (): Actor => ({ actor: 'outbox', correlationId: deps.ids.next() })

  function save(tx: WriteTx, before: Effect, after: Effect): void {
    effects.save(tx, after)
    tx.audit({
      action: `effect.${after.state}`,
      entity: `effect:${after.id}`,
      before: { state: before.state },
      after: {
        state: after.state,
        attempts: after.attempts,
        remoteId: after.remoteId,
        error: after.lastError?.code ?? null,
      },
    })
    deps.onSaved(tx, after)
  }

  function change(before: Effect, after: Effect): void {
    uow.write(by(), (tx) => save(tx, before, after))
    if (after.state === 'missed' || after.state === 'needs_attention') deps.onNeedsPerson(after)
  }

  /** What an earlier process left running, or a try of ours whose end could not be written down. */
  function takeOver(): void {
    for (const effect of effects.inState('running')) {
      if (!underWay.has(effect.seq)) change(effect, abandoned(effect, clock.now()))
    }
  }

  /** The clock was set back: what was to wait a little would wait until it has caught up (§4.5). */
  function rearm(): void {
    const now = clock.now()
    const wentBack = now < lastTurnMs
    lastTurnMs = now
    if (!wentBack) return
    for (const effect of effects.stranded(now, LONGEST_RETRY_WAIT_MS)) {
      const next = rearmed(effect, now)
      if (next !== effect) change(effect, next)
    }
  }

  function sweep(): void {
    if (!deps.mayGoByTheHour()) return
    for (const effect of effects.overdue(clock.now())) change(effect, missed(effect))
  }

  /** What may leave at this instant, by the clock where it is believed. */
  function claimable(): Effect | null {
    const byTheHour = deps.mayGoByTheHour() ? 'all' : deps.clockPermits.allowed()
    return effects.claimable(clock.now(), deps.brake(), byTheHour, deps.unreadAccountIds())
  }

  /** One transaction: what may go next, and that it is about to. */
  function claim(): { readonly effect: Effect; readonly request: SendRequest } | null {
    const next = claimable()
    if (next === null) return null
    const held = deps.heldBack(next)
    if (held !== null) {
      const asking: Effect = { ...next, state: 'needs_attention', lastError: held }
      change(next, asking)
      deps.onNeedsPerson(asking)
      return claim()
    }
    const expired = expiredMedia(next, sources, clock.now())
    if (expired.length > 0) {
      uow.write(by(), (tx) => renew(tx, expired, next, false))
      return claim()
    }
    const request = requestFor(next, sources)
    if (request === null) {
      change(next, { ...next, state: 'needs_attention', lastError: { code: 'content_gone', params: {} } })
      return claim()
    }
    const effect = started(next, clock.now())
    uow.write(by(), (tx) => {
      effects.startAttempt(tx, effect, request)
      save(tx, next, effect)
    })
    return { effect, request }
  }

  async function perform(effect: Effect, request: SendRequest): Promise<void> {
    const target = deps.clientFor(effect.accountId)
    const { outcome, upload }: Sent =
      target === null
        ? { outcome: { kind: 'rejected', code: 'credentials_rejected', detail: 'no client' }, upload: null }
        : await send(target.client, request, effect.seq, sources, stopping.signal)
    const evidence = evidenceOfOutcome(outcome)
    if (evidence !== null) deps.connectivity.noteExchange(evidence, effect.accountId)
    const circumstances = {
      isForNothing: isForNothing(effect, sources),
      refusedMedia: refusedMedia(effect, outcome, sources),
    }
    const after = afterTry(effect, outcome, circumstances, clock.now())
    uow.write(by(), (tx) => {
      effects.endAttempt(tx, effect, describe(outcome))
      if (upload !== null) sources.uploads.save(tx, effect.seq, upload)
      else if (effect.kind === 'upload_media') sources.uploads.expire(tx, effect.seq, false)
      if (after.media?.kind === 'renew') renew(tx, after.media.effects, effect, true)
      if (after.media?.kind === 'forgive') for (const { seq } of after.media.effects) sources.uploads.forgive(tx, seq)
      if (after.pause !== null) keepPause(tx, effect, after.pause)
      if (after.account !== null) deps.onAccountFault(tx, effect.accountId, after.account)
      save(tx, effect, after.effect)
    })
    if (after.effect.state === 'needs_attention') deps.onNeedsPerson(after.effect)
  }

  /** What a limit holds waits with the effect that met it, in the same transaction: other accounts of the app as well. */
  function keepPause(tx: WriteTx, { kind, accountId }: Effect, pause: LimitReached): void {
    const concern = limitConcernOf(kind)
    deps.limits.pause(tx, accountId, concern, pause)
    tx.audit({ action: 'limit.reached', entity: `account:${accountId}`, after: { concern, ...pause } })
  }

  /** Media that the network no longer has are uploaded and described again before the text that they belong to. */
  function renew(tx: WriteTx, media: readonly Effect[], text: Effect, wasRefused: boolean): void {
    for (const effect of media) {
      save(tx, effect, undone(effect, text, clock.now()))
      if (effect.kind === 'upload_media') sources.uploads.expire(tx, effect.seq, wasRefused)
    }
  }

  async function settle(effect: Effect): Promise<void> {
    const target = deps.clientFor(effect.accountId)
    const request = sendRequest().parse(effects.lastRequest(effect.seq))
    const result: Look =
      target === null
        ? { kind: 'unreadable', notBeforeMs: null }
        : await look(
            target.client,
            {
              request,
              sinceMs: effects.firstAttemptAtMs(effect.seq) ?? effect.createdAtMs,
              ownRemoteId: target.account.remoteId,
              isTaken: (remoteId) =>
                effects.isOurs(effect.accountId, remoteId) || effects.wasKnownBefore(effect, remoteId),
            },
            stopping.signal,
          )
    // A person may have settled it while we looked.
    const now = effects.bySeq(effect.seq)
    if (now?.state === 'uncertain') change(now, afterLook(now, result, clock.now()))
  }

  /**
   * Remembers what is under way by effect, and looks for more work when it ends. A bug is logged once, loudly; the next
   * look then waits for the timer, so that what fails at once does not spin.
   */
  function launch(what: number | string, work: () => Promise<void>): void {
    const ended = (next: () => void) => {
      underWay.delete(what)
      if (running) next()
    }
    const task = work().then(
      () => ended(turn),
      (error: unknown) => {
        deps.log.error('outbox_fault', { what, fault: faultPlace(error) })
        ended(() => schedule(FAULT_PAUSE_MS))
      },
    )
    underWay.set(what, task)
  }

  /**
   * Looks for work, and again later. Throws nothing: it runs from timers, where what is thrown ends the program, and after
   * a person's commands, which have succeeded by then. What a full disk refused is tried again; nothing has left for it.
   */
  function turn(): void {
    try {
      lookForWork()
      schedule()
    } catch (error) {
      deps.log.error('outbox_fault', { fault: faultPlace(error) })
      schedule(FAULT_PAUSE_MS)
    }
  }

  function lookForWork(): void {
    takeOver()
    rearm()
    sweep()
    if (mayTry(deps.connectivity.state())) {
      for (const effect of effects.inState('uncertain')) {
        if (effect.notBeforeMs <= clock.now() && !underWay.has(effect.seq)) launch(effect.seq, () => settle(effect))
      }
      for (const chain of deps.chains.due(clock.now())) {
        const { variantId } = chain
        if (!underWay.has(variantId)) launch(variantId, () => deps.chains.read(chain, stopping.signal))
      }
      for (let claimed = claim(); claimed !== null; claimed = claim()) {
        const { effect, request } = claimed
        launch(effect.seq, () => perform(effect, request))
      }
    }
    noteDue()
    noteLate()
  }

  function noteLate(): void {
    const late = new Map(deps.latePosts().map((post) => [`${post.variantId}:${String(post.untilMs)}`, post.effectId]))
    for (const [key, effectId] of late) {
      const effect = lateBefore.has(key) ? null : effects.byId(effectId)
      if (effect !== null) deps.onNeedsPerson(effect)
    }
    lateBefore = new Set(late.keys())
  }

  function noteDue(): void {
    const due = effects.dueCount(clock.now())
    if (due > dueBefore) deps.onHourCame()
    dueBefore = due
  }

  function schedule(atLeastMs = 1): void {
    cancelTimer?.()
    const now = clock.now()
    const instants = [effects.nextInstant(now, deps.brake()), deps.chains.nextAtMs()].filter((at) => at !== null)
    const next = instants.length === 0 ? null : Math.min(...instants)
    // What is under way wakes us when it ends; an instant in the past belongs to it or to a closed connection.
    const wanted = next === null ? LONGEST_SLEEP_MS : next <= now ? FAULT_PAUSE_MS : next - now
    cancelTimer = clock.after(Math.min(LONGEST_SLEEP_MS, Math.max(atLeastMs, wanted)), () => {
      if (running) turn()
    })
  }

  return {
    start: () => {
      running = true
      turn()
    },
    wake: () => {
      if (running) turn()
    },
    isBusy: () => effects.inState('running').length > 0 || claimable() !== null,
    stop: async () => {
      running = false
      cancelTimer?.()
      stopping.abort()
      await Promise.all(underWay.values())
    },
  }
}

/** The outcome as it is kept with the attempt; the network's wording is cut, it may quote a citizen. */
function describe(outcome: Sent['outcome']): unknown {
  return outcome.kind === 'rejected' ? { ...outcome, detail: outcome.detail.slice(0, 200) } : outcome
}
