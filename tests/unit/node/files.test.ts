/** What Node writes into the data folder for Mando: the log and the training network's document. */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createLog } from '../../../src/main/node/log.ts'
import { createTrainingStorage } from '../../../src/main/node/trainingStorage.ts'

let dataDir: string

beforeEach(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'mando-files-'))
})
afterEach(() => {
  rmSync(dataDir, { recursive: true, force: true })
})

describe('log', () => {
  const clock = { now: () => Date.UTC(2026, 2, 1) }

  it('writes one object per line', () => {
    createLog(dataDir, clock).info('sync.done', { account: 'a\nb', items: 3 })
    const line = readFileSync(path.join(dataDir, 'logs', 'mando.log'), 'utf8')
    expect(JSON.parse(line)).toEqual({
      at: '2026-03-01T00:00:00.000Z',
      level: 'info',
      event: 'sync.done',
      account: 'a\nb',
      items: 3,
    })
    expect(line.trimEnd()).not.toContain('\n')
  })

  it('keeps a few files of limited size and goes on where it was', () => {
    const wide = { text: 'x'.repeat(100_000) }
    for (let index = 0; index < 60; index += 1) createLog(dataDir, clock).info('wide', wide)
    const files = readdirSync(path.join(dataDir, 'logs')).sort()
    expect(files).toEqual(['mando.log', 'mando.log.1', 'mando.log.2', 'mando.log.3'])
    for (const file of files) {
      expect(readFileSync(path.join(dataDir, 'logs', file)).length).toBeLessThanOrEqual(1024 * 1024)
    }
  })

  it('keeps to the limit where two threads write to it', () => {
    const writers = [createLog(dataDir, clock), createLog(dataDir, clock)]
    for (let index = 0; index < 30; index += 1) writers[index % 2]?.info('wide', { text: 'x'.repeat(100_000) })
    const files = readdirSync(path.join(dataDir, 'logs'))
    expect(files).toHaveLength(3)
    for (const file of files) {
      expect(readFileSync(path.join(dataDir, 'logs', file)).length).toBeLessThanOrEqual(1024 * 1024)
    }
  })
})

describe('training storage', () => {
  it('gives back what was saved last, and nothing before the first time', () => {
    const storage = createTrainingStorage(path.join(dataDir, 'not-there-yet'))
    expect(storage.load()).toBeNull()
    storage.save('{"día":1}')
    storage.save('{"día":2}')
    expect(storage.load()).toBe('{"día":2}')
  })

  it('does not mind what a power cut left behind of an unfinished save', () => {
    const storage = createTrainingStorage(dataDir)
    storage.save('whole')
    writeFileSync(path.join(dataDir, 'training.json.writing'), 'ha')
    expect(storage.load()).toBe('whole')
    storage.save('next')
    expect(storage.load()).toBe('next')
    expect(existsSync(path.join(dataDir, 'training.json.writing'))).toBe(false)
  })
})
