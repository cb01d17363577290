/** Every operation of the contract against missing, extra, wrong-typed, huge and hostile input: refused, nothing changed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { contract, type OperationName } from '../../src/shared/contract/contract.ts'
import { openTestApp, type TestApp } from '../fakes/testApp.ts'
import { UNNARROWED } from '../../src/shared/domain/inboxView.ts'

const names = Object.keys(contract) as OperationName[]

let test: TestApp
let auditRows = 0
beforeAll(async () => {
  test = await openTestApp()
  await test.call('accounts.addTraining', { accountId: test.newId() })
  await test.ports.clock.advance(1_000)
  auditRows = (await test.call('audit.verify', {})).rows
})
afterAll(() => test.close())

type Shape = {
  readonly properties?: Readonly<Record<string, unknown>>
  readonly required?: readonly string[]
}

const shapeOf = (name: OperationName): Shape => z.toJSONSchema(contract[name].input, { io: 'input' })

/** Values that are wrong for every field of the contract, whatever its type. */
const WRONG: readonly (readonly [string, unknown])[] = [
  ['an object where none belongs', { toString: 'x' }],
  ['a nested array', [[[]]]],
  ['a number that is no number', Number.NaN],
  ['infinity', Number.POSITIVE_INFINITY],
  ['a fraction', 1.5],
  ['a negative number', -1],
  ['a huge number', 2 ** 60],
  ['a huge text', 'x'.repeat(9_000_000)],
  ['a function', () => 1],
  ['undefined in a required place', undefined],
]

async function expectRefused(name: OperationName, input: unknown): Promise<void> {
  const answer = await test.app.call(name, input)
  expect(answer).toMatchObject({ ok: false, error: { code: 'invalid_input' } })
}

describe.each(names)('%s', (name) => {
  it.each([null, undefined, 0, '', 'text', true, [], [[]], Number.NaN])('refuses %j as its input', async (input) => {
    await expectRefused(name, input)
  })

  it('refuses an unknown key, also one that would touch prototypes', async () => {
    await expectRefused(name, { surplus: 1 })
    await expectRefused(name, JSON.parse('{"__proto__":{"x":1},"constructor":1}'))
  })

  const { properties = {}, required = [] } = shapeOf(name)
  for (const field of required) {
    it(`refuses to go without ${field}`, async () => {
      const others = Object.fromEntries(
        Object.keys(properties)
          .filter((key) => key !== field)
          .map((key) => [key, null]),
      )
      await expectRefused(name, others)
    })
  }
  for (const field of Object.keys(properties)) {
    it(`refuses wrong values of ${field}`, async () => {
      for (const [, value] of WRONG) await expectRefused(name, { [field]: value, surplus: 1 })
    })
  }
})

describe('one wrong field among good ones', () => {
  const id = '01a207a2-3280-77c3-9dcd-356b7907aafa'
  const good = {
    'calendar.create': { postId: id, accountIds: [], segments: [{ segmentId: id, text: 'hola' }] },
    'calendar.schedule': { postId: id, wallTime: '2026-12-01T10:00', zone: 'Europe/Madrid', repeatedHour: null },
    'inbox.list': { scope: { view: 'all', ...UNNARROWED }, cursor: null, limit: 50 },
    'inbox.reply': { conversationId: id, answerId: id, text: 'hola', resolves: false, seenEntryId: null },
    'outbox.settle': { effectId: id, verdict: { kind: 'not_published' } },
    'accounts.connectWithKeys': { accountId: id, appKey: 'a', appSecret: 'b', accessToken: 'c', accessSecret: 'd' },
  } as const

  const wrong: readonly (readonly [keyof typeof good, Record<string, unknown>, string])[] = [
    ['calendar.create', { postId: 'no-uuid' }, 'postId'],
    ['calendar.create', { segments: [] }, 'segments'],
    ['calendar.create', { segments: [{ segmentId: id, text: 'x'.repeat(25_001) }] }, 'segments.0.text'],
    ['calendar.create', { segments: [{ segmentId: id, text: 7 }] }, 'segments.0.text'],
    ['calendar.schedule', { wallTime: '2026-13-01T10:00' }, 'wallTime'],
    ['calendar.schedule', { wallTime: `2026-12-01T10:00'; DROP TABLE post; --` }, 'wallTime'],
    ['calendar.schedule', { zone: 'Mars/Olympus' }, 'zone'],
    ['inbox.list', { limit: 100_000 }, 'limit'],
    ['inbox.list', { scope: { view: 'all', ...UNNARROWED, text: 'x'.repeat(201) } }, 'scope.text'],
    ['inbox.list', { cursor: { urgent: false, pinned: false, atMs: -1, id, hits: null } }, 'cursor.atMs'],
    ['inbox.reply', { text: null }, 'text'],
    ['outbox.settle', { verdict: { kind: 'maybe' } }, 'verdict.kind'],
    ['accounts.connectWithKeys', { appKey: '   ' }, 'appKey'],
  ]
  it.each(wrong)('%s with %j names the field', async (name, change, path) => {
    const answer = await test.app.call(name, { ...good[name], ...change })
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid_input', paths: [path] } })
  })

  it('refuses a day that the calendar does not have as bad input, not as a bug', async () => {
    const answer = await test.app.call('calendar.schedule', {
      ...good['calendar.schedule'],
      wallTime: '2026-02-30T10:00',
    })
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid_input', paths: ['wallTime'] } })
  })
})

describe('hostile text', () => {
  const HOSTILE = [
    '<script>alert(1)</script><img src=x onerror=alert(1)>',
    '\u202Eodamrofni\u202C \u2066aislado\u2069',
    'cero\u200Bancho\u200D\uFEFF',
    `'; DROP TABLE post; --`,
    '%s%n${jndi:ldap://x}{{7*7}}',
    'nulo\u0000dentro',
    '🏴󠁧󠁢󠁥󠁮󠁧󠁿'.repeat(50),
    'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘',
  ]
  it.each(HOSTILE)('keeps %j as it was typed', async (text) => {
    const postId = test.newId()
    auditRows += 1
    await test.call('calendar.create', { postId, accountIds: [], segments: [{ segmentId: test.newId(), text }] })
    expect((await test.call('calendar.get', { postId })).segments[0]?.text).toBe(text)
    await expect(test.call('search.find', { text: text.slice(0, 200), limit: 10 })).resolves.toBeInstanceOf(Array)
    await expect(
      test.call('inbox.list', {
        scope: { view: 'all', ...UNNARROWED, text: text.slice(0, 200) },
        cursor: null,
        limit: 10,
      }),
    ).resolves.toMatchObject({ rows: expect.any(Array) as unknown[] })
  })

  it('stores a lone surrogate as the replacement character, never as something unreadable', async () => {
    const postId = test.newId()
    auditRows += 1
    await test.call('calendar.create', {
      postId,
      accountIds: [],
      segments: [{ segmentId: test.newId(), text: 'a\uD800b' }],
    })
    expect((await test.call('calendar.get', { postId })).segments[0]?.text).toBe('a\uFFFDb')
  })
})

it('changed nothing by all that was refused', async () => {
  expect(await test.call('audit.verify', {})).toEqual({ intact: true, rows: auditRows })
  expect(test.ports.levers.logged.filter(({ level }) => level === 'error')).toEqual([])
})
