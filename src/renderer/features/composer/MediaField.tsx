/** One image or video of a text: what it looks like, what it is, and, where the network takes it, what it shows in words. */
import { ActionIcon, Text, Textarea } from '@mantine/core'
import { IconMovie, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PostDetail } from '#shared/contract/calendar.ts'
import { useOperation } from '../../rpc/useOperation.ts'
import { useFormat } from '../../ui/useFormat.ts'
import { CropButton, type CropActs } from './crop/CropButton.tsx'
import { MediaRights } from './library/MediaRights.tsx'
import { durationText } from './composerView.ts'
import classes from './composer.module.css'

type Media = PostDetail['segments'][number]['media'][number]

/** @param describable whether the networks of the chosen accounts take a description; there it is obligatory */
export function MediaField({
  media,
  readOnly,
  describable,
  cropping,
  onAltText,
  onRemove,
}: {
  readonly media: Media
  readonly readOnly: boolean
  readonly describable: boolean
  readonly cropping: CropActs
  readonly onAltText: (altText: string) => void
  readonly onRemove: () => void
}) {
  const { t } = useTranslation('composer')
  const preview = useOperation('media.preview', { mediaId: media.mediaId })
  // Seeded once: what is typed here is newer than what comes back.
  const [altText, setAltText] = useState(media.altText)
  const missing = altText.trim() === ''
  const dataUrl = preview.data?.dataUrl ?? null
  return (
    <div className={classes.image}>
      <div className={classes.thumbnail}>
        {dataUrl !== null && <img src={dataUrl} alt={altText} draggable={false} />}
        {dataUrl === null && media.kind === 'video' && <IconMovie className={classes.noPoster} aria-hidden />}
        {media.kind !== 'image' && (
          <span className={classes.kindBadge}>
            {media.kind === 'gif'
              ? 'GIF'
              : media.durationMs === null
                ? t('media.video')
                : durationText(media.durationMs)}
          </span>
        )}
        {!readOnly && media.kind === 'image' && <CropButton media={media} acts={cropping} />}
        {!readOnly && (
          <ActionIcon
            className={classes.imageRemove}
            size="sm"
            variant="filled"
            color="dark"
            onClick={onRemove}
            aria-label={t(`media.remove.${media.kind}`, { file: media.fileName })}
          >
            <IconX size={13} aria-hidden />
          </ActionIcon>
        )}
      </div>
      <div className={classes.mediaText}>
        {describable && (
          <Textarea
            className={classes.altText}
            size="xs"
            label={t(`media.altText.${media.kind}`)}
            aria-label={t('altTextOf', { file: media.fileName })}
            description={readOnly ? undefined : t('altTextWhy')}
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
        )}
        {!describable && !readOnly && <Text size="xs">{t('media.notDescribable')}</Text>}
        <Facts media={media} />
        <MediaRights mediaId={media.mediaId} fileName={media.fileName} altText={altText} />
      </div>
    </div>
  )
}

function Facts({ media }: { readonly media: Media }) {
  const { t } = useTranslation('composer')
  const format = useFormat()
  const cropped = media.isCropped ? t('media.isCropped') : null
  const size = media.widthPx === null ? null : `${media.widthPx} × ${media.heightPx ?? 0}`
  const parts = [media.fileName, size, format.bytes(media.sizeBytes), cropped].filter((part) => part !== null)
  return (
    <Text size="xs" c="dimmed" className="tabular" data-media-facts="">
      {parts.join(' · ')}
      {media.removed !== 'nothing' && (
        <span className={classes.removedData}>
          {t(media.removed === 'kept' ? `media.kept.${media.kind}` : `media.cleaned.${media.removed}`)}
        </span>
      )}
    </Text>
  )
}
