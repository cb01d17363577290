/** Growth and public value: which accounts and which days are chosen once, for whatever part is looked at. */
import { Group, Tabs, Title } from '@mantine/core'
import { IconChartLine } from '@tabler/icons-react'
import { useCallback, useMemo, type ComponentType, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useParams } from 'wouter'
import type { AccountView } from '#shared/contract/accounts.ts'
import { spanOfPeriod } from '#shared/domain/period.ts'
import { dayAt } from '#shared/domain/wallTime.ts'
import { useOperation } from '../../rpc/useOperation.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { useRemembered } from '../../ui/useRemembered.ts'
import { useOfficeZone } from '../../ui/useFormat.ts'
import { useNow } from '../../ui/useNow.ts'
import { AccountsPicker } from './AccountsPicker.tsx'
import { CarePart } from './care/CarePart.tsx'
import { FollowersPart } from './followers/FollowersPart.tsx'
import { FIRST_CHOICE, readChoice, type GrowthChoice } from './growthChoice.ts'
import { GROWTH_PARTS, growthPartOf, type GrowthPart } from './parts.ts'
import type { PartProps } from './partProps.ts'
import { PeriodPicker } from './period/PeriodPicker.tsx'
import { PostsPart } from './posts/PostsPart.tsx'
import { ReportsPart } from './reports/ReportsPart.tsx'
import classes from './growth.module.css'

const PARTS: Readonly<Record<GrowthPart, ComponentType<PartProps>>> = {
  followers: FollowersPart,
  posts: PostsPart,
  care: CarePart,
  reports: ReportsPart,
}

const NO_ACCOUNTS: readonly AccountView[] = []

export function GrowthScreen() {
  const { t } = useTranslation('growth')
  const [, navigate] = useLocation()
  const part = growthPartOf(useParams<{ part?: string }>().part)
  return (
    <Tabs
      className={classes.screen}
      value={part}
      onChange={(value) => navigate(`/growth/${growthPartOf(value ?? undefined)}`)}
      keepMounted={false}
    >
      <ChosenGrowth part={part}>
        <Group gap="lg" wrap="nowrap">
          <Title order={1}>{t('title')}</Title>
          <Tabs.List aria-label={t('parts.label')} className={classes.parts}>
            {GROWTH_PARTS.map((each) => (
              <Tabs.Tab key={each} value={each}>
                {t(`parts.${each}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Group>
      </ChosenGrowth>
    </Tabs>
  )
}

/** @param children the title and the parts, which another choice does not draw again */
function ChosenGrowth({ part, children }: { readonly part: GrowthPart; readonly children: ReactNode }) {
  const { t } = useTranslation('growth')
  const [, navigate] = useLocation()
  const accounts = useOperation('accounts.list', {})
  const [kept, keep] = useRemembered('mando-growth')
  const { accountIds: chosen, period } = useMemo(() => (kept === null ? FIRST_CHOICE : readChoice(kept)), [kept])
  const setChoice = useCallback((choice: GrowthChoice): void => keep(JSON.stringify(choice)), [keep])
  const today = dayAt(useNow(), useOfficeZone())
  const all = accounts.data ?? NO_ACCOUNTS
  const shown = useMemo(() => chosenAccounts(all, chosen), [all, chosen])
  const choose = useCallback(
    (accountIds: readonly string[]): void => setChoice({ accountIds, period }),
    [setChoice, period],
  )
  const Part = PARTS[part]
  return (
    <>
      <Group justify="space-between" className={classes.head}>
        {children}
        {shown.length > 0 && (
          <Group gap="sm" wrap="nowrap">
            <AccountsPicker all={all} shown={shown} onChoose={choose} />
            <PeriodPicker
              period={period}
              today={today}
              onChange={(next) => setChoice({ accountIds: chosen, period: next })}
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
      {shown.length > 0 && (
        <Tabs.Panel value={part} className={classes.part}>
          <Part accounts={shown} span={spanOfPeriod(period, today)} today={today} />
        </Tabs.Panel>
      )}
    </>
  )
}

/** What was chosen, as far as it is still there; the first one where nothing is. */
function chosenAccounts(all: readonly AccountView[], chosen: readonly string[]): readonly AccountView[] {
  const shown = all.filter(({ accountId }) => chosen.includes(accountId))
  return shown.length > 0 ? shown : all.slice(0, 1)
}
