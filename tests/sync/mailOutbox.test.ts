/** The outbox of e-mail: queued, sent once, an unknown fate asks, and nothing in common with the networks (docs/specs/outbox.md §10). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { MailOutcome } from '../../src/main/ports.ts'
import { HANDOFF, openHandoffDesk, OTHER_HANDOFF, SERVER, type HandoffDesk } from '../fakes/handoffDesk.ts'
import { mention } from '../fakes/inboxDesk.ts'

let desk: HandoffDesk
beforeEach(() => {
  desk = openHandoffDesk()
  desk.setServer()
})
afterEach(() => desk.close())

const sent = () => desk.ports.levers.mails
const answer = (outcome: MailOutcome) => desk.ports.levers.answerMailWith(() => Promise.resolve(outcome))
const BUSY: MailOutcome = { kind: 'retry', code: 'smtp_busy', detail: '451 luego' }
const LOST: MailOutcome = { kind: 'uncertain', code: 'smtp_lost', detail: '' }
const later = async (ms: number) => {
  await desk.clock.advance(ms)
  await desk.settle()
}
/** A server that takes the message and never answers, until released. */
function hold() {
  const held = Promise.withResolvers<MailOutcome>()
  desk.ports.levers.answerMailWith(() => held.promise)
  return held
}

describe('a message', () => {
  it('leaves once, with what was chosen, masked, under the id that was made beforehand', async () => {
    await desk.handOff()
    await desk.settle()
    expect(sent()).toHaveLength(1)
    expect(sent()[0]).toMatchObject({
      to: 'registro@ayto.es',
      subject: 'Farola',
      from: { name: 'Comunicación', address: 'redes@oficina.es' },
      messageId: desk.shown().mail?.messageId,
    })
    expect(sent()[0]?.messageId).toMatch(/^[\da-f-]{36}@oficina\.es$/)
    expect(sent()[0]?.text).toContain('Mi DNI es [DNI]')
    expect(desk.shown().mail).toMatchObject({ state: 'done', leftAtMs: desk.clock.now(), problem: null })
    await later(3_600_000)
    expect(sent()).toHaveLength(1)
  })

  it('carries personal data only of the message for which the person chose so', async () => {
    await desk.handOff({ items: [{ entryId: desk.entryId, unmasked: true }] })
    await desk.settle()
    expect(sent()[0]?.text).toContain('12345678Z')
  })

  it('is committed as about to leave before it leaves', async () => {
    let stateThen = ''
    desk.ports.levers.answerMailWith(() => {
      stateThen = desk.mailOf().state
      return Promise.resolve({ kind: 'done', serverMessageId: null })
    })
    await desk.handOff()
    await desk.settle()
    expect(stateThen).toBe('running')
    expect(desk.test.dump('mail_attempt')).toMatch(/"digest":"[\da-f]{64}"/)
  })

  it('is refused before it is queued where no server is set', async () => {
    desk.mail.setServer({ server: null, password: { kind: 'none' } })
    await expect(desk.handOff()).rejects.toThrow('mail_not_set')
  })

  it('does not leave when what was chosen says something else by now, and asks', async () => {
    desk.ports.levers.setNetworkUp(false)
    await desk.handOff()
    desk.receive(mention('10', 'Mi teléfono es 612 345 678', desk.clock.now()))
    desk.ports.levers.setNetworkUp(true)
    await desk.settle()
    expect(sent()).toEqual([])
    expect(desk.shown().mail).toMatchObject({ state: 'needs_attention', problem: { code: 'handoff_changed' } })
  })
})

describe('offline', () => {
  it('it waits, and leaves when the computer has a network again', async () => {
    desk.ports.levers.setNetworkUp(false)
    await desk.handOff()
    await later(60_000)
    expect(sent()).toEqual([])
    desk.ports.levers.setNetworkUp(true)
    await desk.settle()
    expect(desk.shown().mail?.state).toBe('done')
  })

  it('it waits while the office chose to work so', async () => {
    desk.connectivity.setWorkOffline(desk.test.by(), true)
    await desk.handOff()
    await later(60_000)
    expect(sent()).toEqual([])
  })

  it('of X does not hold it, and what the mail server does is no evidence about X', async () => {
    desk.connectivity.noteExchange('unreachable', null)
    const before = desk.connectivity.state()
    answer(BUSY)
    await desk.handOff()
    await desk.settle()
    expect(sent()).toHaveLength(1)
    expect(desk.connectivity.state()).toBe(before)
  })
})

describe('a failure', () => {
  it('for now is tried again, ever later', async () => {
    answer(BUSY)
    await desk.handOff()
    await desk.settle()
    expect(desk.shown().mail).toMatchObject({ state: 'queued', problem: { code: 'smtp_busy' } })
    await later(4_999)
    expect(sent()).toHaveLength(1)
    await later(1)
    expect(sent()).toHaveLength(2)
    await later(9_999)
    expect(sent()).toHaveLength(2)
    answer({ kind: 'done', serverMessageId: null })
    await later(1)
    expect(desk.shown().mail?.state).toBe('done')
    expect(new Set(sent().map(({ messageId }) => messageId)).size).toBe(1)
  })

  it('that lasts is said', async () => {
    answer(BUSY)
    await desk.handOff()
    await desk.settle()
    expect(desk.now().problems()).toEqual([])
    desk.clock.setWall(desk.clock.now() + 31 * 60_000)
    expect(desk.now().problems()).toMatchObject([{ code: 'mail_waiting', params: { reason: 'smtp_busy' } }])
  })

  it('for good calls a person with the reason, and goes on with the next message', async () => {
    answer({ kind: 'rejected', code: 'smtp_recipient', detail: '550 no existe' })
    await desk.handOff()
    await desk.settle()
    expect(desk.called).toEqual([HANDOFF])
    expect(desk.now().problems()).toMatchObject([{ code: 'mail_refused', severity: 'urgent' }])
    answer({ kind: 'done', serverMessageId: null })
    await desk.handOff({ handoffId: OTHER_HANDOFF })
    await desk.settle()
    expect(desk.shown(OTHER_HANDOFF).mail?.state).toBe('done')
    desk.handoffs.retryMail({ handoffId: HANDOFF })
    await desk.settle()
    expect(desk.shown().mail?.state).toBe('done')
  })

  it('to sign in stops all, lest the server lock the office out, until the settings are mended', async () => {
    answer({ kind: 'rejected', code: 'smtp_sign_in', detail: '535' })
    await desk.handOff()
    await desk.settle()
    await desk.handOff({ handoffId: OTHER_HANDOFF })
    await later(600_000)
    expect(sent()).toHaveLength(1)
    answer({ kind: 'done', serverMessageId: null })
    desk.setServer({ ...SERVER, user: 'otra' })
    await desk.settle()
    await desk.settle()
    expect([desk.shown().mail?.state, desk.shown(OTHER_HANDOFF).mail?.state]).toEqual(['done', 'done'])
  })
})

describe('an unknown fate', () => {
  it('is never tried again by itself: a person says that it went out', async () => {
    answer(LOST)
    await desk.handOff()
    await desk.settle()
    await later(7_200_000)
    desk.crash()
    await later(7_200_000)
    expect(sent()).toHaveLength(1)
    expect(desk.called).toEqual([HANDOFF])
    expect(desk.now().problems()).toMatchObject([{ code: 'mail_uncertain' }])
    expect(() => desk.handoffs.retryMail({ handoffId: HANDOFF })).toThrow('wrong_state')
    expect(() => desk.handoffs.cancelMail({ handoffId: HANDOFF })).toThrow('wrong_state')
    expect(() => desk.handoffs.close({ handoffId: HANDOFF, toldInPublic: false })).toThrow('wrong_state')
    desk.handoffs.settleMail({ handoffId: HANDOFF, sent: true })
    expect(desk.shown().mail?.state).toBe('done')
    expect(desk.now().problems()).toEqual([])
  })

  it('or that it did not, and then it leaves again under the same id', async () => {
    answer(LOST)
    await desk.handOff()
    await desk.settle()
    answer({ kind: 'done', serverMessageId: null })
    desk.handoffs.settleMail({ handoffId: HANDOFF, sent: false })
    await desk.settle()
    expect(desk.shown().mail?.state).toBe('done')
    expect(sent()[1]?.messageId).toBe(sent()[0]?.messageId)
  })

  it('does not hold the next message: nothing would end the waiting', async () => {
    answer(LOST)
    await desk.handOff()
    await desk.settle()
    answer({ kind: 'done', serverMessageId: null })
    await desk.handOff({ handoffId: OTHER_HANDOFF })
    await desk.settle()
    expect(desk.shown(OTHER_HANDOFF).mail?.state).toBe('done')
  })

  it('is that of a message under way when the process died', async () => {
    const held = hold()
    await desk.handOff()
    await desk.settle()
    desk.crash()
    expect(desk.mailOf()).toMatchObject({ state: 'uncertain', lastError: { code: 'smtp_interrupted' } })
    held.resolve({ kind: 'retry', code: 'smtp_aborted', detail: '' })
    await desk.settle()
  })
})

it('sends one message at a time', async () => {
  const held = hold()
  await desk.handOff()
  await desk.handOff({ handoffId: OTHER_HANDOFF })
  await desk.settle()
  expect(sent()).toHaveLength(1)
  held.resolve({ kind: 'done', serverMessageId: '<suyo@servidor>' })
  await desk.settle()
  await desk.settle()
  expect(sent()).toHaveLength(2)
  expect(desk.mailOf().serverMessageId).toBe('<suyo@servidor>')
})

it('gives up what has not left, and then it never leaves', async () => {
  desk.ports.levers.setNetworkUp(false)
  await desk.handOff()
  desk.handoffs.cancelMail({ handoffId: HANDOFF })
  desk.ports.levers.setNetworkUp(true)
  await desk.settle()
  expect(sent()).toEqual([])
  desk.handoffs.close({ handoffId: HANDOFF, toldInPublic: false })
})

it('in a database that is a copy leaves nothing that may have left since, and asks', async () => {
  desk.ports.levers.setNetworkUp(false)
  await desk.handOff()
  desk.write((tx) => desk.now().onRestored(tx))
  desk.ports.levers.setNetworkUp(true)
  await later(600_000)
  expect(sent()).toEqual([])
  expect(desk.shown().mail).toMatchObject({ state: 'needs_attention', problem: { code: 'mail_restored' } })
})
