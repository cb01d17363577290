/** The office's mail server, its password, and the official form that citizens are pointed to. */
import type { OutputOf, ParsedInputOf } from '#shared/contract/contract.ts'
import { complaintForm } from '#shared/contract/handoffs.ts'
import { mailServer, type MailServer } from '#shared/contract/mail.ts'
import type { JsonValue } from '#shared/rpc/json.ts'
import type { Clock, Ids, NetworkWay, SendMail, SmtpServer } from '../ports.ts'
import { AppError } from '../rpc/appError.ts'
import type { Actor } from '../store/auditChain.ts'
import type { MailTable } from '../store/mailTable.ts'
import type { SettingTable } from '../store/settingTable.ts'
import type { UnitOfWork } from '../store/unitOfWork.ts'
import { HOLDS_ALL, queuedAgain } from '../sync/mailPolicy.ts'
import type { SealedPassword } from './sealedPassword.ts'

const SERVER = 'smtpServer'
const FORM = 'complaintForm'
const OK = { ok: true } as const
/** In Spanish: it is what a citizen reads. The page is the office's own, and there is none until it is set. */
const FORM_TEXT =
  'Su mensaje en esta red no es una denuncia ni una reclamación formal. Si quiere presentarla, hágalo en el formulario oficial:'
const TRIAL = {
  es: { subject: 'Prueba de correo de Mando', text: 'Este mensaje es una prueba: el correo de la oficina funciona.' },
  en: { subject: 'Mando mail trial', text: 'This message is a trial: the mail of the office works.' },
} as const

export type MailSettings = ReturnType<typeof createMailSettings>

export function createMailSettings(deps: {
  readonly table: SettingTable
  readonly password: SealedPassword
  readonly mails: MailTable
  readonly uow: UnitOfWork
  readonly by: () => Actor
  readonly clock: Pick<Clock, 'now'>
  readonly ids: Ids
  readonly networkWay: Pick<NetworkWay, 'get'>
  readonly sendMail: SendMail
  readonly isWorkOffline: () => boolean
  readonly language: () => 'es' | 'en'
  readonly wakeMail: () => void
}) {
  const { table, uow, password } = deps

  /** What a later version wrote and this one does not know counts as not set. */
  function server(): MailServer | null {
    return mailServer()
      .nullable()
      .catch(null)
      .parse(table.get(SERVER) ?? null)
  }

  function form(): { readonly text: string; readonly link: string | null } {
    return complaintForm().catch({ text: FORM_TEXT, link: null }).parse(table.get(FORM))
  }

  /** How the server is reached now; null where none is set. */
  function way(): {
    readonly server: SmtpServer
    readonly from: { readonly name: string; readonly address: string }
  } | null {
    const set = server()
    if (set === null) return null
    const { host, port, security, user, senderName, senderAddress } = set
    return {
      server: {
        host,
        port,
        security,
        // Without its password the server says what is missing, in its own words.
        signIn: user === null ? null : { user, password: password.read(smtpIdentity(set)) ?? '' },
        extraCaPem: deps.networkWay.get().extraCaPem,
      },
      from: { name: senderName, address: senderAddress },
    }
  }

  function passwordFor(next: MailServer, given: ParsedInputOf<'mail.setServer'>['password']): string | null {
    switch (given.kind) {
      case 'new':
        return given.value
      case 'keep':
        return password.read(smtpIdentity(next))
      case 'none':
        return null
    }
  }

  return {
    way,
    form,
    /** The address that mail leaves from; null where no server is set. */
    sender: (): string | null => server()?.senderAddress ?? null,
    /** Made beforehand, so that a copy can be recognised: unique, in the domain of the sender (RFC 5322 §3.6.4). */
    newMessageId: (): string | null => {
      const domain = server()?.senderAddress.split('@')[1]
      return domain === undefined ? null : `${deps.ids.next()}@${domain}`
    },
    handlers: {
      get: (): OutputOf<'mail.get'> => {
        const set = server()
        return {
          server: set,
          hasPassword: set !== null && password.read(smtpIdentity(set)) !== null,
          form: form(),
        }
      },
      setServer: (input: ParsedInputOf<'mail.setServer'>): OutputOf<'mail.setServer'> => {
        const before = server()
        const next = input.server
        const value = next === null ? null : passwordFor(next, input.password)
        uow.write(deps.by(), (tx) => {
          table.put(tx, SERVER, next)
          password.save(tx, next === null ? null : smtpIdentity(next), value)
          // What was held for the sake of the former settings is tried with these.
          for (const mail of deps.mails.inState('needs_attention')) {
            if (HOLDS_ALL.has(mail.lastError?.code ?? '')) deps.mails.save(tx, queuedAgain(mail, tx.nowMs))
          }
          tx.audit({ action: 'settings.mail', entity: 'settings', before: described(before), after: described(next) })
        })
        deps.wakeMail()
        return OK
      },
      setForm: (next: ParsedInputOf<'mail.setForm'>): OutputOf<'mail.setForm'> => {
        const before = form()
        uow.write(deps.by(), (tx) => {
          table.put(tx, FORM, next)
          const described = ({ text, link }: typeof next) => ({ length: text.length, link })
          tx.audit({ action: 'settings.form', entity: 'settings', before: described(before), after: described(next) })
        })
        return OK
      },
      test: async ({ to }: ParsedInputOf<'mail.test'>): Promise<OutputOf<'mail.test'>> => {
        const set = way()
        if (set === null) throw new AppError('mail_not_set')
        if (deps.isWorkOffline()) return { finding: { kind: 'failed', code: 'chosen_offline', detail: '' } }
        const domain = set.from.address.split('@')[1] ?? ''
        const outcome = await deps.sendMail(
          {
            messageId: `${deps.ids.next()}@${domain}`,
            dateMs: deps.clock.now(),
            from: set.from,
            to,
            ...TRIAL[deps.language()],
          },
          set.server,
          new AbortController().signal,
        )
        uow.write(deps.by(), (tx) =>
          tx.audit({ action: 'mail.trial', entity: 'settings', after: { outcome: outcome.kind } }),
        )
        return outcome.kind === 'done'
          ? { finding: { kind: 'sent' } }
          : { finding: { kind: 'failed', code: outcome.code, detail: outcome.detail } }
      },
    },
  }
}

/** What a password belongs to. */
function smtpIdentity({ user, host, port }: MailServer): string | null {
  return user === null ? null : `${user}@${host.toLowerCase()}:${String(port)}`
}

/** For the audit log: which server and sender. The user's name stays out. */
function described(server: MailServer | null): JsonValue {
  if (server === null) return null
  const { host, port, security, user, senderAddress } = server
  return { server: `${host}:${String(port)}`, security, signsIn: user !== null, senderAddress }
}
