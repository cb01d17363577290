/** Where the keyboard was before something was opened beside the calendar. */
import { useEffect, useRef } from 'react'

/** When the panel closes, the keyboard is where it was: on what was open. */
export function useFocusBackOn(openId: string | null): void {
  const before = useRef<string | null>(null)
  useEffect(() => {
    const closed = openId === null ? before.current : null
    before.current = openId
    if (closed === null || document.activeElement !== document.body) return
    const id = CSS.escape(closed)
    document.querySelector<HTMLElement>(`[data-event-id="${id}"], [data-draft="${id}"]`)?.focus()
  }, [openId])
}
