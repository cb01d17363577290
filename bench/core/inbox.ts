/** The inbox's list and search at a million items, against the same at ten thousand and against the bare index. */
import { createInboxFilters } from '../../src/main/services/inboxFilters.ts'
import { createConversationList } from '../../src/main/store/conversationList.ts'
import { ftsQuery } from '../../src/main/store/ftsQuery.ts'
import { createSavedFilterTable } from '../../src/main/store/savedFilterTable.ts'
import { UNNARROWED, type InboxView } from '../../src/shared/domain/inboxView.ts'
import { percentile95, report } from '../ratios.ts'
import { seededStore } from '../seed/seededStore.ts'

const MANY = 1_000_000
const FEW = 10_000
const ROUNDS = 200
/** Not measured: until the engine has compiled what is measured, which tells of neither statement. */
const WARM_UP = 500
const PAGE = 50

function openSeeded(items: number) {
  const { db } = seededStore(items)
  const unused = () => {
    throw new Error('the list only reads')
  }
  const inbox = createInboxFilters({
    list: createConversationList(db),
    table: createSavedFilterTable(db),
    uow: { write: unused },
    by: unused,
    actingId: () => null,
    zone: () => 'Europe/Madrid',
    clock: { now: () => Date.now() },
  })
  const page = (view: InboxView, text: string | null = null, limit = PAGE) =>
    inbox.list({ scope: { view, ...UNNARROWED, text }, cursor: null, limit })
  return { db, page, counts: inbox.counts, close: () => db.close() }
}

/** The 95th percentile of each of two, measured alternately. */
function alternately(one: () => unknown, other: () => unknown): { oneMs: number; otherMs: number } {
  const timed = (work: () => unknown): number => {
    const begin = performance.now()
    work()
    return performance.now() - begin
  }
  const [ones, others]: [number[], number[]] = [[], []]
  for (let i = 0; i < WARM_UP + ROUNDS; i += 1) {
    const [oneMs, otherMs] = [timed(one), timed(other)]
    if (i < WARM_UP) continue
    ones.push(oneMs)
    others.push(otherMs)
  }
  return { oneMs: percentile95(ones), otherMs: percentile95(others) }
}

export function inboxAtAMillion(): Promise<void> {
  const [many, few] = [openSeeded(MANY), openSeeded(FEW)]
  for (const view of ['queue', 'unread', 'waiting', 'closed', 'all'] as const) {
    // Where the smaller inbox has no page full of them, as many rows are asked of both: what a row costs is no cost of the size.
    const limit = Math.min(PAGE, few.page(view).rows.length)
    const { oneMs, otherMs } = alternately(
      () => many.page(view, null, limit),
      () => few.page(view, null, limit),
    )
    report({
      name: `page of ${String(limit)} conversations (${view}) at a million items`,
      against: 'the same page at ten thousand items',
      measuredMs: oneMs,
      limitMs: otherMs,
      aim: 1.5,
    })
  }
  const counted = alternately(many.counts, few.counts)
  report({
    name: 'live counts of all views at a million items',
    against: 'the same at ten thousand items',
    measuredMs: counted.oneMs,
    limitMs: counted.otherMs,
    aim: 1.5,
  })
  // Messages and notes have an index each, and a search is of both.
  const bare = (['item', 'note'] as const).map((of) =>
    many.db.prepare<[string]>(
      `SELECT c.* FROM ${of}_text t CROSS JOIN ${of} i ON i.seq = t.rowid CROSS JOIN conversation c ON c.id = i.conversation_id
       WHERE t.${of}_text MATCH ? ORDER BY t.rowid DESC LIMIT ${String(PAGE)}`,
    ),
  )
  const rare = many.db.prepare<[], string>(`SELECT text FROM item WHERE text LIKE '%Aviso 1%' LIMIT 1`).pluck().get()
  const number = /Aviso (\d+)/.exec(rare ?? '')?.[1] ?? ''
  for (const [kind, text] of [
    ['a common word', 'farola '],
    ['a rare word', `${number} `],
    ['two words', 'farola fundida '],
    ['an unfinished word', 'faro'],
  ] as const) {
    const match = ftsQuery(text) ?? ''
    const { oneMs, otherMs } = alternately(
      () => many.page('all', text),
      () => bare.map((statement) => statement.all(match)),
    )
    report({
      name: `search of ${kind} in a million items, a page of ${String(PAGE)}`,
      against: 'the statements for the newest hits in messages and notes, and their conversations, run directly',
      measuredMs: oneMs,
      limitMs: otherMs,
      aim: 2,
    })
  }
  many.close()
  few.close()
  return Promise.resolve()
}
