/** What departments asked for and nobody has planned yet, the nearest deadline first (docs/specs/intake.md). */
import { Badge } from '@mantine/core'
import { IconMailbox } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useOperation } from '../../rpc/useOperation.ts'
import { useFormat } from '../../ui/useFormat.ts'
import { useNow } from '../../ui/useNow.ts'
import { PostListButton } from './PostListButton.tsx'

const MINUTE_MS = 60_000

/** @param compact only its sign and its number are seen */
export function IntakeButton({ compact }: { readonly compact: boolean }) {
  const { t } = useTranslation('intake')
  const format = useFormat()
  const nowMs = useNow(MINUTE_MS)
  const open = useOperation('intake.open', {}).data ?? []
  return (
    <PostListButton
      icon={<IconMailbox size={15} aria-hidden />}
      label={t('open', { count: open.length })}
      listLabel={t('list')}
      compact={compact}
      posts={open.map(({ postId, department, brief, text, deadlineAtMs }) => ({
        postId,
        title: [department, brief === '' ? text : brief].filter((part) => part !== '').join(': '),
        facts: (
          <>
            {deadlineAtMs === null ? t('noDeadline') : t('until', { when: format.dayTime(deadlineAtMs) })}
            {deadlineAtMs !== null && deadlineAtMs < nowMs && (
              <Badge size="xs" variant="light" color="orange">
                {t('overdue')}
              </Badge>
            )}
          </>
        ),
      }))}
    />
  )
}
