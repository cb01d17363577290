/** What lives as long as the database is open: tables, services, outbox and fetching, put together here. */
import type { Topic } from '#shared/contract/operation.ts'
import { createAccountAccess } from './accountAccess.ts'
import { createAnnouncing } from './announcing.ts'
import { createConversations } from './conversations.ts'
import { createCorrespondence } from './correspondence.ts'
import { composeUrl, parsePostLink } from './networks/assisted/xLinks.ts'
import { createMeasuring } from './measuring.ts'
import { createMoney } from './money.ts'
import { createPlanning } from './planning.ts'
import type { Ports } from './ports.ts'
import { openHandlers, type OpenHandlers } from './rpc/handlers.ts'
import { createSafekeeping, type SafekeepingConfig } from './safekeeping.ts'
import { createAccountChecks } from './services/accountChecks.ts'
import { createAnswerFreshness } from './services/answerFreshness.ts'
import { createAttention } from './services/attention.ts'
import { createAccounts } from './services/accounts.ts'
import { createAuditLog } from './services/auditLog.ts'
import { createConnection } from './services/connection.ts'
import { createLatePosts } from './services/latePosts.ts'
import { capabilitiesOf, createNetworkClients, offlineWhen, xFetchOf } from './services/networkClients.ts'
import { createMediaCare } from './services/mediaCare.ts'
import { createOutbox } from './services/outbox.ts'
import { outNow } from './services/outNow.ts'
import { createPeople, type People } from './services/people.ts'
import { createPersonProofs } from './services/personProofs.ts'
import { createProxyPassword } from './services/proxyPassword.ts'
import { createPublishingAccounts } from './services/publishingAccounts.ts'
import { createPublishingPlan } from './services/publishingPlan.ts'
import { createSearch } from './services/search.ts'
import type { OpenProfile } from './services/session.ts'
import { createSettings } from './services/settings.ts'
import { spanishHolidays } from './services/spanishHolidays.ts'
import { createStatus } from './services/status.ts'
import { createTraining } from './services/training.ts'
import { createXSignIn } from './services/xSignIn.ts'
import { createAccountTable } from './store/accountTable.ts'
import { createAuditChain } from './store/auditChain.ts'
import type { BackupPlacesFile } from './store/backupPlaces.ts'
import type { Effect } from './store/effectTable.ts'
import { createFetchingTables } from './store/fetchingTables.ts'
import { createPersonTable } from './store/personTable.ts'
import { createPublishingTables } from './store/publishingTables.ts'
import { createSearchTable } from './store/searchTable.ts'
import { createSettingTable } from './store/settingTable.ts'
import type { StoreWorker } from './store/storeTasks.ts'
import { createUnitOfWork, type WriteTx } from './store/unitOfWork.ts'
import { createOfficeClock } from './officeClock.ts'
import { createChainCheck } from './sync/chainCheck.ts'
import { createConnectivityMonitor } from './sync/connectivityMonitor.ts'
import { createFetching } from './sync/fetching.ts'
import { createOutboxRunner } from './sync/outboxRunner.ts'
import { trainingNetworkWhenUsed } from './training/trainingNetwork.ts'
import { createWriting } from './writing.ts'

export type Core = {
  readonly handlers: OpenHandlers
  /** Throws AppError where who acts may not. */
  readonly permit: People['permit']
  /** Takes over what an earlier process left in the outbox, and begins to fetch. */
  readonly start: () => void
  /** Resolves when what was under way is written down. */
  readonly stop: () => Promise<void>
}

export function openCore(deps: {
  readonly ports: Ports
  readonly profile: OpenProfile
  readonly config: SafekeepingConfig
  readonly places: BackupPlacesFile
  readonly worker: StoreWorker
  readonly xOrigin: string | null
  readonly publish: (topic: Topic, ids: readonly string[]) => void
}): Core {
  const { ports, profile } = deps
  const { clock, ids, log } = ports
  const { db } = profile.store

  const publish = (topic: Topic, ids: readonly string[]): void => {
    deps.publish(topic, ids)
    announcing.follow(topic, ids)
  }
  const accounts = createAccountTable(db)
  const publishing = createPublishingTables(db)
  const { effects, posts, chains, media, contents, uploads, limits } = publishing
  const fetched = createFetchingTables(db)
  const settingTable = createSettingTable(db)
  const audit = createAuditChain(db)
  const uow = createUnitOfWork({ db, audit, nowMs: clock.now, publish })
  const persons = createPersonTable(db)
  const people = createPeople({
    ...ports,
    table: persons,
    ...createPersonProofs({ ...ports, dataDir: deps.config.dataDir, key: profile.key }),
    uow,
    onActingChanged: () => publish('people', []),
    onArchived: (tx, personId) => conversations.onPersonArchived(tx, personId),
  })
  const { by } = people

  const settings = createSettings({ table: settingTable, uow, by, onChanged: () => onSettingsChanged() })
  const connectivity = createConnectivityMonitor({
    connectivity: ports.connectivity,
    settings: settingTable,
    uow,
    clock,
    accounts,
    publish,
  })

  const network = trainingNetworkWhenUsed({ clock, seed: 'mando', storage: ports.trainingStorage, log })
  const basics = { ...ports, settings, accounts, connectivity, effects, limits, uow, by, publish }
  const clockWatch = createOfficeClock({ ...basics, wakeOutbox: () => wakeOutbox() })
  const guarded = offlineWhen(() => connectivity.isWorkOffline())
  const xFetch = clockWatch.listenTo(guarded(xFetchOf(ports.fetch, deps.xOrigin)))
  const access = createAccountAccess({ ...basics, profile, xFetch })
  const { secrets, health, checkTable, tokens, forecast, signOut, disconnecting } = access
  const zone = () => settings.office().zone
  const { priceList, book, spending, readingBudget } = createMoney({
    ...basics,
    db,
    settingTable,
    posts,
    zone,
    onSaved: (tx, effect) => followEffect(tx, effect),
    wakeOutbox: () => wakeOutbox(),
    onReadingAllowedAgain: () => requestSync(null),
  })
  const clients = createNetworkClients({
    accounts,
    secrets,
    tokens,
    evidence: access.evidence,
    recordRead: book.recordRead,
    clock,
    xFetch,
    trainingFetch: guarded((request) => network().fetch(request)),
  })

  const requestSync = (accountId: string | null): void => pull.requestSync(accountId)
  const wakeOutbox = (): void => runner.wake()
  const { accountOf, modeOf, urlOf, describableOn } = createPublishingAccounts({ accounts, capabilitiesOf })
  const plan = createPublishingPlan({ effects, posts, chains, ids, modeOf, describableOn })

  const conversations = createConversations({
    ...basics,
    settings: settingTable,
    holidays: spanishHolidays,
    db,
    people: persons,
    actingId: people.actingId,
    zone,
    inbox: fetched.inbox,
    capabilitiesOf,
    composeUrl,
    wakeOutbox,
    onShown: (conversationId) => pull.onShown(conversationId),
  })

  function onSettingsChanged(): void {
    runner.wake()
    conversations.onSettingsChanged()
  }

  /** What an effect belongs to changes in the same transaction. */
  function followEffect(tx: WriteTx, effect: Effect): void {
    book.follow(tx, effect)
    plan.follow(tx, effect)
    conversations.follow(tx, effect)
  }

  const latePosts = createLatePosts({
    late: publishing.late,
    brake: settings.brake,
    mayGoByTheHour: clockWatch.byTheHour,
    clock,
  })
  const freshness = createAnswerFreshness({
    ...basics,
    inbox: fetched.inbox,
    messagesReadAtMs: (accountId) => pull.messagesReadAtMs(accountId),
    effects,
    readMessages: (accountId) => pull.requestSync(accountId),
  })
  const announcing = createAnnouncing({
    ...{ db, ports, ids, uow, accounts, zone, publish, approvals: publishing.approvals },
    inbox: fetched.inbox,
    urgentCount: conversations.urgent.activeCount,
    isOpenAt: conversations.isOpenAt,
    newestMilestone: (accountId) => measuring.newestMilestone(accountId),
  })
  const correspondence = createCorrespondence({
    ...basics,
    profile,
    persons,
    actingId: people.actingId,
    settingTable,
    systemConnectivity: ports.connectivity,
    notices: announcing,
  })
  const runner = createOutboxRunner({
    uow,
    clock,
    ids,
    log,
    sources: { effects, posts, media, contents, uploads },
    limits,
    brake: settings.brake,
    clientFor: clients.for,
    connectivity,
    mayGoByTheHour: clockWatch.byTheHour,
    clockPermits: clockWatch.permits,
    chains: createChainCheck({
      chains,
      uow,
      clock,
      clientFor: clients.for,
      outOf: (variantId) => outNow(effects.ofVariant(variantId)).flatMap(({ remoteId }) => remoteId ?? []),
      by: () => ({ actor: 'outbox', correlationId: ids.next() }),
    }),
    onSaved: followEffect,
    onAccountFault: (tx, accountId, fault) => {
      if (fault === 'credentials_rejected') health.markNeedsSignIn(tx, accountId, 'vault')
      else health.markProblem(tx, accountId, 'account_out_of_credit')
    },
    heldBack: (effect) => spending.heldBack(effect) ?? freshness.heldBack(effect),
    unreadAccountIds: freshness.unreadAccountIds,
    latePosts,
    onNeedsPerson: announcing.needsPerson,
    onHourCame: () => publish('outbox', []),
  })
  const kept = { audit, posts, settingTable, plan, onSaved: followEffect, correspondence, wakeOutbox }
  const safekeeping = createSafekeeping({ ...deps, ...basics, ...kept })
  const measuring = createMeasuring({ ...basics, ...fetched, db, posts, zone, urlOf, actingId: people.actingId })
  const pull = createFetching({
    uow,
    observe: measuring.observe,
    clock,
    ids,
    log,
    tables: { accounts, limits, ...fetched },
    clocks: conversations.clocks,
    urgent: conversations.urgent.watch,
    health: {
      ...health,
      // That several streams are answered 401 proves no more than `evidence` has seen; a plain no is marked already.
      markNeedsSignIn: (tx, accountId) =>
        health.markProblem(tx, accountId, 'account_sync_failing', { reason: 'credentials_unsure' }),
    },
    // What may have gone out is looked for all the same, by the outbox itself.
    readAllowance: readingBudget.allowanceOf,
    attention: createAttention({ presence: ports.presence, effects, zone, clock }).of,
    isOutboxBusy: () => runner.isBusy(),
    onMessagesRead: () => wakeOutbox(),
    clientFor: clients.for,
    connectivity,
    publish,
  })

  const checks = createAccountChecks({
    ...basics,
    checks: checkTable,
    health,
    tokens,
    probeClient: clients.toProbe,
    onAcceptedAgain: (accountId) => {
      wakeOutbox()
      requestSync(accountId)
    },
  })

  const signIn = createXSignIn({
    ...basics,
    checks: checkTable,
    secrets,
    ports,
    xFetch,
    xOrigin: deps.xOrigin,
    signOut,
    requestSync,
  })
  const password = createProxyPassword({ table: settingTable, sealer: profile.sealer })
  const connection = createConnection({ uow, by, ports, password, connectivity, xFetch, requestSync, wakeOutbox })
  const mediaCare = createMediaCare({ ...publishing, uow, zone, clock, ids, log, by })
  const writing = createWriting({ tables: publishing, table: settingTable, zone, uow, by })
  const planning = createPlanning({
    ...basics,
    ...publishing,
    findings: writing.findings,
    db,
    plan,
    settings: settings.office,
    ...{ accountOf, urlOf, forecast, modeOf, wakeOutbox },
    ...{ actingId: people.actingId, mayApprove: () => people.may('release'), people: persons },
    hours: conversations.hours,
  })
  const handlers = openHandlers({
    settings,
    people,
    signIn,
    disconnecting,
    checks,
    accounts: createAccounts({
      accounts,
      checks: checkTable,
      forecast,
      secrets,
      uow,
      by,
      clock,
      xFetch,
      training: network,
      observe: measuring.observe,
      recordPastPosts: measuring.recordPastPosts,
      commentsRefusedSinceMs: (accountId) => pull.commentsRefusedSinceMs(accountId),
      requestSync,
    }),
    ...writing.areas,
    ...planning.areas,
    media: mediaCare.handlers,
    inbox: conversations.handlers,
    hours: conversations.hours,
    replies: conversations.savedReplies,
    urgent: conversations.urgent.handlers,
    ...correspondence.areas,
    ...measuring.areas,
    outbox: createOutbox({
      progressOf: mediaCare.progressOf,
      latePosts,
      receivedAtMs: fetched.inbox.receivedAtMs,
      uow,
      clock,
      effects,
      limits,
      posts,
      brake: settings.brake,
      isByHand: (id) => modeOf(id) === 'assisted',
      connectivity: connectivity.state,
      mayGoByTheHour: clockWatch.byTheHour,
      clockPermits: clockWatch.permits,
      accountStateOf: (id) => accounts.byId(id)?.state ?? null,
      browser: ports.browser,
      composeUrl: (text, inReplyToId) => composeUrl(text, inReplyToId ?? undefined),
      postIdOfLink: (link) => parsePostLink(link)?.postId ?? null,
      onSaved: followEffect,
      giveUpVariant: plan.giveUp,
      restartVariant: plan.restart,
      undoMs: () => settings.office().undoSeconds * 1000,
      wakeOutbox,
      by,
    }),
    status: createStatus({
      ...basics,
      pull,
      gaps: fetched.gaps,
      chains,
      inbox: fetched.inbox,
      urgentCount: conversations.urgent.activeCount,
      forecast,
      budgetState: spending.state,
      latePosts,
      notices: safekeeping.notices,
      backups: safekeeping.backups,
      approvalProblems: announcing.approvalProblems,
      ...{ mailProblems: correspondence.problems, reportProblems: measuring.problems, clockWatch, wakeOutbox },
    }),
    connection,
    prices: priceList,
    spend: spending,
    search: createSearch({ table: createSearchTable(db) }),
    audit: createAuditLog(audit),
    backup: safekeeping.handlers,
    training: createTraining({ network, accounts, requestSync, publish }),
  })

  const stopWaking = connectivity.onOnline(wakeOutbox)
  const stopWatching = ports.presence.onChange(pull.paceChanged)
  return {
    handlers,
    permit: people.permit,
    start: () => {
      access.start()
      safekeeping.start()
      connection.start()
      connectivity.start()
      mediaCare.sweep.start()
      conversations.start()
      announcing.start()
      planning.series.start()
      freshness.start()
      runner.start()
      correspondence.start()
      pull.start()
      checks.start()
      readingBudget.start()
      measuring.start()
    },
    stop: async () => {
      stopWaking()
      stopWatching()
      announcing.stop()
      signIn.stop()
      readingBudget.stop()
      connectivity.stop()
      mediaCare.sweep.stop()
      conversations.stop()
      freshness.stop()
      await Promise.all([
        runner.stop(),
        correspondence.stop(),
        measuring.stop(),
        pull.stop(),
        checks.stop(),
        planning.series.stop(),
        disconnecting.stop(),
        safekeeping.stop(),
      ])
    },
  }
}
