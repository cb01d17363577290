/** Which backups are kept (docs/specs/backup.md §1). */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { backupsToKeep } from '../../../src/shared/domain/backupRotation.ts'

const DAY = 86_400_000
const MONDAY = Date.UTC(2026, 10, 23)

it('keeps seven days and four weeks of a year of daily backups', () => {
  const daily = Array.from({ length: 365 }, (_, i) => MONDAY - i * DAY + 9 * 3_600_000)
  const ages = [...backupsToKeep(daily)].map((atMs) => Math.round((MONDAY + 9 * 3_600_000 - atMs) / DAY))
  expect(ages.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 8, 15])
})

it('keeps the newest of a day on which several were made', () => {
  const of = (hour: number) => MONDAY + hour * 3_600_000
  expect([...backupsToKeep([of(9), of(12), of(10)])]).toEqual([of(12)])
})

it('takes nothing away for days without a backup', () => {
  const rare = [0, 40, 80, 120].map((days) => MONDAY - days * DAY)
  expect(backupsToKeep(rare).size).toBe(4)
})

it('always keeps the newest, never more than eleven, and throws out nothing that it kept before', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: MONDAY - 400 * DAY, max: MONDAY }), { minLength: 1 }), (madeAtMs) => {
      const kept = backupsToKeep(madeAtMs)
      expect(kept.has(Math.max(...madeAtMs))).toBe(true)
      expect(kept.size).toBeLessThanOrEqual(11)
      expect(backupsToKeep([...kept])).toEqual(kept)
    }),
  )
})
