/** Conversations and items as they are stored: once each, as they were written, found fast. */
import type { InputOf } from '../../src/shared/contract/contract.ts'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { countSql, listSql } from '../../src/main/store/conversationList.ts'
import { ftsQuery } from '../../src/main/store/ftsQuery.ts'
import { OWN } from '../fakes/fakeNetwork.ts'
import {
  ACCOUNT,
  ANA,
  LUIS,
  mention,
  message,
  openInboxDesk,
  OTHER_ACCOUNT,
  type InboxDesk,
} from '../fakes/inboxDesk.ts'
import type { InboxScope } from '../../src/shared/contract/inbox.ts'
import { UNNARROWED } from '../../src/shared/domain/inboxView.ts'

let desk: InboxDesk
let t0: number

beforeEach(() => {
  desk = openInboxDesk()
  t0 = desk.clock.now()
})
afterEach(() => desk.close())

const list = (change: Partial<InboxScope> = {}) => desk.rows(change)
const rows = () => list()
const find = (text: string) => list({ text }).map(({ snippet }) => snippet)
const integrity = () => desk.test.db.exec(`INSERT INTO item_text (item_text, rank) VALUES ('integrity-check', 1)`)

describe('what belongs together', () => {
  it("is one citizen's exchange in a thread, whoever else writes there", () => {
    desk.receive(
      mention('10', 'primera', t0),
      mention('11', 'otra persona', t0 + 1, { author: LUIS }),
      mention('12', 'segunda', t0 + 2, { inReplyToId: '10' }),
      mention('13', 'otro hilo', t0 + 3, { conversationId: '2' }),
    )
    expect(rows().map(({ citizen, itemCount, snippet }) => [citizen.handle, itemCount, snippet])).toEqual([
      [ANA.handle, 1, 'otro hilo'],
      [ANA.handle, 2, 'segunda'],
      [LUIS.handle, 1, 'otra persona'],
    ])
  })

  it('is a direct conversation of the network, whoever began it', () => {
    desk.receiveMessages(message('1', 'Le escribimos del ayuntamiento', t0, { sender: OWN }))
    expect(rows()).toMatchObject([
      { kind: 'direct', status: 'waiting_citizen', unread: false, citizen: { handle: ANA.id } },
    ])
    desk.receiveMessages(message('2', 'Gracias', t0 + 1))
    expect(rows()).toMatchObject([
      { status: 'open', unread: true, itemCount: 2, citizen: { handle: ANA.handle, displayName: ANA.displayName } },
    ])
  })

  it('keeps accounts apart, even where the network says the same', () => {
    desk.write((tx) => desk.accounts.insert(tx, desk.account({ id: OTHER_ACCOUNT, remoteId: '2000' })))
    desk.receive(mention('10', 'hola a los dos', t0))
    expect(list({ accountId: OTHER_ACCOUNT })).toEqual([])
    expect(list({ accountId: ACCOUNT })).toHaveLength(1)
  })
})

describe('storing again', () => {
  it('changes nothing, whatever was done with the conversation meanwhile', () => {
    desk.receive(mention('10', 'hola', t0))
    const conversationId = rows()[0]!.conversationId
    desk.inbox.markRead({ conversationId, read: true })
    desk.change(conversationId, { kind: 'status', status: 'resolved' })
    const before = desk.test.dump('item')
    desk.receive(mention('10', 'hola', t0))
    expect(desk.test.dump('item')).toBe(before)
    expect(rows()).toMatchObject([{ itemCount: 1, unread: false, status: 'resolved' }])
  })

  it('applies what changed on the network, and finds the new words and no longer the old ones', () => {
    desk.receive(mention('10', 'semáforo roto', t0), mention('11', 'gracias', t0 + 1))
    desk.receive(mention('10', 'farola rota', t0, { author: { ...ANA, displayName: 'Ana María' } }))
    expect(rows()).toMatchObject([{ itemCount: 2, snippet: 'gracias', citizen: { displayName: 'Ana María' } }])
    expect(find('semáforo')).toEqual([])
    expect(find('farola')).toEqual(['gracias'])
    integrity()
  })

  it('leaves the same inbox however often and in whatever portions it happens', () => {
    const posts = Array.from({ length: 12 }, (_, i) =>
      mention(String(100 + i), `mensaje ${i}`, t0 + i, {
        author: i % 5 === 4 ? OWN : i % 2 === 0 ? ANA : LUIS,
        inReplyToId: i % 5 === 4 ? String(100 + i - 1) : null,
        conversationId: String(i % 3),
      }),
    )
    const shown = (one: InboxDesk) => one.rows().map(({ conversationId: _id, ...row }) => row)
    desk.receive(...posts)
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 11 }), { minLength: 1, maxLength: 6 }), (cuts) => {
        const other = openInboxDesk()
        try {
          for (const upTo of [...cuts].sort((a, b) => a - b)) other.receive(...posts.slice(0, upTo + 1))
          other.receive(...posts)
          expect(shown(other)).toEqual(shown(desk))
        } finally {
          other.test.cleanup()
        }
      }),
      { numRuns: 8 },
    )
  })
})

describe('hostile text', () => {
  it.each([
    ['markup', '<img src=x onerror=alert(1)><script>x</script>'],
    ['marks that turn the direction of writing', '\u202Eevil\u202C \u2066x\u2069'],
    ['characters of no width', 'a\u200Bb\u200Dc\uFEFFd'],
    ['NUL', 'antes\u0000después'],
    ['25,000 characters', 'ñ'.repeat(25_000)],
    ['SQL', `'); DROP TABLE item; --`],
    ['a family of one glyph', '👩‍👩‍👧‍👦'],
    ['nothing', ''],
  ])('is kept and shown as it came: %s', (_name, text) => {
    desk.receive(mention('10', text, t0, { author: { ...ANA, displayName: text.slice(0, 50) } }))
    const [row] = rows()
    const detail = desk.inbox.conversation({ conversationId: row!.conversationId })
    expect(detail.entries.map((entry) => entry.text)).toEqual([text])
    expect(detail.citizen.displayName).toBe(text.slice(0, 50))
    integrity()
  })

  it('that is half a character becomes the sign for one that is lost', () => {
    desk.receive(mention('10', 'a\uD83Db', t0))
    expect(desk.inbox.conversation({ conversationId: rows()[0]!.conversationId }).entries[0]?.text).toBe('a\uFFFDb')
    desk.receive(mention('10', 'a\uD83Db', t0))
    expect(rows()[0]?.itemCount).toBe(1)
  })
})

describe('search', () => {
  beforeEach(() => {
    desk.receive(
      mention('10', '¿Cuándo abre la oficina de atención ciudadana?', t0),
      mention('11', 'Avería en la calle María de Molina, no hay AGUA', t0 + 1, { author: LUIS }),
      mention('12', 'Gracias', t0 + 2, { conversationId: '2' }),
    )
  })

  it.each([
    ['accents and case do not matter', 'AVERIA maría', 1],
    ['the last word may be unfinished', 'ofic', 1],
    ['only the last one', 'ofic ciudadana', 0],
    ['every word must occur', 'agua oficina', 0],
    ['who wrote is found too', 'luis', 1],
    ['with the sign before the name', '@luis', 1],
    ['a word of one letter is a word', 'y', 0],
    ['signs alone find nothing', '¿? "* --', 0],
    ['blanks list all', '   ', 3],
  ])('%s: %s', (_name, text, found) => {
    expect(find(text)).toHaveLength(found)
  })

  it('takes nothing that is typed for an operator, and never fails', () => {
    const hostile = [
      '"',
      '""',
      'a"b',
      'agua*',
      'NOT agua',
      'agua OR',
      '(agua',
      'text:agua',
      '^agua',
      '{a b}:c',
      'a\u0000b',
      "'",
      'NEAR(a b)',
      '\uD83D',
      '+-',
    ]
    for (const text of hostile) expect(() => find(text)).not.toThrow()
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        find(text)
        desk.search.find({ text, limit: 5 })
      }),
      { numRuns: 200 },
    )
  })

  it('quotes each word by itself', () => {
    expect(ftsQuery('hola mun"do ag')).toBe('"hola" "mun""do" "ag" *')
    expect(ftsQuery('hola "mundo')).toBe('"hola" """mundo" *')
    expect(ftsQuery('agua ')).toBe('"agua"')
    expect(ftsQuery('💧 !!')).toBeNull()
  })

  it('takes what stands in quotation marks as a phrase, whichever way they are typed', () => {
    for (const text of ['"corte de agua" calle', '«corte de agua» calle', '“corte de agua” calle']) {
      expect(ftsQuery(text)).toBe('"corte de agua" "calle" *')
    }
    expect(ftsQuery('"corte de agua"')).toBe('"corte de agua"')
    desk.receive(
      mention('10', 'hay un corte de agua', t0),
      mention('11', 'agua de un corte', t0, { conversationId: '2' }),
    )
    expect(find('"corte de agua"')).toEqual(['hay un corte de agua'])
  })

  it('finds the same for a word that is rare and for one that is everywhere', () => {
    const many = Array.from({ length: 1_500 }, (_, i) =>
      mention(String(1_000 + i), `agua ${i % 2 === 0 ? 'par' : 'impar'} n${i}`, t0 + 10 + i, {
        conversationId: String(1_000 + (i % 400)),
      }),
    )
    desk.receive(...many)
    const ids = (text: string) => {
      const found: string[] = []
      let cursor: InputOf<'inbox.list'>['cursor'] = null
      do {
        const page = desk.inbox.list({ scope: { view: 'all', ...UNNARROWED, text }, cursor, limit: 60 })
        found.push(...page.rows.map(({ conversationId }) => conversationId))
        cursor = page.next
      } while (cursor !== null)
      return found
    }
    const everywhere = ids('agua')
    expect(everywhere).toHaveLength(401)
    expect(new Set(everywhere).size).toBe(401)
    // Each of the two is rare enough to be collected; together they are all but the one from before.
    expect([...ids('par'), ...ids('impar')].sort()).toEqual(everywhere.slice(0, -1).sort())
    expect(ids('agua n149')).toHaveLength(11)
  })
})

describe('pages', () => {
  it('hold every conversation once, newest first, also where several are of the same instant', () => {
    desk.receive(
      ...Array.from({ length: 25 }, (_, i) =>
        mention(String(100 + i), `m${i}`, t0 + Math.floor(i / 4), { conversationId: String(i) }),
      ),
    )
    const seen: { lastAtMs: number; conversationId: string }[] = []
    let cursor: InputOf<'inbox.list'>['cursor'] = null
    do {
      const page = desk.inbox.list({ scope: { view: 'all', ...UNNARROWED }, cursor, limit: 4 })
      seen.push(...page.rows)
      cursor = page.next
    } while (cursor !== null)
    expect(new Set(seen.map(({ conversationId }) => conversationId)).size).toBe(25)
    const sorted = seen.toSorted((a, b) => b.lastAtMs - a.lastAtMs || (a.conversationId < b.conversationId ? 1 : -1))
    expect(seen).toEqual(sorted)
  })
})

describe('plans', () => {
  type Parts = Parameters<typeof listSql>[0]
  const planOf = (sql: string) => desk.test.planOf(sql.replace(/@\w+/g, `'1'`))

  const parts = (change: Partial<Parts> = {}): Parts => ({
    view: 'all',
    narrowed: new Set(),
    label: 'none',
    search: 'none',
    cursor: true,
    ...change,
  })

  it.each([
    ['all', [], 'conversation_newest'],
    ['all', ['accountId'], 'conversation_newest_of_account'],
    ['all', ['assigneeId'], 'conversation_of_assignee'],
    ['urgent', [], 'conversation_urgent'],
    ['urgent', ['accountId'], 'conversation_urgent'],
    ['unread', [], 'conversation_unread'],
    ['unread', ['accountId'], 'conversation_unread'],
    ['queue', [], 'conversation_queue'],
    ['queue', ['accountId', 'kind'], 'conversation_queue'],
    ['unassigned', [], 'conversation_queue'],
    ['overdue', [], 'conversation_due'],
    ['overdue', ['accountId', 'kind'], 'conversation_due'],
    ['night', ['accountId'], 'conversation_night'],
    ['waiting', ['accountId'], 'conversation_waiting'],
    ['closed', [], 'conversation_closed'],
    ['closed', ['accountId'], 'conversation_newest_of_account'],
  ] as const)('the list of %s, narrowed by %j, walks %s and sorts nothing', (view, narrowed, index) => {
    for (const search of ['none', 'common'] as const) {
      for (const label of ['none', 'common'] as const) {
        const plan = planOf(listSql(parts({ view, narrowed: new Set(narrowed), search, label })))
        expect(plan).toMatch(new RegExp(`S(EARCH|CAN) c USING INDEX ${index}( |$|\\n)`))
        expect(plan).toContain('SEARCH e USING INDEX effect_by_conversation')
        expect(plan).not.toContain('TEMP B-TREE')
        if (search === 'common') {
          expect(plan).toContain('COVERING INDEX item_by_conversation')
          expect(plan).toContain('MATERIALIZE hit')
        }
        const counting = planOf(countSql(parts({ view, narrowed: new Set(narrowed), search, label, cursor: false })))
        expect(counting).not.toContain('TEMP B-TREE')
      }
    }
  })

  it('what is handed over is counted along the open hand-offs, and a page of it is chosen before it is read', () => {
    expect(planOf(countSql(parts({ view: 'handed_off', cursor: false })))).toContain(
      'SCAN handoff USING INDEX handoff_open',
    )
    const chosen = planOf(listSql(parts({ view: 'handed_off' })))
    expect(chosen.indexOf('LIST SUBQUERY')).toBeLessThan(chosen.indexOf('CORRELATED SCALAR SUBQUERY'))
  })

  it('a rare word is looked up in the index, not in the items', () => {
    const plan = planOf(listSql(parts({ search: 'rare' })))
    expect(plan).toContain('VIRTUAL TABLE INDEX')
    expect(plan).toContain('SEARCH i USING INTEGER PRIMARY KEY')
    expect(plan).not.toContain('SCAN c')
  })
})
