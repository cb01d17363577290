/** What this citizen wrote to us before, one line that unfolds (docs/specs/inbox.md §7.6). */
import { UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronRight, IconHistory } from '@tabler/icons-react'
import { useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#shared/contract/accounts.ts'
import { useOperation } from '../../rpc/useOperation.ts'
import type { Format } from '../../ui/format.ts'
import { MaskedText } from '../../ui/MaskedText.tsx'
import { StateBadge } from '../../ui/StateBadge.tsx'
import { standingOf } from './inboxView.ts'
import { standingLooks } from './standingLooks.ts'
import classes from './citizenHistory.module.css'

/** @param wanted whether the history was asked for by its key: it has the focus then */
export function CitizenHistory({
  conversationId,
  accounts,
  format,
  wanted,
  onWanted,
  onOpen,
}: {
  readonly conversationId: string
  readonly accounts: readonly AccountView[]
  readonly format: Format
  readonly wanted: boolean
  readonly onWanted: (wanted: boolean) => void
  readonly onOpen: (conversationId: string) => void
}) {
  const { t } = useTranslation('inbox')
  const listId = useId()
  const button = useRef<HTMLButtonElement>(null)
  const history = useOperation('inbox.history', { conversationId }).data
  useEffect(() => {
    if (wanted) button.current?.focus()
  }, [wanted])
  if (history === undefined || history.conversations === 0 || history.firstAtMs === null) return null
  const { conversations, firstAtMs, newest } = history
  const left = conversations - newest.length
  const Chevron = wanted ? IconChevronDown : IconChevronRight
  return (
    <div className={classes.history}>
      <UnstyledButton
        ref={button}
        className={classes.line}
        aria-expanded={wanted}
        aria-controls={listId}
        onClick={() => onWanted(!wanted)}
      >
        <IconHistory size={14} aria-hidden />
        <span>{t('history.line', { count: conversations, date: format.longDay(firstAtMs) })}</span>
        <Chevron size={14} aria-hidden />
      </UnstyledButton>
      <ul id={listId} className={classes.list} hidden={!wanted}>
        {newest.map((row) => (
          <li key={row.conversationId}>
            <UnstyledButton className={classes.row} onClick={() => onOpen(row.conversationId)}>
              <time dateTime={new Date(row.lastAtMs).toISOString()} className="tabular">
                {format.dayTime(row.lastAtMs)}
              </time>
              <span className={classes.snippet}>
                {row.snippet === '' ? t('row.noText') : <MaskedText text={row.snippet} />}
              </span>
              <span className={classes.account}>
                @{accounts.find(({ accountId }) => accountId === row.accountId)?.handle ?? ''}
              </span>
              <StateBadge look={standingLooks[standingOf(row)]} label={t(`status.${standingOf(row)}`)} />
            </UnstyledButton>
          </li>
        ))}
        {left > 0 && <li className={classes.left}>{t('history.left', { count: left })}</li>}
      </ul>
    </div>
  )
}
