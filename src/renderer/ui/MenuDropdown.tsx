/**
 * The list of every menu. It has the focus as soon as it is there, where Mantine gives it a moment later: before its first
 * entry, which an arrow leads to. The next key of somebody who is quick would go to what lies behind.
 */
import { Menu, type MenuDropdownProps } from '@mantine/core'
import { useLayoutEffect, useRef } from 'react'

export function MenuDropdown({ children, ...rest }: MenuDropdownProps) {
  return (
    <Menu.Dropdown {...rest}>
      <FocusAtOnce />
      {children}
    </Menu.Dropdown>
  )
}

function FocusAtOnce() {
  const place = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    place.current
      ?.closest('[role="menu"]')
      ?.querySelector<HTMLElement>('[data-autofocus]')
      ?.focus({ preventScroll: true })
  }, [])
  return <span ref={place} hidden />
}
