/**
 * The frame of every dialog. It is there at once, its first field has the focus before the next key is pressed (what
 * somebody types while a dialog opens belongs in it), and the focus goes back to where it came from.
 */
import { Modal, type ModalProps } from '@mantine/core'
import { useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './ui.module.css'

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
      <FocusHolder returnFocus={returnFocus}>{children}</FocusHolder>
    </Modal>
  )
}

/** The component library moves the focus by a timer, which the next key may overtake; this moves it with the drawing. */
function FocusHolder({ returnFocus, children }: { readonly returnFocus: boolean; readonly children: ReactNode }) {
  const content = useRef<HTMLDivElement>(null)
  const [cameFrom] = useState(() => document.activeElement)
  useLayoutEffect(() => {
    const dialog = content.current?.closest('[role="dialog"]') ?? null
    dialog?.querySelector<HTMLElement>('[data-autofocus]')?.focus({ preventScroll: true })
    return () => {
      const isElsewhere = dialog?.contains(document.activeElement) !== true
      if (!returnFocus || isElsewhere || !(cameFrom instanceof HTMLElement) || !cameFrom.isConnected) return
      cameFrom.focus({ preventScroll: true })
    }
  }, [cameFrom, returnFocus])
  return (
    <div ref={content} className={classes.dialogContent}>
      {children}
    </div>
  )
}
