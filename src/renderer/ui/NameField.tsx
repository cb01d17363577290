/** The name in a dialog of something that the office names itself: the first field, which the dialog begins in. */
import { TextInput } from '@mantine/core'

/** The longest name that the contract takes. */
const LONGEST = 60

export function NameField({
  label,
  value,
  error,
  onChange,
}: {
  readonly label: string
  readonly value: string
  /** What is wrong with it, in words; null where nothing is. */
  readonly error: string | null
  readonly onChange: (name: string) => void
}) {
  return (
    <TextInput
      label={label}
      data-autofocus
      maxLength={LONGEST}
      value={value}
      error={error}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
