/**
 * Small choices of the window that outlive it: which view, which colours. They come with the page and are kept by the core.
 * The browser's own storage is in another process, which is asked while nothing is drawn: at a start, 20 to 70 ms.
 */
import { readTexts } from '#shared/rpc/readTexts.ts'

export type Remembered = {
  /** Null where nothing was chosen. */
  readonly get: (key: string) => string | null
  readonly set: (key: string, value: string) => void
  readonly subscribe: (listener: () => void) => () => void
}

/**
 * @param page the choices as they stand on the page, in JSON; anything else counts as none
 * @param keep keeps one for the next time
 */
export function createRemembered(page: string, keep: (key: string, value: string) => void): Remembered {
  const values = new Map(Object.entries(readTexts(page)))
  const listeners = new Set<() => void>()
  return {
    get: (key) => values.get(key) ?? null,
    set: (key, value) => {
      if (values.get(key) === value) return
      values.set(key, value)
      keep(key, value)
      for (const listener of listeners) listener()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
