/**
 * The frame of every dialog. It is there at once, its first field has the focus before the next key is pressed (what
 * somebody types while a dialog opens belongs in it), and the focus goes back to where it came from.
 */
import { Modal, type ModalProps } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { FocusHolder } from './FocusHolder.tsx'

type FrameProps = Omit<ModalProps, 'children' | 'closeButtonProps' | 'opened' | 'overlayProps' | 'transitionProps'>

/**
 * @param opened left out where the dialog is there only while it is open
 * @param returnFocus `false` where the one who opens it says where the focus goes afterwards
 * @param seesThrough what lies behind can still be read: it is what the dialog is about
 * @param children one element marked `data-autofocus` gets the focus
 */
export function Dialog({
  opened = true,
  returnFocus = true,
  seesThrough = false,
  children,
  ...frame
}: FrameProps & {
  readonly opened?: boolean
  readonly seesThrough?: boolean
  readonly children: ReactNode
}) {
  const { t } = useTranslation('common')
  // One that is closed costs the first drawing of its screen a millisecond; there are a dozen.
  if (!opened) return null
  return (
    <Modal
      {...frame}
      opened
      {...(seesThrough ? { overlayProps: { backgroundOpacity: 0.25, blur: 0 } } : {})}
      returnFocus={false}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <FocusHolder frame="dialog" returnFocus={returnFocus}>
        {children}
      </FocusHolder>
    </Modal>
  )
}
