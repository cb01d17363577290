/** The colour of a label. Its name stands beside it: a colour says nothing by itself. */
import type { LabelColour } from '#shared/domain/label.ts'
import classes from './ui.module.css'

export function LabelDot({ colour }: { readonly colour: LabelColour }) {
  return <span className={classes.labelDot} style={{ background: labelColour(colour) }} aria-hidden />
}

/** As a value of CSS. */
export function labelColour(colour: LabelColour): string {
  return `var(--mantine-color-${colour === 'grey' ? 'gray' : colour}-6)`
}
