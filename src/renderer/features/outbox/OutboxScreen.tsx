/** What needs a person first, then what is being found out, what leaves soon, and what is planned for later. */
import { Text, Title } from '@mantine/core'
import { IconCircleCheck, IconSend } from '@tabler/icons-react'
import { useMemo, useRef, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useOperation } from '../../rpc/useOperation.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import { useNow } from '../../ui/useNow.ts'
import { EffectRow } from './EffectRow.tsx'
import { SECTIONS, sectionsOf, type SectionName } from './outboxSections.ts'
import { outboxOf, type EffectGroup, type ProblemCase } from './outboxView.ts'
import { PlannedList } from './PlannedList.tsx'
import { ProblemCard } from './ProblemCard.tsx'
import { useRowKeys } from './useRowKeys.ts'
import classes from './outbox.module.css'

export function OutboxScreen() {
  const { t } = useTranslation('outbox')
  const [, navigate] = useLocation()
  const format = useFormat()
  const nowMs = useNow()
  const scroller = useRef<HTMLDivElement>(null)
  const onKeyDown = useRowKeys()
  const problems = useOperation('status.problems', {})
  const effects = useOperation('outbox.list', {})
  const accounts = useOperation('accounts.list', {}).data ?? []
  const accountOf = (accountId: string | null) => accounts.find((account) => account.accountId === accountId)
  const view = useMemo(
    () =>
      problems.data === undefined || effects.data === undefined
        ? null
        : sectionsOf(outboxOf(problems.data, effects.data), nowMs),
    [problems.data, effects.data, nowMs],
  )
  const error = problems.error ?? effects.error
  const cases = (found: readonly ProblemCase[]) =>
    found.length > 0 && (
      <ul className={classes.list}>
        {found.map((each, index) => (
          <ProblemCard
            key={each.problem.problemId}
            case={each}
            accountOf={accountOf}
            format={format}
            nowMs={nowMs}
            first={index === 0}
          />
        ))}
      </ul>
    )
  const rows = (groups: readonly EffectGroup[]) => (
    <ul className={classes.list}>
      {groups.map((group, index) => (
        <EffectRow
          key={group.primary.effectId}
          group={group}
          account={accountOf(group.primary.accountId)}
          format={format}
          nowMs={nowMs}
          first={index === 0}
          place={null}
        />
      ))}
    </ul>
  )
  const isEmpty = view !== null && SECTIONS.every((name) => view[name].length === 0)
  return (
    <div ref={scroller} className={classes.screen} onKeyDown={onKeyDown}>
      <header className={classes.head}>
        <Title order={1} className={classes.title}>
          {t('title')}
        </Title>
        {view !== null && !isEmpty && (
          <nav className={classes.counts} aria-label={t('sections.nav')}>
            {SECTIONS.filter((name) => view[name].length > 0).map((name) => (
              <button
                key={name}
                type="button"
                className={classes.jump}
                data-section={name}
                onClick={() => {
                  const title = document.getElementById(titleIdOf(name))
                  title?.scrollIntoView({ block: 'start' })
                  title?.parentElement?.querySelector<HTMLElement>('[data-row]')?.focus({ preventScroll: true })
                }}
              >
                {t(`sections.${name}`)} <strong>{format.number(view[name].length)}</strong>
              </button>
            ))}
          </nav>
        )}
      </header>
      {error !== null && (
        <ErrorState error={error} onRetry={() => void Promise.all([problems.refetch(), effects.refetch()])} />
      )}
      {error === null && view !== null && (
        <>
          <Section name="needsYou" count={view.needsYou.length} format={format.number}>
            {view.needsYou.length === 0 ? (
              <Text size="sm" c="dimmed" className={classes.none}>
                <IconCircleCheck size={15} aria-hidden /> {t('problems.none')}
              </Text>
            ) : (
              cases(view.needsYou)
            )}
          </Section>
          {view.openFate.length > 0 && (
            <Section name="openFate" count={view.openFate.length} format={format.number}>
              {cases(view.openFate)}
            </Section>
          )}
          {view.soon.length > 0 && (
            <Section name="soon" count={view.soon.length} format={format.number}>
              {rows(view.soon)}
            </Section>
          )}
          {view.planned.length > 0 && (
            <Section name="planned" count={view.planned.length} format={format.number}>
              <PlannedList
                groups={view.planned}
                partsAbove={SECTIONS.filter((name) => view[name].length > 0).length}
                scroller={scroller}
                accountOf={accountOf}
                format={format}
                nowMs={nowMs}
              />
            </Section>
          )}
          {view.soon.length === 0 &&
            view.planned.length === 0 &&
            (isEmpty ? (
              <EmptyState
                titleOrder={2}
                icon={<IconSend size={36} stroke={1.3} />}
                title={t('waitingList.emptyTitle')}
                body={t('waitingList.emptyText')}
                action={{ label: t('waitingList.emptyAction'), onClick: () => navigate('/calendar') }}
              />
            ) : (
              <Text size="sm" c="dimmed" mt="sm">
                {t('waitingList.none')}
              </Text>
            ))}
        </>
      )}
    </div>
  )
}

const titleIdOf = (name: SectionName): string => `outbox-${name}`

function Section({
  name,
  count,
  format,
  children,
}: {
  readonly name: SectionName
  readonly count: number
  readonly format: (count: number) => string
  readonly children: ReactNode
}) {
  const { t } = useTranslation('outbox')
  return (
    <section aria-labelledby={titleIdOf(name)} className={classes.section}>
      <Title order={2} id={titleIdOf(name)}>
        {t(`sections.${name}`)}
        {count > 0 && <span className={classes.count}>{format(count)}</span>}
      </Title>
      {children}
    </section>
  )
}
