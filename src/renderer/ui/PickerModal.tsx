/** The frame of what is chosen by keyboard: there before the next key is pressed, and the text behind it can be seen. */
import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

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
  const { t } = useTranslation('common')
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={size}
      padding="sm"
      yOffset={yOffset}
      overlayProps={{ backgroundOpacity: 0.25, blur: 0 }}
      returnFocus={false}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {children}
    </Modal>
  )
}
