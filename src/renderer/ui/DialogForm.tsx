/** The form of a dialog, ended by `FormFoot`: what is wrong is said at its fields, and the browser fills none of them in. */
import { Stack } from '@mantine/core'
import type { ReactNode } from 'react'

export function DialogForm({
  gap = 'md',
  onSubmit,
  children,
}: {
  readonly gap?: 'sm' | 'md'
  readonly onSubmit: () => void
  readonly children: ReactNode
}) {
  return (
    <form
      noValidate
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <Stack gap={gap}>{children}</Stack>
    </form>
  )
}
