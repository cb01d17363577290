/** Appearance works while the database is locked; the office's settings live in it. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createAppearance, createSettings, type Settings } from '../../../src/main/services/settings.ts'
import { createSettingTable } from '../../../src/main/store/settingTable.ts'
import { createFakePorts } from '../../fakes/fakePorts.ts'
import { openTestStore, type TestStore } from '../../fakes/testStore.ts'

const DEFAULTS = {
  zone: 'Europe/Madrid',
  graceMinutes: 15,
  undoSeconds: 10,
  brakePosts: 5,
  brakeMinutes: 10,
  leaveAfterMinutes: 0,
} as const

let store: TestStore
let settings: Settings
let looked = 0
beforeEach(() => {
  store = openTestStore()
  settings = createSettings({
    table: createSettingTable(store.db),
    uow: store.uow,
    by: store.by,
    onChanged: () => looked++,
  })
})
afterEach(() => store.cleanup())

describe('the settings of the office', () => {
  it('start in Madrid, with a quarter of an hour of grace, ten seconds to take back and five posts in ten minutes', () => {
    expect(settings.get()).toEqual(DEFAULTS)
    expect(settings.brake()).toEqual({ posts: 5, windowMs: 600_000 })
  })

  it('have nobody leave by themselves unless the office wants it, and then after four hours at most', () => {
    expect(settings.get().leaveAfterMinutes).toBe(0)
    settings.update({ leaveAfterMinutes: 240 })
    expect(settings.get().leaveAfterMinutes).toBe(240)
    expect(() => settings.update({ leaveAfterMinutes: 241 })).toThrow()
  })

  it('change one by one and are kept', () => {
    settings.update({ zone: 'Atlantic/Canary' })
    settings.update({ undoSeconds: 0 })
    const reread = createSettings({
      table: createSettingTable(store.db),
      uow: store.uow,
      by: store.by,
      onChanged: () => undefined,
    })
    expect(reread.office()).toEqual({ ...DEFAULTS, zone: 'Atlantic/Canary', undoSeconds: 0 })
    expect(store.audit.recent(null, 10)).toMatchObject([
      { action: 'settings.update', after: expect.stringContaining('"undoSeconds":0') as string },
      { action: 'settings.update' },
    ])
    expect(store.events.some(({ topic }) => topic === 'settings')).toBe(true)
  })

  it('write nothing where nothing changes', () => {
    settings.update({ graceMinutes: 15 })
    settings.update({})
    expect(store.audit.recent(null, 10)).toEqual([])
    expect(store.events).toEqual([])
  })

  it('fall back to the default where another version wrote what this one does not know', () => {
    store.db.exec(`INSERT INTO setting (key, value) VALUES ('zone', '"Europe/Lisbon"'), ('graceMinutes', '30')`)
    expect(settings.get()).toEqual({ ...DEFAULTS, graceMinutes: 30 })
  })
})

describe('appearance', () => {
  it('changes only what was given and says so, without any database', () => {
    const { preferences, windowMemory: memory } = createFakePorts()
    const events: string[] = []
    const appearance = createAppearance({ preferences, memory, publish: (topic) => events.push(topic) })
    const before = appearance.getAppearance()
    appearance.setAppearance({ theme: 'dark' })
    expect(appearance.getAppearance()).toEqual({ ...before, theme: 'dark' })
    expect(events).toEqual(['settings'])
  })

  it("keeps a choice of the window, which is nobody else's news", () => {
    const { preferences, windowMemory: memory } = createFakePorts()
    const events: string[] = []
    const appearance = createAppearance({ preferences, memory, publish: (topic) => events.push(topic) })
    appearance.remember({ key: 'mando-calendar-mode', value: 'week' })
    expect(memory.all()).toEqual({ 'mando-calendar-mode': 'week' })
    expect(events).toEqual([])
  })
})
