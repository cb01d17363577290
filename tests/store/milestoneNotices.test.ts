/** What is noted of round numbers that were reached (docs/specs/growth.md §6.4). */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createMilestoneNoticeTable } from '../../src/main/store/milestoneNoticeTable.ts'
import { ACCOUNT, openInboxDesk, type InboxDesk } from '../fakes/inboxDesk.ts'

let desk: InboxDesk
beforeEach(() => (desk = openInboxDesk()))
afterEach(() => desk.close())

it('keeps what is to be told until it or a higher one of the account was told', () => {
  const { write } = desk
  const table = createMilestoneNoticeTable(desk.test.db)
  for (const [count, day] of [
    [10_000, '2026-11-20'],
    [15_000, '2026-11-22'],
    [20_000, '2026-11-27'],
  ] as const) {
    write((tx) => table.noteReached(tx, ACCOUNT, { count, day }))
  }
  write((tx) => table.settle(tx, 'another account', 20_000))
  expect(table.untold().map(({ count }) => count)).toEqual([10_000, 15_000, 20_000])
  write((tx) => table.settle(tx, ACCOUNT, 15_000))
  expect(table.untold()).toEqual([{ accountId: ACCOUNT, count: 20_000, day: '2026-11-27' }])
  expect([10_000, 20_000, 30_000].map((count) => table.hasNoted(ACCOUNT, count))).toEqual([true, true, false])
})
