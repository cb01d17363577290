/** A label as its name with its colour beside it. */
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#shared/contract/contract.ts'
import { LabelDot } from '../../ui/LabelDot.tsx'
import { PlainText } from '../../ui/PlainText.tsx'
import classes from './triage.module.css'

export type Label = OutputOf<'inbox.labels'>[number]

/** An archived one is drawn with a broken line, and its title says so. */
function LabelChip({ label }: { readonly label: Label }) {
  const { t } = useTranslation('labels')
  const { name, archivedAtMs } = label
  return (
    <span
      className={classes.labelChip}
      data-archived={archivedAtMs === null ? undefined : ''}
      title={archivedAtMs === null ? name : t('archivedName', { name })}
    >
      <LabelDot colour={label.colour} />
      <span className={classes.labelName}>
        <PlainText text={label.name} />
      </span>
    </span>
  )
}

/** @param atMost how many have room; of the others it is said how many they are */
export function LabelChips({
  labelIds,
  labels,
  atMost,
}: {
  readonly labelIds: readonly string[]
  readonly labels: readonly Label[]
  readonly atMost: number
}) {
  const known = labels.filter((label) => labelIds.includes(label.labelId))
  if (known.length === 0) return null
  const hidden = known.slice(atMost)
  return (
    <span className={classes.labelChips}>
      {known.slice(0, atMost).map((label) => (
        <LabelChip key={label.labelId} label={label} />
      ))}
      {hidden.length > 0 && <span title={hidden.map(({ name }) => name).join(', ')}>+{hidden.length}</span>}
    </span>
  )
}
