/** Figures of attention over a real database, against a calculation of their own (docs/specs/care.md). */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createCare } from '../../src/main/services/care.ts'
import { CARE_STATEMENTS, createCareTable } from '../../src/main/store/careTable.ts'
import { storeBefore } from '../fakes/storeBefore.ts'
import type { OutputOf, ParsedInputOf } from '../../src/shared/contract/contract.ts'
import { OWN } from '../fakes/fakeNetwork.ts'
import { ACCOUNT, mention, openInboxDesk, OTHER_ACCOUNT, type InboxDesk } from '../fakes/inboxDesk.ts'

type Scope = ParsedInputOf<'care.figures'>
type Fixture = {
  readonly nowMs: number
  readonly personIds: readonly string[]
  readonly labelIds: readonly string[]
  readonly week: { fromMinute: number; untilMinute: number }[][]
  readonly targets: { readonly responseMinutes: number; readonly resolutionMinutes: number }
  readonly events: readonly {
    readonly atMs: number
    readonly conversation: number
    readonly accountId: string
    readonly what: 'write' | 'outside' | 'reply' | 'hand' | 'resolve' | 'ignore'
    readonly personId: string | null
  }[]
  readonly labels: readonly (readonly string[])[]
  readonly handoffs: readonly {
    readonly conversation: number
    readonly channel: string
    readonly openedAtMs: number
    readonly closedAtMs: number | null
  }[]
  readonly marks: readonly {
    readonly conversation: number
    readonly markedAtMs: number
    readonly ended: string | null
    readonly endedAtMs: number | null
  }[]
  readonly observations: readonly { readonly accountId: string; readonly atMs: number }[]
  readonly asked: readonly {
    readonly scope: Scope
    readonly figures: OutputOf<'care.figures'>
    readonly byDay: OutputOf<'care.byDay'>
    readonly byHour: OutputOf<'care.byHour'>
    readonly byLabel: OutputOf<'care.byLabel'>
    readonly byPerson: OutputOf<'care.byPerson'>
  }[]
}

// Written by attention.py beside it.
const fixture = JSON.parse(
  readFileSync(join(import.meta.dirname, '../fixtures/care/attention.json'), 'utf8'),
) as Fixture

const OTHER_REMOTE = '9001'

function careOf(desk: InboxDesk, rowsAtOnce?: number) {
  const { db } = desk.test
  return createCare({
    table: createCareTable(db),
    accounts: desk.accounts,
    // Everything else goes first, and no time passes.
    clock: {
      now: desk.clock.now,
      after: (_delayMs, task) => {
        setImmediate(task)
        return () => undefined
      },
    },
    zone: () => 'Europe/Madrid',
    ...(rowsAtOnce === undefined ? {} : { rowsAtOnce }),
  })
}

/** Lets the office live through the weeks of the fixture, by the same services as ever. */
async function live(desk: InboxDesk): Promise<void> {
  const { db } = desk.test
  desk.write((tx) =>
    desk.accounts.insert(tx, desk.account({ id: OTHER_ACCOUNT, handle: 'otra', remoteId: OTHER_REMOTE })),
  )
  fixture.personIds.forEach((id, at) =>
    desk.write((tx) =>
      desk.people.insert(tx, { id, name: `Persona ${String(at)}`, role: 'editor', pinHash: 'unused' }),
    ),
  )
  fixture.labelIds.forEach((labelId, at) =>
    desk.inbox.saveLabel({ labelId, name: `Etiqueta ${String(at)}`, colour: 'blue' }),
  )
  await desk.hours.set({ region: 'ES', week: fixture.week, ownDays: [] })
  desk.hours.setTargets({ targets: [{ labelId: null, priority: null, ...fixture.targets }] })

  const idOf = (conversation: number): string =>
    db
      .prepare<[string], string>(`SELECT conversation_id FROM item WHERE remote_id = ?`)
      .pluck()
      .get(firstRemoteId.get(conversation) ?? '') ?? ''
  const firstRemoteId = new Map<number, string>()
  const lastRemoteId = new Map<number, string>()
  fixture.events.forEach(({ atMs, conversation, accountId, what, personId }, at) => {
    desk.clock.setWall(atMs)
    desk.actAs(personId)
    const remoteId = String(10_000 + at)
    const account = { id: accountId, remoteId: accountId === ACCOUNT ? OWN.id : OTHER_REMOTE }
    const thread = { conversationId: `t${String(conversation)}` }
    switch (what) {
      case 'write':
        desk.receiveAt(account, mention(remoteId, `aviso ${remoteId}`, atMs, thread))
        if (!firstRemoteId.has(conversation)) firstRemoteId.set(conversation, remoteId)
        lastRemoteId.set(conversation, remoteId)
        return
      case 'outside':
        desk.receiveAt(
          account,
          mention(remoteId, 'hecho', atMs, {
            ...thread,
            author: { ...OWN, id: account.remoteId },
            inReplyToId: lastRemoteId.get(conversation) ?? null,
            mentionsUs: false,
          }),
        )
        return
      case 'reply': {
        const answerId = desk.ports.ids.next()
        const conversationId = idOf(conversation)
        desk.inbox.reply({ conversationId, answerId, text: 'Vamos', resolves: false, seenEntryId: null })
        // Somebody else may act by the time it is out.
        desk.actAs(fixture.personIds.find((id) => id !== personId) ?? null)
        desk.write((tx) => {
          const effect = { ...desk.effects.byId(answerId)!, state: 'done' as const, remoteId }
          desk.effects.save(tx, effect)
          desk.conversations.follow(tx, effect)
        })
        return
      }
      case 'hand':
        desk.change(idOf(conversation), { kind: 'status', status: 'waiting_citizen' })
        return
      case 'resolve':
        desk.change(idOf(conversation), { kind: 'status', status: 'resolved' })
        return
      case 'ignore':
        desk.change(idOf(conversation), { kind: 'status', status: 'ignored' })
    }
  })
  desk.clock.setWall(fixture.nowMs)
  desk.actAs(null)
  fixture.labels.forEach((labelIds, conversation) => {
    for (const labelId of labelIds) desk.change(idOf(conversation), { kind: 'label', labelId, on: true })
  })
  const handOff = db.prepare(
    `INSERT INTO handoff (id, conversation_id, channel, recipient, text, form_notice, reference, opened_at, closed_at,
       told_in_public) VALUES (?, ?, ?, 'Registro', '', 0, '', ?, ?, ?)`,
  )
  for (const { conversation, channel, openedAtMs, closedAtMs } of fixture.handoffs) {
    const told = closedAtMs === null ? null : 0
    handOff.run(desk.ports.ids.next(), idOf(conversation), channel, openedAtMs, closedAtMs, told)
  }
  const mark = db.prepare(
    'INSERT INTO urgent_mark (id, conversation_id, marked_at, ended, ended_at) VALUES (?, ?, ?, ?, ?)',
  )
  for (const { conversation, markedAtMs, ended, endedAtMs } of fixture.marks) {
    mark.run(desk.ports.ids.next(), idOf(conversation), markedAtMs, ended, endedAtMs)
  }
  desk.write((tx) => {
    for (const { accountId, atMs } of fixture.observations) {
      desk.observations.add(tx, { accountId, metric: 'followers', atMs, value: 1, source: 'sync' })
    }
  })
}

describe('the figures of weeks that were computed apart', () => {
  let desk: InboxDesk
  beforeAll(async () => {
    desk = openInboxDesk({ startMs: fixture.events[0]!.atMs - 1 })
    await live(desk)
    return desk.close
  })

  // Slices of seven rows: no figure depends on where one ends.
  describe.each([undefined, 7])('read %s rows at once', (rowsAtOnce) => {
    it.each(fixture.asked)('are the same from $scope.firstDay to $scope.lastDay', async (asked) => {
      const care = careOf(desk, rowsAtOnce)
      expect(await care.figures(asked.scope)).toEqual(asked.figures)
      expect(await care.byDay(asked.scope)).toEqual(asked.byDay)
      expect(await care.byHour(asked.scope)).toEqual(asked.byHour)
      expect(await care.byLabel(asked.scope)).toEqual(asked.byLabel)
      expect(await care.byPerson(asked.scope)).toEqual(asked.byPerson)
    })
  })

  it('§4.3 counts messages by hour as they are stored, whatever happens to them', () => {
    const { db } = desk.test
    const derived = db.prepare('SELECT * FROM item_hour WHERE count > 0 ORDER BY 1, 2, 3')
    const counted = db.prepare(
      `SELECT account_id, written_at / 3600000 AS hour, direction, count(*) AS count FROM item GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`,
    )
    expect(derived.all()).toEqual(counted.all())
    db.exec('SAVEPOINT before; UPDATE item SET written_at = written_at + 5400000 WHERE seq % 3 = 0')
    expect(derived.all()).toEqual(counted.all())
    db.exec('DELETE FROM item WHERE seq % 5 = 0')
    expect(derived.all()).toEqual(counted.all())
    db.exec('ROLLBACK TO before; RELEASE before')
  })
})

it('what was measured before belongs to its conversation’s account, and nobody is said to have ended it', () => {
  const dir = mkdtempSync(join(tmpdir(), 'mando-care-'))
  const upgrade = storeBefore(dir, 'care')
  const old = upgrade.before()
  old.db.exec(`
    INSERT INTO account (id, network, mode, handle, display_name, colour, state, created_at, updated_at)
      VALUES ('a', 'x', 'assisted', 'mando', 'Mando', 'blue', 'connected', 1, 1);
    INSERT INTO conversation (id, account_id, kind, remote_key, citizen_remote_id, citizen_handle, citizen_name, unread, last_at,
      snippet, item_count) VALUES ('c', 'a', 'public', '1:2', '2', 'ana', 'Ana', 0, 7200000, '', 2);
    INSERT INTO item (id, account_id, conversation_id, kind, direction, remote_id, author_remote_id, author_handle, author_name,
      text, mentions_us, written_at, received_at) VALUES
      ('1', 'a', 'c', 'public', 'in', '1', '2', 'ana', 'Ana', '', 1, 3600000, 1),
      ('2', 'a', 'c', 'public', 'in', '2', '2', 'ana', 'Ana', '', 1, 7199999, 1);
    INSERT INTO measured_time (conversation_id, kind, outcome, since, ended_at, business_ms, due_at, late, by_hand) VALUES
      ('c', 'response', 'met', 3600000, 5000000, 9, 4000000, 1, 0), ('c', 'resolution', 'met', 3600000, 6000000, 9, NULL, 0, 1)`)
  old.close()
  const now = upgrade.now()
  const rows = now.db
    .prepare('SELECT account_id, kind, aimed, due_at, late, by_hand, person_id FROM measured_time')
    .all()
  expect(rows).toEqual([
    { account_id: 'a', kind: 'response', aimed: 1, due_at: 4000000, late: 1, by_hand: 0, person_id: null },
    { account_id: 'a', kind: 'resolution', aimed: 0, due_at: null, late: 0, by_hand: 1, person_id: null },
  ])
  expect(now.db.prepare('SELECT * FROM item_hour').all()).toEqual([
    { account_id: 'a', hour: 1, direction: 'in', count: 2 },
  ])
  now.close()
  rmSync(dir, { recursive: true })
})

describe('reading', () => {
  let desk: InboxDesk
  beforeEach(() => {
    desk = openInboxDesk()
  })
  afterEach(() => desk.close())

  const PLANS: Readonly<Record<keyof typeof CARE_STATEMENTS, readonly string[]>> = {
    ended: ['SEARCH m USING INDEX measured_time_by_end (ended_at>? AND ended_at<?)'],
    begun: ['SEARCH m USING INDEX measured_time_by_begin (since>? AND since<?)'],
    resolved: ['SEARCH m USING INDEX measured_time_resolved (ended_at>? AND ended_at<?)'],
    waiting: [
      'SEARCH c USING COVERING INDEX conversation_waiting_since ((waiting_since,id)>(?,?) AND waiting_since<?)',
    ],
    open: [
      'SEARCH c USING COVERING INDEX conversation_open_since ((clock_open_since,id)>(?,?) AND clock_open_since<?)',
    ],
    handoffs: [
      'SEARCH h USING INDEX handoff_by_opening ((opened_at,id)>(?,?) AND opened_at<?)',
      'SEARCH c USING INDEX',
    ],
    urgent: [
      'SEARCH u USING INDEX urgent_mark_by_time ((marked_at,id)>(?,?) AND marked_at<?)',
      'SEARCH c USING INDEX',
      'SEARCH i USING INDEX item_by_conversation (conversation_id=? AND written_at>?)',
    ],
    hours: ['SEARCH h USING PRIMARY KEY (account_id=? AND (hour,direction)>(?,?) AND hour<?)'],
    firstHour: ['SEARCH h USING PRIMARY KEY (account_id=?)'],
    labelled: [
      'SEARCH m USING INDEX measured_time_by_end (ended_at>? AND ended_at<?)',
      'SEARCH l USING PRIMARY KEY (conversation_id=?)',
    ],
    wasRead: ['SEARCH o USING PRIMARY KEY (account_id=? AND metric=? AND at_ms>? AND at_ms<?)'],
  }
  it.each(Object.keys(PLANS) as (keyof typeof PLANS)[])('§5.1 seeks and sorts nothing: %s', (name) => {
    const plan = desk.test.planOf(CARE_STATEMENTS[name].replaceAll(/@\w+|\?/g, '1'))
    for (const step of PLANS[name]) expect(plan).toContain(step)
    expect(plan).not.toMatch(/SCAN (m|c|h|u|i|l|o)\b|TEMP B-TREE/)
  })

  it('§2.1 an office without anything has zeros for counts and nothing for times', async () => {
    const scope = { firstDay: '2026-11-01', lastDay: '2026-11-23', accountIds: [] }
    const { response, rate, urgent } = await careOf(desk).figures(scope)
    const none = { n: 0, medianMs: null, p90Ms: null }
    expect(response).toEqual({ business: none, clock: none, aimed: 0, withinTarget: 0, late: 0, dropped: 0 })
    expect(rate).toEqual({ conversations: 0, answered: 0, waiting: 0, dropped: 0 })
    expect(urgent).toMatchObject({ marked: 0, toAnswer: none })
    expect(await careOf(desk).byLabel(scope)).toEqual([])
  })

  it('§1.4 asked for everything, begins with the first message there is', async () => {
    desk.receive(mention('10', 'hola', Date.parse('2026-11-10T23:30:00Z')))
    const all = { firstDay: null, lastDay: '2026-11-23', accountIds: [] }
    expect(await careOf(desk).figures(all)).toMatchObject({ firstDay: '2026-11-11', messagesIn: 1 })
    expect((await careOf(desk).byDay(all)).days).toHaveLength(13)
  })

  it('§3.4 has no day after today, and today’s backlog is that of now', async () => {
    desk.receive(mention('10', 'hola', desk.clock.now()))
    const { days } = await careOf(desk).byDay({ firstDay: '2026-11-22', lastDay: '2026-12-31', accountIds: [] })
    expect(days.map(({ day, openAtEnd, messagesIn }) => [day, openAtEnd, messagesIn])).toEqual([
      ['2026-11-22', 0, 0],
      ['2026-11-23', 1, 1],
    ])
  })

  it('§3.4 what a person closed by hand and takes back was never closed', async () => {
    desk.receive(mention('10', 'hola', desk.clock.now()))
    const conversationId = desk.rows()[0]!.conversationId
    const changeId = desk.ports.ids.next()
    const change = { kind: 'status', status: 'resolved' } as const
    desk.inbox.change({ changeId, conversationIds: [conversationId], change })
    const scope = { firstDay: '2026-11-23', lastDay: '2026-11-23', accountIds: [] }
    expect((await careOf(desk).figures(scope)).response.dropped).toBe(1)
    desk.inbox.undo({ changeId, undoId: desk.ports.ids.next() })
    const { response, now } = await careOf(desk).figures(scope)
    expect([response.dropped, now.open, now.waiting]).toEqual([0, 1, 1])
    expect((await careOf(desk).byDay(scope)).days[0]?.openAtEnd).toBe(1)
  })
})
