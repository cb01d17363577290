/** Questions of the core that cannot wait for a turn: its thread stands still until Electron's has answered. */
import { MessageChannel, Worker } from 'node:worker_threads'
import { afterEach, describe, expect, it } from 'vitest'
import { createHostSide } from '../../../src/main/electron/hostSide.ts'
import type { HostLine } from '../../../src/main/thread/hostLine.ts'
import { createHostLine } from '../../../src/main/thread/hostLine.ts'
import type { Beginning, ToHost } from '../../../src/main/thread/messages.ts'
import { createRemotePorts } from '../../../src/main/thread/remotePorts.ts'
import { SYSTEM_WAY } from '../../../src/shared/domain/networkWay.ts'
import { createFakePorts } from '../../fakes/fakePorts.ts'
import { configIn } from './joinedThreads.ts'

/** Stands for Electron's thread: answers what this one asks while it stands still. */
const ANSWERING = `
  const { parentPort, workerData: { questions, answers, answered } } = require('node:worker_threads')
  const flag = new Int32Array(answered)
  questions.on('message', ({ name, input }) => {
    const outcome = name === 'setPreferences' && input.language === 'en'
      ? { ok: false, failure: { kind: 'error', name: 'Error', message: 'disk full', stack: null, code: 'ENOSPC' } }
      : { ok: true, value: input instanceof Uint8Array ? input.map((byte) => byte ^ 0xff) : undefined }
    answers.postMessage(outcome)
    Atomics.store(flag, 0, 1)
    Atomics.notify(flag, 0)
  })
`
const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
})

function portsOfAnotherThread() {
  const questions = new MessageChannel()
  const answers = new MessageChannel()
  const answered = new SharedArrayBuffer(4)
  const worker = new Worker(ANSWERING, {
    eval: true,
    workerData: { questions: questions.port2, answers: answers.port1, answered },
    transferList: [questions.port2, answers.port1],
  })
  ends.push(() => worker.terminate())
  const beginning: Beginning = {
    config: configIn(''),
    vault: { kind: 'os', name: 'fake' },
    preferences: createFakePorts().preferences.get(),
    networkWay: SYSTEM_WAY,
    isUp: true,
    isInFront: true,
    answersNow: answers.port2,
    answered,
  }
  const line: HostLine = createHostLine((message: ToHost) => questions.port1.postMessage(message), beginning)
  return createRemotePorts(line, beginning).ports
}

describe('a question that cannot wait', () => {
  it('is answered within the turn, each by its own answer', () => {
    const { vault } = portsOfAnotherThread()
    if (vault.kind !== 'os') throw new Error('no vault')
    for (let byte = 0; byte < 50; byte += 1) {
      expect(vault.seal(Uint8Array.from([byte]))).toEqual(Uint8Array.from([byte ^ 0xff]))
    }
    expect(vault.open(Uint8Array.from([0xff]))).toEqual(Uint8Array.from([0]))
  })

  it('throws here what was thrown there, and then nothing has changed', () => {
    const { preferences } = portsOfAnotherThread()
    preferences.set({ theme: 'dark' })
    expect(preferences.get()).toMatchObject({ theme: 'dark', language: 'es' })
    const thrown = (() => {
      try {
        preferences.set({ language: 'en' })
        return null
      } catch (error) {
        return error
      }
    })()
    expect(thrown).toMatchObject({ message: 'disk full', code: 'ENOSPC' })
    expect(preferences.get()).toMatchObject({ theme: 'dark', language: 'es' })
  })

  it('changes the way out for whoever asks next', () => {
    const { networkWay } = portsOfAnotherThread()
    const way = { proxy: { kind: 'pac', url: 'http://proxy.example/p.pac' }, extraCaPem: null } as const
    networkWay.set(way, null)
    networkWay.setProxyPassword('x')
    expect(networkWay.get()).toEqual(way)
  })
})

describe("Electron's side of it", () => {
  it('does what is asked, and says what came of it', () => {
    const outside = createFakePorts()
    const side = createHostSide(outside, () => undefined)
    expect(side.answerNow({ kind: 'askNow', name: 'seal', input: Uint8Array.from([1]) })).toEqual({
      ok: true,
      value: Uint8Array.from([0xfe]),
    })
    expect(side.answerNow({ kind: 'askNow', name: 'setPreferences', input: { theme: 'dark' } })).toMatchObject({
      ok: true,
    })
    expect(outside.preferences.get().theme).toBe('dark')
    side.answerNow({ kind: 'askNow', name: 'setNetworkWay', input: { settings: SYSTEM_WAY, proxyPassword: 'p' } })
    expect(outside.levers.way().password).toBe('p')
    const foreign = createHostSide(
      createFakePorts({
        vault: {
          kind: 'os',
          name: 'v',
          seal: (plain) => plain,
          open: () => {
            throw new Error('made elsewhere')
          },
        },
      }),
      () => undefined,
    )
    expect(foreign.answerNow({ kind: 'askNow', name: 'open', input: new Uint8Array() })).toMatchObject({
      ok: false,
      failure: { message: 'made elsewhere' },
    })
  })
})
