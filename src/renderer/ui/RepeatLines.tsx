/** Which other posts say the same, each with its state and the way to it. */
import { Text } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { Repeat } from '#shared/contract/calendar.ts'
import { useOperation } from '../rpc/useOperation.ts'
import { addressOf, toldOf } from './repeatsView.ts'
import { OutsideBadge, PostStateBadge } from './StateBadge.tsx'
import { useRepeatWords } from './useRepeats.ts'
import classes from './ui.module.css'

/** More would push the steps out of a small window. */
const MOST_TOLD = 2

/** Nothing where there is no repetition. */
export const RepeatLines = memo(DrawnLines)

function DrawnLines({ repeats }: { readonly repeats: readonly Repeat[] }) {
  const { t } = useTranslation('repeats')
  const words = useRepeatWords()
  const accounts = useOperation('accounts.list', {}).data ?? []
  if (repeats.length === 0) return null
  const { told, more } = toldOf(repeats, MOST_TOLD)
  const concerned = accounts.filter(({ accountId }) => repeats.some((repeat) => repeat.accountId === accountId))
  const networks = new Set(concerned.map(({ network }) => network))
  return (
    <div className={classes.repeats} role="status" aria-label={t('label')}>
      <IconCopy size={15} aria-hidden className={classes.repeatsIcon} />
      <div>
        <ul>
          {told.map((repeat) => (
            <li key={addressOf(repeat) + repeat.accountId}>
              <Text size="xs" fw={600}>
                {words(repeat)}
              </Text>
              <span className={classes.repeatFoot}>
                {repeat.from === 'elsewhere' ? (
                  <OutsideBadge />
                ) : (
                  <PostStateBadge state={repeat.state === 'pending' ? 'scheduled' : repeat.state} />
                )}
                <Link href={addressOf(repeat)} aria-label={t('openOf', { line: words(repeat) })}>
                  {t('open')}
                </Link>
              </span>
            </li>
          ))}
        </ul>
        {more > 0 && <Text size="xs">{t('more', { count: more })}</Text>}
        {[...networks].map((network) => (
          <Text key={network} size="xs" mt={4}>
            {t(`network.${network}`)}
          </Text>
        ))}
      </div>
    </div>
  )
}
