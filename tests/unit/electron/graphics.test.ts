import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LOOK_AGAIN_MS, skipMissingGraphics } from '../../../src/main/electron/graphics.ts'

const NOW = Date.UTC(2026, 2, 3)
let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'mando-graphics-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const file = () => path.join(folder, 'missing-graphics.json')

/** Starts a program once; `find` is what Chromium says while it starts. */
function start({
  atMs = NOW,
  electron = '42.0.0',
  find = [],
}: { atMs?: number; electron?: string; find?: string[] } = {}) {
  let compositing = 'unavailable_off'
  let isEnabled = true
  const listeners: (() => void)[] = []
  const app = {
    disableHardwareAcceleration: () => {
      isEnabled = false
    },
    getGPUFeatureStatus: () => ({ gpu_compositing: compositing }),
    on: (_event: 'gpu-info-update', listener: () => void) => listeners.push(listener),
  }
  skipMissingGraphics(app, folder, { now: () => atMs }, electron)
  for (const status of find) {
    compositing = status
    for (const listener of listeners) listener()
  }
  return { looked: isEnabled }
}

describe('graphics hardware', () => {
  it('is looked for at the first start', () => {
    expect(start().looked).toBe(true)
  })

  it('that was missing is not looked for by the next start', () => {
    start({ find: ['unavailable_off', 'disabled_software'] })
    expect(start({ atMs: NOW + 1 }).looked).toBe(false)
  })

  it('that is there is used by every start', () => {
    start({ find: ['unavailable_off', 'enabled'] })
    expect(start().looked).toBe(true)
  })

  it.each([
    ['after a week', { atMs: NOW + LOOK_AGAIN_MS }],
    ['by another Electron', { electron: '43.0.0' }],
    ['where the clock was set back behind it', { atMs: NOW - 1 }],
  ])('is looked for again %s', (_when, later) => {
    start({ find: ['disabled_software'] })
    expect(start(later).looked).toBe(true)
  })

  it('is not taken for missing because it was not looked for', () => {
    start({ find: ['disabled_software'] })
    start({ atMs: NOW + LOOK_AGAIN_MS - 1, find: ['disabled_software'] })
    expect(start({ atMs: NOW + LOOK_AGAIN_MS }).looked).toBe(true)
  })

  it('is noted once for each time it was looked for', () => {
    start({ find: ['disabled_software'] })
    const noted = readFileSync(file(), 'utf8')
    start({ atMs: NOW + 5, find: ['disabled_software'] })
    expect(readFileSync(file(), 'utf8')).toBe(noted)
  })

  it.each([
    '',
    '{',
    '[]',
    '{"electronVersion":"42.0.0"}',
    '{"electronVersion":"42.0.0","atMs":"soon"}',
    '{"electronVersion":"42.0.0","at":"soon"}',
  ])('is looked for where the note is %j', (text) => {
    writeFileSync(file(), text)
    expect(start().looked).toBe(true)
  })

  it('does not stop a start where the note cannot be kept', () => {
    writeFileSync(path.join(folder, 'in-the-way'), '')
    folder = path.join(folder, 'in-the-way')
    expect(start({ find: ['disabled_software'] }).looked).toBe(true)
    folder = path.dirname(folder)
  })
})
