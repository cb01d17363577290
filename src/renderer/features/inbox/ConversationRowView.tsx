/** One conversation in the list: who, what, when, for which account and where it stands. */
import { VisuallyHidden } from '@mantine/core'
import {
  IconArrowBackUp,
  IconAt,
  IconBuilding,
  IconCircleCheck,
  IconCircleDot,
  IconCircleOff,
  IconHistory,
  IconHourglass,
  IconMail,
  IconMessageCircle,
  IconSparkles,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#shared/contract/accounts.ts'
import type { ConversationRow } from '#shared/contract/inbox.ts'
import { accountColour } from '../../ui/AccountBadge.tsx'
import type { Format } from '../../ui/format.ts'
import { PlainText } from '../../ui/PlainText.tsx'
import { StateBadge } from '../../ui/StateBadge.tsx'
import { effectLooks } from '../../ui/states.ts'
import { standingOf } from './inboxView.ts'
import classes from './inbox.module.css'

/** The height that every row has; the list places its rows by it. */
export const ROW_HEIGHT = 72

export function ConversationRowView({
  row,
  account,
  active,
  opened,
  format,
  nowMs,
}: {
  readonly row: ConversationRow
  readonly account: AccountView | undefined
  readonly active: boolean
  readonly opened: boolean
  readonly format: Format
  readonly nowMs: number
}) {
  const { t } = useTranslation('inbox')
  const ArrivalIcon = arrivalIcons[row.arrivedAs]
  return (
    <div className={classes.row} data-active={active} data-open={opened} data-unread={row.unread}>
      <span
        className={classes.rowColour}
        style={account === undefined ? undefined : { background: accountColour(account.colour) }}
        aria-hidden
      />
      <div className={classes.rowTop}>
        {row.unread && (
          <>
            <span className={classes.unreadDot} aria-hidden />
            <VisuallyHidden>{t('status.unread')}</VisuallyHidden>
          </>
        )}
        <span className={classes.rowName}>
          <PlainText text={row.citizen.displayName} />
        </span>
        <span className={classes.rowHandle}>@{row.citizen.handle}</span>
        <span className={classes.rowTime}>{format.relative(Math.min(row.lastAtMs, nowMs), nowMs)}</span>
      </div>
      <div className={classes.rowSnippet}>
        {row.snippet === '' ? t('row.noText') : <PlainText text={row.snippet} />}
      </div>
      <div className={classes.rowFoot}>
        <ArrivalIcon size={12} aria-hidden />
        <span>{t(`arrivedAs.${row.arrivedAs}`)}</span>
        {account !== undefined && <span className={classes.rowAccount}>{t('row.to', { handle: account.handle })}</span>}
        <span className={classes.rowStatus}>
          {row.pendingAnswer !== null ? (
            <StateBadge look={effectLooks[row.pendingAnswer]} label={t(`pending.${row.pendingAnswer}`)} />
          ) : (
            <StateBadge look={statusLooks[standingOf(row)]} label={t(`status.${standingOf(row)}`)} />
          )}
        </span>
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

const statusLooks = {
  new: { tone: 'muted', icon: IconSparkles },
  open: { tone: 'muted', icon: IconCircleDot },
  waiting_citizen: { tone: 'muted', icon: IconHourglass },
  waiting_inside: { tone: 'muted', icon: IconBuilding },
  resolved: { tone: 'muted', icon: IconCircleCheck },
  ignored: { tone: 'muted', icon: IconCircleOff },
  from_before: { tone: 'muted', icon: IconHistory },
} as const
