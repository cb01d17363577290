/** The field over a list to choose from: it has the focus at once, and the keys that walk the list are pressed in it. */
import { TextInput } from '@mantine/core'
import { useLayoutEffect, useRef } from 'react'
import type { useOptionList } from './useOptionList.ts'

/**
 * @param list as `useOptionList` says
 * @param onKey says whether the key meant something; one that did not is left to the field
 */
export function PickerSearch({
  list,
  label,
  placeholder = label,
  maxLength,
  typed,
  onTyped,
  onKey,
}: {
  readonly list: ReturnType<typeof useOptionList>['searchProps']
  readonly label: string
  readonly placeholder?: string
  readonly maxLength: number
  readonly typed: string
  readonly onTyped: (typed: string) => void
  readonly onKey: (key: string) => boolean
}) {
  const field = useRef<HTMLInputElement>(null)
  // The dialog may have been there before what is in it.
  useLayoutEffect(() => field.current?.focus(), [])
  return (
    <TextInput
      ref={field}
      {...list}
      aria-label={label}
      placeholder={placeholder}
      maxLength={maxLength}
      value={typed}
      onChange={(event) => onTyped(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.ctrlKey || event.metaKey || event.altKey) return
        if (onKey(event.key)) event.preventDefault()
      }}
    />
  )
}
