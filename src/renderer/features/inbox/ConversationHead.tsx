/** Who a conversation is with, where it stands, and what can be done to it. */
import { Text, Title } from '@mantine/core'
import { IconBellOff, IconPin } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#shared/contract/accounts.ts'
import type { ConversationDetail } from '#shared/contract/inbox.ts'
import { AccountBadge } from '../../ui/AccountBadge.tsx'
import { PlainText } from '../../ui/PlainText.tsx'
import { StateBadge } from '../../ui/StateBadge.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import { useNow } from '../../ui/useNow.ts'
import { HandoffButton, HandoffMark } from './HandoffMark.tsx'
import type { TriageAct } from './inboxKeys.ts'
import { standingOf } from './inboxView.ts'
import { DueMark } from './DueMark.tsx'
import { LabelChips, type Label } from './LabelChip.tsx'
import { nameOf, type Office } from './people.ts'
import { PersonInitials } from './PersonInitials.tsx'
import { PriorityMark } from './PriorityMark.tsx'
import { SNOOZED, standingLooks } from './standingLooks.ts'
import { TriageButtons } from './TriageButtons.tsx'
import classes from './triage.module.css'

export function ConversationHead({
  conversation,
  account,
  labels,
  office,
  onAct,
  onHandOff,
}: {
  readonly conversation: ConversationDetail
  readonly account: AccountView
  readonly labels: readonly Label[]
  readonly office: Office
  readonly onAct: (act: TriageAct) => void
  readonly onHandOff: () => void
}) {
  const { t } = useTranslation('inbox')
  const format = useFormat()
  const nowMs = useNow()
  const { citizen, arrivedAs, assigneeId, snoozedUntilMs, pinned, silenced, labelIds } = conversation
  const standing = standingOf(conversation)
  const assignee = assigneeId === null ? null : nameOf(office.people, assigneeId, '?')
  return (
    <div className={classes.head}>
      <div className={classes.headLine}>
        <Title order={2} className={classes.headName}>
          <PlainText text={citizen.displayName} />{' '}
          <Text span c="dimmed" fw={400}>
            @{citizen.handle}
          </Text>
        </Title>
        <span className={classes.headWay}>
          {t(`arrivedAs.${arrivedAs}`)} <AccountBadge account={account} />
        </span>
      </div>
      <DueMark dues={conversation} format={format} nowMs={nowMs} length="sentence" />
      <div className={classes.headLine}>
        <div className={classes.headFacts}>
          {snoozedUntilMs === null ? (
            <StateBadge look={standingLooks[standing]} label={t(`status.${standing}`)} />
          ) : (
            <StateBadge look={SNOOZED} label={t('snooze.until', { when: format.dayTime(snoozedUntilMs) })} />
          )}
          <PriorityMark priority={conversation.priority} />
          {pinned && <IconPin size={14} role="img" aria-label={t('row.pinned')} />}
          <HandoffMark openHandoffs={conversation.openHandoffs} />
          {silenced && <IconBellOff size={14} role="img" aria-label={t('row.silenced')} />}
          {assignee !== null && (
            <span className={classes.fact}>
              <PersonInitials name={assignee} title={t('row.assignedTo', { name: assignee })} />
              <span className={classes.factName} aria-hidden>
                <PlainText text={assignee} />
              </span>
            </span>
          )}
          <LabelChips labelIds={labelIds} labels={labels} atMost={2} />
        </div>
        {office.rights.includes('triage') && (
          <div className={classes.headButtons}>
            <TriageButtons rows={[conversation]} actingId={office.actingId} onAct={onAct} size={28} />
            {office.rights.includes('answer') && <HandoffButton onHandOff={onHandOff} />}
          </div>
        )}
      </div>
    </div>
  )
}
