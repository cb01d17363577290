/** A person at a glance: the letters of their name on their colour. Their name stands beside it. */
import { colourOf, initialsOf, type PersonView } from './personLook.ts'
import classes from './ui.module.css'

export function PersonBadge({
  person: { personId, name },
}: {
  readonly person: Pick<PersonView, 'personId' | 'name'>
}) {
  const colour = colourOf(personId)
  return (
    <span
      className={classes.personBadge}
      style={{
        background: `light-dark(var(--mantine-color-${colour}-0), var(--mantine-color-${colour}-light))`,
        borderColor: `light-dark(var(--mantine-color-${colour}-2), transparent)`,
        color: `var(--mantine-color-${colour}-light-color)`,
      }}
      aria-hidden
    >
      {initialsOf(name)}
    </span>
  )
}
