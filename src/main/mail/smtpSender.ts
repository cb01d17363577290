/**
 * Hands messages to a mail server by SMTP (RFC 5321, 3207, 4954), with nodemailer, and says with care what became of each:
 * a message counts as possibly sent from the moment its text was handed to the connection (docs/specs/outbox.md §10).
 */
import { Readable } from 'node:stream'
import type SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { MailFault, MailOutcome, MailRefusal, OutgoingMail, SendMail, SmtpServer } from '../ports.ts'

/** A server answers within seconds; RFC 5321 §4.5.3.2 allows it minutes, most of all after the text. */
export type SmtpTimes = { readonly connectMs: number; readonly greetingMs: number; readonly silenceMs: number }
const TIMES: SmtpTimes = { connectMs: 30_000, greetingMs: 60_000, silenceMs: 5 * 60_000 }
const DETAIL_LENGTH = 200

/** What the library tells about a failure. */
type Failure = {
  readonly code: string
  readonly command: string
  /** Of the operating system or of TLS, beneath the library's own. */
  readonly systemCode: string
  readonly responseCode: number | null
  readonly detail: string
}
const NO_ANSWER: Failure = { code: '', command: '', systemCode: '', responseCode: null, detail: '' }

export function createSmtpSender(times: SmtpTimes = TIMES): SendMail {
  return async (mail, server, signal) => {
    // With the first message, not with the start: most offices send none.
    const [{ default: Connection }, message, ca] = await Promise.all([
      import('nodemailer/lib/smtp-connection'),
      composeMessage(mail),
      authoritiesFor(server),
    ])
    const connection = new Connection({
      host: server.host.replace(/^\[|\]$/g, ''),
      port: server.port,
      secure: server.security === 'tls',
      requireTLS: server.security === 'starttls',
      connectionTimeout: times.connectMs,
      greetingTimeout: times.greetingMs,
      socketTimeout: times.silenceMs,
      // Names and addresses of the office stay out of what servers log: RFC 5321 §4.1.1.1 wants a name or a literal.
      name: '[127.0.0.1]',
      tls: { ca, minVersion: 'TLSv1.2' },
    })
    const text = onceRead(message)
    try {
      return await exchange(connection, { mail, server, message, text, signal })
    } finally {
      connection.close()
    }
  }
}

function exchange(
  connection: SMTPConnection,
  given: {
    readonly mail: OutgoingMail
    readonly server: SmtpServer
    readonly message: Uint8Array
    readonly text: OnceRead
    readonly signal: AbortSignal
  },
): Promise<MailOutcome> {
  const { mail, server, message, text, signal } = given
  return new Promise((resolve) => {
    const fail = (failure: Failure): void => resolve(outcomeOf(failure, text.wasRead()))
    const aborted = (): void => fail({ ...NO_ANSWER, code: 'ABORTED' })
    if (signal.aborted) {
      aborted()
      return
    }
    signal.addEventListener('abort', aborted, { once: true })
    connection.on('error', (error: unknown) => fail(failureOf(error)))
    connection.on('end', () => fail(NO_ANSWER))
    const send = (): void => {
      connection.send(
        { from: mail.from.address, to: [mail.to], size: message.byteLength },
        text.stream,
        (error, info) => {
          if (error === null) {
            resolve({ kind: 'done', serverMessageId: info.serverMessageId ?? null })
            // What follows is courtesy: the message is the server's now.
            connection.quit()
          } else fail(failureOf(error))
        },
      )
    }
    connection.connect((error) => {
      if (error !== undefined) fail(failureOf(error))
      else if (server.signIn === null) send()
      else {
        const { user, password } = server.signIn
        connection.login({ user, pass: password }, (refused) => {
          if (refused === null) send()
          else fail(failureOf(refused))
        })
      }
    })
  })
}

/**
 * The message as it goes over the wire, but for the dots that SMTP doubles. Headers are encoded by the library: a line break
 * in one cannot begin another (RFC 2047); the text is quoted-printable, so that no line is too long (RFC 5322 §2.1.1).
 */
async function composeMessage(mail: OutgoingMail): Promise<Uint8Array> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer')
  return new MailComposer({
    from: mail.from,
    to: { name: '', address: mail.to },
    subject: mail.subject,
    text: mail.text,
    date: new Date(mail.dateMs),
    messageId: `<${mail.messageId}>`,
    textEncoding: 'quoted-printable',
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: '\r\n',
  })
    .compile()
    .build()
}

type OnceRead = { readonly stream: Readable; readonly wasRead: () => boolean }

/** The library reads it when the server has said that it may (354), and not before. */
function onceRead(message: Uint8Array): OnceRead {
  let wasRead = false
  const stream = new Readable({
    read() {
      wasRead = true
      this.push(message)
      this.push(null)
    },
  })
  return { stream, wasRead: () => wasRead }
}

async function authoritiesFor({ extraCaPem }: SmtpServer): Promise<string[]> {
  const { getCACertificates, rootCertificates } = await import('node:tls')
  return [
    ...new Set([...rootCertificates, ...getCACertificates('system'), ...(extraCaPem === null ? [] : [extraCaPem])]),
  ]
}

function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return NO_ANSWER
  const of = (key: string): unknown => (key in error ? (error as unknown as Record<string, unknown>)[key] : undefined)
  const text = (value: unknown): string => (typeof value === 'string' ? value : '')
  const responseCode = of('responseCode')
  return {
    code: text(of('code')),
    command: text(of('command')),
    systemCode: text(of('originalCode')),
    responseCode: typeof responseCode === 'number' ? responseCode : null,
    detail: text(of('response')) === '' ? error.message : text(of('response')),
  }
}

/** An answer in words decides whatever was sent; without one it counts whether the text had been handed over. */
function outcomeOf(failure: Failure, wasRead: boolean): MailOutcome {
  const detail = oneLine(failure.detail)
  const { code, responseCode } = failure
  if (responseCode !== null && responseCode >= 500) return { kind: 'rejected', code: refusalOf(failure), detail }
  if (responseCode !== null && responseCode >= 400) return { kind: 'retry', code: 'smtp_busy', detail }
  if (code === 'EAUTH') return { kind: 'rejected', code: 'smtp_sign_in', detail }
  if (code === 'EMESSAGE' || code === 'EENVELOPE' || code === 'EPROTOCOL') {
    return { kind: 'rejected', code: 'smtp_protocol', detail }
  }
  return { kind: wasRead ? 'uncertain' : 'retry', code: faultOf(failure), detail }
}

function refusalOf({ code, command, responseCode }: Failure): MailRefusal {
  // 530: authentication required; 535: refused (RFC 4954 §6).
  if (code === 'EAUTH' || responseCode === 530 || responseCode === 535) return 'smtp_sign_in'
  if (code === 'ETLS') return 'smtp_no_starttls'
  if (command === 'RCPT TO') return 'smtp_recipient'
  if (command === 'MAIL FROM') return 'smtp_sender'
  return 'smtp_refused'
}

function faultOf({ code, systemCode }: Failure): MailFault {
  if (code === 'ABORTED') return 'smtp_aborted'
  if (code === 'EDNS') return 'smtp_dns'
  if (code === 'ETIMEDOUT') return 'smtp_timeout'
  if (/CERT|ISSUER|SIGNATURE/.test(systemCode)) return 'smtp_certificate'
  if (/^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EACCES)$/.test(systemCode)) return 'smtp_unreachable'
  return 'smtp_lost'
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim().slice(0, DETAIL_LENGTH)
}
