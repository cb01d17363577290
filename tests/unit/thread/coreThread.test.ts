/** The core in its thread: when it begins, what it answers, how it stops. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { App } from '../../../src/main/app.ts'
import type { ChangeEvent } from '../../../src/shared/rpc/envelope.ts'
import { joinThreads, type Joined } from './joinedThreads.ts'

let joined: Joined | null = null
const join = (app: Partial<App>): Joined => (joined = joinThreads(app))

afterEach(() => joined?.close())

describe('the core in its thread', () => {
  it('answers what was asked before the profile was open once it is, in the order of asking', async () => {
    const opening = Promise.withResolvers<undefined>()
    const asked: string[] = []
    const { host, begin, ports, outside } = join({
      start: () => opening.promise,
      call: (operation, input) => {
        asked.push(operation)
        return Promise.resolve({ ok: true, value: { operation, input: input as string } })
      },
    })
    const early = host.call('session.get', 'a')
    begin()
    const later = host.call('calendar.month', 'b')
    // Said after the questions, on the same channel: they have been heard when it has.
    outside.levers.setNetworkUp(false)
    const { connectivity } = await ports()
    await vi.waitFor(() => expect(connectivity.isUp()).toBe(false))
    expect(asked).toEqual([])
    opening.resolve(undefined)
    await host.started
    expect(JSON.parse(await later)).toEqual({ ok: true, value: { operation: 'calendar.month', input: 'b' } })
    expect(JSON.parse(await early)).toEqual({ ok: true, value: { operation: 'session.get', input: 'a' } })
    expect(asked).toEqual(['session.get', 'calendar.month'])
  })

  it('tells of changes, but not of those that opened the profile', async () => {
    const listeners = new Set<(change: ChangeEvent) => void>()
    const tell = (seq: number) => {
      for (const listener of listeners) listener({ seq, topic: 'session', ids: [] })
    }
    const { host, begin, changes } = join({
      onEvent: (listener) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
      start: async () => {
        await Promise.resolve()
        tell(1)
      },
    })
    begin()
    await host.started
    tell(2)
    await vi.waitFor(() => expect(changes).toEqual([{ seq: 2, topic: 'session', ids: [] }]))
  })

  it('is stopped when the core says so, not before', async () => {
    const writing = Promise.withResolvers<undefined>()
    const { host, begin } = join({ stop: () => writing.promise })
    begin()
    let isStopped = false
    const stopping = host.stop().then(() => (isStopped = true))
    await host.started
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(isStopped).toBe(false)
    writing.resolve(undefined)
    await stopping
  })

  it('says why it could not be stopped', async () => {
    const { host, begin } = join({ stop: () => Promise.reject(new Error('disk gone')) })
    begin()
    await expect(host.stop()).rejects.toThrow('disk gone')
  })

  it('need not be stopped where it has not begun', async () => {
    await join({}).host.stop()
  })
})
