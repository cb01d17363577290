/** Settings of the office, one JSON value per key. Which keys there are is known to `services/settings.ts`. */
import type { JsonValue } from '#shared/rpc/json.ts'
import type { Sqlite } from './sqlite.ts'
import type { WriteTx } from './unitOfWork.ts'

export type SettingTable = ReturnType<typeof createSettingTable>

export function createSettingTable(db: Sqlite) {
  const one = db.prepare<[string], string>('SELECT value FROM setting WHERE key = ?').pluck()
  const put = db.prepare<[string, string]>(
    'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  )
  return {
    /** Unparsed; undefined where it was never set. */
    get: (key: string): unknown => {
      const value = one.get(key)
      return value === undefined ? undefined : JSON.parse(value)
    },
    put: (tx: WriteTx, key: string, value: JsonValue): void => {
      put.run(key, JSON.stringify(value))
      tx.changed('settings', key)
    },
  }
}
