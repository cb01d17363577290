/** What is due, in business time, over a real database (docs/specs/inbox.md §9). */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { InputOf } from '../../src/shared/contract/contract.ts'
import { DEFAULT_HOURS } from '../../src/shared/domain/officeHours.ts'
import { createClockTable } from '../../src/main/store/clockTable.ts'
import { OWN } from '../fakes/fakeNetwork.ts'
import { mention, openInboxDesk, type InboxDesk } from '../fakes/inboxDesk.ts'
import type { TestStore } from '../fakes/testStore.ts'
import { storeBefore } from '../fakes/storeBefore.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** Monday, half past nine in Madrid, in winter. */
const MONDAY = Date.parse('2026-11-23T08:30:00Z')

let desk: InboxDesk
beforeEach(() => {
  desk = openInboxDesk({ startMs: MONDAY })
  desk.conversations.start()
})
afterEach(() => desk.close())

type Target = InputOf<'hours.setTargets'>['targets'][number]
const target = (change: Partial<Target>): Target => ({
  labelId: null,
  priority: null,
  responseMinutes: null,
  resolutionMinutes: null,
  ...change,
})
const aim = async (...targets: Partial<Target>[]) => {
  desk.hours.setTargets({ targets: targets.map(target) })
  await settle()
}
/** Lets what was put off until nothing else waits be done. */
const settle = () => desk.clock.advance(0)
const hours = (change: Partial<InputOf<'hours.set'>> = {}): InputOf<'hours.set'> =>
  structuredClone({ ...DEFAULT_HOURS, ...change }) as InputOf<'hours.set'>
let nextId = 100
function arrive(atMs = desk.clock.now()): string {
  const id = String((nextId += 1))
  desk.receive(mention(id, `aviso ${id}`, atMs, { conversationId: id }))
  return desk.rows().find(({ snippet }) => snippet === `aviso ${id}`)!.conversationId
}
const row = (id: string) => desk.rows().find(({ conversationId }) => conversationId === id)!
const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString().slice(0, 16))
const overdue = () => desk.rows({ view: 'overdue' }).map(({ conversationId }) => conversationId)
const measured = (id: string) => createClockTable(desk.test.db).measuredOf(id)

describe('§9.1 what is due', () => {
  it('counts the office’s hours, over a night, a weekend and a holiday', async () => {
    await desk.hours.set(hours({ ownDays: [{ day: '2026-11-24', name: 'Patrona', isOpen: false }] }))
    await aim({ responseMinutes: 60, resolutionMinutes: 7 * 60 })
    const id = arrive()
    expect(iso(row(id).responseDueAtMs)).toBe('2026-11-23T09:30')
    // Four and a half hours are left of Monday; Tuesday is off.
    expect(iso(row(id).resolutionDueAtMs)).toBe('2026-11-25T08:30')
  })

  it('is due no more when it is answered, and says in business minutes how long it took', async () => {
    await aim({ responseMinutes: 60 })
    const id = arrive()
    await desk.clock.advance(30 * MINUTE)
    desk.change(id, { kind: 'status', status: 'waiting_citizen' })
    expect(row(id).responseDueAtMs).toBeNull()
    expect(measured(id)).toMatchObject([{ kind: 'response', outcome: 'met', businessMs: 30 * MINUTE, isLate: false }])
  })

  it('runs on while it is snoozed or waits inside, and stops while it waits for the citizen', async () => {
    await aim({ resolutionMinutes: 120 })
    const id = arrive()
    const dueMs = row(id).resolutionDueAtMs
    desk.change(id, { kind: 'snooze', untilMs: MONDAY + HOUR })
    desk.change(id, { kind: 'status', status: 'waiting_inside' })
    expect(row(id).resolutionDueAtMs).toBe(dueMs)
    await desk.clock.advance(HOUR)
    desk.change(id, { kind: 'status', status: 'waiting_citizen' })
    expect(row(id).resolutionDueAtMs).toBeNull()
    await desk.clock.advance(HOUR)
    desk.change(id, { kind: 'status', status: 'open' })
    expect(row(id).resolutionDueAtMs).toBe(desk.clock.now() + HOUR)
  })

  it('an answer that was written elsewhere ends it, measured by when it was written', async () => {
    await aim({ responseMinutes: 60 })
    const id = arrive()
    const answer = mention('900', 'hecho', MONDAY + 10 * MINUTE, {
      author: OWN,
      conversationId: String(nextId),
      inReplyToId: String(nextId),
      mentionsUs: false,
    })
    await desk.clock.advance(30 * MINUTE)
    desk.receive(answer)
    expect(row(id)).toMatchObject({ status: 'waiting_citizen', responseDueAtMs: null })
    expect(measured(id)).toMatchObject([{ kind: 'response', businessMs: 10 * MINUTE }])
  })

  it('what is undone goes on from where it was', async () => {
    await aim({ responseMinutes: 60, resolutionMinutes: 300 })
    const id = arrive()
    const before = row(id)
    const changeId = desk.ports.ids.next()
    desk.inbox.change({ changeId, conversationIds: [id], change: { kind: 'status', status: 'resolved' } })
    expect(row(id)).toMatchObject({ responseDueAtMs: null, resolutionDueAtMs: null })
    expect(measured(id)).toHaveLength(2)
    desk.inbox.undo({ changeId, undoId: desk.ports.ids.next() })
    expect(row(id)).toMatchObject({
      responseDueAtMs: before.responseDueAtMs,
      resolutionDueAtMs: before.resolutionDueAtMs,
    })
    expect(measured(id)).toEqual([])
  })

  it('what is from before, or silenced, is due never', async () => {
    await aim({ responseMinutes: 60 })
    const id = arrive()
    desk.change(id, { kind: 'status', status: 'ignored' })
    desk.change(id, { kind: 'silence', on: true })
    desk.receive(mention('950', 'sigo', MONDAY + 1, { conversationId: String(nextId) }))
    expect(row(id)).toMatchObject({ status: 'ignored', responseDueAtMs: null })
  })
})

describe('§9.2 targets', () => {
  it('follow label and priority, the shortest first, and a change moves what is open and not what is closed', async () => {
    const labelId = desk.ports.ids.next()
    desk.inbox.saveLabel({ labelId, name: 'Agua', colour: 'blue' })
    await aim({ responseMinutes: 240 }, { labelId, responseMinutes: 120 }, { priority: 'high', responseMinutes: 30 })
    const id = arrive()
    const closed = arrive()
    desk.change(closed, { kind: 'status', status: 'resolved' })
    const dueAfter = () => (row(id).responseDueAtMs! - MONDAY) / MINUTE
    expect(dueAfter()).toBe(240)
    desk.change(id, { kind: 'label', labelId, on: true })
    expect(dueAfter()).toBe(120)
    desk.change(id, { kind: 'priority', priority: 'high' })
    expect(row(id).priority).toBe('high')
    expect(dueAfter()).toBe(30)
    await aim({ responseMinutes: 45 })
    expect(dueAfter()).toBe(45)
    expect(measured(closed)).toMatchObject([{ dueAtMs: MONDAY + 240 * MINUTE }, { dueAtMs: null }])
    await aim()
    expect(row(id).responseDueAtMs).toBeNull()
  })

  it('a change of priority is undone like any other', () => {
    const id = arrive()
    const changeId = desk.ports.ids.next()
    desk.inbox.change({ changeId, conversationIds: [id], change: { kind: 'priority', priority: 'low' } })
    desk.inbox.undo({ changeId, undoId: desk.ports.ids.next() })
    expect(row(id).priority).toBe('normal')
  })
})

describe('§9.3 overdue', () => {
  it('comes by time alone, first what was due first, and goes when it is answered; late stays in the record', async () => {
    await aim({ responseMinutes: 60 }, { priority: 'high', responseMinutes: 30 })
    const first = arrive()
    const second = arrive()
    desk.change(second, { kind: 'priority', priority: 'high' })
    desk.change(first, { kind: 'pin', on: true })
    expect(overdue()).toEqual([])
    await desk.clock.advance(2 * HOUR)
    expect(overdue()).toEqual([second, first])
    expect(desk.inbox.counts()).toMatchObject({ overdue: 2 })
    desk.change(second, { kind: 'status', status: 'waiting_citizen' })
    expect(overdue()).toEqual([first])
    expect(measured(second)).toMatchObject([{ isLate: true, businessMs: 2 * HOUR }])
  })

  it('pages exactly, also where many are due at once', async () => {
    await aim({ responseMinutes: 30 })
    const all = Array.from({ length: 7 }, () => arrive())
    await desk.clock.advance(HOUR)
    const seen: string[] = []
    let cursor: InputOf<'inbox.list'>['cursor'] = null
    do {
      const scope = { view: 'overdue', accountId: null, kind: null, assigneeId: null, labelId: null } as const
      const page = desk.inbox.list({ scope: { ...scope, fromDay: null, toDay: null, text: null }, cursor, limit: 2 })
      seen.push(...page.rows.map(({ conversationId }) => conversationId))
      cursor = page.next
    } while (cursor !== null)
    expect(seen).toHaveLength(7)
    expect(new Set(seen)).toEqual(new Set(all))
  })

  it('tells whoever looks at the instant, without a write', async () => {
    await desk.conversations.lookForHolidays()
    await aim({ responseMinutes: 30 })
    arrive()
    const told = () => desk.test.events.filter(({ topic }) => topic === 'inbox').length
    const before = told()
    const rows = desk.test.audit.recent(null, 2_000).length
    await desk.clock.advance(29 * MINUTE)
    expect(told()).toBe(before)
    await desk.clock.advance(MINUTE)
    expect(told()).toBe(before + 1)
    expect(desk.test.audit.recent(null, 2_000)).toHaveLength(rows)
  })
})

describe('§9.4 the night lane', () => {
  it('holds what began while the office was closed, until it is taken up', () => {
    const atNight = arrive(Date.parse('2026-11-23T02:00:00Z'))
    const byDay = arrive()
    expect(row(byDay).isOfNight).toBe(false)
    expect(desk.rows({ view: 'night' }).map(({ conversationId }) => conversationId)).toEqual([atNight])
    expect(desk.inbox.counts()).toMatchObject({ night: 1 })
    desk.change(atNight, { kind: 'status', status: 'open' })
    expect(desk.inbox.counts()).toMatchObject({ night: 0 })
    expect(row(atNight).isOfNight).toBe(true)
  })

  it('knows the nights in which the clock changes', () => {
    // Eight in the morning is one hour earlier by UTC from the last Sunday of March.
    desk.clock.setWall(Date.parse('2027-03-30T12:00:00Z'))
    expect(row(arrive(Date.parse('2027-03-26T06:59:00Z'))).isOfNight).toBe(true)
    expect(row(arrive(Date.parse('2027-03-29T06:00:00Z'))).isOfNight).toBe(false)
  })
})

describe('§9.6 hours', () => {
  it('that change move what is open', async () => {
    await aim({ responseMinutes: 6 * 60 })
    const id = arrive()
    const day = [
      { fromMinute: 8 * 60, untilMinute: 10 * 60 },
      { fromMinute: 17 * 60, untilMinute: 19 * 60 },
    ]
    await desk.hours.set(hours({ week: Array.from({ length: 7 }, () => day) }))
    await settle()
    // Half an hour and two on Monday, two and one and a half on Tuesday.
    expect(iso(row(id).responseDueAtMs)).toBe('2026-11-24T17:30')
  })

  it('holidays are kept when they are first asked for, and a worked one overrules', async () => {
    desk.clock.setWall(Date.parse('2026-10-09T12:00:00Z'))
    await aim({ responseMinutes: 120 })
    const id = arrive()
    await desk.conversations.lookForHolidays()
    await settle()
    expect(iso(row(id).responseDueAtMs)).toBe('2026-10-13T07:00')
    await desk.hours.set(hours({ ownDays: [{ day: '2026-10-12', name: 'Guardia', isOpen: true }] }))
    await settle()
    expect(iso(row(id).responseDueAtMs)).toBe('2026-10-12T07:00')
  })

  it('that change for thousands are brought up in portions, and a new process goes on', async () => {
    const posts = Array.from({ length: 1_200 }, (_, i) =>
      mention(String(10_000 + i), 'aviso', MONDAY, { conversationId: `c${String(i)}` }),
    )
    desk.receive(...posts)
    const left = () =>
      desk.test.db.prepare('SELECT count(*) FROM conversation WHERE response_due_at IS NULL').pluck().get()
    expect(left()).toBe(1_200)
    desk.hours.setTargets({ targets: [target({ responseMinutes: 30 })] })
    // The process ends after the first portion.
    const events = desk.test.events as TestStore['events'][number][]
    const { push } = events
    events.push = (...told: TestStore['events'][number][]) => {
      desk.conversations.stop()
      return push.apply(events, told)
    }
    await settle()
    events.push = push
    expect(left()).toBe(700)
    await settle()
    expect(left()).toBe(700)
    desk.conversations.start()
    await settle()
    expect(left()).toBe(0)
  })
})

it('an existing database waits from the first word after our last, and nothing of it is lost', () => {
  const dir = mkdtempSync(join(tmpdir(), 'mando-clock-'))
  try {
    const store = storeBefore(dir, 'response-clock')
    const before = store.before()
    const conversation = (id: string, status: string) =>
      `INSERT INTO conversation (id, account_id, kind, remote_key, citizen_remote_id, citizen_handle, citizen_name, status,
         unread, last_at, snippet, item_count) VALUES ('${id}', 'a', 'public', '${id}', '1', 'ana', 'Ana', '${status}', 0, 9, 's', 3);`
    const item = (id: string, of: string, direction: string, at: number) =>
      `INSERT INTO item (id, account_id, conversation_id, kind, direction, remote_id, author_remote_id, author_handle,
         author_name, text, mentions_us, written_at, received_at, checked_at)
       VALUES ('${id}', 'a', '${of}', 'public', '${direction}', '${id}', '1', 'ana', 'Ana', 't', 1, ${String(at)}, 1, 1);`
    before.db.exec(`
      INSERT INTO account (id, network, mode, handle, display_name, colour, state, created_at, updated_at)
        VALUES ('a', 'x', 'training', 'demo', 'Demo', 'blue', 'connected', 1, 1);
      ${conversation('o', 'open')} ${conversation('w', 'waiting_citizen')} ${conversation('r', 'resolved')}
      ${item('1', 'o', 'in', 3)} ${item('2', 'o', 'out', 5)} ${item('3', 'o', 'in', 7)} ${item('4', 'o', 'in', 9)}
      ${item('5', 'w', 'in', 3)} ${item('6', 'w', 'out', 9)}`)
    before.close()
    const after = store.now()
    const table = createClockTable(after.db)
    expect(table.of('o')?.clock).toEqual({ waitingSinceMs: 7, openSinceMs: 7, spentMs: 0, runningSinceMs: 7 })
    expect(table.of('w')?.clock).toMatchObject({ waitingSinceMs: null, openSinceMs: 9, runningSinceMs: null })
    expect(table.of('r')?.clock.openSinceMs).toBeNull()
    expect(table.olderThan(1, 10)).toEqual(['o'])
    expect(after.db.pragma('foreign_key_check')).toEqual([])
    after.close()
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
})
