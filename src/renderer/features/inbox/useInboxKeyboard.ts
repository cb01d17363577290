/** The inbox's single keys, wherever the focus is but in a text, a menu or a dialog. */
import { useEffect, useEffectEvent } from 'react'
import { inboxKey, type InboxKey } from './inboxKeys.ts'
import { isWriting } from './isWriting.ts'

/** @param onKey answers whether the key did something */
export function useInboxKeyboard(onKey: (key: InboxKey) => boolean): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return
    const key = inboxKey(event.key)
    if (key !== null && onKey(key)) event.preventDefault()
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKeyDown(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
}
