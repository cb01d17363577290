/**
 * The list of every menu. Its first entry has the focus as soon as the list is there: Mantine gives it a moment later, and the
 * next key of somebody who is quick would go to what lies behind.
 */
import { Menu, type MenuDropdownProps } from '@mantine/core'
import { useLayoutEffect, useRef } from 'react'

export function MenuDropdown({ children, ...rest }: MenuDropdownProps) {
  return (
    <Menu.Dropdown {...rest}>
      <FirstFocus />
      {children}
    </Menu.Dropdown>
  )
}

function FirstFocus() {
  const place = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    place.current
      ?.closest('[role="menu"]')
      ?.querySelector<HTMLElement>('[role^="menuitem"]:not([disabled])')
      ?.focus({ preventScroll: true })
  }, [])
  return <span ref={place} hidden />
}
