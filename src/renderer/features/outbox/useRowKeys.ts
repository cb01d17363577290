/** Walking the rows of the outbox with the arrow keys; Enter opens what a row is about. */
import type { KeyboardEvent } from 'react'
import { useLocation } from 'wouter'

/** For the element around all rows. A row carries `data-row`, and `data-href` where there is something to open. */
export function useRowKeys(): (event: KeyboardEvent<HTMLElement>) => void {
  const [, navigate] = useLocation()
  return (event) => {
    if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return
    const { target, currentTarget } = event
    // A dialog or a question opened from a row is drawn elsewhere, and the arrows are its own.
    if (!(target instanceof HTMLElement) || !currentTarget.contains(target)) return
    const row = target.closest<HTMLElement>('[data-row]')
    if (row === null) return
    if (event.key === 'Enter' && target === row) {
      const { href } = row.dataset
      if (href === undefined) return
      event.preventDefault()
      navigate(href)
      return
    }
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by === 0) return
    const rows = [...currentTarget.querySelectorAll<HTMLElement>('[data-row]')]
    const next = rows[rows.indexOf(row) + by]
    if (next === undefined) return
    event.preventDefault()
    next.focus()
  }
}
