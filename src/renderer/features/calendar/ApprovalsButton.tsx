/** What waits for approval, and whose turn it is: one button over the calendar that opens a list. */
import { Badge, Button, Popover, Text, UnstyledButton } from '@mantine/core'
import { IconHourglass } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useOperation } from '../../rpc/useOperation.ts'
import { useFormat } from '../../ui/useFormat.ts'
import { useNow } from '../../ui/useNow.ts'
import classes from './approvals.module.css'

const MINUTE_MS = 60_000

/** @param compact only its sign and its number are seen */
export function ApprovalsButton({ compact }: { readonly compact: boolean }) {
  const { t } = useTranslation('approvals')
  const format = useFormat()
  const nowMs = useNow(MINUTE_MS)
  const [, navigate] = useLocation()
  const [isOpen, setOpen] = useState(false)
  const waiting = useOperation('approvals.waiting', {}).data ?? []
  if (waiting.length === 0) return null
  const mine = waiting.filter(({ isMine }) => isMine).length
  return (
    <Popover opened={isOpen} onChange={setOpen} position="bottom-end" width={360} trapFocus withinPortal>
      <Popover.Target>
        <Button
          variant={mine > 0 ? 'light' : 'default'}
          leftSection={<IconHourglass size={15} aria-hidden />}
          aria-label={t('list.open', { count: waiting.length })}
          title={mine > 0 ? t('list.mine', { count: mine }) : t('list.open', { count: waiting.length })}
          flex="none"
          {...(compact ? { px: 8 } : {})}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {compact ? waiting.length : t('list.open', { count: waiting.length })}
        </Button>
      </Popover.Target>
      <Popover.Dropdown p={4}>
        <ul className={classes.list} aria-label={t('list.label')}>
          {waiting.map(({ postId, excerpt, atMs, approval, stepName, isMine, deadlineAtMs }) => (
            <li key={postId}>
              <UnstyledButton
                className={classes.row}
                onClick={() => {
                  setOpen(false)
                  navigate(`/calendar/post/${postId}`)
                }}
              >
                <Text size="sm" truncate>
                  {excerpt === '' ? t('list.noText') : excerpt}
                </Text>
                <span className={classes.facts}>
                  {approval === 'late'
                    ? t('list.late')
                    : t('list.row', {
                        when: format.dayTime(atMs),
                        step: stepName === '' ? t('list.keys') : stepName,
                      })}
                  {approval === 'waiting' && deadlineAtMs < nowMs && (
                    <Badge size="xs" variant="light" color="orange">
                      {t('list.overdue')}
                    </Badge>
                  )}
                  {isMine && approval === 'waiting' && (
                    <Badge size="xs" variant="light">
                      {t('list.mine')}
                    </Badge>
                  )}
                </span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
      </Popover.Dropdown>
    </Popover>
  )
}
