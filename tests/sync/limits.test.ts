/** Limits of a network that hold one kind of request: of one account, or of every account of the same app. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSecretTable } from '../../src/main/store/secretTable.ts'
import type { LimitReached } from '../../src/main/networks/networkClient.ts'
import { openInboxDesk, ACCOUNT as READER, OTHER_ACCOUNT as OTHER_READER } from '../fakes/inboxDesk.ts'
import { ACCOUNT, id, MINUTE, openPublishingDesk, OTHER_ACCOUNT, POST } from '../fakes/publishingDesk.ts'
import type { TestStore } from '../fakes/testStore.ts'

const HOUR = 60 * MINUTE
const SECOND_POST = id(101)

/** Credentials of these accounts, made for these apps. */
function useApps(test: TestStore, apps: Readonly<Record<string, string>>): void {
  const secrets = createSecretTable(test.db)
  test.uow.write(test.by(), (tx) => {
    for (const [accountId, app] of Object.entries(apps)) {
      secrets.put(tx, accountId, 'credentials', new Uint8Array([1]), app)
    }
    tx.audit({ action: 'test', entity: 'secret' })
  })
}

describe('what is published', () => {
  let desk: ReturnType<typeof openPublishingDesk>
  const texts = () => desk.network.requests.map(({ text }) => text)
  const reached = (scope: LimitReached['scope'], untilMs: number): void =>
    desk.network.script({ kind: 'rate_limited', scope, untilMs })

  beforeEach(() => {
    desk = openPublishingDesk()
    desk.startRunner()
  })
  afterEach(() => desk.close())

  /** The first account meets the limit one minute from now; the other has a post of its own a minute later. */
  async function meetLimit(scope: LimitReached['scope'], untilMs: number): Promise<void> {
    reached(scope, untilMs)
    desk.draft(['de la primera'], [ACCOUNT])
    desk.scheduleIn(1)
    desk.draft(['de la otra'], [OTHER_ACCOUNT], 1)
    desk.scheduleIn(2, SECOND_POST)
    await desk.clock.advance(3 * MINUTE)
  }

  it('waits for every account of the app that met its limit, and each says until when', async () => {
    useApps(desk.test, { [ACCOUNT]: 'app 1', [OTHER_ACCOUNT]: 'app 1' })
    const untilMs = desk.clock.now() + 8 * MINUTE
    await meetLimit('app', untilMs)
    expect(texts()).toEqual([])
    const waits = { state: 'queued', waiting: 'app_limit', nextTryAtMs: untilMs }
    expect(desk.outbox.list()).toMatchObject([waits, waits])
    desk.crash()
    desk.startRunner()
    await desk.clock.advance(4 * MINUTE)
    expect(texts()).toEqual([])
    await desk.clock.advance(2 * MINUTE)
    expect(texts()).toEqual(['de la primera', 'de la otra'])
  })

  it('holds also an account that is connected to the app later', async () => {
    useApps(desk.test, { [ACCOUNT]: 'app 1' })
    reached('app', desk.clock.now() + 8 * MINUTE)
    desk.draft(['de la primera'], [ACCOUNT])
    desk.scheduleIn(1)
    await desk.clock.advance(2 * MINUTE)
    useApps(desk.test, { [OTHER_ACCOUNT]: 'app 1' })
    desk.draft(['de la otra'], [OTHER_ACCOUNT], 1)
    desk.scheduleIn(1, SECOND_POST)
    await desk.clock.advance(2 * MINUTE)
    expect(texts()).toEqual([])
  })

  it('goes on for an account of another app, and for one whose app is not known', async () => {
    useApps(desk.test, { [ACCOUNT]: 'app 1', [OTHER_ACCOUNT]: 'app 2' })
    await meetLimit('app', desk.clock.now() + 8 * MINUTE)
    expect(texts()).toEqual(['de la otra'])
  })

  it('waits alone where nobody knows which app the account uses', async () => {
    await meetLimit('app', desk.clock.now() + 8 * MINUTE)
    expect(texts()).toEqual(['de la otra'])
    expect(desk.outbox.list()).toMatchObject([{ waiting: 'rate_limit' }])
  })

  it('goes on for the other accounts of the app where the limit is of the account', async () => {
    useApps(desk.test, { [ACCOUNT]: 'app 1', [OTHER_ACCOUNT]: 'app 1' })
    await meetLimit('account', desk.clock.now() + 8 * MINUTE)
    expect(texts()).toEqual(['de la otra'])
    expect(desk.outbox.list()).toMatchObject([{ waiting: 'rate_limit' }])
  })

  it('waits before it is refused where the last answer said that nothing is left', async () => {
    useApps(desk.test, { [ACCOUNT]: 'app 1', [OTHER_ACCOUNT]: 'app 1' })
    const untilMs = desk.clock.now() + 8 * MINUTE
    const limits = { window: null, reached: { scope: 'app', untilMs } } as const
    desk.network.script({ kind: 'done', remoteId: '77', limits })
    desk.draft(['la última de hoy'], [ACCOUNT])
    desk.scheduleIn(1)
    desk.draft(['de la otra'], [OTHER_ACCOUNT], 1)
    desk.scheduleIn(2, SECOND_POST)
    await desk.clock.advance(3 * MINUTE)
    expect(desk.state(POST)).toBe('published')
    expect(desk.outbox.list()).toMatchObject([{ waiting: 'app_limit', nextTryAtMs: untilMs, attempts: 0 }])
  })

  it('asks when the limit outlasts the grace', async () => {
    useApps(desk.test, { [ACCOUNT]: 'app 1' })
    await meetLimit('app', desk.clock.now() + 10 * HOUR)
    await desk.clock.advance(20 * MINUTE)
    expect(desk.state(POST)).toBe('missed')
  })

  it('holds the kind of request that met it and no other', async () => {
    reached('account', desk.clock.now() + 8 * MINUTE)
    desk.draft(['Aviso'])
    desk.scheduleIn(1)
    await desk.clock.advance(2 * MINUTE)
    const message = {
      kind: 'direct_message',
      text: 'Hola',
      remoteConversationId: '1-2',
      resolves: false,
      seenUntilMs: null,
      writtenBy: null,
    } as const
    desk.test.uow.write(desk.test.by(), (tx) => {
      desk.effects.enqueue(tx, {
        id: id(900),
        accountId: ACCOUNT,
        afterSeq: null,
        postId: null,
        variantId: null,
        conversationId: 'c',
        part: null,
        payload: message,
        idempotencyKey: 'message',
        textDigest: null,
        dueAtMs: desk.clock.now(),
        missAtMs: null,
      })
      tx.audit({ action: 'test', entity: 'effect' })
    })
    await desk.clock.advance(MINUTE)
    expect(desk.effects.byId(id(900))?.state).toBe('done')
    expect(texts()).toEqual([])
  })
})

describe('what is read', () => {
  let desk: ReturnType<typeof openInboxDesk>
  beforeEach(() => {
    desk = openInboxDesk()
    desk.write((tx) => desk.accounts.insert(tx, desk.account({ id: OTHER_READER, remoteId: '2000' })))
    useApps(desk.test, { [READER]: 'app 1', [OTHER_READER]: 'app 1' })
  })
  afterEach(() => desk.close())

  it('waits for every account of the app, stream by stream, also over a restart', async () => {
    const untilMs = desk.clock.now() + 10 * MINUTE
    desk.pull().start()
    await desk.clock.settle()
    desk.network.fail('mentions', { kind: 'rate_limited', scope: 'app', untilMs })
    await desk.clock.advance(MINUTE)
    const before = desk.network.callsOf('mentions').length
    await desk.restart()
    await desk.clock.advance(8 * MINUTE)
    expect(desk.network.callsOf('mentions')).toHaveLength(before)
    expect(desk.network.callsOf('direct_messages').length).toBeGreaterThan(10)
    await desk.clock.advance(2 * MINUTE)
    expect(desk.network.callsOf('mentions').length).toBeGreaterThanOrEqual(before + 2)
  })

  it('waits where an answer said that the app has none left', async () => {
    desk.network.setRemaining({
      stream: 'direct_messages',
      left: 0,
      scope: 'app',
      resetAtMs: desk.clock.now() + 12 * MINUTE,
    })
    const setState = (state: 'connected' | 'needs_sign_in') =>
      desk.write((tx) => desk.accounts.setState(tx, OTHER_READER, state, null))
    setState('needs_sign_in')
    desk.pull().start()
    await desk.clock.advance(MINUTE)
    setState('connected')
    desk.pull().requestSync(OTHER_READER)
    await desk.clock.advance(10 * MINUTE)
    expect(desk.network.callsOf('direct_messages')).toHaveLength(1)
  })
})
