/** The weekly hours that an office keeps on its accounts, and what stands at an hour. */
import type { Weekday } from '#shared/domain/recurrence.ts'
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type Slot = {
  readonly id: string
  readonly accountId: string
  readonly weekday: Weekday
  /** `10:00`, on the office's wall clock. */
  readonly hour: string
  /** Empty: for anything. */
  readonly name: string
  readonly onHolidays: boolean
}

/** A post on one of its accounts, at the hour it has or has in mind. */
export type TakenHour = { readonly postId: string; readonly accountId: string; readonly atMs: number }

type SlotRow = { id: string; account_id: string; weekday: Weekday; hour: string; name: string; on_holidays: 0 | 1 }

export type SlotTable = ReturnType<typeof createSlotTable>

export function createSlotTable(db: Sqlite) {
  const all = db.prepare<[], SlotRow>('SELECT * FROM slot ORDER BY hour, id')
  const byId = db.prepare<[string], SlotRow>('SELECT * FROM slot WHERE id = ?')
  const at = db.prepare<[string, Weekday, string], SlotRow>(
    'SELECT * FROM slot WHERE account_id = ? AND weekday = ? AND hour = ?',
  )
  const put = db.prepare<[Record<string, string | number>]>(
    `INSERT INTO slot (id, account_id, weekday, hour, name, on_holidays)
       VALUES (@id, @accountId, @weekday, @hour, @name, @onHolidays)
     ON CONFLICT (id) DO UPDATE SET account_id = excluded.account_id, weekday = excluded.weekday, hour = excluded.hour,
       name = excluded.name, on_holidays = excluded.on_holidays`,
  )
  const remove = db.prepare<[string]>('DELETE FROM slot WHERE id = ?')
  // Each half by an index of its own.
  const taken = db.prepare<[{ fromMs: number; toMs: number }], TakenHour>(
    `SELECT p.id AS postId, v.account_id AS accountId, p.at_ms AS atMs FROM post p JOIN variant v ON v.post_id = p.id
       WHERE p.at_ms >= @fromMs AND p.at_ms < @toMs AND p.stage IN ('scheduled', 'cancelled') AND v.state <> 'cancelled'
     UNION ALL
     SELECT p.id, v.account_id, p.at_ms FROM post p JOIN variant v ON v.post_id = p.id
       WHERE p.stage = 'draft' AND p.at_ms >= @fromMs AND p.at_ms < @toMs AND v.state <> 'cancelled'`,
  )

  return {
    /** By hour. */
    all: (): readonly Slot[] => all.all().map(slotOf),
    byId: (id: string): Slot | null => orNull(byId.get(id)),
    at: (accountId: string, weekday: Weekday, hour: string): Slot | null => orNull(at.get(accountId, weekday, hour)),
    put: (tx: WriteTx, slot: Slot): void => {
      put.run({ ...slot, onHolidays: slot.onHolidays ? 1 : 0 })
      tx.changed('planning', slot.id)
    },
    remove: (tx: WriteTx, id: string): void => {
      remove.run(id)
      tx.changed('planning', id)
    },
    /** What stands in [fromMs, toMs), or has an hour of it in mind. */
    taken: (fromMs: number, toMs: number): readonly TakenHour[] => taken.all({ fromMs, toMs }),
  }
}

function orNull(row: SlotRow | undefined): Slot | null {
  return row === undefined ? null : slotOf(row)
}

function slotOf({ id, account_id: accountId, weekday, hour, name, on_holidays: onHolidays }: SlotRow): Slot {
  return { id, accountId, weekday, hour, name, onHolidays: onHolidays === 1 }
}
