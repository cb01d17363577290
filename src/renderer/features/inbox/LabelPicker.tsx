/** Puts a label on, takes it off, or makes a new one without leaving the list. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LABEL_COLOURS, type LabelColour } from '#shared/domain/label.ts'
import { newId } from '../../rpc/newId.ts'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import type { Label } from './LabelChip.tsx'
import { PickerDialog, type PickerOption } from './PickerDialog.tsx'
import { LabelDot } from '../../ui/LabelDot.tsx'
import { plainLower } from '../../ui/plainLower.ts'
import { shareOf } from './triageView.ts'
import type { PickerProps } from './TriagePicker.tsx'

const CREATE = 'create'
const NO_LABELS: readonly Label[] = []

export function LabelPicker({ targets, onPick, onClose }: PickerProps) {
  const { t } = useTranslation('inbox')
  const labels = useOperation('inbox.labels', {}).data ?? NO_LABELS
  const saveLabel = useCommand('inbox.saveLabel')
  const [newName, setNewName] = useState<string | null>(null)
  const shares = new Map(
    labels.map(({ labelId }) => [labelId, shareOf(targets, (row) => row.labelIds.includes(labelId))]),
  )
  // An archived one is offered no more, but can still be taken off.
  const offered = labels.filter(({ labelId, archivedAtMs }) => archivedAtMs === null || shares.get(labelId) !== 'none')
  const create = (typed: string): readonly PickerOption[] => {
    const isThere = labels.some(
      ({ name, archivedAtMs }) => archivedAtMs === null && plainLower(name) === plainLower(typed),
    )
    return typed === '' || isThere ? [] : [{ key: CREATE, label: t('picker.createLabel', { name: typed }) }]
  }
  const save = (name: string, colour: LabelColour): void => {
    // An archived one of this name is brought back.
    const archived = labels.find((label) => label.archivedAtMs !== null && plainLower(label.name) === plainLower(name))
    const labelId = archived?.labelId ?? newId()
    saveLabel.mutate(
      { labelId, name, colour },
      { onSuccess: () => onPick({ kind: 'label', labelId, on: true }), onError: onClose },
    )
  }

  if (newName !== null) {
    return (
      <PickerDialog
        key="colour"
        title={t('picker.colourOf', { name: newName })}
        options={LABEL_COLOURS.map((colour) => ({
          key: colour,
          label: t(`colour.${colour}`),
          icon: <LabelDot colour={colour} />,
        }))}
        searchLabel={null}
        empty=""
        onPick={(key) => {
          const colour = LABEL_COLOURS.find((each) => each === key)
          if (colour !== undefined && !saveLabel.isPending) save(newName, colour)
        }}
        onClose={onClose}
      />
    )
  }
  return (
    <PickerDialog
      key="label"
      title={t('picker.label', { count: targets.length })}
      options={offered.map(({ labelId, name, colour }) => ({
        key: labelId,
        label: name,
        icon: <LabelDot colour={colour} />,
        share: shares.get(labelId) ?? 'none',
      }))}
      extra={create}
      searchLabel={t('picker.searchLabel')}
      empty={t('picker.noLabels')}
      onPick={(key, typed) => {
        if (key === CREATE) setNewName(typed)
        else onPick({ kind: 'label', labelId: key, on: shares.get(key) !== 'all' })
      }}
      onClose={onClose}
    />
  )
}
