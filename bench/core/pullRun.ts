/**
 * Ten thousand mentions through the real fetching into a real encrypted database, and the rows that it left put into an
 * empty database of the same schema by bare statements: page by page in both, because a page is what may not be lost.
 */
import type { NetworkClient, RemotePost } from '../../src/main/networks/networkClient.ts'
import { mention, openInboxDesk, type InboxDesk } from '../../tests/fakes/inboxDesk.ts'

const MENTIONS = 10_000
const PAGE = 100

type Row = Record<string, string | number | null>

export type PullRun = { readonly pullMs: number; readonly rawMs: number; readonly items: number }

export async function runPull(): Promise<PullRun> {
  const desk = openInboxDesk()
  const waiting = mentionsOf(desk.clock.now())
  let shown = 1
  const client: NetworkClient = {
    ...desk.network.client,
    readMentions: ({ sinceId, untilId = null }) => {
      const from = sinceId === null ? 0 : Number(sinceId)
      const upTo = untilId === null ? shown : Number(untilId) - 1
      const items = waiting.slice(Math.max(from, upTo - PAGE), upTo)
      return Promise.resolve({
        kind: 'ok',
        value: { items, olderToken: upTo - PAGE > from ? 'more' : null },
        limits: null,
      })
    },
  }
  const pull = desk.fetchThrough(client)
  try {
    pull.start()
    while (pull.isSyncing()) await turn()
    // All the others are there when the second reading begins: a hundred pages, all but one of a gap.
    shown = MENTIONS
    const begin = performance.now()
    pull.requestSync(null)
    while (pull.isSyncing()) await turn()
    const pullMs = performance.now() - begin
    const items = desk.test.db.prepare<[], number>('SELECT count(*) FROM item').pluck().get() ?? 0
    if (items !== MENTIONS) throw new Error(`the inbox holds ${String(items)} items`)
    return { pullMs, rawMs: insertAgain(desk), items }
  } finally {
    await pull.stop()
    await desk.close()
  }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

/** Oldest first; the id of each is its place, counted from one. */
function mentionsOf(nowMs: number): readonly RemotePost[] {
  return Array.from({ length: MENTIONS }, (_, i) => {
    const person = String(i % 4_000)
    const text = `@policia_demo aviso ${String(i)}: hay una farola rota en la calle Mayor ${person}, ¿pueden venir? Gracias`
    // A citizen writes two or three times in a thread.
    return mention(String(i + 1), text, nowMs + i, {
      author: { id: `2${person}`, handle: `vecina_${person}`, displayName: `Vecina ${person}` },
      conversationId: `5${person}`,
    })
  })
}

/** The same rows into the same tables, full-text index included, in the same portions. */
function insertAgain(filled: InboxDesk): number {
  const target = openInboxDesk()
  try {
    const { db } = target.test
    const rowsOf = (table: string) => filled.test.db.prepare<[], Row>(`SELECT * FROM "${table}"`).all()
    const inserter = (table: string, sample: Row | undefined) => {
      const columns = Object.keys(sample ?? {})
      const values = columns.map((column) => `@${column}`).join(', ')
      const statement = db.prepare<[Row]>(`INSERT OR IGNORE INTO "${table}" (${columns.join(', ')}) VALUES (${values})`)
      return (row: Row) => void statement.run(row)
    }
    const items = rowsOf('item')
    const audit = rowsOf('audit')
    const conversations = new Map(rowsOf('conversation').map((row) => [String(row.id), row]))
    const putItem = inserter('item', items[0])
    const putAudit = inserter('audit', audit[0])
    const putConversation = inserter('conversation', [...conversations.values()][0])
    const portions = Array.from({ length: MENTIONS / PAGE }, (_, i) => {
      const ofPage = items.slice(i * PAGE, (i + 1) * PAGE)
      const first = [...new Set(ofPage.map((row) => String(row.conversation_id)))].flatMap((id): readonly Row[] => {
        const row = conversations.get(id)
        conversations.delete(id)
        return row === undefined ? [] : [row]
      })
      return { conversations: first, items: ofPage, audit: audit.slice(i, i + 1) }
    })
    const begin = performance.now()
    for (const portion of portions) {
      db.transaction(() => {
        for (const row of portion.conversations) putConversation(row)
        for (const row of portion.items) putItem(row)
        for (const row of portion.audit) putAudit(row)
      }).immediate()
    }
    const rawMs = performance.now() - begin
    const count = db.prepare<[], number>('SELECT count(*) FROM item').pluck().get()
    if (count !== MENTIONS) throw new Error(`bare inserts left ${String(count)} items`)
    return rawMs
  } finally {
    target.test.cleanup()
  }
}
