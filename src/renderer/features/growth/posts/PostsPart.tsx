/** How the posts of the chosen accounts did: together, by group, by hour of the week, one by one. */
import { Group, SegmentedControl, Text } from '@mantine/core'
import { IconChartBar } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BASES, type Basis } from '#shared/domain/postComparison.ts'
import { useOperation } from '../../../rpc/useOperation.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { useFormat } from '../../../ui/useFormat.ts'
import type { PartProps } from '../partProps.ts'
import { PostDialog, type OpenedPost } from './PostDialog.tsx'
import { PostGroups } from './PostGroups.tsx'
import { PostHeadline } from './PostHeadline.tsx'
import { PostHours } from './PostHours.tsx'
import { PostList } from './PostList.tsx'
import { MEASURES, type Measure } from './postsView.ts'
import classes from './posts.module.css'

/** Nothing was published before. */
const FIRST_DAY_OF_X = '2006-03-21'

export function PostsPart({ accounts, span, today }: PartProps) {
  const { t } = useTranslation('postMetrics')
  const [basis, setBasis] = useState<Basis>('week')
  const [measure, setMeasure] = useState<Measure>('impressions')
  const [by, setBy] = useState<'account' | 'campaign' | 'label'>('account')
  const [opened, setOpened] = useState<OpenedPost | null>(null)
  const first = useOperation('figures.firstDay', {}, { enabled: span === null })
  const days = span ?? { firstDay: first.data?.day ?? today, lastDay: today }
  const scope = { ...days, accountIds: accounts.map(({ accountId }) => accountId), basis }
  const { data, error, refetch } = useOperation(
    'figures.summary',
    { ...scope, by },
    { enabled: span !== null || first.data !== undefined, keepPrevious: true },
  )
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return null
  if (data.totals.posts === 0) return <NoPosts accounts={accounts} today={today} />
  const period = `${days.firstDay}-${days.lastDay}`
  return (
    <div className={classes.part}>
      <PostHeadline totals={data.totals} basis={basis} />
      <Group justify="space-between" wrap="nowrap" px={16}>
        <Group gap="sm" wrap="nowrap">
          <SegmentedControl<Measure>
            aria-label={t('measure.label')}
            value={measure}
            onChange={setMeasure}
            transitionDuration={0}
            data={MEASURES.map((value) => ({ value, label: t(`measure.${value}`) }))}
          />
          <SegmentedControl<Basis>
            aria-label={t('basis.label')}
            value={basis}
            onChange={setBasis}
            transitionDuration={0}
            data={BASES.map((value) => ({ value, label: t(`basis.${value}`) }))}
          />
        </Group>
        <Text size="xs" c="dimmed">
          {t(`basisHint.${basis}`)}
        </Text>
      </Group>
      <div className={classes.columns}>
        <PostGroups groups={data.groups} by={by} onBy={setBy} measure={measure} period={period} />
        <PostList accounts={accounts} scope={scope} measure={measure} onOpen={setOpened} />
      </div>
      <PostHours scope={scope} measure={measure} period={period} />
      <details className={classes.how}>
        <summary>{t('how.title')}</summary>
        {t('how.text')}
      </details>
      <PostDialog opened={opened} accounts={accounts} onClose={() => setOpened(null)} />
    </div>
  )
}

/** None on these days: when the last one was tells where to look. */
function NoPosts({ accounts, today }: Pick<PartProps, 'accounts' | 'today'>) {
  const { t } = useTranslation('postMetrics')
  const format = useFormat()
  const accountIds = accounts.map(({ accountId }) => accountId)
  const days = { firstDay: FIRST_DAY_OF_X, lastDay: today, accountIds }
  const newest = { basis: 'latest', sort: 'newest', order: 'most', after: null, limit: 1 } as const
  const { data } = useOperation('figures.list', { ...days, ...newest })
  if (data === undefined) return null
  const [last] = data.rows
  const isByHand = accounts.every(({ mode }) => mode === 'assisted')
  const body =
    last === undefined
      ? t(isByHand ? 'empty.assistedText' : 'empty.text')
      : t('empty.lastKnown', { date: format.longDay(last.atMs) })
  return <EmptyState icon={<IconChartBar size={36} stroke={1.3} />} title={t('empty.title')} body={body} />
}
