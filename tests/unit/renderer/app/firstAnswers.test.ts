import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { firstAnswers } from '../../../../src/renderer/app/firstAnswers.ts'
import { askFirst } from '../../../../src/renderer/app/firstQuestions.ts'
import { callOperation } from '../../../../src/renderer/rpc/client.ts'
import { createEarlyCalls, type Ask } from '../../../../src/renderer/rpc/earlyCalls.ts'
import { createQueryClient } from '../../../../src/renderer/rpc/queryClient.ts'
import { createRemembered } from '../../../../src/renderer/ui/remembered.ts'

const NOON = Date.parse('2026-07-08T12:00:00Z')

type Asked = { readonly name: string; readonly input: unknown; readonly answer: (value: unknown) => void }
let asked: Asked[] = []

beforeEach(() => {
  asked = []
  vi.stubGlobal('mando', {
    call: (name: string, input: unknown) =>
      new Promise<string>((resolve) => {
        asked.push({ name, input, answer: (value) => resolve(JSON.stringify(value)) })
      }),
    onEvent: () => () => undefined,
  })
})
afterEach(() => void vi.unstubAllGlobals())

const VALUES: Readonly<Record<string, unknown>> = {
  'session.get': { phase: 'ready' },
  'people.list': { people: [], actingId: null },
  'settings.get': { zone: 'Atlantic/Canary' },
}
const answerAll = (): void => {
  for (const each of asked.splice(0)) each.answer({ ok: true, value: VALUES[each.name] ?? [] })
}
const turns = async (): Promise<void> => {
  for (let i = 0; i < 20; i += 1) await Promise.resolve()
}
const start = (page: string, take: Ask = callOperation) => {
  const remembered = createRemembered(page, () => undefined)
  let isDone = false
  const done = firstAnswers(
    take,
    createQueryClient(() => undefined),
    NOON,
    remembered,
  ).then(() => {
    isDone = true
  })
  return { remembered, done, isDone: () => isDone }
}
const rangesAsked = (): unknown[] => asked.filter(({ name }) => name === 'calendar.range').map(({ input }) => input)

describe('the answers of the first screen', () => {
  it('are asked for in one go where the zone is remembered', async () => {
    const { done, isDone } = start('{"mando-zone":"Atlantic/Canary"}')
    const names = asked.map(({ name }) => name).toSorted()
    expect(names).toContain('calendar.range')
    expect(names).toContain('days.list')
    expect(new Set(names).size).toBe(names.length)
    expect(isDone()).toBe(false)
    answerAll()
    await done
    expect(asked).toEqual([])
  })

  it.each(['{"mando-zone":"Atlantic/Canary"}', '{"mando-zone":"Europe/Madrid"}', '{}'])(
    'are asked for once, where they were asked before the window was read (%s)',
    async (page) => {
      const early = createEarlyCalls(globalThis.mando)
      const asking = askFirst(
        early.ask,
        NOON,
        createRemembered(page, () => undefined),
      )
      answerAll()
      await turns()
      answerAll()
      await asking
      const { remembered, done } = start(page, early.take)
      await done
      expect(asked).toEqual([])
      expect(remembered.get('mando-zone')).toBe('Atlantic/Canary')
    },
  )

  it('wait for the zone where it is not, and remember it', async () => {
    const { remembered, done } = start('{}')
    expect(rangesAsked()).toEqual([])
    answerAll()
    await turns()
    expect(rangesAsked()).toHaveLength(1)
    expect(remembered.get('mando-zone')).toBe('Atlantic/Canary')
    answerAll()
    await done
  })

  it('are asked for again in the zone that the office has by now', async () => {
    const { remembered, done } = start('{"mando-zone":"Europe/Madrid"}')
    const [madrid] = rangesAsked()
    answerAll()
    await turns()
    const [canary] = rangesAsked()
    expect(canary).toBeDefined()
    expect(canary).not.toEqual(madrid)
    expect(remembered.get('mando-zone')).toBe('Atlantic/Canary')
    answerAll()
    await done
  })

  it('are not waited for as long as nobody acts', async () => {
    const { done } = start('{"mando-zone":"Europe/Madrid"}')
    for (const each of asked.splice(0)) {
      const known = { ...VALUES, 'people.list': { people: [{}], actingId: null }, 'settings.getAppearance': {} }[
        each.name
      ]
      each.answer(
        known === undefined || each.name === 'settings.get'
          ? { ok: false, error: { code: 'forbidden', params: {}, paths: [], correlationId: null } }
          : { ok: true, value: known },
      )
    }
    await done
  })

  it('are not waited for while the database is closed', async () => {
    const { done } = start('{"mando-zone":"Europe/Madrid"}')
    for (const { name, answer } of asked.splice(0)) {
      if (name === 'session.get') answer({ ok: true, value: { phase: 'locked' } })
      else if (name === 'settings.getAppearance') answer({ ok: true, value: {} })
      else answer({ ok: false, error: { code: 'locked', params: {}, paths: [], correlationId: null } })
    }
    await done
  })
})
