/** Handing a message to a real mail server over real sockets: what it gets, and what is said of each way to fail (outbox.md §10). */
import { createServer, type AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createSmtpSender } from '../../../src/main/mail/smtpSender.ts'
import type { MailOutcome, OutgoingMail, SmtpServer } from '../../../src/main/ports.ts'
import { openMailServer, PASSWORD, USER, type MailServerLevers } from '../../fakes/mailServer.ts'

const MAIL: OutgoingMail = {
  messageId: '0199-aa@oficina.es',
  dateMs: Date.UTC(2026, 10, 26, 9, 0),
  from: { name: 'Comunicación, Policía', address: 'redes@oficina.es' },
  to: 'registro@ayto.es',
  subject: 'Farola rota en la calle Mayor',
  text: 'Buenos días:\n.\nSe traslada lo siguiente.',
}
const send = createSmtpSender()
/** For a server that never answers. */
const sendInHaste = createSmtpSender({ connectMs: 2_000, greetingMs: 300, silenceMs: 300 })
const never = new AbortController().signal

const open: { readonly close: () => Promise<void> }[] = []
afterEach(async () => {
  for (const server of open.splice(0)) await server.close()
})
async function serverThat(levers: MailServerLevers = {}) {
  const server = await openMailServer(levers)
  open.push(server)
  return server
}
async function sentTo(levers: MailServerLevers, change: Partial<SmtpServer> = {}) {
  const server = await serverThat(levers)
  const hangs = levers.breach?.startsWith('hang') === true
  const outcome = await (hangs ? sendInHaste : send)(MAIL, { ...server.way, ...change }, never)
  return { outcome, received: server.received }
}
const headersOf = (bytes: string): string[] =>
  bytes
    .slice(0, bytes.indexOf('\r\n\r\n'))
    .replaceAll(/\r\n[ \t]/g, ' ')
    .split('\r\n')
const received = async (mail: Partial<OutgoingMail>) => {
  const server = await serverThat()
  expect(await send({ ...MAIL, ...mail }, server.way, never)).toEqual({ kind: 'done', serverMessageId: null })
  const [message] = server.received
  expect(message).toBeDefined()
  return message!
}

describe('a message that is taken', () => {
  it('goes protected by STARTTLS, signed in, from the sender to the recipient', async () => {
    const { outcome, received } = await sentTo({})
    expect(outcome).toEqual({ kind: 'done', serverMessageId: null })
    expect(received).toMatchObject([
      { from: 'redes@oficina.es', to: ['registro@ayto.es'], wasProtected: true, user: USER },
    ])
  })

  it('goes protected from the first byte where the server wants that', async () => {
    const { outcome, received } = await sentTo({ security: 'tls' })
    expect(outcome.kind).toBe('done')
    expect(received[0]?.wasProtected).toBe(true)
  })

  it('carries the Message-ID that was made beforehand, and the date', async () => {
    const headers = headersOf((await received({})).bytes)
    expect(headers).toContain('Message-ID: <0199-aa@oficina.es>')
    expect(headers).toContain('Date: Thu, 26 Nov 2026 09:00:00 +0000')
  })

  it('carries any text whole: UTF-8, single dots, lines of any length', async () => {
    const text = `¡Hola! 🚓\n.\n${'palabra '.repeat(400)}\nFin`
    const { bytes } = await received({ text })
    expect(Math.max(...bytes.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78)
    expect(headersOf(bytes)).toContain('Content-Transfer-Encoding: quoted-printable')
    const body = bytes.slice(bytes.indexOf('\r\n\r\n') + 4).replaceAll('=\r\n', '')
    const decoded = Buffer.from(
      body.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
      'latin1',
    ).toString('utf8')
    expect(decoded.replaceAll('\r\n', '\n').trimEnd()).toBe(text)
  })

  it('takes no header from a line break in the subject or the sender’s name', async () => {
    const { bytes, to } = await received({
      subject: 'Hola\r\nBcc: otro@malo.es\r\n\r\ncuerpo',
      from: { name: 'Oficina\r\nBcc: otro@malo.es', address: 'redes@oficina.es' },
    })
    expect(headersOf(bytes).filter((header) => /^bcc/i.test(header))).toEqual([])
    expect(to).toEqual(['registro@ayto.es'])
  })
})

describe('protection', () => {
  it('is required: nothing is sent, not even the password, to a server without STARTTLS', async () => {
    const { outcome, received } = await sentTo({ offersTls: false })
    expect(outcome).toMatchObject({ kind: 'rejected', code: 'smtp_no_starttls' })
    expect(received).toEqual([])
  })

  it('is done without where the coordinator said so and the server has none', async () => {
    const { outcome, received } = await sentTo({ offersTls: false, security: 'unprotected' })
    expect(outcome.kind).toBe('done')
    expect(received[0]?.wasProtected).toBe(false)
  })

  it('is taken all the same where it is offered', async () => {
    expect((await sentTo({ security: 'unprotected' })).received[0]?.wasProtected).toBe(true)
  })

  it.each(['starttls', 'tls'] as const)(
    'refuses a certificate of an unknown authority (%s), and tries again',
    async (security) => {
      const { outcome, received } = await sentTo({ security }, { extraCaPem: null })
      expect(outcome).toMatchObject({ kind: 'retry', code: 'smtp_certificate' })
      expect(received).toEqual([])
    },
  )
})

describe('a refusal', () => {
  it('of the password is for good', async () => {
    expect((await sentTo({}, { signIn: { user: USER, password: 'otra' } })).outcome).toMatchObject({
      kind: 'rejected',
      code: 'smtp_sign_in',
    })
  })

  const REFUSALS: readonly (readonly [NonNullable<MailServerLevers['refuse']>, Partial<MailOutcome>])[] = [
    [
      { at: 'sender', code: 451 },
      { kind: 'retry', code: 'smtp_busy' },
    ],
    [
      { at: 'recipient', code: 450 },
      { kind: 'retry', code: 'smtp_busy' },
    ],
    [
      { at: 'text', code: 452 },
      { kind: 'retry', code: 'smtp_busy' },
    ],
    [
      { at: 'sender', code: 553 },
      { kind: 'rejected', code: 'smtp_sender' },
    ],
    [
      { at: 'recipient', code: 550 },
      { kind: 'rejected', code: 'smtp_recipient' },
    ],
    [
      { at: 'text', code: 554 },
      { kind: 'rejected', code: 'smtp_refused' },
    ],
  ]
  it.each(REFUSALS)('%o is said as it was answered, and nothing was taken', async (refuse, expected) => {
    const { outcome, received } = await sentTo({ refuse })
    expect(outcome).toMatchObject({ ...expected, detail: expect.stringContaining('no se acepta') as string })
    expect(received).toEqual([])
  })
})

describe('a connection that ends', () => {
  it('before the text was asked for is tried again', async () => {
    expect((await sentTo({ breach: 'cut_at_recipient' })).outcome).toMatchObject({ kind: 'retry', code: 'smtp_lost' })
  })

  it('after the text without an answer leaves it uncertain: the server has it', async () => {
    const { outcome, received } = await sentTo({ breach: 'cut_after_text' })
    expect(outcome).toMatchObject({ kind: 'uncertain', code: 'smtp_lost' })
    expect(received).toHaveLength(1)
  })

  it('or hangs before the greeting is tried again', async () => {
    expect((await sentTo({ breach: 'hang_at_greeting' })).outcome).toMatchObject({
      kind: 'retry',
      code: 'smtp_timeout',
    })
  })

  it('or hangs after the text leaves it uncertain', async () => {
    expect((await sentTo({ breach: 'hang_after_text' })).outcome).toMatchObject({
      kind: 'uncertain',
      code: 'smtp_timeout',
    })
  })

  it('when Mando is closed counts by how far it had come', async () => {
    const stopping = new AbortController()
    const server = await serverThat({ breach: 'hang_at_greeting' })
    const sending = send(MAIL, server.way, stopping.signal)
    stopping.abort()
    expect(await sending).toMatchObject({ kind: 'retry', code: 'smtp_aborted' })
  })

  it('was never there is tried again', async () => {
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    const { port } = taken.address() as AddressInfo
    await new Promise((resolve) => taken.close(resolve))
    const way: SmtpServer = { host: '127.0.0.1', port, security: 'starttls', signIn: null, extraCaPem: null }
    expect(await send(MAIL, way, never)).toMatchObject({ kind: 'retry', code: 'smtp_unreachable' })
  })

  it('and speaks something else is no server', async () => {
    const web = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    await new Promise<void>((resolve) => web.listen(0, '127.0.0.1', resolve))
    open.push({ close: () => new Promise((resolve) => web.close(() => resolve())) })
    const way: SmtpServer = {
      host: '127.0.0.1',
      port: (web.address() as AddressInfo).port,
      security: 'starttls',
      signIn: { user: USER, password: PASSWORD },
      extraCaPem: null,
    }
    expect((await send(MAIL, way, never)).kind).not.toBe('done')
  })
})
