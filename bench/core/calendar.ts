/** A month of the calendar among 100,000 posts, against the same month among 1,000; whole, and through a filter. */
import { createPostTable } from '../../src/main/store/postTable.ts'
import { NO_FILTER, type CalendarFilter } from '../../src/shared/domain/calendarFilter.ts'
import { openTestStore } from '../../tests/fakes/testStore.ts'
import { median, report } from '../ratios.ts'

const MANY = 100_000
const FEW = 1_000
const IN_MONTH = 300
const ROUNDS = 400
const MONTH_MS = 30 * 86_400_000
const FROM_MS = Date.UTC(2026, 5, 1)
const ACCOUNTS = 3
const LABELS = 5
const LIMIT = 2_001

const id = (area: number, n: number): string =>
  `${String(area).padStart(8, '0')}-0000-7000-8000-${String(n).padStart(12, '0')}`

/** The month holds as many posts among many as among few; the others stand before and after it. */
function openWith(posts: number) {
  const store = openTestStore()
  const { db } = store
  db.transaction(() => {
    for (let n = 0; n < ACCOUNTS; n += 1) {
      db.prepare(
        `INSERT INTO account (id, network, mode, handle, display_name, remote_id, colour, state, created_at, updated_at)
         VALUES (?, 'x', 'training', ?, '', ?, 'blue', 'connected', 0, 0)`,
      ).run(id(1, n), `cuenta${String(n)}`, String(n))
    }
    for (let n = 0; n < LABELS; n += 1) {
      db.prepare(`INSERT INTO label (id, name, name_key, colour) VALUES (?, ?, ?, 'blue')`).run(
        id(2, n),
        `l${n}`,
        `l${n}`,
      )
    }
    db.prepare(
      `INSERT INTO campaign (id, name, name_key, hashtag, first_day, last_day, goal, colour, sign)
       VALUES (?, 'c', 'c', '', '2026-01-01', '2026-12-31', '', 'teal', 'flag')`,
    ).run(id(3, 0))
    const post = db.prepare(
      `INSERT INTO post (id, stage, wall_time, zone, at_ms, excerpt, campaign_id, variants, created_at, updated_at)
       VALUES (?, 'scheduled', '2026-06-01T10:00', 'Europe/Madrid', ?, ?, ?, ?, 0, 0)`,
    )
    const label = db.prepare('INSERT INTO post_label (post_id, label_id) VALUES (?, ?)')
    for (let n = 0; n < posts; n += 1) {
      const isInside = n < IN_MONTH
      const offset = isInside ? (n / IN_MONTH) * MONTH_MS : (n % 2 === 0 ? -1 : 2) * MONTH_MS + n
      const variants = `${id(1, n % ACCOUNTS)}:pending`
      post.run(id(4, n), FROM_MS + offset, `Aviso ${String(n)} `.repeat(8), n % 4 === 0 ? id(3, 0) : null, variants)
      if (n % 3 === 0) label.run(id(4, n), id(2, n % LABELS))
    }
  })()
  const table = createPostTable(db)
  const month = (filter: CalendarFilter) => {
    const found = table.cells(FROM_MS, FROM_MS + MONTH_MS, LIMIT, filter)
    if (found.postIds.length === 0 || found.postIds.length > IN_MONTH)
      throw new Error('another month than it was seeded')
  }
  return { month, close: store.cleanup }
}

export function monthAmongMany(): Promise<void> {
  const [many, few] = [openWith(MANY), openWith(FEW)]
  const filters = [
    ['', NO_FILTER],
    [' of a campaign and a label', { ...NO_FILTER, campaignIds: [id(3, 0)], labelIds: [id(2, 0), id(2, 1)] }],
  ] as const
  for (const [words, filter] of filters) {
    const [ofMany, ofFew]: [number[], number[]] = [[], []]
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [spent, { month }] of [
        [ofMany, many],
        [ofFew, few],
      ] as const) {
        const begin = performance.now()
        month(filter)
        spent.push(performance.now() - begin)
      }
    }
    report({
      name: `month of ${String(IN_MONTH)} posts${words} among ${String(MANY)}`,
      against: `the same month among ${String(FEW)}`,
      measuredMs: median(ofMany),
      limitMs: median(ofFew),
      aim: 1.5,
    })
  }
  many.close()
  few.close()
  return Promise.resolve()
}
