/** What keeps the post from being scheduled, each with the place to mend it. */
import { Anchor, Text } from '@mantine/core'
import { IconArrowRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { PostDetail } from '#shared/contract/calendar.ts'
import { MEDIA_FLAWS, type MediaFlaw } from '#shared/domain/mediaLimits.ts'
import type { Format } from '../../ui/format.ts'
import { useFormat } from '../../ui/useFormat.ts'
import type { PostText } from './ownTextsView.ts'
import classes from './composer.module.css'

type Blocker = PostDetail['blockers'][number]

export function Blockers({
  blockers,
  texts,
  onMend,
}: {
  readonly blockers: readonly Blocker[]
  readonly texts: readonly PostText[]
  readonly onMend: (blocker: Blocker) => void
}) {
  const { t } = useTranslation('composer')
  const { t: own } = useTranslation('ownTexts')
  const format = useFormat()
  if (blockers.length === 0) return null
  return (
    <div className={classes.blockers} role="status">
      <Text size="xs" fw={600}>
        {t('blockers.title')}
      </Text>
      <ul>
        {blockers.map((blocker) => (
          <li key={`${blocker.code}-${blocker.segmentId ?? ''}-${String(blocker.params.fileName ?? '')}`}>
            <Anchor component="button" type="button" size="xs" onClick={() => onMend(blocker)}>
              <IconArrowRight size={12} aria-hidden /> {words(blocker)}
            </Anchor>
          </li>
        ))}
      </ul>
    </div>
  )

  function words(blocker: Blocker): string {
    const text = texts.find(({ segments }) => segments.some(({ segmentId }) => segmentId === blocker.segmentId))
    const what = wordsIn(blocker, text?.segments ?? [])
    if (text === undefined || texts.length === 1) return what
    const name = text.key === null ? own('commonShort') : `@${text.accounts[0]?.handle ?? ''}`
    return own('ofText', { name, what })
  }

  function wordsIn({ code, params, segmentId }: Blocker, segments: PostText['segments']): string {
    if (isAboutMedia(code)) return t(`blockers.${code}`, readable(params, format))
    const index = segments.findIndex((segment) => segment.segmentId === segmentId) + 1
    if (code === 'no_account' || code === 'account_disconnected' || index === 0 || segments.length === 1) {
      return t(`blockers.${code}`)
    }
    return t(`blockers.${code}Of`, { index })
  }
}

function isAboutMedia(code: Blocker['code']): code is MediaFlaw['code'] {
  return MEDIA_FLAWS.some((known) => known === code)
}

/** Sizes as a person reads them. */
function readable(params: Blocker['params'], format: Format): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, name.endsWith('Bytes') ? format.bytes(Number(value)) : value]),
  )
}
