import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Bridge, ChangeEvent, Envelope } from '#shared/rpc/envelope.ts'
import { OperationError } from '../../../../src/renderer/rpc/client.ts'
import { createEarlyCalls } from '../../../../src/renderer/rpc/earlyCalls.ts'

let calls: string[] = []
let answer: Envelope = { ok: true, value: [] }
let listeners: ((change: ChangeEvent) => void)[] = []
const bridge: Bridge = {
  call: (operation, input) => {
    calls.push(`${operation} ${JSON.stringify(input)}`)
    return Promise.resolve(JSON.stringify(answer))
  },
  onEvent: (listener) => {
    listeners.push(listener)
    return () => (listeners = listeners.filter((each) => each !== listener))
  },
}
const tell = (seq: number): void => {
  for (const listener of listeners) listener({ seq, topic: 'posts', ids: [] })
}

beforeEach(() => {
  calls = []
  listeners = []
  answer = { ok: true, value: [] }
  vi.stubGlobal('mando', bridge)
})
afterEach(() => void vi.unstubAllGlobals())

describe('a call made before the window was read', () => {
  it('is answered from what came, once', async () => {
    const early = createEarlyCalls(bridge)
    await Promise.all([early.ask('accounts.list', {}), early.ask('accounts.list', {})])
    answer = { ok: true, value: ['newer'] as never }
    expect(await early.take('accounts.list', {})).toEqual([])
    expect(calls).toEqual(['accounts.list {}'])
    expect(await early.take('accounts.list', {})).toEqual(['newer'])
    expect(calls).toEqual(['accounts.list {}', 'accounts.list {}'])
  })

  it('is no answer to another input', async () => {
    const early = createEarlyCalls(bridge)
    void early.ask('calendar.range', { fromMs: 1, toMs: 2 })
    await early.take('calendar.range', { fromMs: 1, toMs: 3 })
    expect(calls).toEqual(['calendar.range {"fromMs":1,"toMs":2}', 'calendar.range {"fromMs":1,"toMs":3}'])
  })

  it('tells its failure to whoever takes it, and to nobody else', async () => {
    const early = createEarlyCalls(bridge)
    answer = { ok: false, error: { code: 'locked', params: {}, paths: [], correlationId: null } }
    void early.ask('status.get', {})
    void early.ask('accounts.list', {})
    await expect(early.take('status.get', {})).rejects.toThrow(OperationError)
  })
})

it('hands on the changes that came before anybody listened, in their order and once', () => {
  const early = createEarlyCalls(bridge)
  tell(1)
  tell(2)
  const heard: number[] = []
  const stop = early.onEvent(({ seq }) => heard.push(seq))
  tell(3)
  expect(heard).toEqual([1, 2, 3])
  stop()
  tell(4)
  expect(heard).toEqual([1, 2, 3])
  expect(listeners).toEqual([])
})
