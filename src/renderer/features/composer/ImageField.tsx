/** One image of a text: what it looks like and, obligatory, what it shows in words. */
import { ActionIcon, Textarea } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PostDetail } from '#shared/contract/calendar.ts'
import { useOperation } from '../../rpc/useOperation.ts'
import { useFormat } from '../../ui/useFormat.ts'
import classes from './composer.module.css'

type Media = PostDetail['segments'][number]['media'][number]

export function ImageField({
  media,
  readOnly,
  onAltText,
  onRemove,
}: {
  readonly media: Media
  readonly readOnly: boolean
  readonly onAltText: (altText: string) => void
  readonly onRemove: (dataUrl: string | null) => void
}) {
  const { t } = useTranslation('composer')
  const format = useFormat()
  const image = useOperation('calendar.image', { mediaId: media.mediaId })
  // Seeded once: what is typed here is newer than what comes back.
  const [altText, setAltText] = useState(media.altText)
  const missing = altText.trim() === ''
  return (
    <div className={classes.image}>
      <div className={classes.thumbnail}>
        {image.data !== undefined && <img src={image.data.dataUrl} alt={altText} draggable={false} />}
        {!readOnly && (
          <ActionIcon
            className={classes.imageRemove}
            size="sm"
            variant="filled"
            color="dark"
            onClick={() => onRemove(image.data?.dataUrl ?? null)}
            aria-label={t('removeImage', { file: media.fileName })}
          >
            <IconX size={13} aria-hidden />
          </ActionIcon>
        )}
      </div>
      <Textarea
        className={classes.altText}
        size="xs"
        label={t('altText')}
        aria-label={t('altTextOf', { file: media.fileName })}
        description={readOnly ? `${media.fileName} · ${format.bytes(media.sizeBytes)}` : t('altTextWhy')}
        error={missing && !readOnly ? t('altTextMissing') : undefined}
        required
        data-alt=""
        withAsterisk={false}
        autosize
        minRows={2}
        maxRows={5}
        maxLength={1000}
        readOnly={readOnly}
        value={altText}
        onChange={(event) => {
          setAltText(event.currentTarget.value)
          onAltText(event.currentTarget.value)
        }}
      />
    </div>
  )
}
