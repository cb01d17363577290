/** The core as Electron's thread has it, with a thread whose end is in the test's hand. */
import { EventEmitter } from 'node:events'
import { receiveMessageOnPort } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { createCoreHost } from '../../../src/main/electron/coreHost.ts'
import type { ToCore } from '../../../src/main/thread/messages.ts'
import { createFakePorts } from '../../fakes/fakePorts.ts'
import { configIn } from '../thread/joinedThreads.ts'

function hostOfFakeThread() {
  const posted: ToCore[] = []
  const ends: unknown[] = []
  const thread = Object.assign(new EventEmitter(), { postMessage: (message: ToCore) => posted.push(message) })
  const host = createCoreHost(thread, (error) => ends.push(error))
  const begin = () => host.begin({ config: configIn(''), ports: createFakePorts(), onEvent: () => undefined })
  return { thread, posted, ends, host, begin }
}

describe('the host of the core', () => {
  it('says once that the thread has ended of an error, before it has begun and after', () => {
    for (const hasBegun of [false, true]) {
      const { thread, ends, begin } = hostOfFakeThread()
      if (hasBegun) begin()
      const fault = new TypeError('x is undefined')
      thread.emit('error', fault)
      thread.emit('exit', 1)
      expect(ends).toEqual([fault])
    }
  })

  it('says that the thread has ended without a word, whatever its code', () => {
    for (const code of [0, 1]) {
      const { thread, ends } = hostOfFakeThread()
      thread.emit('exit', code)
      expect(ends).toEqual([new Error(`the core's thread ended (${String(code)})`)])
    }
  })

  it('does not wait for a stop that never comes', async () => {
    const { thread, posted, ends, host, begin } = hostOfFakeThread()
    begin()
    const stopping = host.stop()
    expect(posted.at(-1)).toEqual({ kind: 'stop' })
    thread.emit('exit', 0)
    await expect(stopping).rejects.toThrow('ended')
    expect(ends).toEqual([])
  })

  it('tells the core to stop once', async () => {
    const { thread, posted, host, begin } = hostOfFakeThread()
    begin()
    const both = Promise.all([host.stop(), host.stop()])
    thread.emit('message', { kind: 'stopped', failure: null })
    await both
    expect(posted.filter(({ kind }) => kind === 'stop')).toHaveLength(1)
  })

  it('answers within its own turn what the core stands still for', () => {
    const { thread, posted, begin } = hostOfFakeThread()
    begin()
    const [first] = posted
    if (first?.kind !== 'begin') throw new Error('not begun')
    const { answersNow, answered } = first.beginning
    thread.emit('message', { kind: 'askNow', name: 'seal', input: Uint8Array.from([1]) })
    expect(new Int32Array(answered)[0]).toBe(1)
    expect(receiveMessageOnPort(answersNow)?.message).toEqual({ ok: true, value: Uint8Array.from([0xfe]) })
  })
})
