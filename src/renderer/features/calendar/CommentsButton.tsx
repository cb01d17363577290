/** Comments of colleagues that whoever acts has not seen, on posts that concern them, and the way there (docs/specs/composer.md §8.5). */
import { Badge } from '@mantine/core'
import { IconMessage2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useOperation } from '../../rpc/useOperation.ts'
import { useAfterPaint } from '../../ui/useAfterPaint.ts'
import { useFormat } from '../../ui/useFormat.ts'
import { PostListButton } from './PostListButton.tsx'

/** Its sign and its number alone: the words of what waits for a decision have the room over the calendar. */
export function CommentsButton() {
  const { t } = useTranslation('comments')
  const format = useFormat()
  // It only adds to the first screen.
  const isDue = useAfterPaint('comments.unread', {})
  const unread = useOperation('comments.unread', {}, { enabled: isDue }).data ?? []
  const people = useOperation('people.list', {}).data?.people ?? []
  const nameOf = (id: string | null): string => people.find(({ personId }) => personId === id)?.name ?? t('office')
  return (
    <PostListButton
      icon={<IconMessage2 size={15} aria-hidden />}
      label={t('notices.open', { count: unread.length })}
      listLabel={t('notices.list')}
      presses={unread.some(({ isForMe }) => isForMe)}
      compact
      posts={unread.map(({ postId, excerpt, count, isForMe, lastBy, lastAtMs }) => ({
        postId,
        title: excerpt === '' ? t('notices.noText') : excerpt,
        facts: (
          <>
            {t('notices.row', { count, name: nameOf(lastBy), when: format.dayTime(lastAtMs) })}
            {isForMe && (
              <Badge size="xs" variant="light">
                {t('forYou')}
              </Badge>
            )}
          </>
        ),
      }))}
    />
  )
}
