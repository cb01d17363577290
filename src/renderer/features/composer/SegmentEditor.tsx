/** One text of the thread with its counter and images. */
import { ActionIcon, Button, FileButton, Group, Text, Textarea } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPhoto, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { IMAGE_TYPES } from '#shared/domain/media.ts'
import { countOf, outCountOf } from './composerView.ts'
import { Counter } from './Counter.tsx'
import { ImageField } from './ImageField.tsx'
import { imagesIn } from './imageFile.ts'
import type { Composing } from './useComposer.ts'
import { useImages } from './useImages.ts'
import classes from './composer.module.css'

export function SegmentEditor({ composing, index }: { readonly composing: Composing; readonly index: number }) {
  const { t } = useTranslation('composer')
  const { segments, post, limits } = composing
  const outCount = outCountOf(post)
  const editing = index < outCount ? 'none' : composing.editing
  const segment = segments[index]
  const images = useImages(composing, segment?.segmentId ?? '')
  const [dropping, setDropping] = useState(false)
  if (segment === undefined) return null
  const { segmentId } = segment
  const media = post?.segments.find((known) => known.segmentId === segmentId)?.media ?? []
  const mayAddImage = editing === 'free' && media.length < limits.images
  const count = countOf(segment.text, limits.text)
  const counterId = `count-${segmentId}`
  const total = segments.length
  const place = { index: index + 1, total }
  return (
    <div
      className={classes.segment}
      data-dropping={dropping || undefined}
      onDragOver={(event) => {
        if (!mayAddImage || !event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setDropping(true)
      }}
      onDragLeave={() => setDropping(false)}
      onDrop={(event) => {
        setDropping(false)
        const files = imagesIn(event.dataTransfer)
        if (!mayAddImage || files.length === 0) return
        event.preventDefault()
        void images.add(files)
      }}
    >
      <Textarea
        aria-label={total === 1 ? t('segment') : t('segmentOf', place)}
        aria-describedby={editing === 'none' ? undefined : counterId}
        aria-invalid={count.tone === 'over'}
        placeholder={index === 0 ? t('placeholder') : t('placeholderNext')}
        autosize
        minRows={editing === 'none' ? 1 : total === 1 ? 6 : 3}
        maxRows={16}
        variant="unstyled"
        classNames={{ input: classes.textInput }}
        data-segment={segmentId}
        readOnly={editing === 'none'}
        value={segment.text}
        onChange={(event) => composing.setText(segmentId, event.currentTarget.value)}
        onBlur={() => void composing.writer.flush().catch(() => undefined)}
        onPaste={(event) => {
          const files = imagesIn(event.clipboardData)
          if (!mayAddImage || files.length === 0) return
          event.preventDefault()
          void images.add(files)
        }}
      />
      {media.map((one) => (
        <ImageField
          key={one.mediaId}
          media={one}
          readOnly={editing !== 'free'}
          onAltText={(altText) => images.describe(one, altText)}
          onRemove={(dataUrl) => void images.remove(one, dataUrl)}
        />
      ))}
      <Group className={classes.segmentFoot} gap={2} wrap="nowrap">
        {editing === 'free' && (
          <FileButton accept={IMAGE_TYPES.join(',')} multiple onChange={(files) => void images.add(files)}>
            {(button) => (
              <Button
                {...button}
                variant="subtle"
                color="gray"
                size="compact-xs"
                leftSection={<IconPhoto size={14} aria-hidden />}
                disabled={!mayAddImage}
                title={mayAddImage ? undefined : t('imageLimit', { count: limits.images })}
              >
                {dropping ? t('dropHere') : t('addImage')}
              </Button>
            )}
          </FileButton>
        )}
        {editing !== 'none' && total > 1 && (
          <>
            <ActionIcon
              size="sm"
              disabled={index <= outCount}
              onClick={() => composing.moveSegment(index, -1)}
              aria-label={t('moveSegmentUp', place)}
            >
              <IconArrowUp size={14} aria-hidden />
            </ActionIcon>
            <ActionIcon
              size="sm"
              disabled={index === total - 1}
              onClick={() => composing.moveSegment(index, 1)}
              aria-label={t('moveSegmentDown', place)}
            >
              <IconArrowDown size={14} aria-hidden />
            </ActionIcon>
            <ActionIcon
              size="sm"
              onClick={() => composing.removeSegment(segmentId)}
              aria-label={t('removeSegment', place)}
            >
              <IconTrash size={14} aria-hidden />
            </ActionIcon>
          </>
        )}
        {index < outCount && composing.editing !== 'none' && (
          <Text size="xs" c="dimmed">
            {t('outAlready')}
          </Text>
        )}
        {editing !== 'none' && <Counter count={count} id={counterId} />}
      </Group>
    </div>
  )
}
