/** A setting that is typed as text: kept when it is left or confirmed, and only when it can be read. */
import { TextInput } from '@mantine/core'
import { useState } from 'react'

/**
 * @param value as it is stored, in the words in which it is typed
 * @param isReadable whether what is typed can be kept
 */
export function TypedInput({
  label,
  value,
  width,
  placeholder,
  invalid,
  isReadable,
  onKeep,
}: {
  readonly label: string
  readonly value: string
  readonly width: number
  readonly placeholder?: string
  readonly invalid: string
  readonly isReadable: (typed: string) => boolean
  readonly onKeep: (typed: string) => void
}) {
  // Null while nothing is being typed: then the stored value is shown, wherever it was changed.
  const [typed, setTyped] = useState<string | null>(null)
  const isFine = typed === null || isReadable(typed)
  const keep = (): void => {
    if (typed === null || !isFine) return
    if (typed !== value) onKeep(typed)
    setTyped(null)
  }
  return (
    <TextInput
      aria-label={label}
      size="xs"
      w={width}
      placeholder={placeholder}
      maxLength={120}
      value={typed ?? value}
      error={isFine ? null : invalid}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep()
      }}
    />
  )
}
