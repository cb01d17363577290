/** What a published post has reached, in one line: as last read, with when that was. */
import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#shared/contract/contract.ts'
import { useFormat } from './useFormat.ts'

type Figures = Pick<OutputOf<'figures.ofPost'>[number], 'impressions' | 'engagements' | 'rate' | 'readAtMs'>

export function FigureLine({ figures }: { readonly figures: Figures }) {
  const { t } = useTranslation('postMetrics')
  const format = useFormat()
  const known = (value: number | null): string => (value === null ? '—' : format.number(value))
  return (
    <Text size="xs" c="dimmed" title={t('post.readAt', { date: format.dayTime(figures.readAtMs) })}>
      {t('figureLine', {
        impressions: known(figures.impressions),
        engagements: known(figures.engagements),
        rate: figures.rate === null ? '—' : format.percent(figures.rate),
      })}
    </Text>
  )
}
