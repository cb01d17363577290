/** What is wrong first, in plain language; then everything that is still to leave or whose fate is open. */
import { Button, Text, Title } from '@mantine/core'
import { IconCircleCheck, IconSend } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useOperation } from '../../rpc/useOperation.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import { useNow } from '../../ui/useNow.ts'
import { EffectRow } from './EffectRow.tsx'
import { outboxOf } from './outboxView.ts'
import { ProblemCard } from './ProblemCard.tsx'
import classes from './outbox.module.css'

/** A year of planned posts would be thousands of rows; more are drawn when asked for. */
const ROWS_AT_A_TIME = 100

export function OutboxScreen() {
  const { t } = useTranslation('outbox')
  const [, navigate] = useLocation()
  const format = useFormat()
  const nowMs = useNow()
  const [shown, setShown] = useState(ROWS_AT_A_TIME)
  const problems = useOperation('status.problems', {})
  const effects = useOperation('outbox.list', {})
  const accounts = useOperation('accounts.list', {}).data ?? []
  const accountOf = (accountId: string | null) => accounts.find((account) => account.accountId === accountId)
  const view = useMemo(
    () => (problems.data === undefined || effects.data === undefined ? null : outboxOf(problems.data, effects.data)),
    [problems.data, effects.data],
  )
  const error = problems.error ?? effects.error
  return (
    <div className={classes.screen}>
      <Title order={1} className={classes.title}>
        {t('title')}
      </Title>
      {error !== null && (
        <ErrorState error={error} onRetry={() => void Promise.all([problems.refetch(), effects.refetch()])} />
      )}
      {error === null && view !== null && (
        <>
          <section aria-labelledby="problems-title" className={classes.section}>
            <Title order={2} id="problems-title">
              {t('problems.title')}
              {view.cases.length > 0 && <span className={classes.count}>{format.number(view.cases.length)}</span>}
            </Title>
            {view.cases.length === 0 ? (
              <Text size="sm" c="dimmed" className={classes.none}>
                <IconCircleCheck size={15} aria-hidden /> {t('problems.none')}
              </Text>
            ) : (
              <ul className={classes.list}>
                {view.cases.map((each) => (
                  <ProblemCard
                    key={each.problem.problemId}
                    case={each}
                    account={accountOf(each.problem.accountId ?? each.group?.primary.accountId ?? null)}
                    format={format}
                    nowMs={nowMs}
                  />
                ))}
              </ul>
            )}
          </section>
          <section aria-labelledby="waiting-title" className={classes.section}>
            <Title order={2} id="waiting-title">
              {t('waitingList.title')}
            </Title>
            {view.waiting.length === 0 && view.cases.length === 0 && (
              <EmptyState
                titleOrder={3}
                icon={<IconSend size={36} stroke={1.3} />}
                title={t('waitingList.emptyTitle')}
                body={t('waitingList.emptyText')}
                action={{ label: t('waitingList.emptyAction'), onClick: () => navigate('/calendar') }}
              />
            )}
            {view.waiting.length === 0 && view.cases.length > 0 && (
              <Text size="sm" c="dimmed">
                {t('waitingList.none')}
              </Text>
            )}
            {view.waiting.length > 0 && (
              <ul className={classes.list}>
                {view.waiting.slice(0, shown).map((group) => (
                  <EffectRow
                    key={group.primary.effectId}
                    group={group}
                    account={accountOf(group.primary.accountId)}
                    format={format}
                    nowMs={nowMs}
                  />
                ))}
              </ul>
            )}
            {view.waiting.length > shown && (
              <Button variant="default" mt="sm" onClick={() => setShown(shown + ROWS_AT_A_TIME)}>
                {t('waitingList.more', { count: view.waiting.length - shown })}
              </Button>
            )}
          </section>
        </>
      )}
    </div>
  )
}
