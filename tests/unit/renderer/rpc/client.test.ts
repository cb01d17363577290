import { afterEach, expect, it } from 'vitest'
import type { Envelope } from '#shared/rpc/envelope.ts'
import { callOperation, OperationError } from '../../../../src/renderer/rpc/client.ts'
import { newId } from '../../../../src/renderer/rpc/newId.ts'

const answerWith = (envelope: Envelope): void => {
  globalThis.mando = { call: () => Promise.resolve(JSON.stringify(envelope)), onEvent: () => () => undefined }
}
afterEach(() => Reflect.deleteProperty(globalThis, 'mando'))

it('answers with the value of the envelope', async () => {
  answerWith({ ok: true, value: { theme: 'dark', language: 'es' } })
  await expect(callOperation('settings.getAppearance', {})).resolves.toEqual({ theme: 'dark', language: 'es' })
})

it('throws the error of the core with all it says', async () => {
  answerWith({
    ok: false,
    error: { code: 'text_too_long', params: { length: 290, limit: 280 }, paths: [], correlationId: null },
  })
  const failure: unknown = await callOperation('calendar.drafts', {}).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(OperationError)
  expect(failure).toMatchObject({ wire: { code: 'text_too_long', params: { length: 290, limit: 280 } } })
})

it('makes ids that sort in the order they are made', async () => {
  const first = newId()
  await new Promise((resolve) => setTimeout(resolve, 3))
  expect(newId() > first).toBe(true)
  expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
})
