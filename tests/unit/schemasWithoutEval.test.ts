import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'

/** Counts the code made from text while a schema is used, in a process of its own: here zod was loaded by other tests before. */
const countMade = (setting: string): string =>
  execFileSync(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `let made = 0
       globalThis.Function = new Proxy(Function, {
         construct: (target, texts) => { made += 1; return Reflect.construct(target, texts) },
       })
       ${setting}
       const { z } = await import('zod')
       const { name } = z.object({ name: z.string() }).parse({ name: 'Ana' })
       console.log(name, made > 0 ? 'made from text' : 'interpreted')`,
    ],
    { cwd: import.meta.dirname, encoding: 'utf8' },
  ).trim()

it('has no schema try whether code can be made from text', () => {
  const setting = new URL('../../src/renderer/rpc/schemasWithoutEval.ts', import.meta.url)
  expect(countMade(`await import(${JSON.stringify(setting.href)})`)).toBe('Ana interpreted')
  expect(countMade('')).toBe('Ana made from text')
})
