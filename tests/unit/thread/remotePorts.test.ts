/** What the core asks of Electron from its own thread. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { FetchFailure, type FetchRequest, type Ports } from '../../../src/main/ports.ts'
import { createFakePorts, type FakePorts } from '../../fakes/fakePorts.ts'
import { joinThreads, type Joined } from './joinedThreads.ts'

let joined: Joined | null = null

/** The ports as the core has them, and those that Electron's side fills them with. */
async function portsAcross(outside: FakePorts = createFakePorts()): Promise<{ ports: Ports; outside: FakePorts }> {
  joined = joinThreads({}, outside)
  joined.begin()
  return { ports: await joined.ports(), outside }
}
const request: FetchRequest = {
  url: 'https://api.x.com/2/tweets',
  method: 'POST',
  headers: { accept: 'application/json' },
  body: null,
  timeoutMs: 1_000,
  maxAnswerBytes: 1_000,
  signal: null,
}

afterEach(() => joined?.close())

describe('a request from the core', () => {
  it('leaves as it is, and its answer arrives as it came', async () => {
    const { ports, outside } = await portsAcross()
    const body = Uint8Array.from([1, 2, 3])
    outside.levers.answerWith(() => Promise.resolve({ status: 201, headers: { etag: 'x' }, body }))
    const sent = new Uint8Array([7, 8, 9, 10]).subarray(1, 3)
    const answer = await ports.fetch({ ...request, body: sent })
    expect(answer).toEqual({ status: 201, headers: { etag: 'x' }, body: Uint8Array.from([1, 2, 3]) })
    expect(outside.levers.requests).toMatchObject([{ ...request, body: Uint8Array.from([8, 9]), signal: {} }])
    // The caller's bytes are still its own: it may have to send them again.
    expect(sent).toEqual(Uint8Array.from([8, 9]))
  })

  it('is given up by the other side when the core gives it up', async () => {
    const { ports, outside } = await portsAcross()
    outside.levers.answerWith(
      ({ signal }) =>
        new Promise((_resolve, reject) =>
          signal?.addEventListener('abort', () => reject(new FetchFailure('aborted', true))),
        ),
    )
    const giving = new AbortController()
    const answer = ports.fetch({ ...request, signal: giving.signal })
    await vi.waitFor(() => expect(outside.levers.requests).toHaveLength(1))
    giving.abort()
    await expect(answer).rejects.toMatchObject({ reason: 'aborted', sent: true })
  })

  it('surely did not leave where it was given up beforehand', async () => {
    const { ports, outside } = await portsAcross()
    const answer = ports.fetch({ ...request, signal: AbortSignal.abort() })
    await expect(answer).rejects.toMatchObject({ reason: 'aborted', sent: false })
    expect(outside.levers.requests).toEqual([])
  })

  it.each([
    new FetchFailure('dns', false),
    new FetchFailure('reset', true),
    new FetchFailure('tls', false, undefined, { issuer: 'Oficina', problem: 'unknown_issuer' }),
  ])('fails as it failed there: $message', async (failure) => {
    const { ports, outside } = await portsAcross()
    outside.levers.answerWith(() => Promise.reject(failure))
    const thrown: unknown = await ports.fetch(request).catch((error: unknown) => error)
    expect(thrown).toBeInstanceOf(FetchFailure)
    expect(thrown).toEqual(failure)
    const { reason, sent, certificate } = failure
    expect(thrown).toMatchObject({ reason, sent, certificate })
  })

  it('gets the answer to itself where several are out', async () => {
    const { ports, outside } = await portsAcross()
    const first = Promise.withResolvers<undefined>()
    outside.levers.answerWith(async ({ url }) => {
      if (url.endsWith('1')) await first.promise
      return { status: url.endsWith('1') ? 201 : 202, headers: {}, body: new Uint8Array() }
    })
    const slow = ports.fetch({ ...request, url: 'https://api.x.com/1' })
    expect((await ports.fetch({ ...request, url: 'https://api.x.com/2' })).status).toBe(202)
    first.resolve(undefined)
    expect((await slow).status).toBe(201)
  })
})

describe('what else only Electron has', () => {
  it('is asked for over there', async () => {
    const { ports, outside } = await portsAcross()
    outside.levers.chooseFile(Uint8Array.from([5]), 'lista.csv')
    outside.levers.showFolder('/carpeta')
    expect(await ports.filePicker.pick({ title: 't', extensions: ['csv'], maxBytes: 10 })).toEqual({
      kind: 'file',
      name: 'lista.csv',
      bytes: Uint8Array.from([5]),
    })
    expect(await ports.folders.choose('export')).toBe('/carpeta')
    ports.notifier.notify({ title: 'Aviso', body: '', place: '/inbox' })
    ports.badge.show({ unread: 2, urgent: 1 })
    ports.browser.copyText('texto')
    await ports.browser.open('https://x.com/a')
    await ports.browser.writeMail('mailto:a@example.org')
    const { notices, badges, copied, opened, mailsWritten } = outside.levers
    expect({ notices, badges, copied, opened, mailsWritten }).toEqual({
      notices: [{ title: 'Aviso', body: '', place: '/inbox' }],
      badges: [{ unread: 2, urgent: 1 }],
      copied: ['texto'],
      opened: ['https://x.com/a'],
      mailsWritten: ['mailto:a@example.org'],
    })
  })

  it('fails with the code that the system gave', async () => {
    const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' })
    const { ports } = await portsAcross(createFakePorts({ folders: { choose: () => Promise.reject(full) } }))
    await expect(ports.folders.choose('export')).rejects.toMatchObject({ message: 'no space left', code: 'ENOSPC' })
  })

  it('is known from the beginning, and told with every change', async () => {
    const { ports, outside } = await portsAcross()
    const heard: string[] = []
    ports.connectivity.onChange((isUp) => heard.push(isUp ? 'up' : 'down'))
    const stopListening = ports.presence.onChange((isInFront) => heard.push(isInFront ? 'shown' : 'hidden'))
    expect([ports.connectivity.isUp(), ports.presence.isInFront()]).toEqual([true, true])
    outside.levers.setNetworkUp(false)
    outside.levers.setInFront(false)
    await vi.waitFor(() => expect(heard).toEqual(['down', 'hidden']))
    expect([ports.connectivity.isUp(), ports.presence.isInFront()]).toEqual([false, false])
    stopListening()
    outside.levers.setInFront(true)
    await vi.waitFor(() => expect(ports.presence.isInFront()).toBe(true))
    expect(heard).toEqual(['down', 'hidden'])
  })

  it('names the vault as it is there, and the settings as they are', async () => {
    const { ports, outside } = await portsAcross()
    expect(ports.vault).toMatchObject({ kind: 'os', name: 'fake vault' })
    expect(ports.preferences.get()).toEqual(outside.preferences.get())
    expect(ports.networkWay.get()).toEqual(outside.networkWay.get())
  })
})
