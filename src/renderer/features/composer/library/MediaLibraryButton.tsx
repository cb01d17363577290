/** Opens the media library, which is read when it is first wanted. */
import { ActionIcon } from '@mantine/core'
import { IconLibraryPhoto } from '@tabler/icons-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'

const MediaLibraryPicker = lazy(async () => ({
  default: (await import('./MediaLibraryPicker.tsx')).MediaLibraryPicker,
}))

export function MediaLibraryButton({
  disabled,
  onTake,
}: {
  readonly disabled: boolean
  readonly onTake: (cardId: string) => void
}) {
  const { t } = useTranslation('mediaLibrary')
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const close = (): void => {
    setOpen(false)
    requestAnimationFrame(() => button.current?.focus())
  }
  return (
    <>
      <ActionIcon
        ref={button}
        size="sm"
        disabled={disabled}
        onClick={() => setOpen(true)}
        aria-label={t('open')}
        title={t('open')}
        aria-haspopup="dialog"
      >
        <IconLibraryPhoto size={14} aria-hidden />
      </ActionIcon>
      <Suspense fallback={null}>
        {isOpen && (
          <MediaLibraryPicker
            onTake={(cardId) => {
              onTake(cardId)
              close()
            }}
            onClose={close}
          />
        )}
      </Suspense>
    </>
  )
}
