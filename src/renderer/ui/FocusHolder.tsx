/**
 * Stands in what opens above the screen: moves the focus into it with the drawing, and back where it came from when it goes.
 * The component library does both by a timer, which the next key may overtake.
 */
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import classes from './ui.module.css'

/**
 * @param frame the role of what it stands in; the element marked `data-autofocus` gets the focus, or in a menu without one the
 *   menu, whose arrows lead to its items
 * @param returnFocus `false` where the one who opens it says where the focus goes afterwards
 */
export function FocusHolder({
  frame,
  returnFocus = true,
  children,
}: {
  readonly frame: 'dialog' | 'menu'
  readonly returnFocus?: boolean
  readonly children: ReactNode
}) {
  const content = useRef<HTMLDivElement>(null)
  const [cameFrom] = useState(() => document.activeElement)
  useLayoutEffect(() => {
    const opened = content.current?.closest<HTMLElement>(`[role="${frame}"]`) ?? null
    const first = opened?.querySelector<HTMLElement>('[data-autofocus]') ?? (frame === 'menu' ? opened : null)
    first?.focus({ preventScroll: true })
    return () => {
      const isElsewhere = opened?.contains(document.activeElement) !== true
      if (!returnFocus || isElsewhere || !(cameFrom instanceof HTMLElement) || !cameFrom.isConnected) return
      cameFrom.focus({ preventScroll: true })
    }
  }, [cameFrom, frame, returnFocus])
  return (
    <div ref={content} className={classes.dialogContent}>
      {children}
    </div>
  )
}
