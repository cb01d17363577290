/** The outbox as a person sees it: what waits and why, and what they may do about it. */
import { assertNever } from '#shared/domain/assertNever.ts'
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { answerIn } from '../store/effectPayload.ts'
import type { EffectView } from '#shared/contract/outbox.ts'
import type { AccountState } from '#shared/domain/account.ts'
import type { ConnectivityState } from '#shared/domain/connectivity.ts'
import type { WaitingReason } from '#shared/domain/effect.ts'
import type { Clock, ExternalBrowser } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { Brake, Effect, EffectTable } from '../store/effectTable.ts'
import { limitConcernOf, type LimitPause, type LimitTable } from '../store/limitTable.ts'
import type { LatePost } from '../store/lateTable.ts'
import type { PostTable } from '../store/postTable.ts'
import type { UnitOfWork, WriteTx } from '../store/unitOfWork.ts'
import type { LatePosts } from './latePosts.ts'
import type { UploadProgress } from './uploadProgress.ts'
import type { ClockPermits } from '../sync/clockPermits.ts'
import { cancelled, decide, requeued } from '../sync/policy.ts'
import type { PublishingPlan } from './publishingPlan.ts'

const MINUTE_MS = 60_000
const EXCERPT_LENGTH = 140
const OK = { ok: true } as const

type Threads = ReturnType<EffectTable['openThreads']>

export function createOutbox(deps: {
  readonly uow: UnitOfWork
  readonly clock: Pick<Clock, 'now'>
  readonly effects: EffectTable
  readonly limits: Pick<LimitTable, 'pauseOf'>
  readonly posts: Pick<PostTable, 'segmentText' | 'variantById'>
  readonly brake: () => Brake
  readonly isByHand: (accountId: string) => boolean
  readonly connectivity: () => ConnectivityState
  readonly mayGoByTheHour: () => boolean
  readonly clockPermits: ClockPermits
  readonly accountStateOf: (accountId: string) => AccountState | null
  readonly browser: ExternalBrowser
  /** The network's own compose page, for publishing by hand. */
  readonly composeUrl: (text: string, inReplyToRemoteId: string | null) => string
  /** The id of the post that a pasted link shows; null where it is none of the network's. */
  readonly postIdOfLink: (link: string) => string | null
  readonly onSaved: (tx: WriteTx, effect: Effect) => void
  /** Cancels every part of a variant that has not left. */
  readonly giveUpVariant: (tx: WriteTx, variantId: string) => void
  /** Gives what waits of a variant another instant. */
  readonly restartVariant: PublishingPlan['restart']
  /** How long "publish now" can be taken back. */
  readonly undoMs: () => number
  readonly wakeOutbox: () => void
  readonly progressOf: (effect: Effect) => UploadProgress | null
  readonly latePosts: LatePosts
  /** When an item of a conversation came in; null where there is none. */
  readonly receivedAtMs: (conversationId: string, itemId: string) => number | null
  readonly by: () => Actor
}) {
  const { uow, effects, clock } = deps

  function existing(effectId: string): Effect {
    const effect = effects.byId(effectId)
    if (effect === null) throw new AppError('not_found')
    return effect
  }

  /** An answer whose sender has seen what came in meanwhile, up to this item. */
  function withSeen(effect: Effect, itemId: string | null): Effect {
    const { payload, conversationId } = effect
    const answer = answerIn(payload)
    if (itemId === null || conversationId === null || answer === null) return effect
    const seenUntilMs = deps.receivedAtMs(conversationId, itemId) ?? answer.seenUntilMs
    return { ...effect, payload: { ...answer, seenUntilMs } }
  }

  function change(action: string, before: Effect, after: Effect): void {
    uow.write(deps.by(), (tx) => {
      effects.save(tx, after)
      deps.onSaved(tx, after)
      tx.audit({
        action,
        entity: `effect:${before.id}`,
        before: { state: before.state },
        after: { state: after.state, remoteId: after.remoteId },
      })
    })
    deps.wakeOutbox()
  }

  /** Gives what waits of a post on one account another instant; its grace stays as long as it was. */
  function moveTo(action: string, effect: Effect, dueAtMs: number): { readonly dueAtMs: number } {
    const variant = effect.variantId === null ? null : deps.posts.variantById(effect.variantId)
    const { missAtMs } = effect
    if (effect.state !== 'queued' || missAtMs === null || variant === null) {
      throw new AppError('wrong_state', { state: effect.state })
    }
    uow.write(deps.by(), (tx) => {
      deps.restartVariant(tx, variant, dueAtMs, dueAtMs + missAtMs - effect.dueAtMs)
      tx.audit({
        action,
        entity: `variant:${variant.id}`,
        before: { dueAtMs: effect.dueAtMs },
        after: { dueAtMs },
      })
    })
    deps.wakeOutbox()
    return { dueAtMs }
  }

  function textOf({ payload, variantId }: Effect): string {
    switch (payload.kind) {
      case 'publish_segment':
      case 'upload_media':
      case 'set_alt_text':
        return deps.posts.segmentText(payload.segmentId) ?? ''
      case 'reply':
      case 'direct_message':
        return payload.text
      case 'delete_post': {
        const { remoteId } = payload
        const made = variantId === null ? [] : effects.ofVariant(variantId)
        const published = made.find((other) => other.kind === 'publish_segment' && other.remoteId === remoteId)
        return published === undefined ? '' : textOf(published)
      }
      default:
        return assertNever(payload)
    }
  }

  function viewOf(effect: Effect, threads: Threads, late: ReadonlyMap<string, LatePost>): EffectView {
    return {
      effectId: effect.id,
      kind: effect.kind,
      accountId: effect.accountId,
      state: effect.state,
      waiting: waitingReason(effect),
      dueAtMs: effect.dueAtMs,
      nextTryAtMs: nextTry(effect),
      attempts: effect.attempts,
      createdAtMs: effect.createdAtMs,
      excerpt: textOf(effect).slice(0, EXCERPT_LENGTH),
      subject: subjectOf(effect),
      thread: effect.variantId === null ? null : (threads.get(effect.variantId) ?? null),
      variantId: effect.variantId,
      late: lateOf(effect, late),
      progress: deps.progressOf(effect),
      problem:
        effect.lastError === null ? null : { code: effect.lastError.code, params: { ...effect.lastError.params } },
    }
  }

  function lateOf({ state, variantId, missAtMs }: Effect, late: ReadonlyMap<string, LatePost>): EffectView['late'] {
    const found = state !== 'queued' || missAtMs === null || variantId === null ? undefined : late.get(variantId)
    return found === undefined ? null : { cause: found.cause, untilMs: found.untilMs }
  }

  function waitingReason(effect: Effect): WaitingReason | null {
    if (effect.state === 'uncertain') return 'verdict'
    if (effect.state !== 'queued') return null
    const now = clock.now()
    if (effect.dueAtMs > now) return 'time'
    if (isHeldByClock(effect)) return 'clock'
    if (deps.accountStateOf(effect.accountId) !== 'connected') return 'account'
    const connection = deps.connectivity()
    if (connection === 'chosen_offline') return 'chosen_offline'
    if (connection !== 'online') return 'connection'
    const pause = pauseOf(effect)
    if (pause !== null) return pause.scope === 'app' ? 'app_limit' : 'rate_limit'
    if (effect.afterSeq !== null && effects.bySeq(effect.afterSeq)?.state !== 'done') return 'predecessor'
    if (brakedUntil(effect) !== null) return 'brake'
    const progress = effect.lastError === null ? deps.progressOf(effect) : null
    if (progress !== null) return progress.stage === 'sending' ? 'uploading' : 'processing'
    return effect.notBeforeMs > now ? 'retry' : 'lane'
  }

  function isHeldByClock({ missAtMs, variantId }: Effect): boolean {
    if (missAtMs === null || deps.mayGoByTheHour()) return false
    return variantId === null || !deps.clockPermits.allowed().includes(variantId)
  }

  /** The network's limit that holds it; null where none does. */
  function pauseOf({ accountId, kind }: Effect): LimitPause | null {
    const pause = deps.limits.pauseOf(accountId, limitConcernOf(kind))
    return pause !== null && pause.untilMs > clock.now() ? pause : null
  }

  /** Until when the brake holds it; null where it does not. */
  function brakedUntil({ kind, part, accountId }: Effect): number | null {
    if (kind !== 'publish_segment' || part !== 1 || deps.isByHand(accountId)) return null
    return effects.brakedUntilMs(accountId, clock.now(), deps.brake())
  }

  function nextTry(effect: Effect): number | null {
    if (effect.state === 'uncertain') return effect.notBeforeMs
    if (effect.state !== 'queued') return null
    const braked = effect.dueAtMs > clock.now() ? null : brakedUntil(effect)
    return Math.max(effect.notBeforeMs, pauseOf(effect)?.untilMs ?? 0, braked ?? 0)
  }

  return {
    list: (): OutputOf<'outbox.list'> => {
      const threads = effects.openThreads()
      const late = new Map(deps.latePosts().map((post) => [post.variantId, post]))
      return effects.open().map((effect) => viewOf(effect, threads, late))
    },
    retry: ({ effectId, seenEntryId }: ParsedInputOf<'outbox.retry'>): OutputOf<'outbox.retry'> => {
      const effect = existing(effectId)
      if (effect.state !== 'queued' && effect.state !== 'needs_attention') {
        throw new AppError('wrong_state', { state: effect.state })
      }
      const nowMs = clock.now()
      // Trying again does not bring a planned hour forward.
      const dueAtMs = effect.state === 'queued' ? Math.max(effect.dueAtMs, nowMs) : nowMs
      const missAtMs = effect.missAtMs === null ? null : dueAtMs + effect.missAtMs - effect.dueAtMs
      change('effect.retry', effect, requeued(withSeen(effect, seenEntryId), dueAtMs, missAtMs))
      return OK
    },
    move: ({ effectId, dueAtMs }: ParsedInputOf<'outbox.move'>): OutputOf<'outbox.move'> => {
      const nowMs = clock.now()
      if (dueAtMs !== null && dueAtMs < nowMs - MINUTE_MS) throw new AppError('time_in_past', { atMs: dueAtMs })
      return moveTo('effect.move', existing(effectId), dueAtMs ?? nowMs + deps.undoMs())
    },
    sendDespiteClock: ({ effectId }: ParsedInputOf<'outbox.sendDespiteClock'>): OutputOf<'outbox.sendDespiteClock'> => {
      const effect = existing(effectId)
      const { variantId } = effect
      if (variantId === null || deps.mayGoByTheHour()) throw new AppError('wrong_state', { state: effect.state })
      moveTo('effect.send_despite_clock', effect, clock.now())
      deps.clockPermits.allow(variantId)
      deps.wakeOutbox()
      return OK
    },
    cancel: ({ effectId }: ParsedInputOf<'outbox.cancel'>): OutputOf<'outbox.cancel'> => {
      const effect = existing(effectId)
      if (effect.state === 'cancelled') return OK
      if (effect.state !== 'queued' && effect.state !== 'needs_attention' && effect.state !== 'missed') {
        throw new AppError('wrong_state', { state: effect.state })
      }
      uow.write(deps.by(), (tx) => {
        // The parts of a post go together: what follows a part that is given up would wait for ever.
        if (effect.variantId !== null) deps.giveUpVariant(tx, effect.variantId)
        else {
          effects.save(tx, cancelled(effect))
          deps.onSaved(tx, cancelled(effect))
        }
        tx.audit({ action: 'effect.cancel', entity: `effect:${effect.id}`, before: { state: effect.state } })
      })
      deps.wakeOutbox()
      return OK
    },
    settle: ({ effectId, verdict }: ParsedInputOf<'outbox.settle'>): OutputOf<'outbox.settle'> => {
      const effect = existing(effectId)
      const byHand = effect.state === 'needs_attention' && effect.lastError?.code === 'by_hand'
      if (effect.state !== 'uncertain' && !byHand) throw new AppError('wrong_state', { state: effect.state })
      switch (verdict.kind) {
        case 'published': {
          const remoteId = deps.postIdOfLink(verdict.link)
          if (remoteId === null) throw new AppError('link_not_recognised')
          change(
            'effect.settled_published',
            effect,
            decide(effect, { kind: 'done', remoteId, limits: null }, clock.now()).effect,
          )
          return OK
        }
        case 'not_published': {
          // By hand: the person gives it up. Uncertain: they looked, so it may leave again; its hour still counts.
          const next = byHand ? cancelled(effect) : requeued(effect, effect.dueAtMs, effect.missAtMs)
          change('effect.settled_not_published', effect, next)
          return OK
        }
        default:
          return assertNever(verdict)
      }
    },
    openByHand: async ({ effectId }: ParsedInputOf<'outbox.openByHand'>): Promise<OutputOf<'outbox.openByHand'>> => {
      const effect = existing(effectId)
      if (effect.state !== 'needs_attention') throw new AppError('wrong_state', { state: effect.state })
      const text = textOf(effect)
      const { payload } = effect
      const url = deps.composeUrl(text, payload.kind === 'reply' ? payload.inReplyToRemoteId : previousOf(effect))
      deps.browser.copyText(text)
      await deps.browser.open(url)
      return { url }
    },
  }

  /** In a thread, the segment before this one. */
  function previousOf(effect: Effect): string | null {
    return effect.afterSeq === null ? null : (effects.bySeq(effect.afterSeq)?.remoteId ?? null)
  }
}

function subjectOf(effect: Effect): EffectView['subject'] {
  if (effect.postId !== null) return { kind: 'post', id: effect.postId }
  if (effect.conversationId !== null) return { kind: 'conversation', id: effect.conversationId }
  return null
}
