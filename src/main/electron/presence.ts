/** Whether Mando is on a screen that somebody may be looking at: shown, not minimised, and the screen not locked. */
import type { EventEmitter } from 'node:events'
import type { Presence } from '../ports.ts'

/** What is needed of a `BrowserWindow`. */
type SeenWindow = Pick<EventEmitter, 'on'> & {
  readonly isDestroyed: () => boolean
  readonly isVisible: () => boolean
  readonly isMinimized: () => boolean
}

const WINDOW_EVENTS = ['show', 'hide', 'minimize', 'restore'] as const

/** @param screen Electron's `powerMonitor`, which on Linux tells nothing of a locked screen */
export function createPresence(window: SeenWindow, screen: Pick<EventEmitter, 'on'>): Presence {
  const listeners = new Set<(isInFront: boolean) => void>()
  let isLocked = false
  const isInFront = (): boolean => !isLocked && !window.isDestroyed() && window.isVisible() && !window.isMinimized()
  let last = isInFront()

  function look(): void {
    const now = isInFront()
    if (now === last) return
    last = now
    for (const listener of listeners) listener(now)
  }
  const setLocked = (locked: boolean) => () => {
    isLocked = locked
    look()
  }

  for (const event of WINDOW_EVENTS) window.on(event, look)
  screen.on('lock-screen', setLocked(true))
  screen.on('unlock-screen', setLocked(false))
  return {
    isInFront,
    onChange: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
