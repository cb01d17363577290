/** The wire: what the dispatcher makes of names, inputs, failures and bugs. */
import { describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { contract, isOperationName, type OperationName } from '../../src/shared/contract/contract.ts'
import { AppError } from '../../src/main/rpc/appError.ts'
import { createDispatcher, type Handlers } from '../../src/main/rpc/dispatcher.ts'
import { createFakePorts } from '../fakes/fakePorts.ts'

const names = Object.keys(contract) as OperationName[]

const anybody = (): void => undefined

function dispatcherWith(handler: () => unknown, permit: (right: string) => void = anybody) {
  const ports = createFakePorts()
  const dispatch = createDispatcher({ ...ports, permit, handlersFor: () => handler as Handlers[OperationName] })
  return { dispatch, ports }
}

describe('dispatcher', () => {
  it.each(['', 'calendar', 'calendar.explode', '__proto__', 'constructor', 'toString', 'calendar.get '])(
    'answers unsupported to %j',
    async (name) => {
      const { dispatch } = dispatcherWith(() => null)
      expect(await dispatch(name, {})).toMatchObject({ ok: false, error: { code: 'unsupported' } })
    },
  )

  it('says where an input does not fit', async () => {
    const { dispatch } = dispatcherWith(() => null)
    const answer = await dispatch('growth.followers', { accountIds: ['x'], span: '2y' })
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid_input', paths: ['accountIds.0', 'span'] } })
  })

  it('makes no code of a schema that is used once', async () => {
    const { dispatch } = dispatcherWith(() => ({ ok: true }))
    const { input, output } = contract['status.syncNow']
    const uses = [vi.spyOn(input, 'safeParse'), vi.spyOn(output, 'parse')]
    const waysOf = (nth: number) => uses.map(({ mock }) => mock.calls[nth - 1]?.[1])
    for (let i = 0; i < 3; i += 1) expect(await dispatch('status.syncNow', {})).toMatchObject({ ok: true })
    expect([1, 2, 3].map(waysOf)).toEqual([
      [{ jitless: true }, { jitless: true }],
      [{ jitless: false }, { jitless: false }],
      [{ jitless: false }, { jitless: false }],
    ])
    vi.restoreAllMocks()
  })

  it('hands an expected failure on with its code and params', async () => {
    const { dispatch, ports } = dispatcherWith(() => {
      throw new AppError('time_does_not_exist', { before: 'a', after: 'b' })
    })
    expect(await dispatch('status.get', {})).toMatchObject({
      ok: false,
      error: { code: 'time_does_not_exist', params: { before: 'a', after: 'b' }, correlationId: null },
    })
    expect(ports.levers.logged).toEqual([])
  })

  it('logs a bug once, under the id that it answers with, and without its message', async () => {
    const { dispatch, ports } = dispatcherWith(() => {
      throw new Error('what a citizen wrote')
    })
    const answer = await dispatch('status.get', {})
    expect(answer).toMatchObject({ ok: false, error: { code: 'internal' } })
    expect(ports.levers.logged).toHaveLength(1)
    const line = JSON.stringify(ports.levers.logged)
    expect(line).toContain(answer.ok ? '' : String(answer.error.correlationId))
    expect(line).not.toContain('what a citizen wrote')
  })

  it('treats an answer that does not fit the contract as a bug', async () => {
    const { dispatch } = dispatcherWith(() => ({ nonsense: true }))
    expect(await dispatch('status.get', {})).toMatchObject({ ok: false, error: { code: 'internal' } })
  })

  it('asks whether who acts may do it before it does anything', async () => {
    let handled = 0
    const { dispatch } = dispatcherWith(
      () => (handled += 1),
      (right) => {
        throw new AppError('not_permitted', { right })
      },
    )
    expect(await dispatch('status.syncNow', {})).toMatchObject({
      ok: false,
      error: { code: 'not_permitted', params: { right: 'dispatch' } },
    })
    expect(handled).toBe(0)
  })

  it('answers locked as long as there is no handler', async () => {
    const ports = createFakePorts()
    const dispatch = createDispatcher({ ...ports, permit: anybody, handlersFor: () => null })
    expect(await dispatch('status.get', {})).toMatchObject({ ok: false, error: { code: 'locked' } })
  })
})

describe('contract', () => {
  it('names every operation area.verb', () => {
    for (const name of names) expect(name).toMatch(/^[a-z]+\.[a-z][A-Za-z]*$/)
    expect(isOperationName('hasOwnProperty')).toBe(false)
  })

  it.each(names)('%s carries nothing but JSON', (name) => {
    // JSON Schema cannot say dates, maps, bigints or undefined: what it can say is JSON.
    expect(() => z.toJSONSchema(contract[name].input, { io: 'input' })).not.toThrow()
    expect(() => z.toJSONSchema(contract[name].output)).not.toThrow()
  })

  it.each(names)('%s takes no unknown key', (name) => {
    expect(z.toJSONSchema(contract[name].input, { io: 'input' })).toMatchObject({ additionalProperties: false })
  })
})
