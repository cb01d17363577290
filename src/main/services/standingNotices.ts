/** Tells once of what happened without a person's doing, until somebody says that they have read it; over restarts. */
import { z } from 'zod'
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { lazily } from '#shared/domain/lazily.ts'
import { NOTICE_CODES, type NoticeCode } from '#shared/domain/notice.ts'
import type { Actor } from '../store/auditChain.ts'
import type { SettingTable } from '../store/settingTable.ts'
import type { UnitOfWork, WriteTx } from '../store/unitOfWork.ts'

export type StandingNotice = {
  readonly code: NoticeCode
  readonly sinceMs: number
  readonly params: Readonly<Record<string, string | number>>
}

const SETTING = 'notices'
const stored = lazily(() =>
  z.array(
    z.object({
      code: z.enum(NOTICE_CODES),
      sinceMs: z.int(),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  ),
)

export type StandingNotices = ReturnType<typeof createStandingNotices>

export function createStandingNotices(deps: {
  readonly table: SettingTable
  readonly uow: UnitOfWork
  readonly by: () => Actor
}) {
  /** What a later version left and this one does not know counts as read. */
  const list = (): readonly StandingNotice[] =>
    stored()
      .catch([])
      .parse(deps.table.get(SETTING) ?? [])

  function put(tx: WriteTx, notices: readonly StandingNotice[]): void {
    deps.table.put(
      tx,
      SETTING,
      notices.map(({ code, sinceMs, params }) => ({ code, sinceMs, params: { ...params } })),
    )
    tx.changed('status')
  }

  return {
    list,
    /** Inside the transaction of what it tells of. A newer one of the same kind takes the place of the older. */
    raise: (tx: WriteTx, code: NoticeCode, params: StandingNotice['params']): void => {
      put(tx, [...without(list(), code), { code, sinceMs: tx.nowMs, params }])
    },
    acknowledge: ({ code }: ParsedInputOf<'status.acknowledge'>): OutputOf<'status.acknowledge'> => {
      const before = list()
      const after = without(before, code)
      if (after.length === before.length) return { ok: true }
      deps.uow.write(deps.by(), (tx) => {
        put(tx, after)
        tx.audit({ action: 'notice.acknowledge', entity: `notice:${code}` })
      })
      return { ok: true }
    },
  }
}

function without(notices: readonly StandingNotice[], code: string): readonly StandingNotice[] {
  return notices.filter(({ code: own }: { readonly code: string }) => own !== code)
}
