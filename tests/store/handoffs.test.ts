/** Handing a citizen over: what is kept, what is shown, what is on record (docs/specs/inbox.md §13). */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { HANDOFF, openHandoffDesk, OTHER_HANDOFF, type HandoffDesk } from '../fakes/handoffDesk.ts'
import { mention, message } from '../fakes/inboxDesk.ts'

const NOBODY = '00000000-0000-7000-8000-0000000000ff'
const PHONE = { channel: 'other', recipient: 'Teléfono 010' } as const
let desk: HandoffDesk
beforeEach(() => {
  desk = openHandoffDesk()
})
afterEach(() => desk.close())

describe('an open hand-off (§13.1)', () => {
  it('keeps channel, consent, what was passed on to whom, the reference and who opened it', async () => {
    const consent = { to: 'Que se traslade al Registro', atMs: desk.clock.now() - 60_000 }
    await desk.handOff({ way: PHONE, consent, reference: 'R-7', items: [{ entryId: desk.entryId, unmasked: true }] })
    expect(desk.shown()).toMatchObject({
      channel: 'other',
      recipient: 'Teléfono 010',
      consent,
      reference: 'R-7',
      items: [{ entryId: desk.entryId, unmasked: true }],
      openedAtMs: desk.clock.now(),
      closed: null,
      mail: null,
    })
  })

  it('is shown on its conversation’s row and in its head as long as one is open, of several', async () => {
    await desk.handOff({ way: PHONE })
    await desk.handOff({ way: PHONE, handoffId: OTHER_HANDOFF })
    expect(desk.rows()[0]?.openHandoffs).toBe(2)
    expect(desk.inbox.conversation({ conversationId: desk.conversationId }).openHandoffs).toBe(2)
    expect(desk.rows({ view: 'handed_off' })).toHaveLength(1)
    desk.handoffs.close({ handoffId: HANDOFF, toldInPublic: true })
    desk.handoffs.close({ handoffId: OTHER_HANDOFF, toldInPublic: false })
    expect(desk.rows()[0]?.openHandoffs).toBe(0)
    expect(desk.rows({ view: 'handed_off' })).toEqual([])
    expect(desk.inbox.counts().handed_off).toBe(0)
  })

  it('takes a new conversation up', async () => {
    await desk.handOff({ way: PHONE })
    expect(desk.rows()[0]?.status).toBe('open')
  })

  it('is one however often the command is repeated, and its id is not used for another', async () => {
    await desk.handOff({ way: PHONE })
    await desk.handOff({ way: PHONE })
    expect(desk.handoffs.list({ conversationId: desk.conversationId })).toHaveLength(1)
    await expect(desk.handOff({ way: { ...PHONE, recipient: 'otro' } })).rejects.toThrow('conflict')
  })

  it('says whether the citizen was told that it is no formal complaint (§13.2)', async () => {
    await desk.handOff({ way: { channel: 'form', recipient: 'Sede electrónica', noticeGiven: true } })
    expect(desk.shown().noticeGiven).toBe(true)
  })

  it('passes on only messages of its conversation that are still there, and names only people who are', async () => {
    const items = [{ entryId: NOBODY, unmasked: false }]
    await expect(desk.handOff({ way: PHONE, items })).rejects.toThrow('not_found')
    await expect(desk.handOff({ way: PHONE, followerId: NOBODY })).rejects.toThrow('not_found')
    await expect(desk.handOff({ way: PHONE, conversationId: NOBODY })).rejects.toThrow('not_found')
  })

  it('gets its reference and its follower later, until it is closed', async () => {
    await desk.handOff({ way: PHONE })
    desk.handoffs.update({ handoffId: HANDOFF, reference: 'R-9', followerId: null })
    expect(desk.shown().reference).toBe('R-9')
    desk.handoffs.close({ handoffId: HANDOFF, toldInPublic: true })
    expect(desk.shown().closed).toEqual({ atMs: desk.clock.now(), by: null, toldInPublic: true })
    expect(() => desk.handoffs.update({ handoffId: HANDOFF, reference: '', followerId: null })).toThrow('wrong_state')
    expect(() => desk.handoffs.close({ handoffId: HANDOFF, toldInPublic: true })).toThrow('wrong_state')
  })

  it('offers whom one wrote to lately, the newest first, each once', async () => {
    await desk.handOff({ way: PHONE })
    desk.clock.setWall(desk.clock.now() + 1_000)
    await desk.handOff({ way: { ...PHONE, recipient: 'Ventanilla' }, handoffId: OTHER_HANDOFF })
    expect(desk.handoffs.options().recipients).toEqual([
      { channel: 'other', recipient: 'Ventanilla' },
      { channel: 'other', recipient: 'Teléfono 010' },
    ])
  })

  it('finds the direct conversation with the same citizen', () => {
    expect(desk.handoffs.directWith({ conversationId: desk.conversationId }).conversationId).toBeNull()
    desk.receiveMessages(message('1', 'por privado', desk.clock.now()))
    const direct = desk.rows({ kind: 'direct' })[0]?.conversationId
    expect(desk.handoffs.directWith({ conversationId: desk.conversationId }).conversationId).toBe(direct)
  })
})

it('is on record without what was said or to whom', async () => {
  await desk.handOff({ way: PHONE, reference: 'R-7', items: [{ entryId: desk.entryId, unmasked: true }] })
  desk.handoffs.close({ handoffId: HANDOFF, toldInPublic: false })
  const log = desk.test.dump('audit')
  expect(log).toContain('handoff.open')
  expect(log).toContain('handoff.close')
  for (const secret of ['12345678Z', 'Buenos', '010', 'R-7']) expect(log).not.toContain(secret)
})

it('keeps no copy of what the citizen wrote: what is deleted on the network is deleted here', async () => {
  await desk.handOff({ way: PHONE })
  for (const table of ['handoff', 'handoff_item', 'mail', 'mail_attempt']) {
    expect(desk.test.dump(table)).not.toContain('farola')
  }
})

describe('by the person’s own mail program (§13.4)', () => {
  const way = { channel: 'email', recipient: 'registro@ayto.es', subject: 'Farola', by: 'program' } as const

  it('opens it with the message, masked, and asks whether it was sent', async () => {
    expect(await desk.handOff({ way })).toEqual({ bodyCopied: false })
    const address = new URL(desk.ports.levers.mailsWritten[0]!)
    expect(address.pathname).toBe('registro@ayto.es')
    expect(address.searchParams.get('body')).toContain('Mi DNI es [DNI]')
    expect(desk.shown().mail).toMatchObject({ state: 'needs_attention', problem: { code: 'mail_by_hand' } })
    desk.handoffs.settleMail({ handoffId: HANDOFF, sent: true })
    expect(desk.shown().mail).toMatchObject({ state: 'done', leftAtMs: desk.clock.now() })
    expect(desk.ports.levers.mails).toEqual([])
  })

  it('copies a text that does not fit, and gives up what was not sent', async () => {
    expect(await desk.handOff({ way, text: 'largo '.repeat(600) })).toEqual({ bodyCopied: true })
    expect(desk.ports.levers.copied[0]).toContain('largo largo')
    expect(desk.ports.levers.mailsWritten[0]).not.toContain('body')
    desk.handoffs.settleMail({ handoffId: HANDOFF, sent: false })
    expect(desk.shown().mail?.state).toBe('cancelled')
  })

  it('is not opened for what has changed since it was chosen', async () => {
    await desk.handOff({ way })
    desk.receive(mention('10', 'Otra cosa', desk.clock.now()))
    await expect(desk.handoffs.openMailProgram({ handoffId: HANDOFF })).rejects.toThrow('conflict')
  })
})

describe('the office’s settings', () => {
  it('keep the password sealed, for its server alone, and forget it with it', () => {
    desk.setServer()
    expect(desk.mail.get()).toMatchObject({ hasPassword: true, server: { host: 'correo.oficina.es' } })
    expect(desk.test.dump('setting')).not.toContain('secreta')
    expect(desk.test.dump('audit')).not.toContain('secreta')
    const server = { ...desk.mail.get().server!, host: 'otro.es' }
    desk.mail.setServer({ server, password: { kind: 'keep' } })
    expect(desk.mail.get().hasPassword).toBe(false)
    desk.mail.setServer({ server: null, password: { kind: 'none' } })
    expect(desk.mail.get().server).toBeNull()
  })

  it('hold the text and the page of the official form', () => {
    expect(desk.handoffs.options().form.link).toBeNull()
    desk.mail.setForm({ text: 'No es una denuncia:', link: 'https://sede.oficina.es/denuncias' })
    expect(desk.handoffs.options().form).toEqual({
      text: 'No es una denuncia:',
      link: 'https://sede.oficina.es/denuncias',
    })
  })

  it('are tried with a message to oneself, and say in words what was wrong', async () => {
    await expect(desk.mail.test({ to: 'yo@oficina.es' })).rejects.toThrow('mail_not_set')
    desk.setServer()
    expect(await desk.mail.test({ to: 'yo@oficina.es' })).toEqual({ finding: { kind: 'sent' } })
    expect(desk.ports.levers.mails[0]).toMatchObject({ to: 'yo@oficina.es', from: { address: 'redes@oficina.es' } })
    desk.ports.levers.answerMailWith(() =>
      Promise.resolve({ kind: 'rejected', code: 'smtp_sign_in', detail: '535 no' }),
    )
    expect(await desk.mail.test({ to: 'yo@oficina.es' })).toEqual({
      finding: { kind: 'failed', code: 'smtp_sign_in', detail: '535 no' },
    })
  })
})
