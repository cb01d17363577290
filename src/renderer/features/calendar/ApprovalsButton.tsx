/** What waits for approval, and whose turn it is. */
import { Badge } from '@mantine/core'
import { IconAlarm, IconHourglass } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { isDueSoon } from '#shared/domain/approval.ts'
import { useOperation } from '../../rpc/useOperation.ts'
import { useFormat } from '../../ui/useFormat.ts'
import { useNow } from '../../ui/useNow.ts'
import { PostListButton } from './PostListButton.tsx'

const MINUTE_MS = 60_000

/** @param compact only its sign and its number are seen */
export function ApprovalsButton({ compact }: { readonly compact: boolean }) {
  const { t } = useTranslation('approvals')
  const format = useFormat()
  const nowMs = useNow(MINUTE_MS)
  const waiting = useOperation('approvals.waiting', {}).data ?? []
  const mine = waiting.filter(({ isMine }) => isMine).length
  const soon = waiting.filter(
    ({ approval, deadlineAtMs }) => approval === 'waiting' && isDueSoon(deadlineAtMs, nowMs),
  ).length
  const open = t('list.open', { count: waiting.length })
  const label = soon === 0 ? open : t('list.openSoon', { open, count: soon })
  return (
    <PostListButton
      icon={soon > 0 ? <IconAlarm size={15} aria-hidden /> : <IconHourglass size={15} aria-hidden />}
      label={label}
      shown={open}
      title={mine > 0 ? `${label} · ${t('list.mine', { count: mine })}` : label}
      listLabel={t('list.label')}
      presses={mine > 0}
      compact={compact}
      posts={waiting.map(({ postId, excerpt, atMs, approval, stepName, isMine, deadlineAtMs }) => ({
        postId,
        title: excerpt === '' ? t('list.noText') : excerpt,
        facts: (
          <>
            {approval === 'late'
              ? t('list.late')
              : t('list.row', { when: format.dayTime(atMs), step: stepName === '' ? t('list.keys') : stepName })}
            {approval === 'waiting' && isDueSoon(deadlineAtMs, nowMs) && (
              <Badge size="xs" variant="light" color="yellow">
                {t('list.soon', { when: format.dayTime(deadlineAtMs) })}
              </Badge>
            )}
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
          </>
        ),
      }))}
    />
  )
}
