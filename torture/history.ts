/**
 * One history: an hour and a half of an office, with a network that fails and a process that is killed, then quiet; at
 * the end what the network holds is compared with what people asked for.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createIds, createSystemRandom } from '../src/main/node/systemPorts.ts'
import { OWN_ACCOUNTS } from '../src/main/training/accounts.ts'
import { pick, seededRandom } from '../src/main/training/seededRandom.ts'
import { startFaultyNetwork } from './faultyNetwork.ts'
import { CoreDied, Refused, startCore, type CoreProcess } from './coreProcess.ts'
import { createLedger, type Published, type Verdict } from './ledger.ts'
import type { Break } from './messages.ts'
import { pullMediaLever, pullSomeLever } from './misfortune.ts'
import { createOffice, type Call } from './office.ts'
import { createSteppedClock } from './steppedClock.ts'

const MINUTE_MS = 60_000
/** A Tuesday at ten in Madrid. */
const START_MS = Date.UTC(2026, 10, 24, 9, 0, 0)
const EVENTS = 40
/** Between two things that happen: often nothing, at most this. */
const LONGEST_PAUSE_MS = 2 * MINUTE_MS
const GRACE_MINUTES = 5
/** The longest plan, its grace, and longer than any pause of a network, backoff or look after it. */
const QUIET_MS = 45 * MINUTE_MS
const QUIET_STEP_MS = 3 * MINUTE_MS
const LEFT_TO_DO: ReadonlySet<string> = new Set(['queued', 'running', 'uncertain'])

export type HistoryResult = {
  readonly verdict: Verdict
  readonly published: number
  readonly kills: number
  readonly faults: readonly string[]
}

export async function playHistory(seed: string, breaks: Break): Promise<HistoryResult> {
  const dataDir = mkdtempSync(join(tmpdir(), 'mando-torture-'))
  const random = seededRandom(seed)
  const clock = createSteppedClock(START_MS - Date.now())
  const ids = createIds(clock, createSystemRandom())
  const faults: string[] = []
  const held: { core: CoreProcess | null } = { core: null }
  let kills = 0
  let isUp = true

  function kill(): void {
    if (held.core?.isAlive() !== true) return
    kills += 1
    held.core.kill()
  }

  const network = await startFaultyNetwork({ seed, clock, random, kill })

  const ledger = createLedger()
  const accounts = new Map(OWN_ACCOUNTS.map((own) => [own.handle, ids.next()]))

  async function start(): Promise<CoreProcess> {
    const core = await startCore({
      dataDir,
      xOrigin: network.origin,
      clock,
      breaks,
      isNetworkUp: isUp,
      onFault: (line) => faults.push(line),
    })
    held.core = core
    return core
  }

  /** The living core; a dead one is started again, sometimes after a while. */
  async function alive(): Promise<CoreProcess> {
    while (held.core?.isAlive() !== true) {
      if (random() < 0.3) clock.putAhead(clock.aheadMs() + random() * 12 * MINUTE_MS)
      await start()
    }
    return held.core
  }

  const call: Call = async (operation, input) => {
    const { core } = held
    if (core === null) throw new CoreDied(operation)
    const first = core.call(operation, input)
    // A double click, or a second window: the same once more before the first is answered.
    const again = random() < 0.1 ? core.call(operation, input) : null
    await Promise.allSettled([first, again])
    return first
  }

  const published = (): Published[] =>
    network.published().map(({ handle, ...post }) => ({ ...post, accountId: accounts.get(handle) ?? '' }))

  const office = createOffice({
    name: seed.replaceAll(/\W/g, ''),
    call,
    ledger,
    now: clock.now,
    newId: ids.next,
    random,
    accountIds: [...accounts.values()],
    graceMs: GRACE_MINUTES * MINUTE_MS,
    isOut: (accountId, texts) =>
      published().some(
        (post) => post.accountId === accountId && post.deletedAtMs === null && texts.includes(post.text),
      ),
  })

  async function connect(handle: string, accountId: string): Promise<void> {
    const keys = OWN_ACCOUNTS.find((account) => account.handle === handle)?.keys
    if (keys === undefined) throw new Error(`no account ${handle}`)
    await call('accounts.connectWithKeys', {
      accountId,
      appKey: keys.consumerKey,
      appSecret: keys.consumerSecret,
      accessToken: keys.accessToken,
      accessSecret: keys.accessSecret,
    })
  }

  /** A person signs in again where the network refused the account. */
  async function signInAgain(): Promise<void> {
    const list = await call('accounts.list', {})
    for (const { handle, accountId, state } of list) if (state === 'needs_sign_in') await connect(handle, accountId)
  }

  /** Whatever is tried while the core may die, or a network may refuse; afterwards it is alive and looked at. */
  async function survive(run: () => Promise<void>): Promise<void> {
    for (let todo: (() => Promise<void>) | null = run; todo !== null;) {
      try {
        await alive()
        await todo()
        todo = null
        // What died over it is looked at by the one who asked.
        await office.lookAgain()
      } catch (error) {
        if (error instanceof Refused) return
        if (!(error instanceof CoreDied)) throw error
        todo = office.lookAgain
      }
    }
  }

  /** Lets time pass until then, from one thing that happens to the next. */
  async function letPass(untilMs: number): Promise<void> {
    while (clock.now() < untilMs) {
      const running = await alive()
      const idle = await running.idle()
      if (idle === null) continue
      const next = Math.min(untilMs, idle.nextAtMs ?? untilMs, clock.nextAtMs() ?? untilMs)
      const leftMs = next - clock.now()
      if (leftMs > 0) clock.putAhead(clock.aheadMs() + leftMs)
      running.putAhead(clock.aheadMs())
    }
  }

  async function misfortune(): Promise<void> {
    switch (
      pick(
        [
          'lever',
          'lever',
          'lever',
          'media',
          'media',
          'kill',
          'kill',
          'killAt',
          'killAt',
          'network',
          'offline',
          'sleep',
          'stop',
          'citizen',
          'citizen',
          'sign_in',
        ] as const,
        random,
      )
    ) {
      case 'lever':
        pullSomeLever(network.levers, random)
        return
      case 'media':
        pullMediaLever(network.levers, random)
        return
      case 'kill':
        setTimeout(kill, random() * 40)
        return
      case 'killAt':
        network.killAtNext(pick(['before', 'not_done', 'after'] as const, random))
        return
      case 'network':
        isUp = !isUp
        held.core?.setNetwork(isUp)
        return
      case 'offline': {
        const { workOffline } = await call('status.get', {})
        await call('status.setWorkOffline', { workOffline: !workOffline })
        return
      }
      case 'sleep':
        clock.putAhead(clock.aheadMs() + random() * 12 * MINUTE_MS)
        held.core?.putAhead(clock.aheadMs())
        return
      case 'stop':
        await held.core?.stop()
        return
      case 'citizen':
        for (const { handle } of OWN_ACCOUNTS) {
          const text = `¿Me pueden ayudar? ${String(clock.now())}`
          network.citizens.say({
            kind: pick(['mention', 'dm'] as const, random),
            handle: 'vecina_t',
            text,
            to: handle,
          })
        }
        return
      case 'sign_in':
        return signInAgain()
    }
  }

  try {
    await start()
    await call('settings.update', { graceMinutes: GRACE_MINUTES, undoSeconds: 5 })
    for (const [handle, accountId] of accounts) await connect(handle, accountId)
    await survive(office.keepSlots)
    for (let event = 0; event < EVENTS; event += 1) {
      await letPass(clock.now() + random() * LONGEST_PAUSE_MS)
      await survive(random() < 0.6 ? office.act : misfortune)
    }
    // Everything is well again; the process is killed a last time.
    network.heal()
    kill()
    await held.core!.gone
    isUp = true
    await survive(async () => {
      await call('status.setWorkOffline', { workOffline: false })
    })
    await survive(signInAgain)
    const untilMs = clock.now() + QUIET_MS
    let rows = await call('outbox.list', {})
    // What a series plans for tomorrow is not due in this history.
    const isLeft = ({ state, dueAtMs }: (typeof rows)[number]): boolean => LEFT_TO_DO.has(state) && dueAtMs <= untilMs
    while (clock.now() < untilMs && rows.some(isLeft)) {
      await letPass(clock.now() + QUIET_STEP_MS)
      rows = await call('outbox.list', {})
    }
    const shown = rows.map((row) => ({ ...row, postId: row.subject?.kind === 'post' ? row.subject.id : null }))
    const verdict = ledger.judge(published(), shown, clock.now())
    const lostTexts = await missingTexts()
    const { intact } = await call('audit.verify', {})
    if (!intact) faults.push('the audit chain is broken')
    await held.core!.stop()
    return {
      verdict: { ...verdict, lost: [...verdict.lost, ...lostTexts] },
      published: published().length,
      kills,
      faults,
    }
  } finally {
    held.core?.kill()
    await held.core?.gone
    await network.stop()
    clock.putAhead(0)
    rmSync(dataDir, { recursive: true, force: true })
  }

  /** What was acknowledged as typed is there at the end, and images went out with their text. */
  async function missingTexts(): Promise<string[]> {
    const missing: string[] = []
    const outWithoutImage = network.outWithoutImage()
    for (const post of ledger.posts.values()) {
      const shown = await call('calendar.get', { postId: post.postId })
      const kept = new Set([...shown.segments, ...(shown.pendingEdit ?? [])].map(({ text }) => text))
      for (const { text } of post.pending ?? post.segments) if (!kept.has(text)) missing.push(`the words "${text}"`)
      for (const { segmentId, text } of post.segments) {
        if (ledger.withImage.has(segmentId) && outWithoutImage.has(text)) missing.push(`the image of "${text}"`)
      }
    }
    return missing
  }
}
