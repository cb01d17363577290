/** The people of the office. */
import type { Role } from '#shared/domain/roles.ts'
import { nameKey } from './nameKey.ts'
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type Person = {
  readonly id: string
  readonly name: string
  readonly role: Role
  /** Made and read by services/pinHash.ts. */
  readonly pinHash: string
  /** By somebody else: its person sets another one when they next enter. */
  readonly isPinGiven: boolean
  /** In a row. */
  readonly wrongPins: number
  readonly waitUntilMs: number | null
  readonly archivedAtMs: number | null
}

type PersonRow = {
  id: string
  name: string
  role: Role
  pin_hash: string
  pin_given: 0 | 1
  wrong_pins: number
  wait_until: number | null
  archived_at: number | null
}

export type PersonTable = ReturnType<typeof createPersonTable>

export function createPersonTable(db: Sqlite) {
  const all = db.prepare<[], PersonRow>('SELECT * FROM person ORDER BY archived_at IS NOT NULL, name_key, id')
  const byId = db.prepare<[string], PersonRow>('SELECT * FROM person WHERE id = ?')
  const byName = db
    .prepare<[string], string>('SELECT id FROM person WHERE name_key = ? AND archived_at IS NULL')
    .pluck()
  const insert = db.prepare<[Record<string, string | number>]>(
    `INSERT INTO person (id, name, name_key, role, pin_hash, created_at)
     VALUES (@id, @name, @nameKey, @role, @pinHash, @now)`,
  )
  const update = db.prepare<[Record<string, string | number | null>]>(
    `UPDATE person SET name = @name, name_key = @nameKey, role = @role, pin_hash = @pinHash, pin_given = @pinGiven, wrong_pins = @wrongPins,
       wait_until = @waitUntilMs, archived_at = @archivedAtMs WHERE id = @id`,
  )
  return {
    all: (): readonly Person[] => all.all().map(personOf),
    byId: (id: string): Person | null => {
      const row = byId.get(id)
      return row === undefined ? null : personOf(row)
    },
    /** The id of the one, not archived, whose name differs by case and accents at most. */
    idByName: (name: string): string | null => byName.get(nameKey(name)) ?? null,
    insert: (tx: WriteTx, { id, name, role, pinHash }: Pick<Person, 'id' | 'name' | 'role' | 'pinHash'>): void => {
      insert.run({ id, name, nameKey: nameKey(name), role, pinHash, now: tx.nowMs })
      tx.changed('people', id)
    },
    save: (tx: WriteTx, person: Person): void => {
      const { isPinGiven, ...row } = person
      update.run({ ...row, pinGiven: isPinGiven ? 1 : 0, nameKey: nameKey(person.name) })
      tx.changed('people', person.id)
    },
  }
}

function personOf(row: PersonRow): Person {
  const { id, name, role } = row
  return {
    id,
    name,
    role,
    pinHash: row.pin_hash,
    isPinGiven: row.pin_given === 1,
    wrongPins: row.wrong_pins,
    waitUntilMs: row.wait_until,
    archivedAtMs: row.archived_at,
  }
}
