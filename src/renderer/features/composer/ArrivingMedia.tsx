/** A file on its way in: how far it is, and the way back. */
import { Button, Progress, Text, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../ui/useFormat.ts'
import type { Arrival } from './useMedia.ts'
import classes from './composer.module.css'

export function ArrivingMedia({ arrival }: { readonly arrival: Arrival }) {
  const { t } = useTranslation('composer')
  const format = useFormat()
  const { fileName, sizeBytes, sentBytes, cancel } = arrival
  const isWhole = sentBytes >= sizeBytes
  const words = isWhole
    ? t('media.preparing')
    : t('media.arriving', { sent: format.bytes(sentBytes), size: format.bytes(sizeBytes) })
  return (
    <div className={classes.arriving}>
      <Text size="xs" className="tabular">
        {fileName} · {words}
      </Text>
      {/* Each part of a large video would interrupt whoever listens; a quarter is news. */}
      <VisuallyHidden role="status">
        {isWhole
          ? `${fileName}: ${words}`
          : t('media.arrivedPart', { file: fileName, percent: quartersOf(sentBytes, sizeBytes) * 25 })}
      </VisuallyHidden>
      <Progress
        size="sm"
        value={sizeBytes === 0 ? 100 : (sentBytes / sizeBytes) * 100}
        animated={isWhole}
        aria-label={t('media.progressOf', { file: fileName })}
      />
      {!isWhole && (
        <Button variant="subtle" color="gray" size="compact-xs" onClick={cancel}>
          {t('media.cancel')}
        </Button>
      )}
    </div>
  )
}

function quartersOf(sentBytes: number, sizeBytes: number): number {
  return Math.floor((sentBytes / sizeBytes) * 4)
}
