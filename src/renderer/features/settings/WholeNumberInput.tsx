/** A setting that is a whole number: kept when it is left or confirmed, and only when it makes sense. */
import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { wholeNumber, type Bounds } from './settingsView.ts'

/** @param value as it is stored */
export function WholeNumberInput({
  label,
  help,
  value,
  bounds,
  onKeep,
}: {
  readonly label: string
  readonly help: string
  readonly value: number
  readonly bounds: Bounds
  readonly onKeep: (value: number) => void
}) {
  const { t } = useTranslation('settings')
  // Null while nothing is being typed: then the stored value is shown, wherever it was changed.
  const [typed, setTyped] = useState<string | number | null>(null)
  const read = typed === null ? value : wholeNumber(typed, bounds)
  const keep = (): void => {
    if (read === null) return
    if (read !== value) onKeep(read)
    setTyped(null)
  }
  return (
    <NumberInput
      label={label}
      description={help}
      min={bounds.min}
      max={bounds.max}
      clampBehavior="none"
      allowDecimal={false}
      allowNegative={false}
      descriptionProps={{ size: 'sm' }}
      maw={460}
      styles={{ wrapper: { width: 110 } }}
      value={typed ?? value}
      error={read === null ? t('outOfRange', { min: bounds.min, max: bounds.max }) : null}
      onChange={setTyped}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep()
      }}
    />
  )
}
