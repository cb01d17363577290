/**
 * After a change of a zone's rules: planned posts keep their wall time and get the instant that follows from it now,
 * with everything that is queued for it (docs/specs/scheduling.md §6).
 */
import { assertNever } from '#shared/domain/assertNever.ts'
import { planUnderRules, type PlanUnderRules, type ZoneRules } from '#shared/domain/zoneRules.ts'
import type { Actor } from '../store/auditChain.ts'
import type { Effect, EffectTable } from '../store/effectTable.ts'
import type { PlannedTime, Post, PostTable } from '../store/postTable.ts'
import type { SettingTable } from '../store/settingTable.ts'
import type { UnitOfWork, WriteTx } from '../store/unitOfWork.ts'
import { hourGone, movedBy } from '../sync/policy.ts'
import type { StandingNotices } from './standingNotices.ts'

const SETTING = 'zoneRules'
type Change = Exclude<PlanUnderRules, { kind: 'same' }>

export function createZoneReview(deps: {
  readonly uow: UnitOfWork
  readonly posts: PostTable
  readonly effects: EffectTable
  readonly settings: SettingTable
  readonly notices: StandingNotices
  readonly rules: ZoneRules
  readonly nowMs: () => number
  /** The variant follows its effects, in the same transaction. */
  readonly onSaved: (tx: WriteTx, effect: Effect) => void
  readonly by: () => Actor
}) {
  const { posts, effects, rules } = deps

  function waitingOf(post: Post, planned: PlannedTime): readonly Effect[] {
    return posts
      .variantsOf(post.id)
      .flatMap((variant) => effects.ofVariant(variant.id))
      .filter(({ state, dueAtMs }) => state === 'queued' && dueAtMs === planned.atMs)
  }

  function save(tx: WriteTx, effect: Effect): void {
    effects.save(tx, effect)
    deps.onSaved(tx, effect)
  }

  function carryOut(tx: WriteTx, post: Post, planned: PlannedTime, change: Change): void {
    const waiting = waitingOf(post, planned)
    switch (change.kind) {
      case 'moved': {
        posts.save(tx, { ...post, planned: { ...planned, atMs: change.atMs } })
        for (const effect of waiting) save(tx, movedBy(effect, change.atMs - planned.atMs))
        break
      }
      case 'gone': {
        const { before, after } = change
        // The first part of each chain asks for all that follow it.
        const later = new Set(waiting.map(({ seq }) => seq))
        for (const effect of waiting) {
          if (effect.afterSeq === null || !later.has(effect.afterSeq))
            save(tx, hourGone(effect, tx.nowMs, before, after))
        }
        break
      }
      default:
        assertNever(change)
    }
    tx.audit({
      action: change.kind === 'moved' ? 'post.zone_moved' : 'post.zone_gone',
      entity: `post:${post.id}`,
      before: { wallTime: planned.wallTime, zone: planned.zone, atMs: planned.atMs },
      after: { atMs: change.kind === 'moved' ? change.atMs : null, effects: waiting.length },
    })
  }

  return {
    /** @param trustVersion false looks at every plan, true only where the version of the rules is another */
    run: ({ trustVersion }: { readonly trustVersion: boolean }): void => {
      const known = deps.settings.get(SETTING)
      if (trustVersion && known === rules.version) return
      const changes = posts.plansToCome(deps.nowMs()).flatMap(({ post, planned }) => {
        const change = planUnderRules(planned, rules.read)
        if (change.kind === 'same') return []
        // A draft that has lost its hour asks when it is planned again.
        return change.kind === 'gone' && post.stage !== 'scheduled' ? [] : [{ post, planned, change }]
      })
      if (changes.length === 0 && known === rules.version) return
      deps.uow.write(deps.by(), (tx) => {
        for (const { post, planned, change } of changes) carryOut(tx, post, planned, change)
        const scheduled = changes.filter(({ post }) => post.stage === 'scheduled')
        const moved = scheduled.filter(({ change }) => change.kind === 'moved').length
        if (moved > 0) deps.notices.raise(tx, 'zone_rules_changed', { count: moved })
        deps.settings.put(tx, SETTING, rules.version)
        tx.audit({
          action: 'zone_rules.review',
          entity: 'settings',
          before: { version: typeof known === 'string' ? known : null },
          after: { version: rules.version, moved, gone: scheduled.length - moved },
        })
      })
    },
  }
}
