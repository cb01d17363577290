import { afterEach, expect, it, vi } from 'vitest'

afterEach(() => vi.unstubAllGlobals())

it('has no schema try whether code can be made from text', async () => {
  const making = vi.fn()
  vi.stubGlobal('Function', making)
  await import('../../../../src/renderer/rpc/schemasWithoutEval.ts')
  const { z } = await import('zod')
  expect(z.object({ name: z.string() }).parse({ name: 'Ana' })).toEqual({ name: 'Ana' })
  expect(making).not.toHaveBeenCalled()
})
