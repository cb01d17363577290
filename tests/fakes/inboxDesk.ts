/** Inbox, fetching and status over a real database and a network whose pages a test writes: what inbox tests stand on. */
import type { InputOf, OutputOf } from '../../src/shared/contract/contract.ts'
import { budgetState, type ReadAllowance } from '../../src/shared/domain/budget.ts'
import { createConversations } from '../../src/main/conversations.ts'
import type { NetworkCapabilities, NetworkClient, Page, ReadOutcome } from '../../src/main/networks/networkClient.ts'
import type {
  PostCheck,
  RemoteDirectMessage,
  RemotePost,
  RemoteProfile,
  TimelineQuery,
} from '../../src/main/networks/networkClient.ts'
import { UNNARROWED } from '../../src/shared/domain/inboxView.ts'
import { createAccountHealth } from '../../src/main/services/accountHealth.ts'
import type { HolidaySource } from '../../src/main/services/spanishHolidays.ts'
import { createSearch } from '../../src/main/services/search.ts'
import { createStatus } from '../../src/main/services/status.ts'
import { createAccountTable, type NewAccount } from '../../src/main/store/accountTable.ts'
import { createChainTable } from '../../src/main/store/chainTable.ts'
import { createCopyTable } from '../../src/main/store/copyTable.ts'
import { createCursorTable, type Stream } from '../../src/main/store/cursorTable.ts'
import { createEffectTable } from '../../src/main/store/effectTable.ts'
import { createGapTable } from '../../src/main/store/gapTable.ts'
import { createLimitTable } from '../../src/main/store/limitTable.ts'
import { createInboxTable } from '../../src/main/store/inboxTable.ts'
import { createObservationTable } from '../../src/main/store/observationTable.ts'
import { createOwnPostTable } from '../../src/main/store/ownPostTable.ts'
import { createPostMetricTable } from '../../src/main/store/postMetricTable.ts'
import { createPersonTable } from '../../src/main/store/personTable.ts'
import { createPostTable } from '../../src/main/store/postTable.ts'
import { createSearchTable } from '../../src/main/store/searchTable.ts'
import type { OfficeZone } from '../../src/shared/domain/wallTime.ts'
import { createMeasuring } from '../../src/main/measuring.ts'
import { createSettingTable } from '../../src/main/store/settingTable.ts'
import type { WriteTx } from '../../src/main/store/unitOfWork.ts'
import { createConnectivityMonitor } from '../../src/main/sync/connectivityMonitor.ts'
import { createIngest } from '../../src/main/sync/ingest.ts'
import { createFetching } from '../../src/main/sync/fetching.ts'
import type { Attention } from '../../src/main/sync/pullPolicy.ts'
import { createFakeClock } from './fakeClock.ts'
import { FAKE_CAPABILITIES, OWN } from './fakeNetwork.ts'
import { createFakePorts } from './fakePorts.ts'
import { openTestStore } from './testStore.ts'

export const ACCOUNT = '00000000-0000-7000-8000-000000000001'
export const OTHER_ACCOUNT = '00000000-0000-7000-8000-000000000002'
export const ANSWER = '00000000-0000-7000-8000-0000000000a1'
export const ANA = { id: '501', handle: 'ana_vecina', displayName: 'Ana Vecina' }
export const LUIS = { id: '502', handle: 'luis', displayName: 'Luis' }

/** A citizen's post that mentions us, or what `change` makes of it. */
export function mention(id: string, text: string, atMs: number, change: Partial<RemotePost> = {}): RemotePost {
  return {
    id,
    author: ANA,
    text,
    createdAtMs: atMs,
    conversationId: '1',
    inReplyToId: null,
    mentionsUs: true,
    ...change,
  }
}

export function message(id: string, text: string, atMs: number, change: Partial<RemoteDirectMessage> = {}) {
  return { id, conversationId: `${ANA.id}-${OWN.id}`, sender: ANA, text, createdAtMs: atMs, ...change }
}

export type InboxDesk = ReturnType<typeof openInboxDesk>

export function openInboxDesk({ startMs = Date.UTC(2026, 10, 23, 9, 0), capabilities = FAKE_CAPABILITIES } = {}) {
  const clock = createFakeClock(startMs)
  const test = openTestStore({ clock })
  const ports = createFakePorts({ clock })
  const { db, uow, by, publish } = test
  const accounts = createAccountTable(db)
  const effects = createEffectTable(db)
  const inbox = createInboxTable(db)
  const cursors = createCursorTable(db)
  const observations = createObservationTable(db)
  const settings = createSettingTable(db)
  const gaps = createGapTable(db)
  const ownPosts = createOwnPostTable(db)
  const copies = createCopyTable(db)
  const limits = createLimitTable(db)
  const postMetrics = createPostMetricTable(db)
  const network = createReadableNetwork(capabilities)
  /** What the library would say: October 12, wherever. */
  const holidays: HolidaySource = {
    version: 'fake',
    ofYear: (_region, year) => Promise.resolve([{ day: `${String(year)}-10-12`, name: 'Fiesta Nacional' }]),
  }
  const woken: string[] = []
  const wakeOutbox = () => void woken.push('outbox')
  const connectivity = createConnectivityMonitor({
    connectivity: ports.connectivity,
    settings,
    accounts,
    uow,
    clock,
    publish,
  })
  connectivity.start()

  const write = (work: (tx: WriteTx) => void): void =>
    uow.write(by(), (tx) => {
      work(tx)
      tx.audit({ action: 'test', entity: 'test' })
    })
  const account = (change: Partial<NewAccount> = {}): NewAccount => ({
    id: ACCOUNT,
    mode: 'api',
    handle: OWN.handle,
    displayName: OWN.displayName,
    remoteId: OWN.id,
    colour: 'blue',
    ...change,
  })
  write((tx) => accounts.insert(tx, account()))

  let zone: OfficeZone = 'Europe/Madrid'
  const levers: { allowance: ReadAllowance; outboxBusy: boolean; attention: Attention } = {
    allowance: 'plenty',
    outboxBusy: false,
    attention: { isInFront: true, isOfficeHour: true, isUrgent: false },
  }
  const tables = { accounts, cursors, gaps, inbox, ownPosts, copies, limits, postMetrics }
  const measuring = createMeasuring({
    ...ports,
    ...{ db, uow, by, clock, accounts, observations, ownPosts, postMetrics, posts: createPostTable(db) },
    ...{ actingId: () => null, zone: () => zone, urlOf: () => null },
  })
  /** Fetches through a client; the readable network's unless another is given. */
  const fetchThrough = (client: NetworkClient) =>
    createFetching({
      uow,
      clock,
      ids: ports.ids,
      log: ports.log,
      tables,
      observe: measuring.observe,
      clocks: conversations.clocks,
      urgent: conversations.urgent.watch,
      health: createAccountHealth({ accounts }),
      readAllowance: () => levers.allowance,
      attention: () => levers.attention,
      isOutboxBusy: () => levers.outboxBusy,
      onMessagesRead: () => undefined,
      clientFor: (id) => (accounts.byId(id)?.state === 'connected' ? { client } : null),
      connectivity,
      publish,
    })
  const people = createPersonTable(db)
  let actingId: string | null = null
  const openConversations = () =>
    createConversations({
      db,
      uow,
      by,
      clock,
      people,
      actingId: () => actingId,
      zone: () => 'Europe/Madrid',
      ids: ports.ids,
      log: ports.log,
      settings,
      holidays,
      publish,
      inbox,
      effects,
      accounts,
      capabilitiesOf: () => capabilities,
      browser: ports.browser,
      folders: ports.folders,
      preferences: ports.preferences,
      composeUrl: (text, inReplyTo) => `https://x.com/intent/post?text=${text}&in_reply_to=${inReplyTo ?? ''}`,
      wakeOutbox,
      onShown: (conversationId) => pull.onShown(conversationId),
    })
  const conversations = openConversations()
  let pull = fetchThrough(network.client)
  const { clocks } = conversations
  const ingest = createIngest({ ...tables, clocks, urgent: conversations.urgent.watch, ids: ports.ids })
  const own = { id: ACCOUNT, remoteId: OWN.id, handle: OWN.handle, displayName: OWN.displayName }

  return {
    test,
    clock,
    ports,
    write,
    account,
    accounts,
    effects,
    inboxTable: inbox,
    cursors,
    observations,
    posts: createPostTable(db),
    network,
    connectivity,
    /** Who was woken, in order. */
    woken,
    pull: () => pull,
    fetchThrough,
    levers,
    gaps,
    ownPosts,
    postMetrics,
    /** A new process over the same database. */
    restart: async () => {
      await pull.stop()
      pull = fetchThrough(network.client)
      pull.start()
    },
    receive: (...posts: readonly RemotePost[]): void => write((tx) => void ingest.posts(tx, own, posts)),
    receiveAt: (at: { readonly id: string; readonly remoteId: string }, ...posts: readonly RemotePost[]): void =>
      write((tx) => void ingest.posts(tx, { ...own, ...at }, posts)),
    receiveMessages: (...messages: readonly RemoteDirectMessage[]): void =>
      write((tx) => void ingest.messages(tx, own, messages)),
    inbox: conversations.handlers,
    replies: conversations.savedReplies,
    urgent: conversations.urgent.handlers,
    conversations,
    hours: conversations.hours,
    /** The same services over the same database, as a new process makes them. */
    again: openConversations,
    people,
    /** The first page of a view, of all unless another is named. */
    rows: (scope: Partial<InputOf<'inbox.list'>['scope']> = {}): OutputOf<'inbox.list'>['rows'] =>
      conversations.handlers.list({ scope: { view: 'all', ...UNNARROWED, ...scope }, cursor: null, limit: 200 }).rows,
    /** Who acts from now on; null: the office. */
    actAs: (personId: string | null) => {
      actingId = personId
    },
    /** One change of one conversation, as a person makes it. */
    change: (conversationId: string, change: InputOf<'inbox.change'>['change']): OutputOf<'inbox.change'> =>
      conversations.handlers.change({ changeId: ports.ids.next(), conversationIds: [conversationId], change }),
    search: createSearch({ table: createSearchTable(db) }),
    growth: measuring.areas.growth,
    measuring,
    /** The office's wall clock for what is measured. */
    moveTo: (next: OfficeZone) => {
      zone = next
    },
    status: () =>
      createStatus({
        uow,
        by,
        connectivity,
        pull,
        accounts,
        effects,
        gaps,
        chains: createChainTable(db),
        inbox,
        urgentCount: conversations.urgent.activeCount,
        forecast: { forecastOf: () => null, withProblem: (account) => account },
        clock,
        latePosts: () => [],
        budgetState: () =>
          budgetState(
            { monthMicros: null, dayMicros: null, reservePercent: 0 },
            { dayMicros: 0, monthMicros: 0 },
            false,
          ),
        backups: { problems: () => [] },
        approvalProblems: () => [],
        mailProblems: () => [],
        reportProblems: measuring.problems,
        notices: { list: () => [], acknowledge: () => ({ ok: true }) },
        clockWatch: { verdict: () => ({ kind: 'good' }), wrongSinceMs: () => 0 },
        wakeOutbox,
      }),
    close: async (): Promise<void> => {
      conversations.stop()
      await pull.stop()
      connectivity.stop()
      test.cleanup()
    },
  }
}

type Call = {
  readonly stream: Stream
  readonly sinceId: string | null
  readonly untilId?: string | null
  readonly olderToken: string | null
}

/** A network that answers what a test says, page by page, and remembers what it was asked. */
function createReadableNetwork(capabilities: NetworkCapabilities) {
  const posts: Record<'mentions' | 'comments' | 'own_posts', RemotePost[]> = {
    mentions: [],
    comments: [],
    own_posts: [],
  }
  const messages: RemoteDirectMessage[] = []
  const calls: Call[] = []
  const faults: { readonly stream: Stream | null; readonly outcome: ReadOutcome<never>; skip: number; left: number }[] =
    []
  let profile: RemoteProfile = { ...OWN, followers: 10, following: 2, posts: 3 }
  const checkedIds: (readonly string[])[] = []
  const hidden = new Set<string>()
  const silent = new Set<string>()
  let pageSize = 50
  let reach = 800
  let remaining: {
    readonly stream: Stream
    readonly left: number
    readonly resetAtMs: number
    readonly scope?: 'account' | 'app'
  } | null = null
  let held: (() => void)[] | null = null

  async function answer<T>(call: Call, signal: AbortSignal, value: () => T): Promise<ReadOutcome<T>> {
    calls.push(call)
    if (held !== null) {
      await new Promise<void>((resolve) => {
        held?.push(resolve)
        signal.addEventListener('abort', () => resolve(), { once: true })
      })
      if (signal.aborted) return { kind: 'retry', reason: 'unreachable', notBeforeMs: null }
    }
    const fault = faults.find(({ stream, left }) => left > 0 && (stream === null || stream === call.stream))
    if (fault !== undefined && fault.skip > 0) fault.skip -= 1
    else if (fault !== undefined) {
      fault.left -= 1
      return fault.outcome
    }
    const limits =
      remaining?.stream === call.stream
        ? {
            window: { limit: 15, remaining: remaining.left, resetAtMs: remaining.resetAtMs },
            reached:
              remaining.left === 0
                ? { scope: remaining.scope ?? ('account' as const), untilMs: remaining.resetAtMs }
                : null,
          }
        : null
    return { kind: 'ok', value: value(), limits }
  }

  /** Newest first, from where the token says: it names the last item of the page before, as X's tokens do. */
  function page<T extends { readonly id: string }>(items: readonly T[], call: Call): Page<T> {
    const inReach = items.toSorted((a, b) => (BigInt(a.id) > BigInt(b.id) ? -1 : 1)).slice(0, reach)
    const isAsked = ({ id }: T) =>
      (call.sinceId === null || BigInt(id) > BigInt(call.sinceId)) &&
      (call.untilId === undefined || call.untilId === null || BigInt(id) < BigInt(call.untilId)) &&
      (call.olderToken === null || BigInt(id) < BigInt(call.olderToken))
    const asked = inReach.filter(isAsked)
    const shown = asked.slice(0, pageSize)
    return { items: shown, olderToken: asked.length > pageSize ? (shown.at(-1)?.id ?? null) : null }
  }

  function checkOf(ids: readonly string[]): PostCheck {
    checkedIds.push(ids)
    const all = [...posts.mentions, ...posts.comments, ...posts.own_posts]
    const shown = ids.flatMap((id) => all.find((post) => post.id === id || post.versionIds?.includes(id)) ?? [])
    const isShown = (id: string) => shown.some((post) => post.id === id || post.versionIds?.includes(id))
    const lost = ids.filter((id) => !isShown(id) && !silent.has(id))
    return { shown, gone: lost.map((id) => ({ id, how: hidden.has(id) ? 'not_visible' : 'deleted' })) }
  }

  const unused = () => Promise.reject(new Error('the inbox only reads'))
  const timeline = (stream: keyof typeof posts) => (query: TimelineQuery, signal: AbortSignal) => {
    const call = { stream, ...query }
    return answer(call, signal, () => page(posts[stream], call))
  }
  const client: NetworkClient = {
    capabilities,
    publish: unused,
    uploadMedia: unused,
    setAltText: unused,
    deletePost: unused,
    sendDirectMessage: unused,
    readProfile: (signal) => answer({ stream: 'profile', sinceId: null, olderToken: null }, signal, () => profile),
    checkPosts: (ids, signal) => {
      const call = { stream: 'checks', sinceId: null, olderToken: null } as const
      return answer(call, signal, () => checkOf(ids))
    },
    readMentions: timeline('mentions'),
    readComments: timeline('comments'),
    readOwnTimeline: timeline('own_posts'),
    readDirectMessages: ({ olderToken }, signal) => {
      const call = { stream: 'direct_messages', sinceId: null, olderToken } as const
      return answer(call, signal, () => page(messages, call))
    },
  }

  return {
    client,
    calls,
    callsOf: (stream: Stream): readonly Call[] => calls.filter((call) => call.stream === stream),
    mentions: posts.mentions,
    comments: posts.comments,
    ownPosts: posts.own_posts,
    messages,
    /** The ids of each look-up, in order. */
    checkedIds,
    /** Posts whose author was protected: not shown, not deleted. */
    hidden,
    /** Posts about which the network says nothing. */
    silent,
    setProfile: (change: Partial<RemoteProfile>) => {
      profile = { ...profile, ...change }
    },
    setPageSize: (size: number) => {
      pageSize = size
    },
    /** How many of the newest items the network still gives. */
    setReach: (items: number) => {
      reach = items
    },
    setRemaining: (next: typeof remaining) => {
      remaining = next
    },
    /** The next `times` requests for a stream, or for any, end like this, after the first `skip` of them. */
    fail: (stream: Stream | null, outcome: ReadOutcome<never>, times = 1, skip = 0) => {
      faults.push({ stream, outcome, skip, left: times })
    },
    mend: () => {
      faults.length = 0
    },
    /** Requests stand still until released or aborted. */
    hold: () => {
      held = []
    },
    release: () => {
      const waiting = held ?? []
      held = null
      for (const go of waiting) go()
    },
  }
}
