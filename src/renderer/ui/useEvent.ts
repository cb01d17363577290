/** A function that keeps its identity, so that what receives it need not be drawn again, and does what it was last given. */
import { useCallback, useLayoutEffect, useRef } from 'react'

/** For handlers only: it must not be called while drawing. */
export function useEvent<A extends readonly unknown[], R>(handler: (...args: A) => R): (...args: A) => R {
  const latest = useRef(handler)
  useLayoutEffect(() => {
    latest.current = handler
  })
  return useCallback((...args: A) => latest.current(...args), [])
}
