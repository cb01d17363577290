/** One conversation in the list: who, what, when, for which account and where it stands. */
import { VisuallyHidden } from '@mantine/core'
import {
  IconArrowBackUp,
  IconAt,
  IconBellOff,
  IconCheck,
  IconMail,
  IconMessageCircle,
  IconPin,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#shared/contract/accounts.ts'
import type { ConversationRow } from '#shared/contract/inbox.ts'
import { accountColour } from '../../ui/AccountBadge.tsx'
import type { Format } from '../../ui/format.ts'
import { MaskedText } from '../../ui/MaskedText.tsx'
import { PlainText } from '../../ui/PlainText.tsx'
import { StateBadge } from '../../ui/StateBadge.tsx'
import { effectLooks } from '../../ui/states.ts'
import { SELECTS_ROW } from '../../ui/VirtualList.tsx'
import { standingOf } from './inboxView.ts'
import { DueMark } from './DueMark.tsx'
import { HandoffMark } from './HandoffMark.tsx'
import { LabelChips, type Label } from './LabelChip.tsx'
import { nameOf, type Office } from './people.ts'
import { PersonInitials } from './PersonInitials.tsx'
import { PriorityMark } from './PriorityMark.tsx'
import { SNOOZED, standingLooks, URGENT } from './standingLooks.ts'
import classes from './inbox.module.css'
import triage from './triage.module.css'

/** The height that every row has; the list places its rows by it. */
export const ROW_HEIGHT = 72

export function ConversationRowView({
  row,
  account,
  labels,
  people,
  active,
  opened,
  selected,
  format,
  nowMs,
}: {
  readonly row: ConversationRow
  readonly account: AccountView | undefined
  readonly labels: readonly Label[]
  readonly people: Office['people']
  readonly active: boolean
  readonly opened: boolean
  readonly selected: boolean
  readonly format: Format
  readonly nowMs: number
}) {
  const { t } = useTranslation('inbox')
  const { t: urgent } = useTranslation('urgent')
  const ArrivalIcon = arrivalIcons[row.arrivedAs]
  const assignee = row.assigneeId === null ? null : nameOf(people, row.assigneeId, '?')
  return (
    <div
      className={classes.row}
      data-active={active}
      data-open={opened}
      data-unread={row.unread}
      data-selected={selected}
    >
      <span
        className={classes.rowColour}
        style={account === undefined ? undefined : { background: accountColour(account.colour) }}
        aria-hidden
      />
      {row.unread && <span className={classes.unreadDot} aria-hidden />}
      {/* For the mouse; by keyboard the list itself selects. */}
      <span className={triage.tick} title={`${t('selection.select')} (X)`} aria-hidden {...SELECTS_ROW}>
        {selected && <IconCheck size={12} stroke={3} />}
      </span>
      <div className={classes.rowTop}>
        {row.unread && <VisuallyHidden>{t('status.unread')}</VisuallyHidden>}
        <span className={classes.rowName}>
          <PlainText text={row.citizen.displayName} />
        </span>
        <span className={classes.rowHandle}>@{row.citizen.handle}</span>
        {row.pinned && <IconPin size={13} role="img" aria-label={t('row.pinned')} className={triage.rowMark} />}
        <HandoffMark openHandoffs={row.openHandoffs} className={triage.rowMark} />
        {row.silenced && <IconBellOff size={13} role="img" aria-label={t('row.silenced')} className={triage.rowMark} />}
        <span className={classes.rowTime}>{format.relative(Math.min(row.lastAtMs, nowMs), nowMs)}</span>
      </div>
      <div className={classes.rowMiddle}>
        <div className={classes.rowSnippet}>
          {row.snippet === '' ? t('row.noText') : <MaskedText text={row.snippet} />}
        </div>
        <PriorityMark priority={row.priority} />
        <DueMark dues={row} format={format} nowMs={nowMs} length="short" />
      </div>
      <div className={classes.rowFoot}>
        {row.urgent && <StateBadge look={URGENT} label={urgent('badge')} />}
        <ArrivalIcon size={12} aria-hidden />
        <span className={classes.rowArrival}>{t(`arrivedAs.${row.arrivedAs}`)}</span>
        {account !== undefined && <span className={classes.rowAccount}>{t('row.to', { handle: account.handle })}</span>}
        <LabelChips labelIds={row.labelIds} labels={labels} atMost={2} />
        <span className={classes.rowStatus}>
          {row.pendingAnswer !== null ? (
            <StateBadge look={effectLooks[row.pendingAnswer]} label={t(`pending.${row.pendingAnswer}`)} />
          ) : row.snoozedUntilMs !== null ? (
            <StateBadge look={SNOOZED} label={format.dayTime(row.snoozedUntilMs)} />
          ) : (
            <StateBadge look={standingLooks[standingOf(row)]} label={t(`status.${standingOf(row)}`)} />
          )}
        </span>
        {assignee !== null && <PersonInitials name={assignee} title={t('row.assignedTo', { name: assignee })} />}
      </div>
    </div>
  )
}

const arrivalIcons = {
  mention: IconAt,
  reply: IconArrowBackUp,
  comment: IconMessageCircle,
  direct: IconMail,
} as const
