/** Cuts an image: the original with a frame, the shapes it can have, and the way back to the whole. */
import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PostDetail } from '#shared/contract/calendar.ts'
import { CROP_SHAPES, isWhole, shapedCrop, type CropRect, type CropShape } from '#shared/domain/crop.ts'
import { useOperation } from '../../../rpc/useOperation.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { notifyError } from '../../../ui/notifyError.ts'
import { useFormat } from '../../../ui/useFormat.ts'
import { cutOut, readImage, type ReadImage } from './cropPixels.ts'
import { CropStage } from './CropStage.tsx'
import classes from './crop.module.css'

type Media = PostDetail['segments'][number]['media'][number]

export type Cropped = { readonly file: File; readonly rect: CropRect }

/** @param onWhole the original is wanted back */
export function CropDialog({
  media,
  onCrop,
  onWhole,
  onClose,
}: {
  readonly media: Media
  readonly onCrop: (cropped: Cropped) => void
  readonly onWhole: () => void
  readonly onClose: () => void
}) {
  const { t } = useTranslation('crop')
  const original = useOperation('media.original', { mediaId: media.mediaId }).data
  const image = useReadImage(original?.dataUrl ?? null)
  return (
    <Dialog onClose={onClose} size={720} title={t('title', { file: media.fileName })}>
      {image === null || original === undefined ? (
        <div className={classes.waiting} />
      ) : (
        <Cropping media={media} image={image} before={original.crop} {...{ onCrop, onWhole, onClose }} />
      )}
    </Dialog>
  )
}

function Cropping({
  media,
  image,
  before,
  onCrop,
  onWhole,
  onClose,
}: Omit<Parameters<typeof CropDialog>[0], 'media'> & {
  readonly media: Media
  readonly image: ReadImage
  readonly before: CropRect | null
}) {
  const { t } = useTranslation('crop')
  const format = useFormat()
  const { widthPx, heightPx } = image
  const [shape, setShape] = useState<CropShape>('free')
  const [rect, setRect] = useState<CropRect>(before ?? { leftPx: 0, topPx: 0, widthPx, heightPx })
  const [isCutting, setCutting] = useState(false)
  const isAll = isWhole(rect, image)
  const apply = (): void => {
    if (isAll) {
      if (before === null) onClose()
      else onWhole()
      return
    }
    setCutting(true)
    cutOut(image, rect, media)
      .then((file) => onCrop({ file, rect }))
      .catch((error: unknown) => {
        setCutting(false)
        notifyError(error)
      })
  }
  const figures = {
    width: format.number(rect.widthPx),
    height: format.number(rect.heightPx),
    left: format.number(rect.leftPx),
    top: format.number(rect.topPx),
  }
  return (
    <Stack gap="sm">
      <SegmentedControl
        size="xs"
        aria-label={t('shape')}
        value={shape}
        data={CROP_SHAPES.map((value) => ({ value, label: value === 'free' ? t('free') : value }))}
        onChange={(value) => {
          setShape(value)
          setRect(shapedCrop(rect, value, image))
        }}
      />
      <CropStage image={image} rect={rect} shape={shape} onChange={setRect} />
      <Group justify="space-between" gap="xs">
        <Text size="xs" role="status" className="tabular">
          {isAll ? t('whole', figures) : t('part', figures)}
        </Text>
        <Text size="xs" c="dimmed">
          {t('keys')}
        </Text>
      </Group>
      <Text size="xs" c="dimmed">
        {t('kept')}
      </Text>
      <Group justify="flex-end" gap="xs">
        {before !== null && (
          <Button variant="subtle" mr="auto" onClick={onWhole}>
            {t('undoCrop')}
          </Button>
        )}
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button onClick={apply} loading={isCutting}>
          {t('apply')}
        </Button>
      </Group>
    </Stack>
  )
}

/** Null until the window has read it. */
function useReadImage(dataUrl: string | null): ReadImage | null {
  const [image, setImage] = useState<ReadImage | null>(null)
  useEffect(() => {
    if (dataUrl === null) return undefined
    let isWanted = true
    readImage(dataUrl)
      .then((read) => {
        if (isWanted) setImage(read)
      })
      .catch(notifyError)
    return () => {
      isWanted = false
    }
  }, [dataUrl])
  return image
}
