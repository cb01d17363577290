/**
 * The outbox alone, without a window: how late posts leave when many are due, and how fast its rows go through, each
 * against what cannot be beaten.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openStore } from '../../src/main/store/openStore.ts'
import { id, MINUTE, openPublishingDesk } from '../../tests/fakes/publishingDesk.ts'
import { median, report } from '../ratios.ts'
import { recordStatements, replay, type Recorded } from './statements.ts'

const ACCOUNTS = 8
const NO_BRAKE = { posts: 1_000, windowMs: MINUTE }
/** What the network takes for one post. */
const ROUND_TRIP_MS = 250

/** A desk with eight accounts and one planned post for each entry of `minutes`, that many minutes ahead, in turn. */
function plannedDesk(minutes: readonly number[]) {
  const desk = openPublishingDesk({ brake: NO_BRAKE })
  const accountIds = Array.from({ length: ACCOUNTS }, (_, i) => id(i + 1))
  desk.test.uow.write(desk.test.by(), (tx) => {
    for (const accountId of accountIds.slice(2)) {
      desk.accounts.insert(tx, {
        id: accountId,
        mode: 'api',
        handle: 'policia_demo',
        displayName: 'Demo',
        remoteId: `10${accountId.slice(-2)}`,
        colour: 'blue',
      })
    }
    tx.audit({ action: 'account.insert', entity: 'account' })
  })
  for (const [i, minute] of minutes.entries()) {
    const accountId = accountIds[i % ACCOUNTS] ?? ''
    desk.scheduleIn(minute, desk.draft([`Aviso número ${String(i)} del ayuntamiento`], [accountId], i))
  }
  return desk
}

const delaysOf = (desk: ReturnType<typeof plannedDesk>): number[] =>
  desk.test.db
    .prepare<[], number>(
      `SELECT a.started_at - e.due_at FROM attempt a JOIN effect e ON e.seq = a.effect_seq WHERE e.state = 'done'`,
    )
    .pluck()
    .all()

const p95 = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)] ?? Number.NaN

/** How late a thousand posts leave that are due over ten minutes, in the network's own time. */
export async function delayOfAThousand(): Promise<void> {
  // Ten minutes from now on, on the full minute as people plan them: twelve or thirteen posts of each account at each.
  const minutes = Array.from({ length: 1_000 }, (_, i) => 1 + (Math.floor(i / ACCOUNTS) % 10))
  const desk = plannedDesk(minutes)
  const { publish } = desk.network.client
  Object.assign(desk.network.client, {
    publish: async (...args: Parameters<typeof publish>) => {
      await new Promise<void>((resolve) => desk.clock.after(ROUND_TRIP_MS, resolve))
      return publish(...args)
    },
  })
  desk.startRunner()
  await desk.clock.advance(12 * MINUTE)
  const delays = delaysOf(desk)
  await desk.close()
  if (delays.length !== 1_000) throw new Error(`${String(delays.length)} of 1,000 left`)
  report({
    name: 'delay of 1,000 posts due over ten minutes on eight accounts, 95th percentile',
    against: `posts of one account one after another without a pause, ${String(ROUND_TRIP_MS)} ms each (virtual time)`,
    measuredMs: p95(delays),
    limitMs: p95(bestDelays(minutes)),
    aim: 1.1,
  })
}

/** Each account sends what is due at a minute one after another; nothing can be sent sooner. */
function bestDelays(minutes: readonly number[]): number[] {
  const delays: number[] = []
  for (let account = 0; account < ACCOUNTS; account += 1) {
    let freeAtMs = 0
    const due = minutes.filter((_, i) => i % ACCOUNTS === account).map((minute) => minute * MINUTE)
    for (const dueMs of due.sort((a, b) => a - b)) {
      const sentMs = Math.max(dueMs, freeAtMs)
      delays.push(sentMs - dueMs)
      freeAtMs = sentMs + ROUND_TRIP_MS
    }
  }
  return delays
}

/** What a post costs on its way through the outbox, the network taken away. */
export async function throughput(): Promise<void> {
  const count = 400
  const rounds = 5
  const outbox: number[] = []
  const bare: number[] = []
  let statements: readonly Recorded[] = []
  const dir = mkdtempSync(path.join(tmpdir(), 'mando-bench-'))
  for (let round = 0; round < rounds; round += 1) {
    const desk = plannedDesk(Array.from({ length: count }, () => 1))
    desk.test.db.pragma('wal_checkpoint(TRUNCATE)')
    const copy = path.join(dir, `${String(round)}.db`)
    copyFileSync(desk.test.path, copy)
    // The first round is recorded for the loop; recording costs time, so that round is not measured.
    const recording = round === 0 ? recordStatements() : null
    desk.startRunner()
    const begin = performance.now()
    await desk.clock.advance(2 * MINUTE)
    const took = performance.now() - begin
    const done = delaysOf(desk).length
    if (done !== count) throw new Error(`${String(done)} of ${String(count)} left`)
    if (recording !== null) statements = recording.end()
    await desk.close()

    const store = openStore({ path: copy, key: desk.test.key, nowMs: 1, backupPathFor: () => `${copy}.before` })
    const bareTook = replay(store.db, statements)
    store.close()
    if (recording !== null) continue
    outbox.push(took / count)
    bare.push(bareTook / count)
  }
  rmSync(dir, { recursive: true, force: true })
  report({
    name: 'a post through the outbox',
    against: 'the very same statements in a loop, alternately, on a copy of the same encrypted database',
    measuredMs: median(outbox),
    limitMs: median(bare),
    aim: 2,
  })
}
