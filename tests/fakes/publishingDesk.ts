/** Calendar, outbox and runner over a real database and a network in memory: what publishing tests stand on. */
import { createClockPermits } from '../../src/main/sync/clockPermits.ts'
import { createPlanning } from '../../src/main/planning.ts'
import { createApprovalFlowTable } from '../../src/main/store/approvalFlowTable.ts'
import { createApprovalTable } from '../../src/main/store/approvalTable.ts'
import { createPersonTable } from '../../src/main/store/personTable.ts'
import { DEFAULT_HOURS } from '../../src/shared/domain/officeHours.ts'
import { createApprovalGate } from '../../src/main/services/approvalGate.ts'
import { createCalendarPlanning } from '../../src/main/services/calendarPlanning.ts'
import { createCalendarOutside } from '../../src/main/services/calendarOutside.ts'
import { createCalendarReading } from '../../src/main/services/calendarReading.ts'
import { createDuplicateTexts } from '../../src/main/services/duplicateTexts.ts'
import { createCalendarWriting } from '../../src/main/services/calendarWriting.ts'
import { createNearPostTable } from '../../src/main/store/nearPostTable.ts'
import { createPostFindings } from '../../src/main/services/postFindings.ts'
import { createSettingTable } from '../../src/main/store/settingTable.ts'
import { createOwnTexts } from '../../src/main/services/ownTexts.ts'
import { createLatePosts, problemsOfLate } from '../../src/main/services/latePosts.ts'
import { createOutbox } from '../../src/main/services/outbox.ts'
import { createPlanSteps } from '../../src/main/services/planSteps.ts'
import { createPostHistory } from '../../src/main/services/postHistory.ts'
import { createPostMarkTable } from '../../src/main/store/postMarkTable.ts'
import { createPostVersionTable } from '../../src/main/store/postVersionTable.ts'
import { createPublishingPlan } from '../../src/main/services/publishingPlan.ts'
import { outNow } from '../../src/main/services/outNow.ts'
import { problemsOf } from '../../src/main/services/problems.ts'
import { createTakingDown } from '../../src/main/services/takingDown.ts'
import { createPublishingAccounts } from '../../src/main/services/publishingAccounts.ts'
import { createUploadProgress } from '../../src/main/services/uploadProgress.ts'
import { createAccountTable } from '../../src/main/store/accountTable.ts'
import { createChainTable } from '../../src/main/store/chainTable.ts'
import { createEffectTable, type Brake, type Effect } from '../../src/main/store/effectTable.ts'
import { createOutsidePostTable } from '../../src/main/store/outsidePostTable.ts'
import { createRepeatTable } from '../../src/main/store/repeatTable.ts'
import { createPostTable } from '../../src/main/store/postTable.ts'
import { createChainCheck } from '../../src/main/sync/chainCheck.ts'
import { createLimitTable } from '../../src/main/store/limitTable.ts'
import { createLateTable } from '../../src/main/store/lateTable.ts'
import { createUploadTable } from '../../src/main/store/uploadTable.ts'
import { createOutboxRunner } from '../../src/main/sync/outboxRunner.ts'
import type { OfficeSettings } from '../../src/shared/contract/settings.ts'
import type { AccountMode } from '../../src/shared/domain/account.ts'
import type { Check } from '../../src/shared/domain/checks/finding.ts'
import type { ConnectivityState } from '../../src/shared/domain/connectivity.ts'
import { wallTimeAt } from '../../src/shared/domain/wallTime.ts'
import { createFakeClock } from './fakeClock.ts'
import { createFakeNetwork, FAKE_CAPABILITIES, OWN } from './fakeNetwork.ts'
import { createFakePorts } from './fakePorts.ts'
import { createMediaDesk } from './mediaDesk.ts'
import { openTestStore } from './testStore.ts'

/** A Tuesday at nine in Madrid. */
export const NINE = Date.UTC(2026, 10, 24, 8, 0, 0)
export const MINUTE = 60_000

export const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
export const ACCOUNT = id(1)
export const OTHER_ACCOUNT = id(2)
export const POST = id(100)
export const SEGMENT = id(200)

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

type Planning = ReturnType<typeof createCalendarPlanning>
type Unconfirmed<I> = Omit<I, 'confirmed'> & { readonly confirmed?: Check[] }

/** The planning as the window calls it: what is not confirmed need not be named. */
function asCalled(planning: Planning) {
  return {
    ...planning,
    schedule: (input: Unconfirmed<Parameters<Planning['schedule']>[0]>) =>
      planning.schedule({ confirmed: [], ...input }),
    publishNow: (input: Unconfirmed<Parameters<Planning['publishNow']>[0]>) =>
      planning.publishNow({ confirmed: [], ...input }),
    applyEdit: (input: Unconfirmed<Parameters<Planning['applyEdit']>[0]>) =>
      planning.applyEdit({ confirmed: [], ...input }),
  }
}

type Writing = ReturnType<typeof createCalendarWriting>
type Typed = Parameters<Writing['saveText']>[0]

/** As the window types: into the common text where no account is named. */
function asTyped(writing: Writing) {
  return {
    ...writing,
    saveText: (input: Omit<Typed, 'variantId'> & Partial<Pick<Typed, 'variantId'>>) =>
      writing.saveText({ variantId: null, ...input }),
  }
}

export function openPublishingDesk({
  mode = 'api',
  brake = { posts: 5, windowMs: 10 * MINUTE },
}: { readonly mode?: AccountMode; readonly brake?: Brake } = {}) {
  const clock = createFakeClock(NINE)
  const test = openTestStore({ clock })
  const ports = createFakePorts({ clock })
  const { uow, db, by } = test
  const accounts = createAccountTable(db)
  const effects = createEffectTable(db)
  const posts = createPostTable(db)
  const chains = createChainTable(db)
  const { bringIn, ...files } = createMediaDesk(test, posts, ports.ids)
  const { media, contents, cards } = files
  const uploads = createUploadTable(db)
  const limits = createLimitTable(db)
  const outside = createOutsidePostTable(db)
  const urlOf = (_accountId: string, remoteId: string) => `https://x.com/p/${remoteId}`
  const network = createFakeNetwork(clock.now)
  const faults: string[] = []
  const asked: Effect[] = []
  let hoursCame = 0
  let actingId: string | null = null
  let mayApprove = true
  const hours = {
    ...DEFAULT_HOURS,
    week: DEFAULT_HOURS.week.map((spans) => [...spans]),
    ownDays: [{ day: '2026-12-24', name: 'Cierre', isOpen: false }],
    targets: [],
  }
  let connection: ConnectivityState = 'online'
  let heldBack: (effect: Effect) => Effect['lastError'] = () => null
  let isClockBelieved = true
  const clockPermits = createClockPermits(clock)

  uow.write(by(), (tx) => {
    for (const [accountId, remoteId] of [
      [ACCOUNT, OWN.id],
      [OTHER_ACCOUNT, '2000'],
    ] as const) {
      accounts.insert(tx, { id: accountId, mode, handle: OWN.handle, displayName: 'Demo', remoteId, colour: 'blue' })
    }
    tx.audit({ action: 'account.insert', entity: 'account' })
  })

  const { accountOf, modeOf } = createPublishingAccounts({ accounts, capabilitiesOf: () => FAKE_CAPABILITIES })
  const office: OfficeSettings = {
    zone: 'Europe/Madrid',
    graceMinutes: 15,
    undoSeconds: 10,
    brakePosts: brake.posts,
    brakeMinutes: brake.windowMs / MINUTE,
    leaveAfterMinutes: 0,
  }
  const settings = () => office
  const plan = createPublishingPlan({
    effects,
    posts,
    ids: ports.ids,
    chains,
    modeOf,
    describableOn: () => FAKE_CAPABILITIES.media.describable,
  })
  const findings = createPostFindings({
    table: createSettingTable(db),
    near: createNearPostTable(db),
    cards,
    posts,
    spellings: () => [],
    zone: () => 'Europe/Madrid',
    uow,
    by,
  })
  const history = createPostHistory({ ...ports, table: createPostVersionTable(db), posts, actingId: () => actingId })
  const latePosts = createLatePosts({
    late: createLateTable(db),
    brake: () => brake,
    mayGoByTheHour: () => isClockBelieved,
    clock,
  })
  const byHand = { kind: 'rejected', code: 'by_hand', detail: '' } as const

  const createRunner = () =>
    createOutboxRunner({
      uow,
      clock,
      ids: ports.ids,
      log: ports.log,
      sources: { effects, posts, media, contents, uploads },
      limits,
      brake: () => brake,
      clientFor: (accountId) => {
        const account = accounts.byId(accountId)
        if (account === null) return null
        const client =
          account.mode === 'assisted' ? { ...network.client, publish: () => Promise.resolve(byHand) } : network.client
        return { client, account }
      },
      connectivity: { state: () => connection, noteExchange: () => undefined },
      mayGoByTheHour: () => isClockBelieved,
      clockPermits,
      chains: createChainCheck({
        chains,
        uow,
        clock,
        clientFor: () => ({ client: network.client }),
        outOf: (variantId) => outNow(effects.ofVariant(variantId)).flatMap(({ remoteId }) => remoteId ?? []),
        by,
      }),
      onSaved: plan.follow,
      onAccountFault: (tx, accountId, fault) => {
        faults.push(fault)
        if (fault === 'credentials_rejected') accounts.setState(tx, accountId, 'needs_sign_in', null)
      },
      heldBack: (effect) => heldBack(effect),
      unreadAccountIds: () => [],
      latePosts,
      onNeedsPerson: (effect) => asked.push(effect),
      onHourCame: () => {
        hoursCame += 1
      },
    })
  let runner = createRunner()
  const wakeOutbox = () => runner.wake()

  const desk = {
    clock,
    test,
    ports,
    network,
    effects,
    posts,
    accounts,
    faults,
    /** Says what may not leave for another reason than the outbox's own. */
    holdBack: (decide: typeof heldBack) => {
      heldBack = decide
    },
    /** Effects for which a person was called. */
    asked,
    /** How often something that cannot leave was said to be due. */
    hoursCame: () => hoursCame,
    ...files,
    ownTexts: createOwnTexts({ uow, posts, media, history, by }),
    writing: asTyped(
      createCalendarWriting({ uow, posts, media, history, ids: ports.ids, accountOf, by, actingId: () => actingId }),
    ),
    /** Who writes from now on; null: the office. */
    actAs: (personId: string | null, may: { readonly approve: boolean } = { approve: true }) => {
      actingId = personId
      mayApprove = may.approve
    },
    /** All of the calendar, with campaigns and days. */
    /** What the person chooses in the dialogs of the system. */
    levers: ports.levers,
    planningOf: () => {
      const { areas, series } = createPlanning({
        ...{ uow, db, clock, ids: ports.ids, log: ports.log },
        approvals: createApprovalTable(db),
        ...{ accounts, filePicker: ports.filePicker, folders: ports.folders, preferences: ports.preferences },
        printer: ports.printer,
        posts,
        media,
        effects,
        chains,
        outside,
        repeated: createRepeatTable(db),
        plan,
        findings,
        settings,
        accountOf,
        modeOf,
        urlOf,
        forecast: { risksFor: () => [], risksIn: () => [] },
        wakeOutbox,
        by,
        actingId: () => actingId,
        mayApprove: () => mayApprove,
        people: createPersonTable(db),
        hours: {
          get: () => hours,
          year: ({ year }) => Promise.resolve([{ day: `${String(year)}-12-25`, name: 'Navidad' }]),
        },
      })
      return { ...areas, series }
    },
    checks: findings.handlers,
    planning: asCalled(
      createCalendarPlanning({
        ...{ uow, clock, posts, plan, findings, history, settings, wakeOutbox, by },
        steps: createPlanSteps({ posts, plan, findings, history, settings, accountOf }),
        gate: createApprovalGate({
          flows: createApprovalFlowTable(db),
          table: createApprovalTable(db),
          marks: createPostMarkTable(db),
          posts,
          mayApprove: () => mayApprove,
        }),
      }),
    ),
    reading: createCalendarReading({
      posts,
      effects,
      chains,
      accountOf,
      urlOf,
      forecast: { risksFor: () => [], risksIn: () => [] },
      nowMs: clock.now,
    }),
    uploads,
    limits,
    outside: createCalendarOutside({ outside, urlOf }),
    repeats: createDuplicateTexts({ posts, repeated: createRepeatTable(db), outside }).repeats,
    outbox: createOutbox({
      receivedAtMs: () => null,
      latePosts,
      progressOf: createUploadProgress({ uploads, media, contents }),
      uow,
      clock,
      effects,
      limits,
      posts,
      brake: () => brake,
      isByHand: (accountId) => accounts.byId(accountId)?.mode === 'assisted',
      connectivity: () => connection,
      mayGoByTheHour: () => isClockBelieved,
      clockPermits,
      accountStateOf: (accountId) => accounts.byId(accountId)?.state ?? null,
      browser: ports.browser,
      composeUrl: (text) => `https://x.com/intent/post?text=${encodeURIComponent(text)}`,
      postIdOfLink: (link) => /\/status\/(\d+)$/.exec(link)?.[1] ?? null,
      onSaved: plan.follow,
      giveUpVariant: plan.giveUp,
      restartVariant: plan.restart,
      undoMs: () => office.undoSeconds * 1000,
      wakeOutbox,
      by,
    }),
    takingDown: createTakingDown({
      uow,
      effects,
      posts,
      chains,
      plan,
      ids: ports.ids,
      modeOf,
      wakeOutbox,
      by,
    }),
    /** What the list of problems says. */
    problems: () =>
      problemsOf(
        [...effects.inState('needs_attention'), ...effects.inState('missed'), ...effects.inState('uncertain')],
        accounts.list(),
        [],
        [],
        problemsOfLate(latePosts(), (accountId) => accounts.byId(accountId)?.handle ?? '', clock.now()),
        chains.broken(),
      ),
    startRunner: () => runner.start(),
    /** Whether fetching would have to wait for the outbox. */
    isBusy: () => runner.isBusy(),
    /** The process dies without a word and a new one takes over the same database. */
    crash: () => {
      void runner.stop()
      runner = createRunner()
    },
    setConnection: (next: ConnectivityState) => {
      connection = next
      runner.wake()
    },
    /** Whether the system's clock is taken for right. */
    believeClock: (believed: boolean) => {
      isClockBelieved = believed
      runner.wake()
    },
    /** A draft with these segments for these accounts. */
    draft: (texts: readonly string[], accountIds: readonly string[] = [ACCOUNT], post = 0) => {
      const postId = id(100 + post)
      const segments = texts.map((text, i) => ({ segmentId: id(200 + post * 20 + i), text }))
      desk.writing.create({ postId, accountIds: [...accountIds], segments })
      return postId
    },
    /** Takes in a file and attaches it to the first text, as the window does. */
    attach: async (bytes: Uint8Array, { mediaId = id(300), fileName = 'foto.png', segmentId = SEGMENT } = {}) => {
      await bringIn(bytes, { postId: POST, segmentId, mediaId, fileName })
    },
    attachImage: async (altText: string) => {
      await desk.attach(PNG)
      desk.writing.setAltText({ postId: POST, segmentId: SEGMENT, mediaId: id(300), altText })
    },
    scheduleIn: (minutes: number, postId = POST) => {
      const wallTime = wallTimeAt(clock.now() + minutes * MINUTE, 'Europe/Madrid')
      desk.planning.schedule({ postId, wallTime, zone: 'Europe/Madrid', repeatedHour: null })
    },
    /** As if it had been fetched: one of the account's own posts that was written elsewhere. */
    knowItem: (remoteId: string) => {
      const conversation = `conversation of ${remoteId}`
      db.prepare(
        `INSERT INTO conversation (id, account_id, kind, remote_key, citizen_remote_id, citizen_handle, citizen_name,
           status, unread, last_at, snippet, item_count) VALUES (?, ?, 'public', ?, '1', 'a', 'a', 'resolved', 0, 0, '', 1)`,
      ).run(conversation, ACCOUNT, conversation)
      db.prepare(
        `INSERT INTO item (id, account_id, conversation_id, kind, direction, remote_id, author_remote_id, author_handle,
           author_name, text, mentions_us, written_at, received_at)
         VALUES (?, ?, ?, 'public', 'out', ?, '1', 'a', 'a', '', 0, 0, 0)`,
      ).run(`item of ${remoteId}`, ACCOUNT, conversation, remoteId)
    },
    state: (postId = POST) => desk.reading.get({ postId }).state,
    close: async () => {
      network.release()
      await runner.stop()
      test.cleanup()
    },
  }
  return desk
}
