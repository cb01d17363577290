/** The followers of an account over time: headline, chart with its gaps, and the table with the same numbers. */
import { Group, SegmentedControl, Select, Text, Title } from '@mantine/core'
import { IconChartLine } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { AccountView } from '#shared/contract/accounts.ts'
import { GROWTH_RANGES, type FollowerSeries } from '#shared/contract/growth.ts'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import { useMay } from '../../ui/useMay.ts'
import { ChangeChart } from './ChangeChart.tsx'
import { useDayAxis } from './chartLook.ts'
import { FollowerChart } from './FollowerChart.tsx'
import { FollowerTable } from './FollowerTable.tsx'
import { chartPoints } from './growthView.ts'
import { Headline } from './Headline.tsx'
import classes from './growth.module.css'

type Range = (typeof GROWTH_RANGES)[number]

export function GrowthScreen() {
  const { t } = useTranslation('growth')
  const [, navigate] = useLocation()
  const accounts = useOperation('accounts.list', {})
  const [chosen, setChosen] = useState<string | null>(null)
  const [range, setRange] = useState<Range>('30d')
  const account = accounts.data?.find(({ accountId }) => accountId === chosen) ?? accounts.data?.[0]
  return (
    <div className={classes.screen}>
      <Group justify="space-between" className={classes.head}>
        <Title order={1}>{t('title')}</Title>
        {account !== undefined && (
          <Group gap="sm">
            <Select
              aria-label={t('account')}
              allowDeselect={false}
              value={account.accountId}
              onChange={setChosen}
              data={(accounts.data ?? []).map(({ accountId, handle }) => ({ value: accountId, label: `@${handle}` }))}
            />
            <SegmentedControl<Range>
              aria-label={t('range.label')}
              value={range}
              onChange={setRange}
              transitionDuration={0}
              data={GROWTH_RANGES.map((value) => ({ value, label: t(`range.${value}`) }))}
            />
          </Group>
        )}
      </Group>
      {accounts.error !== null && <ErrorState error={accounts.error} onRetry={() => void accounts.refetch()} />}
      {accounts.data?.length === 0 && (
        <EmptyState
          icon={<IconChartLine size={36} stroke={1.3} />}
          title={t('empty.noAccountsTitle')}
          body={t('empty.noAccountsText')}
          action={{ label: t('empty.noAccountsAction'), onClick: () => navigate('/accounts') }}
        />
      )}
      {account !== undefined && <Followers account={account} range={range} />}
    </div>
  )
}

function Followers({ account, range }: { readonly account: AccountView; readonly range: Range }) {
  const maySync = useMay('dispatch')
  const { t } = useTranslation('growth')
  const syncNow = useCommand('status.syncNow')
  const { data, error, refetch } = useOperation(
    'growth.followers',
    { accountId: account.accountId, range },
    { keepPrevious: true },
  )
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return null
  if (data.last === null) {
    return account.mode === 'assisted' ? (
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
  return <Series series={data} handle={account.handle} />
}

function Series({ series, handle }: { readonly series: FollowerSeries; readonly handle: string }) {
  const { t } = useTranslation('growth')
  const format = useFormat()
  const { days } = series
  const points = useMemo(() => chartPoints(days), [days])
  const axis = useDayAxis(days)
  const [from, to] = [days[0]?.day, days.at(-1)?.day]
  if (from === undefined || to === undefined) return null
  return (
    <>
      <Headline series={series} format={format} />
      <div className={classes.body}>
        <div className={classes.charts}>
          <figure className={classes.figureFollowers}>
            <h2 className={classes.chartTitle}>{t('chart.followers')}</h2>
            <div className={classes.chart}>
              <FollowerChart points={points} axis={axis} format={format} />
            </div>
            <Text component="figcaption" size="xs" c="dimmed">
              {t('chart.caption', { handle, from: format.longDayOf(from), to: format.longDayOf(to) })}
              {series.missingDays > 0 && ` ${t('chart.gaps', { count: series.missingDays })}`}
            </Text>
          </figure>
          <figure className={classes.figureChange}>
            <h2 className={classes.chartTitle}>{t('chart.change')}</h2>
            <div className={classes.chart}>
              <ChangeChart points={points} axis={axis} format={format} />
            </div>
            <Text component="figcaption" size="xs" c="dimmed">
              {t('chart.changeCaption')}
            </Text>
          </figure>
        </div>
        <FollowerTable days={days} format={format} />
      </div>
    </>
  )
}
