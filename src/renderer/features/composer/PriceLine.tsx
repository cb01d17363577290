/** What the post will cost, said before it is planned; and whether the budget reaches. */
import { Text } from '@mantine/core'
import { IconCoin } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useOperation } from '../../rpc/useOperation.ts'
import { useFormat } from '../../ui/useFormat.ts'
import { priceOf } from './composerView.ts'
import { drawnFor } from './drawnFor.ts'
import { mediaIn } from './ownTextsView.ts'
import type { Composing } from './useComposer.ts'
import classes from './composer.module.css'

export const PriceLine = memo(DrawnPrice, drawnFor('texts', 'post'))

function DrawnPrice({ composing: { texts, post } }: { readonly composing: Composing }) {
  const { t } = useTranslation('composer')
  const format = useFormat()
  const prices = useOperation('spend.prices', {}).data?.micros
  const remainingMicros = useOperation('spend.summary', {}).data?.remainingMicros ?? null
  const price = prices === undefined ? null : priceOf(texts, (segmentId) => mediaIn(post, segmentId).length, prices)
  if (price === null) return null
  const isOver = remainingMicros !== null && price.micros > remainingMicros
  return (
    <div className={classes.price} role="status">
      <IconCoin size={14} aria-hidden />
      <div>
        <Text size="xs" className="tabular">
          {t('price.total', { price: format.money(price.micros) })}{' '}
          {price.links > 0 && t('price.links', { count: price.links })}
        </Text>
        {isOver && (
          <Text size="xs" fw={600} c="var(--mando-warning-text)">
            {t('price.overBudget', { remaining: format.money(remainingMicros) })}
          </Text>
        )}
      </div>
    </div>
  )
}
