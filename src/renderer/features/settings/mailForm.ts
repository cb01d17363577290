/** The mail server as it is being typed, and what becomes of it. Pure. */
import type { InputOf } from '#shared/contract/contract.ts'
import type { MailServer } from '#shared/contract/mail.ts'
import { MAIL_ADDRESS } from '#shared/domain/handoff.ts'
import { PROXY_HOST } from '#shared/domain/networkWay.ts'
import { wholeNumber } from './settingsView.ts'

export type MailForm = {
  readonly host: string
  readonly port: string
  readonly security: MailServer['security']
  readonly user: string
  /** Empty keeps the one there is. */
  readonly password: string
  readonly senderName: string
  readonly senderAddress: string
}
export type MailFault = 'host' | 'port' | 'password' | 'address'
export type MailReading =
  | { readonly kind: 'ready'; readonly input: InputOf<'mail.setServer'> }
  | { readonly kind: 'faults'; readonly faults: ReadonlySet<MailFault> }

export function mailFormOf(server: MailServer | null): MailForm {
  if (server === null) {
    return { host: '', port: '587', security: 'starttls', user: '', password: '', senderName: '', senderAddress: '' }
  }
  return { ...server, port: String(server.port), user: server.user ?? '', password: '' }
}

/** @param saved what is in force, whose password may be kept as long as user and server stay the same */
export function readMailForm(
  form: MailForm,
  saved: { readonly server: MailServer | null; readonly hasPassword: boolean },
): MailReading {
  const host = form.host.trim()
  const port = wholeNumber(form.port, { min: 1, max: 65_535 })
  const user = form.user.trim()
  const senderAddress = form.senderAddress.trim()
  const faults = new Set<MailFault>()
  if (!PROXY_HOST.test(host)) faults.add('host')
  if (port === null) faults.add('port')
  if (!MAIL_ADDRESS.test(senderAddress)) faults.add('address')
  const { server } = saved
  const keeps =
    saved.hasPassword &&
    server?.user === user &&
    server.host.toLowerCase() === host.toLowerCase() &&
    server.port === port
  if (user !== '' && form.password === '' && !keeps) faults.add('password')
  if (faults.size > 0 || port === null) return { kind: 'faults', faults }
  return {
    kind: 'ready',
    input: {
      server: {
        host,
        port,
        security: form.security,
        user: user === '' ? null : user,
        senderName: form.senderName.trim(),
        senderAddress,
      },
      password:
        user === ''
          ? { kind: 'none' }
          : form.password === ''
            ? { kind: 'keep' }
            : { kind: 'new', value: form.password },
    },
  }
}
