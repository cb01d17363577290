/** What keeps the post from being scheduled, each with the place to mend it. */
import { Anchor, Text } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { PostDetail } from '#shared/contract/calendar.ts'
import type { SegmentDraft } from './composerView.ts'
import classes from './composer.module.css'

type Blocker = PostDetail['blockers'][number]

export function Blockers({
  blockers,
  segments,
  onMend,
}: {
  readonly blockers: readonly Blocker[]
  readonly segments: readonly SegmentDraft[]
  readonly onMend: (blocker: Blocker) => void
}) {
  const { t } = useTranslation('composer')
  if (blockers.length === 0) return null
  return (
    <div className={classes.blockers} role="status">
      <Text size="xs" fw={600}>
        {t('blockers.title')}
      </Text>
      <ul>
        {blockers.map((blocker) => (
          <li key={`${blocker.code}-${blocker.segmentId ?? ''}`}>
            <Anchor component="button" type="button" size="xs" onClick={() => onMend(blocker)}>
              <IconArrowRight size={12} aria-hidden /> {words(blocker)}
            </Anchor>
          </li>
        ))}
      </ul>
    </div>
  )

  function words({ code, segmentId }: Blocker): string {
    const index = segments.findIndex((segment) => segment.segmentId === segmentId) + 1
    if (code === 'no_account' || code === 'account_disconnected' || index === 0 || segments.length === 1) {
      return t(`blockers.${code}`)
    }
    return t(`blockers.${code}Of`, { index })
  }
}
