/** The small choices that outlive the window, as what is drawn reads them. */
import { createContext, use, useCallback, useSyncExternalStore } from 'react'
import type { Remembered } from './remembered.ts'

export const RememberedContext = createContext<Remembered | null>(null)

/** Null as long as nothing was chosen. */
export function useRemembered(key: string): readonly [string | null, (value: string) => void] {
  const remembered = use(RememberedContext)
  if (remembered === null) throw new Error('useRemembered outside of the window')
  const value = useSyncExternalStore(remembered.subscribe, () => remembered.get(key))
  const set = useCallback((next: string): void => remembered.set(key, next), [remembered, key])
  return [value, set]
}
