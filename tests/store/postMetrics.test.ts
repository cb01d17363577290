/**
 * Figures of posts (docs/specs/postMetrics.md): what is kept of readings, and everything that is worked out of them, held
 * against a second calculation by other means (tests/fixtures/postMetrics/expected.py).
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPostMetrics } from '../../src/main/services/postMetrics.ts'
import { createAccountTable } from '../../src/main/store/accountTable.ts'
import { createCampaignTable } from '../../src/main/store/campaignTable.ts'
import { createCopyTable } from '../../src/main/store/copyTable.ts'
import { createLabelTable } from '../../src/main/store/labelTable.ts'
import { createOwnPostTable } from '../../src/main/store/ownPostTable.ts'
import {
  BELONGING_SQL,
  createPostFigureTable,
  listSql,
  OF_POST_SQL,
  SLICE_SQL,
  type ListOrder,
} from '../../src/main/store/postFigureTable.ts'
import { createPostMetricTable, DUE_THREADS_SQL } from '../../src/main/store/postMetricTable.ts'
import type { WriteTx } from '../../src/main/store/unitOfWork.ts'
import type { OutputOf } from '../../src/shared/contract/contract.ts'
import { BASES, type Basis } from '../../src/shared/domain/postComparison.ts'
import { POST_METRICS, type PostCounts } from '../../src/shared/domain/postMetrics.ts'
import { createFakeClock } from '../fakes/fakeClock.ts'
import { openTestStore, type TestStore } from '../fakes/testStore.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const A = '00000000-0000-7000-8000-00000000000a'
const B = '00000000-0000-7000-8000-00000000000b'
const idOf = (name: string): string => `00000000-0000-7000-9000-${name.padStart(12, '0').replace(/[^0-9a-f]/g, 'f')}`
const NONE: PostCounts = { impressions: 0, likes: 0, reposts: 0, replies: 0, quotes: 0, bookmarks: 0 }

let test: TestStore
let metrics: ReturnType<typeof createPostMetrics>
beforeEach(() => open(Date.UTC(2026, 10, 20, 11)))
afterEach(() => test.cleanup())

function open(nowMs: number): void {
  test = openTestStore({ clock: createFakeClock(nowMs) })
  write((tx) => {
    for (const [id, handle] of [
      [A, 'uno'],
      [B, 'dos'],
    ] as const) {
      const account = { mode: 'api', displayName: handle, remoteId: null, colour: 'blue' } as const
      createAccountTable(test.db).insert(tx, { id, handle, ...account })
    }
  })
  metrics = createPostMetrics({
    figures: createPostFigureTable(test.db),
    metrics: createPostMetricTable(test.db),
    accounts: createAccountTable(test.db),
    campaigns: createCampaignTable(test.db),
    labels: createLabelTable(test.db),
    urlOf: () => null,
    // What waits for its turn has it at once.
    clock: { now: test.clock.now, after: (_delayMs, task) => (queueMicrotask(task), () => undefined) },
    // Two at a time, so that every span is read in slices.
    rowsAtOnce: 2,
    zone: () => 'Europe/Madrid',
  })
}

function write(work: (tx: WriteTx) => void): void {
  test.uow.write(test.by(), (tx) => {
    work(tx)
    tx.audit({ action: 'test', entity: 'test' })
  })
}
function bring(firstId: string, change: { accountId?: string; inReplyTo?: string | null; writtenAtMs?: number } = {}) {
  const post = { accountId: A, inReplyTo: null, writtenAtMs: test.clock.now(), ...change }
  write((tx) => createOwnPostTable(test.db).put(tx, { firstId, remoteId: firstId, text: `Texto ${firstId}`, ...post }))
}
function read(firstId: string, counts: Partial<PostCounts>, accountId = A): void {
  write((tx) => createPostMetricTable(test.db).record(tx, { accountId, firstId }, { ...NONE, ...counts }))
}
const rows = () =>
  test.db.prepare<[], { at_ms: number; until_ms: number }>('SELECT * FROM post_observation ORDER BY at_ms').all()
const post = (remoteId: string, accountId = A) => metrics.post({ accountId, remoteId })

const ALL = { firstDay: '2026-01-01', lastDay: '2026-12-31', accountIds: [], after: null, limit: 100 }

describe('readings', () => {
  it('§1.2 that say the same are one row, from the first to the last; another one is another row', () => {
    const t0 = test.clock.now()
    bring('50')
    for (const [afterMs, likes] of [
      [0, 1],
      [HOUR, 1],
      [3 * HOUR, 1],
      [4 * HOUR, 2],
      [5 * HOUR, 1],
    ] as const) {
      test.clock.setWall(t0 + afterMs)
      read('50', { likes })
    }
    expect(rows().map((row) => [row.at_ms - t0, row.until_ms - t0])).toEqual([
      [0, 3 * HOUR],
      [4 * HOUR, 4 * HOUR],
      [5 * HOUR, 5 * HOUR],
    ])
  })

  it('§1.2 in one millisecond stay as the first was', () => {
    bring('50')
    read('50', { likes: 3 })
    read('50', { likes: 9 })
    expect(post('50').latest?.likes).toBe(3)
  })

  it('§1.1 keep what was not said apart from zero', () => {
    bring('50')
    read('50', { impressions: null, bookmarks: null })
    expect(post('50').latest).toMatchObject({ impressions: null, likes: 0, bookmarks: null, engagements: null })
  })

  it.each([
    'UPDATE post_observation SET likes = 7',
    'UPDATE post_observation SET until_ms = until_ms - 1',
    'UPDATE post_observation SET at_ms = at_ms - 1',
    'UPDATE post_observation SET impressions = NULL',
    'DELETE FROM post_observation',
  ])('§1.2 are not changed afterwards: %s', (sql) => {
    bring('50')
    read('50', { likes: 3, impressions: 20 })
    expect(() => test.db.exec(sql)).toThrow('append-only')
  })

  it('§1.6 of a post that was deleted stay, and its text goes', () => {
    bring('50')
    read('50', { likes: 3, impressions: 200 })
    write((tx) => createCopyTable(test.db).buryOwn(tx, A, '50'))
    expect(post('50')).toMatchObject({ text: '', gone: true, url: null, latest: { likes: 3, impressions: 200 } })
    const { rows: listed } = metrics.list({ ...ALL, basis: 'latest', sort: 'impressions', order: 'most' })
    expect(listed).toMatchObject([{ remoteId: '50', excerpt: '', gone: true, figures: { impressions: 200 } }])
  })

  it('§2.4 of a thread count once its beginning is known, whichever came first', () => {
    bring('51', { inReplyTo: '50' })
    read('51', { likes: 5, impressions: 40 })
    expect(() => post('51')).toThrow('not_found')
    bring('50', { writtenAtMs: test.clock.now() - 4000 })
    read('50', { likes: 1, replies: 1, impressions: 90 })
    expect(post('50')).toMatchObject({ texts: 2, latest: { impressions: 90, likes: 6, replies: 0, engagements: 6 } })
    expect(() => post('51')).toThrow('not_found')
  })

  it('§1.5 an answer to a citizen is no post of the comparison', async () => {
    bring('60', { inReplyTo: '59' })
    read('60', { likes: 5, impressions: 40 })
    expect((await metrics.summary({ ...ALL, basis: 'latest', by: 'account' })).totals.posts).toBe(0)
  })
})

it('§4.1 read in slices, leave none out that share an instant', async () => {
  const atMs = test.clock.now()
  for (const [at, firstId] of ['50', '51', '52', '53', '54'].entries())
    bring(firstId, { writtenAtMs: at < 4 ? atMs : atMs + 1 })
  const { totals } = await metrics.summary({ ...ALL, basis: 'latest', by: 'campaign' })
  expect(totals.posts).toBe(5)
})

describe('§1.4, §1.5 which are due', () => {
  const age = (now: number) => ({ writtenFromMs: now - DAY, writtenToMs: now + 1, readUntilMs: now - HOUR })
  const due = () => createPostMetricTable(test.db).dueThreads(A, age(test.clock.now()), 100)

  it('are those not shown for long, with their threads, and neither answers nor what is gone', () => {
    const now = test.clock.now()
    bring('50')
    bring('51', { inReplyTo: '50' })
    bring('52')
    bring('53', { accountId: B })
    bring('54', { inReplyTo: '7' })
    bring('55', { writtenAtMs: now - 2 * DAY })
    expect(due()).toEqual([])
    test.clock.setWall(now + 2 * HOUR)
    bring('56')
    write((tx) => createCopyTable(test.db).buryOwn(tx, A, '52'))
    expect(due()).toEqual([['50', '51']])
    write((tx) => createCopyTable(test.db).noteShown(tx, A, '50'))
    expect(due()).toEqual([])
    test.clock.setWall(now + 4 * HOUR)
    expect(due()).toEqual([['50', '51'], ['56']])
  })
})

type Scenario = {
  readonly nowMs: number
  readonly texts: readonly {
    readonly id: string
    readonly account: 'a' | 'b'
    readonly atMs: number
    readonly answers: string | null
    readonly campaign: string | null
    readonly labels: readonly string[]
    readonly deleted: boolean
    readonly elsewhere: boolean
    readonly readings: readonly (readonly [number, PostCounts])[]
  }[]
  readonly expected: Readonly<
    Record<
      string,
      { readonly firstDay: string; readonly lastDay: string } & Readonly<
        Record<
          Basis,
          {
            readonly totals: unknown
            readonly groups: Readonly<Record<'account' | 'campaign' | 'label', Readonly<Record<string, unknown>>>>
            readonly hours: Readonly<Record<string, unknown>>
            readonly rankings: Readonly<Record<string, readonly string[]>>
          }
        >
      >
    >
  >
  readonly curves: Readonly<Record<string, readonly unknown[]>>
  readonly week: Readonly<Record<string, unknown>>
}
const scenario = JSON.parse(
  readFileSync(join(import.meta.dirname, '../fixtures/postMetrics/expected.json'), 'utf8'),
) as Scenario
const accountOf = { a: A, b: B } as const

describe('every figure of the scenario, as the second calculation has it', () => {
  beforeEach(() => {
    test.cleanup()
    open(scenario.nowMs)
    furnish()
  })

  function furnish(): void {
    const run = (sql: string, ...values: readonly (string | number | null)[]) => test.db.prepare(sql).run(...values)
    for (const id of ['c1', 'c2']) {
      run(
        `INSERT INTO campaign (id, name, name_key, hashtag, first_day, last_day, goal, colour, sign)
         VALUES (?, ?, ?, '', '2026-01-01', '2026-12-31', '', 'blue', 'star')`,
        idOf(id),
        id,
        id,
      )
    }
    for (const id of ['l1', 'l2']) {
      run(`INSERT INTO label (id, name, name_key, colour) VALUES (?, ?, ?, 'blue')`, idOf(id), id, id)
    }
    write((tx) => {
      for (const text of scenario.texts) {
        const ref = { accountId: accountOf[text.account], firstId: text.id }
        const own = { ...ref, remoteId: text.id, inReplyTo: text.answers, text: text.id, writtenAtMs: text.atMs }
        createOwnPostTable(test.db).put(tx, own)
        const past = text.readings.map(([atMs, counts]) => ({ atMs, ...counts }))
        createPostMetricTable(test.db).recordPast(tx, ref, past, 'sync')
        if (text.deleted) createCopyTable(test.db).buryOwn(tx, ref.accountId, text.id)
        if (text.elsewhere || text.answers !== null) continue
        run(
          `INSERT INTO post (id, stage, wall_time, zone, at_ms, campaign_id, created_at, updated_at)
           VALUES (?, 'scheduled', '2026-10-05T10:00', 'Europe/Madrid', 0, ?, 0, 0)`,
          idOf(text.id),
          text.campaign === null ? null : idOf(text.campaign),
        )
        for (const label of text.labels) {
          run('INSERT INTO post_label (post_id, label_id) VALUES (?, ?)', idOf(text.id), idOf(label))
        }
        run(
          `INSERT INTO effect (id, kind, account_id, post_id, part, payload, idempotency_key, state, due_at, not_before,
             remote_id, created_at, updated_at)
           VALUES (?, 'publish_segment', ?, ?, 1, '{}', ?, 'done', 0, 0, ?, 0, 0)`,
          text.id,
          ref.accountId,
          idOf(text.id),
          text.id,
          text.id,
        )
      }
    })
    // §3.6: the name is the one that the account has now.
    write((tx) => createAccountTable(test.db).setProfile(tx, A, { handle: 'renombrada', displayName: 'Renombrada' }))
  }

  const keyOf = ({ kind, id }: OutputOf<'figures.summary'>['groups'][number]): string => {
    const names = new Map<string | null, string>([
      [A, 'a'],
      [B, 'b'],
      ...['c1', 'c2', 'l1', 'l2'].map((name) => [idOf(name), name] as const),
    ])
    return names.get(id) ?? kind
  }

  const cases = Object.entries(scenario.expected).flatMap(([name, { firstDay, lastDay, ...ofBasis }]) =>
    BASES.map((basis) => ({ name, basis, span: { firstDay, lastDay }, expected: ofBasis[basis] })),
  )

  it.each(cases)('§3: $name, $basis', async ({ basis, span, expected }) => {
    const scope = { ...span, accountIds: [], basis }
    for (const by of ['account', 'campaign', 'label'] as const) {
      const { totals, groups } = await metrics.summary({ ...scope, by })
      expect(totals).toEqual(expected.totals)
      expect(Object.fromEntries(groups.map((group) => [keyOf(group), group.figures]))).toEqual(expected.groups[by])
    }
    const { cells } = await metrics.heatMap(scope)
    const filled = cells.filter(({ n }) => n > 0)
    expect(cells).toHaveLength(168)
    expect(
      Object.fromEntries(
        filled.map(({ weekday, hour, ...figures }) => [`${String(weekday)}-${String(hour)}`, figures]),
      ),
    ).toEqual(expected.hours)
    for (const [ranking, ids] of Object.entries(expected.rankings)) {
      const [sort, order] = ranking.split(' ') as ['impressions' | 'engagements' | 'rate', ListOrder]
      const found: string[] = []
      let after: OutputOf<'figures.list'>['next'] = null
      do {
        const page: OutputOf<'figures.list'> = metrics.list({ ...scope, sort, order, after, limit: 2 })
        found.push(...page.rows.map(({ remoteId }) => remoteId))
        after = page.next
      } while (after !== null)
      expect([ranking, found]).toEqual([ranking, ids])
    }
  })

  it('§2: each post, at seven days and reading by reading', () => {
    for (const [id, curve] of Object.entries(scenario.curves)) {
      const { account } = scenario.texts.find((text) => text.id === id)!
      const shown = post(id, accountOf[account])
      expect([id, shown.curve.map(({ rate: _rate, ...point }) => point)]).toEqual([id, curve])
      const { rate: _rate, ...week } = shown.week ?? { rate: null }
      expect([id, shown.week === null ? null : week]).toEqual([id, scenario.week[id]])
    }
  })

  it('§3.6 names an account as it is called now, and puts what belongs to nothing last', async () => {
    const scope = {
      firstDay: '2026-10-01',
      lastDay: '2026-11-20',
      accountIds: [] as string[],
      basis: 'latest' as const,
    }
    expect((await metrics.summary({ ...scope, by: 'account' })).groups.map(({ name }) => name)).toContain('@renombrada')
    const kinds = (await metrics.summary({ ...scope, by: 'campaign' })).groups.map(({ kind }) => kind)
    expect(kinds).toEqual(['campaign', 'campaign', 'elsewhere', 'none'])
  })

  it('§4.1 follow from the readings alone: worked out anew they are the same', () => {
    const figures = () => test.dump('post_figure')
    const before = figures()
    test.db.exec('UPDATE post_figure SET impressions = 1, engagements = 2, week_known = 0')
    expect(figures()).not.toBe(before)
    write((tx) => {
      for (const { id, account } of scenario.texts) {
        createPostMetricTable(test.db).follow(tx, { accountId: accountOf[account], firstId: id })
      }
    })
    expect(figures()).toBe(before)
  })
})

describe('§4.1 however many there are', () => {
  const planOf = (sql: string) => test.planOf(sql.replaceAll(/@\w+/g, '7').replaceAll('?', '7'))

  it('goes through one index, and asks of every other table by its key', () => {
    const plans = [
      SLICE_SQL,
      BELONGING_SQL,
      OF_POST_SQL,
      DUE_THREADS_SQL,
      ...BASES.flatMap((basis) =>
        (['newest', 'impressions', 'engagements', 'rate'] as const).map((sort) => listSql(sort, 'most', basis)),
      ),
    ].map(planOf)
    for (const plan of plans) {
      const scans = plan.split('\n').filter((line) => /^SCAN (?!page|json_each|thread|t\b|CONSTANT ROW|\()/.test(line))
      expect(scans).toEqual([])
    }
    expect(planOf(SLICE_SQL)).toContain('SEARCH f USING COVERING INDEX post_figure_by_time')
    expect(planOf(listSql('rate', 'least', 'week'))).toContain('SEARCH f USING COVERING INDEX post_figure_by_time')
  })

  it('knows every number that a reading holds', () => {
    expect(Object.keys(NONE)).toEqual([...POST_METRICS])
  })
})
