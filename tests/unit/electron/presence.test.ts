/** Whether somebody may be looking: from what the window and the screen tell. */
import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { createPresence } from '../../../src/main/electron/presence.ts'

function openDesk() {
  const facts = { isDestroyed: false, isVisible: false, isMinimized: false }
  const events = new EventEmitter()
  const screen = new EventEmitter()
  const window = {
    on: events.on.bind(events),
    isDestroyed: () => facts.isDestroyed,
    isVisible: () => facts.isVisible,
    isMinimized: () => facts.isMinimized,
  }
  const presence = createPresence(window, screen)
  const heard: boolean[] = []
  const stop = presence.onChange((isInFront) => heard.push(isInFront))
  const tell = (event: string, change: Partial<typeof facts>): void => {
    Object.assign(facts, change)
    events.emit(event)
  }
  return { presence, screen, heard, stop, tell, facts }
}

it('begins with a window that is not shown yet, and hears when it is', () => {
  const { presence, heard, tell } = openDesk()
  expect(presence.isInFront()).toBe(false)
  tell('show', { isVisible: true })
  expect(presence.isInFront()).toBe(true)
  tell('minimize', { isMinimized: true })
  tell('restore', { isMinimized: false })
  expect(heard).toEqual([true, false, true])
})

it('is not in front while the screen is locked, nor when the window is gone', () => {
  const { presence, screen, heard, tell, facts } = openDesk()
  tell('show', { isVisible: true })
  screen.emit('lock-screen')
  expect(presence.isInFront()).toBe(false)
  screen.emit('unlock-screen')
  expect(heard).toEqual([true, false, true])
  facts.isDestroyed = true
  expect(presence.isInFront()).toBe(false)
})

it('says each change once, and nothing to who no longer listens', () => {
  const { heard, stop, tell } = openDesk()
  tell('show', { isVisible: true })
  tell('restore', {})
  expect(heard).toEqual([true])
  stop()
  tell('hide', { isVisible: false })
  expect(heard).toEqual([true])
})
