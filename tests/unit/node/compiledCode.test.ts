/** Files of the bundle are run with what V8 compiled of them before (src/main/node/compiledCode.ts). */
import { existsSync, mkdtempSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { runCompiled } from '../../../src/main/node/compiledCode.ts'

const ENOUGH_MS = 60_000

let place = ''
let entry = ''
let folder = ''

beforeEach(() => {
  vi.useFakeTimers()
  place = mkdtempSync(path.join(tmpdir(), 'mando-compiled-'))
  folder = path.join(place, 'kept')
  mkdirSync(path.join(place, 'chunks'))
  writeFileSync(path.join(place, 'chunks', 'counter.cjs'), 'let count = 0\nexports.next = () => (count += 1)')
  entry = path.join(place, 'entry.cjs')
  writeFileSync(
    entry,
    `const path = require('node:path')
    exports.both = () => [require('./chunks/counter.cjs').next(), require('./chunks/counter.cjs').next()]
    exports.name = path.basename(__filename)`,
  )
})

afterEach(() => {
  vi.useRealTimers()
  rmSync(place, { recursive: true })
})

const run = () => runCompiled(entry, folder) as { readonly both: () => readonly number[]; readonly name: string }
const keptBuilds = (): readonly string[] => (existsSync(folder) ? readdirSync(folder) : [])
const keptFiles = (): readonly string[] =>
  keptBuilds()
    .flatMap((build) => readdirSync(path.join(folder, build)))
    .sort()

it('answers what the file exports, and runs what it requires once', () => {
  expect(run().name).toBe('entry.cjs')
  expect(run().both()).toEqual([1, 2])
})

it('keeps what was compiled a while after, also of what was required later', () => {
  run().both()
  expect(keptFiles()).toEqual([])
  vi.advanceTimersByTime(ENOUGH_MS)
  expect(keptFiles()).toEqual(['counter.cjs', 'entry.cjs'])
})

it('writes nothing again where it could be used', () => {
  run().both()
  vi.advanceTimersByTime(ENOUGH_MS)
  const kept = path.join(folder, keptBuilds()[0] ?? '', 'entry.cjs')
  utimesSync(kept, 1, 1)
  expect(run().both()).toEqual([1, 2])
  vi.advanceTimersByTime(ENOUGH_MS)
  expect(statSync(kept).mtimeMs).toBe(1_000)
})

it('compiles again what cannot be used', () => {
  // Not run before in this process, which would remember it by itself.
  writeFileSync(entry, `exports.name = 'entry.cjs' // ${place}`)
  const { size, mtimeMs } = statSync(entry)
  const kept = path.join(folder, `entry.cjs-${String(size)}-${String(Math.round(mtimeMs))}`, 'entry.cjs')
  mkdirSync(path.dirname(kept), { recursive: true })
  writeFileSync(kept, 'of another V8')
  expect(run().name).toBe('entry.cjs')
  vi.advanceTimersByTime(ENOUGH_MS)
  expect(statSync(kept).size).toBeGreaterThan(100)
})

it('uses nothing of another build, and takes it away', () => {
  run()
  vi.advanceTimersByTime(ENOUGH_MS)
  const before = keptBuilds()
  writeFileSync(entry, `exports.name = 'another'`)
  utimesSync(entry, 1, 1)
  expect(run().name).toBe('another')
  vi.advanceTimersByTime(ENOUGH_MS)
  expect(keptBuilds()).toHaveLength(1)
  expect(keptBuilds()).not.toEqual(before)
})

it('runs where nothing can be kept', () => {
  writeFileSync(folder, 'a file where the folder should be')
  expect(run().name).toBe('entry.cjs')
  vi.advanceTimersByTime(ENOUGH_MS)
})

it('names the place of a fault as it stands in the file', () => {
  writeFileSync(entry, `exports.name = null; throw new Error('here')`)
  const fault = (() => {
    try {
      return run()
    } catch (error) {
      return error
    }
  })()
  expect(fault instanceof Error && fault.stack).toContain(`${entry}:1:28`)
})
