/** Hand-offs and the office's mail, put together. */
import type { ProblemView } from '#shared/contract/status.ts'
import type { Ports } from './ports.ts'
import { createHandoffs } from './services/handoffs.ts'
import { createMailSettings } from './services/mailSettings.ts'
import { problemOfMail } from './services/mailProblems.ts'
import type { Notices } from './services/notices.ts'
import { createSealedPassword } from './services/sealedPassword.ts'
import type { Settings } from './services/settings.ts'
import type { AccountTable } from './store/accountTable.ts'
import type { Actor } from './store/auditChain.ts'
import { createHandoffTable } from './store/handoffTable.ts'
import { createInboxTable } from './store/inboxTable.ts'
import type { Sealer } from './store/keyFile.ts'
import { createMailTable, type Mail } from './store/mailTable.ts'
import type { PersonTable } from './store/personTable.ts'
import type { SettingTable } from './store/settingTable.ts'
import type { Sqlite } from './store/sqlite.ts'
import { createTriageTable } from './store/triageTable.ts'
import type { UnitOfWork, WriteTx } from './store/unitOfWork.ts'
import type { ConnectivityMonitor } from './sync/connectivityMonitor.ts'
import { inCopy } from './sync/mailPolicy.ts'
import { createMailRunner } from './sync/mailRunner.ts'

export function createCorrespondence(
  deps: Pick<Ports, 'clock' | 'ids' | 'log' | 'browser' | 'networkWay' | 'sendMail' | 'preferences'> & {
    readonly uow: UnitOfWork
    readonly by: () => Actor
    readonly actingId: () => string | null
    readonly settingTable: SettingTable
    readonly profile: { readonly store: { readonly db: Sqlite }; readonly sealer: () => Sealer | null }
    readonly accounts: Pick<AccountTable, 'byId'>
    readonly persons: Pick<PersonTable, 'byId'>
    readonly settings: Pick<Settings, 'office'>
    /** What the operating system says of the network. */
    readonly systemConnectivity: Ports['connectivity']
    readonly connectivity: Pick<ConnectivityMonitor, 'isWorkOffline' | 'onOnline'>
    readonly notices: Pick<Notices, 'mailNeedsPerson'>
  },
) {
  const { db } = deps.profile.store
  const { isWorkOffline, onOnline } = deps.connectivity
  const mails = createMailTable(db)
  const inbox = createInboxTable(db)
  const wakeMail = (): void => runner.wake()
  let stopWaking: (() => void) | null = null
  const accountIdOf = ({ conversationId }: Mail): string => inbox.byId(conversationId)?.accountId ?? ''
  const mail = createMailSettings({
    ...deps,
    table: deps.settingTable,
    password: createSealedPassword({ table: deps.settingTable, sealer: deps.profile.sealer, key: 'smtpPassword' }),
    mails,
    isWorkOffline,
    language: () => deps.preferences.get().language,
    wakeMail,
  })
  const handoffs = createHandoffs({
    ...deps,
    inbox,
    people: deps.persons,
    zone: () => deps.settings.office().zone,
    handoffs: createHandoffTable(db),
    mails,
    triage: createTriageTable(db),
    mail,
    wakeMail,
  })
  const runner = createMailRunner({
    ...deps,
    mails,
    connectivity: deps.systemConnectivity,
    isWorkOffline,
    prepare: handoffs.prepare,
    onNeedsPerson: (each) => deps.notices.mailNeedsPerson(each.handoffId, accountIdOf(each)),
  })
  return {
    areas: { handoffs: handoffs.handlers, mail: mail.handlers },
    /** What of the mail needs a person. */
    problems: (): readonly ProblemView[] =>
      (['needs_attention', 'uncertain', 'queued'] as const)
        .flatMap((state) => mails.inState(state))
        .flatMap((each) => problemOfMail(each, accountIdOf(each), deps.clock.now()) ?? []),
    /** In a database that is a copy, in the transaction that draws the consequences: nothing leaves without being asked. */
    onRestored: (tx: WriteTx): void => {
      for (const each of mails.inState('queued')) {
        mails.save(tx, inCopy(each))
        tx.audit({ action: 'mail.restored', entity: `handoff:${each.handoffId}`, before: { state: each.state } })
      }
    },
    start: (): void => {
      stopWaking = onOnline(wakeMail)
      runner.start()
    },
    stop: (): Promise<void> => {
      stopWaking?.()
      return runner.stop()
    },
  }
}
