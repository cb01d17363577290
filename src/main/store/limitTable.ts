/** The limits of a network that were reached, and until when each holds (docs/specs/outbox.md §6.2, pull.md §6.1). */
import type { EffectKind } from '#shared/domain/effect.ts'
import type { Stream } from './cursorTable.ts'
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

/** What a network counts together: posts and answers go out by the same request. */
export type LimitConcern = Exclude<EffectKind, 'reply'> | Stream

/** `app`: every account that uses the same registered app waits. */
export type LimitPause = { readonly scope: 'account' | 'app'; readonly untilMs: number }

export const limitConcernOf = (kind: EffectKind): LimitConcern => (kind === 'reply' ? 'publish_segment' : kind)

/** The same in SQL, for an effect `e`. */
export const LIMIT_CONCERN_OF_E = `CASE e.kind WHEN 'reply' THEN 'publish_segment' ELSE e.kind END`

export type LimitTable = ReturnType<typeof createLimitTable>

type Key = { readonly accountId: string; readonly concern: LimitConcern }

export function createLimitTable(db: Sqlite) {
  const put = db.prepare<[Key & LimitPause]>(
    `INSERT INTO limit_pause (scope, holder, concern, paused_until)
     SELECT scope, holder, @concern, @untilMs FROM limit_holder WHERE account_id = @accountId AND scope = @scope
     ON CONFLICT (scope, holder, concern) DO UPDATE SET paused_until = max(paused_until, excluded.paused_until)`,
  )
  // The application is said where both hold equally long: it explains why every account waits.
  const longest = db.prepare<[Key], LimitPause>(
    `SELECT p.scope, p.paused_until AS untilMs FROM limit_holder h
       JOIN limit_pause p ON p.scope = h.scope AND p.holder = h.holder
     WHERE h.account_id = @accountId AND p.concern = @concern ORDER BY p.paused_until DESC, p.scope DESC LIMIT 1`,
  )
  const shift = db.prepare<[number, number]>(
    'UPDATE limit_pause SET paused_until = paused_until - ? WHERE paused_until > ?',
  )
  return {
    /** A pause never shortens one that holds. Where nobody knows which app an account uses, it waits alone. */
    pause: (tx: WriteTx, accountId: string, concern: LimitConcern, pause: LimitPause): void => {
      const { changes } = put.run({ accountId, concern, ...pause })
      if (changes === 0) put.run({ accountId, concern, scope: 'account', untilMs: pause.untilMs })
      tx.changed('outbox')
    },
    /** The pause that holds longest, its own or its app's; null where there was none. It may be over. */
    pauseOf: (accountId: string, concern: LimitConcern): LimitPause | null =>
      longest.get({ accountId, concern }) ?? null,
    /** The clock was set back: pauses that were worked out on it would last longer by as much. */
    shiftBack: (tx: WriteTx, byMs: number): void => {
      shift.run(byMs, tx.nowMs)
      tx.changed('outbox')
    },
  }
}
