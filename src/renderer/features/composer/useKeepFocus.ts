/** Keeps the keyboard in a panel whose focused control goes away with the step it took. */
import { useEffect, useRef, type FocusEvent, type RefObject } from 'react'

/** @param fallback what takes the focus then */
export function useKeepFocus(panel: RefObject<HTMLElement | null>, fallback: string) {
  const inside = useRef(false)
  useEffect(() => {
    if (inside.current && document.activeElement === document.body) {
      panel.current?.querySelector<HTMLElement>(fallback)?.focus()
    }
  })
  return {
    onFocus: (): void => {
      inside.current = true
    },
    onBlur: ({ target }: FocusEvent): void => {
      // A control that was taken away did not let go of the focus; one that still stands did.
      queueMicrotask(() => {
        if (target.isConnected && !target.matches(':disabled')) inside.current = false
      })
    },
  }
}
