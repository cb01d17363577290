/**
 * Schemas are made when they are first used (docs/adr/0013). One that is declared as a constant beside the others costs each start
 * its part: write `lazily(() => …)`.
 */
import { execFileSync } from 'node:child_process'
import { expect, it } from 'vitest'

/** How many schemas and checks zod makes while a module is read, in a process of its own: here others have read it already. */
const countMade = (module: string): number =>
  Number(
    execFileSync(
      process.execPath,
      [
        '--input-type=module',
        '--eval',
        `let made = 0
         const define = Object.defineProperty
         Object.defineProperty = (target, key, descriptor) => {
           if (key === '_zod') made += 1
           return define(target, key, descriptor)
         }
         await import(${JSON.stringify(module)})
         console.log(made)`,
      ],
      { cwd: import.meta.dirname, encoding: 'utf8' },
    ),
  )
const sourceOf = (path: string): string => new URL(`../../src/${path}`, import.meta.url).href

it.each([
  ['the contract', 'shared/contract/contract.ts'],
  ['the core', 'main/thread/serveCore.ts'],
])('makes no schemas when %s is read but the texts and numbers that all areas share', (_, module) => {
  const shared = countMade(sourceOf('shared/contract/values.ts'))
  expect(shared).toBeGreaterThan(0)
  expect(shared).toBeLessThan(32)
  expect(countMade(sourceOf(module))).toBe(shared)
})
