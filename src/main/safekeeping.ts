/** What keeps plans and data right by itself: change of the official time, database that is a copy, daily backup. */
import type { Topic } from '#shared/contract/operation.ts'
import type { Ports } from './ports.ts'
import { createBackups } from './services/backups.ts'
import type { PublishingPlan } from './services/publishingPlan.ts'
import { createRestoredOutbox } from './services/restoredOutbox.ts'
import type { OpenProfile } from './services/session.ts'
import type { Settings } from './services/settings.ts'
import { createStandingNotices } from './services/standingNotices.ts'
import { createZoneReview } from './services/zoneReview.ts'
import type { Actor, AuditChain } from './store/auditChain.ts'
import type { BackupPlacesFile } from './store/backupPlaces.ts'
import type { Effect, EffectTable } from './store/effectTable.ts'
import type { PostTable } from './store/postTable.ts'
import { clearCopyMark, readCopyMark } from './store/restoredCopy.ts'
import type { SettingTable } from './store/settingTable.ts'
import type { StoreWorker } from './store/storeTasks.ts'
import type { UnitOfWork, WriteTx } from './store/unitOfWork.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

export type SafekeepingConfig = {
  readonly dataDir: string
  readonly version: string
  readonly automaticBackups: boolean
}

export function createSafekeeping(deps: {
  readonly ports: Ports
  readonly profile: OpenProfile
  readonly config: SafekeepingConfig
  readonly places: BackupPlacesFile
  readonly worker: StoreWorker
  readonly uow: UnitOfWork
  readonly audit: AuditChain
  readonly posts: PostTable
  readonly effects: EffectTable
  readonly settingTable: SettingTable
  readonly settings: Settings
  readonly plan: PublishingPlan
  readonly onSaved: (tx: WriteTx, effect: Effect) => void
  /** The database is a copy: in the transaction that draws the consequences. */
  readonly correspondence: { readonly onRestored: (tx: WriteTx) => void }
  readonly wakeOutbox: () => void
  readonly by: () => Actor
  readonly publish: (topic: Topic, ids: readonly string[]) => void
}) {
  const { ports, uow, posts, effects, plan, by, onSaved, wakeOutbox } = deps
  const { clock, ids } = ports
  const { db } = deps.profile.store
  const byItself = (): Actor => ({ actor: 'mando', correlationId: ids.next() })
  const notices = createStandingNotices({ table: deps.settingTable, uow, by })
  const zoneReview = createZoneReview({
    uow,
    posts,
    effects,
    settings: deps.settingTable,
    notices,
    rules: ports.zoneRules,
    nowMs: clock.now,
    onSaved,
    by: byItself,
  })
  const restored = createRestoredOutbox({
    uow,
    effects,
    notices,
    mark: { read: () => readCopyMark(db), clear: () => clearCopyMark(db) },
    nowMs: clock.now,
    graceMsOf: ({ postId }) => {
      const own = postId === null ? null : posts.byId(postId)?.graceMinutes
      return (own ?? deps.settings.office().graceMinutes) * MINUTE_MS
    },
    planAnew: (tx) => {
      for (const post of posts.plannedWithoutEffects()) {
        const anew = { ...post, planNumber: post.planNumber + 1 }
        posts.save(tx, anew)
        plan.apply(tx, anew, tx.nowMs - 1, 'stays', 'same')
      }
    },
    onSaved,
    onRestored: deps.correspondence.onRestored,
    wakeOutbox,
    byItself,
    by,
  })
  const backups = createBackups({
    ...ports,
    dataDir: deps.config.dataDir,
    version: deps.config.version,
    profile: deps.profile,
    places: deps.places,
    worker: deps.worker,
    firstChangeAtMs: deps.audit.firstAtMs,
    publish: deps.publish,
  })

  let cancelReview: () => void = () => undefined
  /** Every day whatever the version says: it costs little, and a plan that is wrong by an hour costs much. */
  function reviewDaily(): void {
    cancelReview = clock.after(DAY_MS, () => {
      zoneReview.run({ trustVersion: false })
      wakeOutbox()
      reviewDaily()
    })
  }

  return {
    notices,
    backups,
    handlers: { ...backups, confirmPlanned: restored.confirmPlanned },
    /** Before the outbox looks for work. */
    start: (): void => {
      restored.run()
      zoneReview.run({ trustVersion: true })
      reviewDaily()
      if (deps.config.automaticBackups) backups.start()
    },
    stop: async (): Promise<void> => {
      cancelReview()
      await backups.stop()
    },
  }
}
