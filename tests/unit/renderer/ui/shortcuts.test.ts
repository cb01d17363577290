import { describe, expect, it } from 'vitest'
import { matching } from '../../../../src/renderer/app/paletteView.ts'
import { screenOf } from '../../../../src/renderer/app/screens.ts'
import { shortcutOf } from '../../../../src/renderer/app/shortcuts.ts'
import { badgeText, connectivityTone, maySync } from '../../../../src/renderer/app/statusView.ts'
import { nextIndex } from '../../../../src/renderer/ui/listKeys.ts'

const press = (key: string, more: Partial<Parameters<typeof shortcutOf>[0]> = {}) =>
  shortcutOf({ key, ctrlKey: false, metaKey: false, altKey: false, typing: false, ...more })

describe('shortcuts', () => {
  it('go to the screens in their order, also while typing', () => {
    expect(press('1', { ctrlKey: true })).toEqual({ kind: 'go', screen: 'calendar' })
    expect(press('6', { ctrlKey: true, typing: true })).toEqual({ kind: 'go', screen: 'settings' })
    expect(press('7', { ctrlKey: true })).toBeNull()
  })

  it('leave letters to whoever is typing', () => {
    expect(press('n')).toEqual({ kind: 'new_post' })
    expect(press('n', { typing: true })).toBeNull()
    expect(press('?', { typing: true })).toBeNull()
    expect(press('?')).toEqual({ kind: 'help' })
  })

  it('open the palette, and leave Alt to the screens', () => {
    expect(press('K', { metaKey: true })).toEqual({ kind: 'palette' })
    expect(press('n', { altKey: true })).toBeNull()
  })

  it('change person from everywhere, and never by a letter of AltGr', () => {
    expect(press('p', { altKey: true, typing: true })).toEqual({ kind: 'change_person' })
    expect(press('P', { altKey: true })).toEqual({ kind: 'change_person' })
    expect(press('p', { altKey: true, ctrlKey: true })).toBeNull()
    expect(press('p')).toBeNull()
  })
})

describe('a number beside the name of a screen', () => {
  it('is exact below a thousand, and leaves room for the name from there on', () => {
    expect([1, 999, 1000, 12_345].map(badgeText)).toEqual(['1', '999', '999+', '999+'])
  })
})

describe('addresses', () => {
  it('belong to their screen', () => {
    expect(screenOf('/calendar/post/1')).toBe('calendar')
    expect(screenOf('/')).toBe('calendar')
    expect(screenOf('/nowhere')).toBeNull()
  })
})

describe('the palette', () => {
  const orders = [{ label: 'Nueva publicación' }, { label: 'Sincronizar ahora' }]

  it('finds without accents and in any order of words', () => {
    expect(matching(orders, 'publicacion NUEVA')).toEqual([orders[0]])
    expect(matching(orders, '')).toEqual(orders)
    expect(matching(orders, 'xyz')).toEqual([])
  })
})

describe('walking a list', () => {
  it('moves by rows and pages and stops at the ends', () => {
    expect(nextIndex('ArrowDown', -1, 3, 2)).toBe(0)
    expect(nextIndex('ArrowDown', 2, 3, 2)).toBe(2)
    expect(nextIndex('k', 0, 3, 2)).toBe(0)
    expect(nextIndex('PageDown', 0, 9, 4)).toBe(4)
    expect(nextIndex('End', 0, 9, 4)).toBe(8)
    expect(nextIndex('ArrowDown', 0, 0, 4)).toBeNull()
    expect(nextIndex('x', 0, 3, 2)).toBeNull()
  })
})

describe('the status bar', () => {
  it('asks for a look only where somebody can mend it', () => {
    expect(connectivityTone('chosen_offline')).toBe('neutral')
    expect(connectivityTone('captive_portal')).toBe('warning')
  })

  it('offers to sync where something may be tried', () => {
    const status = {
      connectivity: { state: 'unreachable', sinceMs: 0, answeredAtMs: null },
      workOffline: false,
      lastSyncAtMs: null,
      syncing: false,
      backlogBrought: null,
      outboxOpen: 0,
      problems: 0,
      unread: 0,
      urgent: 0,
    } as const
    expect(maySync(status)).toBe(true)
    expect(maySync({ ...status, syncing: true })).toBe(false)
    expect(maySync({ ...status, connectivity: { ...status.connectivity, state: 'no_network' } })).toBe(false)
  })
})
