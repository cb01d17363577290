/** A field for a PIN: digits only, never shown. */
import { TextInput, type TextInputProps } from '@mantine/core'
import { pinDigits } from './newPin.ts'
import classes from './ui.module.css'

type Props = Omit<TextInputProps, 'onChange' | 'type' | 'value'> & {
  readonly value: string
  readonly onChange: (pin: string) => void
}

export function PinInput({ onChange, ...field }: Props) {
  return (
    <TextInput
      type="password"
      inputMode="numeric"
      autoComplete="off"
      spellCheck={false}
      classNames={{ input: classes.pin }}
      {...field}
      onChange={(event) => onChange(pinDigits(event.currentTarget.value))}
    />
  )
}
