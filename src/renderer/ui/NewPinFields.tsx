/** A new PIN, typed twice. */
import { Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { checkNewPin } from './newPin.ts'
import { PinInput } from './PinInput.tsx'

export type TwicePin = { readonly first: string; readonly second: string }
export const NO_PIN: TwicePin = { first: '', second: '' }

/** @param tried what is wrong is said only once somebody tried to go on with it */
export function NewPinFields({
  value,
  tried,
  autoFocus = false,
  focused = false,
  onChange,
}: {
  readonly value: TwicePin
  readonly tried: boolean
  /** Where a dialog gives the focus. */
  readonly autoFocus?: boolean
  /** The first one takes it by itself. */
  readonly focused?: boolean
  readonly onChange: (value: TwicePin) => void
}) {
  const { t } = useTranslation('people')
  const check = tried ? checkNewPin(value.first, value.second) : 'good'
  return (
    <Group gap="sm" align="flex-start" grow>
      <PinInput
        label={t('newPin.first')}
        description={t('newPin.rule')}
        {...(autoFocus ? { 'data-autofocus': true } : {})}
        autoFocus={focused}
        value={value.first}
        error={check === 'short' || check === 'easy' ? t(`newPin.${check}`) : null}
        onChange={(first) => onChange({ ...value, first })}
      />
      <PinInput
        label={t('newPin.second')}
        description={t('newPin.secondHelp')}
        value={value.second}
        error={check === 'different' ? t('newPin.different') : null}
        onChange={(second) => onChange({ ...value, second })}
      />
    </Group>
  )
}
