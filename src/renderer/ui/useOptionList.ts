/** A list to choose from by keyboard while the focus stays in the field over it: which option is active, and in sight. */
import { useEffect, useId, useRef, useState } from 'react'

/** @param count of the options that are shown now */
export function useOptionList(count: number) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(0)
  const active = Math.min(at, count - 1)
  const activeId = active < 0 ? undefined : `${id}-${String(active)}`
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active])
  return {
    list,
    /** -1 where there is none. */
    active,
    activeId,
    setActive: setAt,
    /** From the last to the first, and the other way round. */
    step: (by: 1 | -1): void => setAt((active + by + count) % Math.max(1, count)),
    listProps: { id, role: 'listbox' },
    optionProps: (index: number) => ({
      id: `${id}-${String(index)}`,
      role: 'option',
      'aria-selected': index === active,
      onPointerMove: () => setAt(index),
    }),
    /** Of the field that narrows the list. */
    searchProps: {
      'data-autofocus': true,
      role: 'combobox',
      'aria-expanded': true,
      'aria-controls': id,
      'aria-activedescendant': activeId,
    },
  } as const
}
