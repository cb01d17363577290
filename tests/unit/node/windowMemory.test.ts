import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { createWindowMemory, readWindowMemory } from '../../../src/main/node/windowMemory.ts'

let dataDir = ''
beforeEach(() => {
  dataDir = mkdtempSync(path.join(os.tmpdir(), 'mando-memory-'))
})

describe('what the window remembers', () => {
  it('is there at the next start, and the last word counts', () => {
    const memory = createWindowMemory(dataDir)
    memory.keep('view', 'week')
    memory.keep('colours', 'campaign')
    memory.keep('view', 'board')
    expect(memory.all()).toEqual({ colours: 'campaign', view: 'board' })
    expect(createWindowMemory(dataDir).all()).toEqual({ colours: 'campaign', view: 'board' })
    expect(readWindowMemory(dataDir)).toEqual({ colours: 'campaign', view: 'board' })
    expect(readdirSync(dataDir)).toEqual(['window.json'])
  })

  it('keeps the two hundred that were changed last', () => {
    const memory = createWindowMemory(dataDir)
    for (let i = 0; i < 200; i += 1) memory.keep(`k${String(i)}`, 'x')
    memory.keep('k0', 'again')
    memory.keep('new', 'x')
    expect(Object.keys(memory.all())).toHaveLength(200)
    const keys = Object.keys(createWindowMemory(dataDir).all())
    expect(keys).toHaveLength(200)
    expect(keys).toContain('k0')
    expect(keys).toContain('new')
    expect(keys).not.toContain('k1')
  })

  it.each(['', '{', 'null', '[]', '7', '{"view": 7}'])('counts %j in the file as nothing', (text) => {
    writeFileSync(path.join(dataDir, 'window.json'), text)
    expect(createWindowMemory(dataDir).all()).toEqual({})
  })
})
