/** A person in the space of two letters; the whole name for readers and under the pointer. */
import { VisuallyHidden } from '@mantine/core'
import { initialsOf } from './triageView.ts'
import classes from './triage.module.css'

/** @param title what it means that the name stands here */
export function PersonInitials({ name, title }: { readonly name: string; readonly title: string }) {
  return (
    <span className={classes.initials} title={title}>
      <span aria-hidden>{initialsOf(name)}</span>
      <VisuallyHidden>{title}</VisuallyHidden>
    </span>
  )
}
