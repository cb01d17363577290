/** Opens the cropping of an image, which is read when it is first wanted. */
import { ActionIcon } from '@mantine/core'
import { IconCrop } from '@tabler/icons-react'
import { lazy, Suspense, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PostDetail } from '#shared/contract/calendar.ts'
import type { Cropped } from './CropDialog.tsx'
import classes from '../composer.module.css'

const CropDialog = lazy(async () => ({ default: (await import('./CropDialog.tsx')).CropDialog }))

export type CropActs = {
  /** What was put in the place of another last: it takes over the focus. */
  readonly newest: string | null
  readonly crop: (media: Media, cropped: Cropped) => Promise<void>
  readonly uncrop: (media: Media) => Promise<void>
}
type Media = PostDetail['segments'][number]['media'][number]

export function CropButton({ media, acts }: { readonly media: Media; readonly acts: CropActs }) {
  const { t } = useTranslation('crop')
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const [takesFocus] = useState(acts.newest === media.mediaId)
  useLayoutEffect(() => {
    if (takesFocus) button.current?.focus({ preventScroll: true })
  }, [takesFocus])
  const done = (act: Promise<void>): void => {
    setOpen(false)
    void act
  }
  return (
    <>
      <ActionIcon
        ref={button}
        className={classes.imageCrop}
        size="sm"
        variant="filled"
        color="dark"
        onClick={() => setOpen(true)}
        aria-label={t('open', { file: media.fileName })}
        title={t('open', { file: media.fileName })}
        aria-haspopup="dialog"
      >
        <IconCrop size={13} aria-hidden />
      </ActionIcon>
      <Suspense fallback={null}>
        {isOpen && (
          <CropDialog
            media={media}
            onCrop={(cropped) => done(acts.crop(media, cropped))}
            onWhole={() => done(acts.uncrop(media))}
            onClose={() => setOpen(false)}
          />
        )}
      </Suspense>
    </>
  )
}
