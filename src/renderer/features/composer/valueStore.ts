/** A value outside of what is drawn: what shows it is drawn when it changes, and nothing around that. */
import { useSyncExternalStore } from 'react'

export type ValueStore<T> = {
  readonly get: () => T
  readonly set: (next: T) => void
  /** @returns ends it */
  readonly subscribe: (onChange: () => void) => () => void
}

export function createValueStore<T>(first: T): ValueStore<T> {
  let value = first
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set: (next) => {
      if (Object.is(next, value)) return
      value = next
      for (const listener of listeners) listener()
    },
    subscribe: (onChange) => {
      listeners.add(onChange)
      return () => listeners.delete(onChange)
    },
  }
}

/** The value as it is; draws whoever asks whenever it changes. */
export function useStoreValue<T>({ subscribe, get }: ValueStore<T>): T {
  return useSyncExternalStore(subscribe, get)
}
