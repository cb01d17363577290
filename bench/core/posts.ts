/** The figures of 100,000 posts: against their own statements run bare, and how long they hold the core. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createPostMetrics } from '../../src/main/services/postMetrics.ts'
import { createAccountTable } from '../../src/main/store/accountTable.ts'
import { createCampaignTable } from '../../src/main/store/campaignTable.ts'
import { createLabelTable } from '../../src/main/store/labelTable.ts'
import { openStore } from '../../src/main/store/openStore.ts'
import { createPostFigureTable } from '../../src/main/store/postFigureTable.ts'
import { createPostMetricTable } from '../../src/main/store/postMetricTable.ts'
import type { Sqlite } from '../../src/main/store/sqlite.ts'
import { median, report, reportValue } from '../ratios.ts'
import { recordStatements, replay } from './statements.ts'

const POSTS = 100_000
const ROUNDS = 5
/** No operation of the window waits longer for another one. */
const LONGEST_HOLD_MS = 50
const NOW_MS = Date.UTC(2026, 10, 20)
const ACCOUNTS = ['00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-00000000000b'] as const
const SPAN = { firstDay: '2024-11-01', lastDay: '2026-11-20', accountIds: [], basis: 'week' } as const

export async function figuresOfPosts(): Promise<void> {
  const dir = mkdtempSync(path.join(tmpdir(), 'mando-bench-'))
  const store = openStore({
    path: path.join(dir, 'mando.db'),
    key: new Uint8Array(32).fill(7),
    nowMs: NOW_MS,
    backupPathFor: (version) => path.join(dir, `before-${String(version)}.db`),
  })
  const { db } = store
  fill(db)
  let resumedAtMs = 0
  let longestMs = 0
  const held = (): void => void (longestMs = Math.max(longestMs, performance.now() - resumedAtMs))
  const figures = createPostMetrics({
    figures: createPostFigureTable(db),
    metrics: createPostMetricTable(db),
    accounts: createAccountTable(db),
    campaigns: createCampaignTable(db),
    labels: createLabelTable(db),
    urlOf: () => null,
    clock: {
      now: () => NOW_MS,
      after: (_delayMs, task) => {
        held()
        setImmediate(() => {
          resumedAtMs = performance.now()
          task()
        })
        return () => undefined
      },
    },
    zone: () => 'Europe/Madrid',
  })
  const page = { ...SPAN, accountIds: [], after: null, limit: 50 }
  const asked: Readonly<Record<string, () => unknown>> = {
    'by account': () => figures.summary({ ...SPAN, accountIds: [], by: 'account' }),
    'by campaign': () => figures.summary({ ...SPAN, accountIds: [], by: 'campaign' }),
    'by hour of the week': () => figures.heatMap({ ...SPAN, accountIds: [] }),
    'the best by their rate': () => figures.list({ ...page, sort: 'rate', order: 'most' }),
    'the newest': () => figures.list({ ...page, sort: 'newest', order: 'most' }),
  }
  for (const [name, ask] of Object.entries(asked)) {
    const timed = async (): Promise<number> => {
      const begin = performance.now()
      resumedAtMs = begin
      await ask()
      held()
      return performance.now() - begin
    }
    const recording = recordStatements()
    await timed()
    const statements = recording.end()
    longestMs = 0
    const [whole, bare]: [number[], number[]] = [[], []]
    for (let round = 0; round < ROUNDS; round += 1) {
      whole.push(await timed())
      bare.push(replay(db, statements))
    }
    report({
      name: `figures of ${String(POSTS)} posts, ${name}`,
      against: `its ${String(statements.length)} statements, run bare`,
      measuredMs: median(whole),
      limitMs: median(bare),
      aim: 4,
    })
    reportValue({
      name: `longest hold of the core by the figures of ${String(POSTS)} posts, ${name}`,
      value: longestMs,
      unit: 'ms',
      aim: LONGEST_HOLD_MS,
    })
  }
  store.close()
  rmSync(dir, { recursive: true, force: true })
}

/** Two years of two accounts, with figures as they come. */
function fill(db: Sqlite): void {
  const account = db.prepare(
    `INSERT INTO account (id, network, mode, handle, display_name, colour, state, created_at, updated_at)
     VALUES (?, 'x', 'api', ?, '', 'blue', 'connected', 0, 0)`,
  )
  const post = db.prepare(
    `INSERT INTO own_post (account_id, first_id, remote_id, text, written_at, received_at, checked_at)
     VALUES (?, ?, ?, 'Aviso a la ciudadanía', ?, 0, 0)`,
  )
  db.transaction(() => {
    for (const id of ACCOUNTS) account.run(id, id.slice(-1))
    for (let at = 0; at < POSTS; at += 1) {
      const id = String(10_000_000 + at)
      post.run(ACCOUNTS[at % 2], id, id, NOW_MS - (POSTS - at) * 630_000)
    }
    db.exec(`UPDATE post_figure SET read_at = written_at + 1, impressions = abs(random()) % 20000,
      engagements = abs(random()) % 400, week_known = 1, week_impressions = abs(random()) % 20000,
      week_engagements = abs(random()) % 400`)
  })()
}
