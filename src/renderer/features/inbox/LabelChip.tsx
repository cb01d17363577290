/** A label as its name with its colour beside it. */
import type { OutputOf } from '#shared/contract/contract.ts'
import type { LabelColour } from '#shared/domain/label.ts'
import { PlainText } from '../../ui/PlainText.tsx'
import classes from './triage.module.css'

export type Label = OutputOf<'inbox.labels'>[number]

/** The CSS colour of a label; beside each stands its name. */
function labelColour(colour: LabelColour): string {
  return `var(--mantine-color-${colour === 'grey' ? 'gray' : colour}-6)`
}

export function LabelDot({ colour }: { readonly colour: LabelColour }) {
  return <span className={classes.labelDot} style={{ background: labelColour(colour) }} aria-hidden />
}

function LabelChip({ label }: { readonly label: Label }) {
  return (
    <span className={classes.labelChip} title={label.name}>
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
