/** A real mail server on loopback that does what a test says: what it is asked, what it answers, where it breaks off. */
import { Socket, type AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import type { SmtpServer } from '../../src/main/ports.ts'
import { makeCertificate } from './certificates.ts'

export const USER = 'comunicacion'
export const PASSWORD = 'secreta-ñ'

export type Received = {
  readonly from: string
  readonly to: readonly string[]
  /** As it came over the wire, dots undone. */
  readonly bytes: string
  readonly wasProtected: boolean
  readonly user: string | null
}

/** Where it ends or hangs; each once the client got so far. */
export type Breach = 'cut_at_recipient' | 'cut_after_text' | 'hang_at_greeting' | 'hang_after_text'

export type MailServerLevers = {
  readonly refuse?: { readonly at: 'sender' | 'recipient' | 'text'; readonly code: number }
  readonly breach?: Breach
  readonly security?: SmtpServer['security']
  /** Whether it offers STARTTLS. */
  readonly offersTls?: boolean
}

export async function openMailServer(levers: MailServerLevers = {}) {
  const authority = await makeCertificate({ name: 'CN=Autoridad de la oficina', authority: {} })
  const certificate = await makeCertificate({ name: 'CN=localhost', by: authority, hosts: ['localhost'] })
  const received: Received[] = []
  const security = levers.security ?? 'starttls'
  const refusal = (at: 'sender' | 'recipient' | 'text'): Error | null =>
    levers.refuse?.at === at ? Object.assign(new Error('no se acepta'), { responseCode: levers.refuse.code }) : null
  /** At the connection's own socket: a TLS one whose bare socket is destroyed under it takes Node down. */
  const cut = (): void => {
    for (const { _socket: socket } of server.connections) if (socket instanceof Socket) socket.destroy()
  }
  const options: SMTPServerOptions = {
    secure: security === 'tls',
    cert: certificate.pem,
    key: certificate.keyPem,
    authOptional: true,
    allowInsecureAuth: true,
    closeTimeout: 100,
    logger: false,
    ...(levers.offersTls === false ? { hideSTARTTLS: true, disabledCommands: ['STARTTLS'] } : {}),
    onConnect: (_session, done) => {
      if (levers.breach !== 'hang_at_greeting') done()
    },
    onAuth: ({ username, password }, _session, done) => {
      if (username === USER && password === PASSWORD) done(null, { user: username })
      else done(new Error('no'))
    },
    onMailFrom: (_address, _session, done) => done(refusal('sender')),
    onRcptTo: (_address, _session, done) => {
      if (levers.breach === 'cut_at_recipient') cut()
      else done(refusal('recipient'))
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const refused = refusal('text')
        if (refused !== null) {
          done(refused)
          return
        }
        const { mailFrom, rcptTo } = session.envelope
        received.push({
          from: mailFrom === false ? '' : mailFrom.address,
          to: rcptTo.map(({ address }) => address),
          bytes: Buffer.concat(chunks).toString('latin1'),
          wasProtected: session.secure,
          user: typeof session.user === 'string' ? session.user : null,
        })
        if (levers.breach === 'cut_after_text') cut()
        else if (levers.breach !== 'hang_after_text') done()
      })
    },
  }
  const server = new SMTPServer(options)
  // Cut connections are what is being tried.
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const way: SmtpServer = {
    host: 'localhost',
    port,
    security,
    signIn: { user: USER, password: PASSWORD },
    extraCaPem: authority.pem,
  }
  return {
    way,
    received,
    close: async (): Promise<void> => {
      await new Promise<void>((resolve) => server.close(resolve))
    },
  }
}
