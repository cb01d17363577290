/** The frame of what is chosen by keyboard: there before the next key is pressed, and the text behind it can be seen. */
import type { ReactNode } from 'react'
import { Dialog } from './Dialog.tsx'

/** @param children take the focus themselves, and say where it goes afterwards */
export function PickerModal({
  title,
  size,
  yOffset = '12vh',
  onClose,
  children,
}: {
  readonly title: ReactNode
  /** In pixels. */
  readonly size: number
  readonly yOffset?: string
  readonly onClose: () => void
  readonly children: ReactNode
}) {
  return (
    <Dialog onClose={onClose} title={title} size={size} padding="sm" yOffset={yOffset} seesThrough returnFocus={false}>
      {children}
    </Dialog>
  )
}
