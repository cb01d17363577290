/** Hand-offs and mail over an inbox desk: what their tests stand on. */
import { createCorrespondence } from '../../src/main/correspondence.ts'
import type { InputOf } from '../../src/shared/contract/contract.ts'
import { createSettings } from '../../src/main/services/settings.ts'
import { sealerFromKey } from '../../src/main/store/keyFile.ts'
import { createMailTable } from '../../src/main/store/mailTable.ts'
import { createSettingTable } from '../../src/main/store/settingTable.ts'
import { mention, openInboxDesk } from './inboxDesk.ts'

export const HANDOFF = '00000000-0000-7000-8000-0000000000b1'
export const OTHER_HANDOFF = '00000000-0000-7000-8000-0000000000b2'

export const SERVER: NonNullable<InputOf<'mail.setServer'>['server']> = {
  host: 'correo.oficina.es',
  port: 587,
  security: 'starttls',
  user: 'comunicacion',
  senderName: 'Comunicación',
  senderAddress: 'redes@oficina.es',
}

export function openHandoffDesk() {
  const desk = openInboxDesk()
  const { ports } = desk
  const called: string[] = []
  const open = () =>
    createCorrespondence({
      ...ports,
      uow: desk.test.uow,
      by: desk.test.by,
      actingId: () => null,
      settingTable: createSettingTable(desk.test.db),
      profile: { store: desk.test.store, sealer: () => sealerFromKey(desk.test.key, ports.random.bytes) },
      accounts: desk.accounts,
      persons: desk.people,
      settings: createSettings({
        table: createSettingTable(desk.test.db),
        uow: desk.test.uow,
        by: desk.test.by,
        onChanged: () => undefined,
      }),
      systemConnectivity: ports.connectivity,
      connectivity: desk.connectivity,
      notices: { mailNeedsPerson: (handoffId) => void called.push(handoffId) },
    })
  let correspondence = open()
  correspondence.start()
  desk.receive(mention('10', 'Mi farola no luce. Mi DNI es 12345678Z', desk.clock.now()))
  const row = desk.rows()[0]!
  const entryId = desk.inbox.conversation({ conversationId: row.conversationId }).entries[0]!.entryId
  const mails = createMailTable(desk.test.db)

  return {
    ...desk,
    conversationId: row.conversationId,
    entryId,
    /** Whom a person was called for, in order. */
    called,
    now: () => correspondence,
    handoffs: correspondence.areas.handoffs,
    mail: correspondence.areas.mail,
    mails,
    mailOf: (handoffId = HANDOFF) => mails.of(handoffId)!,
    setServer: (server: InputOf<'mail.setServer'>['server'] = SERVER) =>
      correspondence.areas.mail.setServer({ server, password: { kind: 'new', value: 'secreta' } }),
    handOff: (change: Partial<InputOf<'handoffs.open'>> = {}) =>
      correspondence.areas.handoffs.open({
        conversationId: row.conversationId,
        handoffId: HANDOFF,
        way: { channel: 'email', recipient: 'registro@ayto.es', subject: 'Farola', by: 'smtp' },
        text: 'Buenos días:',
        consent: null,
        items: [{ entryId, unmasked: false }],
        reference: '',
        followerId: null,
        ...change,
      }),
    shown: (handoffId = HANDOFF) =>
      correspondence.areas.handoffs
        .list({ conversationId: row.conversationId })
        .find((handoff) => handoff.handoffId === handoffId)!,
    /** What is under way ends, and what follows from it. */
    settle: desk.clock.settle,
    /** A new process over the same database; what the old one still does is lost. */
    crash: () => {
      void correspondence.stop()
      correspondence = open()
      correspondence.start()
    },
    close: async (): Promise<void> => {
      await correspondence.stop()
      await desk.close()
    },
  }
}
export type HandoffDesk = ReturnType<typeof openHandoffDesk>
