/** The followers of the chosen accounts over time (docs/specs/growth.md). */
import { IconChartLine } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useCommand, useOperation } from '../../../rpc/useOperation.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { useMay } from '../../../ui/useMay.ts'
import type { PartProps } from '../partProps.ts'
import { FollowerSeriesView } from './FollowerSeriesView.tsx'

export function FollowersPart({ accounts, span, today }: PartProps) {
  const { t } = useTranslation('growth')
  const maySync = useMay('dispatch')
  const syncNow = useCommand('status.syncNow')
  const { data, error, refetch } = useOperation(
    'growth.followers',
    { accountIds: accounts.map(({ accountId }) => accountId), span },
    { keepPrevious: true },
  )
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return null
  if (data.span === null || data.series.every(({ counts }) => counts.every((count) => count === null))) {
    return accounts.every(({ mode }) => mode === 'assisted') ? (
      <EmptyState title={t('empty.title')} body={t('empty.assistedText')} />
    ) : (
      <EmptyState
        icon={<IconChartLine size={36} stroke={1.3} />}
        title={t('empty.title')}
        body={t('empty.text')}
        {...(maySync ? { action: { label: t('empty.action'), onClick: () => syncNow.mutate({}) } } : {})}
      />
    )
  }
  return <FollowerSeriesView accounts={accounts} span={data.span} series={data.series} today={today} />
}
