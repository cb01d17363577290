/** What the words of the post were before: who wrote them, what is different now, and bringing them back. */
import { Button, Text, UnstyledButton } from '@mantine/core'
import { IconChevronRight, IconRestore } from '@tabler/icons-react'
import { Suspense, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useOperation } from '../../../rpc/useOperation.ts'
import { useFormat } from '../../../ui/useFormat.ts'
import { LazyDifference } from '../difference/lazyDifference.ts'
import type { Composing } from '../useComposer.ts'
import { usePersonName } from '../usePersonName.ts'
import { useRestoreVersion } from './useRestoreVersion.ts'
import { changedTexts, type VersionFacts } from './versionsView.ts'
import classes from './versions.module.css'

/** @param onRestored the words of a version are those of the post */
export function VersionsPanel({
  composing,
  onRestored,
}: {
  readonly composing: Composing
  readonly onRestored: () => void
}) {
  const { t } = useTranslation('versions')
  const { postId, post } = composing
  const list = useOperation('versions.list', { postId }, { enabled: post !== null })
  const restore = useRestoreVersion(composing, onRestored)
  const [openId, setOpenId] = useState<string | null>(null)
  if (post === null) return <Text c="dimmed">{t('none')}</Text>
  if (list.data === undefined) return null
  const { now, versions } = list.data
  return (
    <>
      <ol className={classes.list} aria-label={t('list')}>
        <li className={classes.row}>
          <div className={classes.now}>
            <Text fw={600}>{t('now')}</Text>
            <Facts facts={now} />
          </div>
        </li>
        {versions.map(({ versionId, ...facts }) => (
          <Version
            key={versionId}
            versionId={versionId}
            facts={facts}
            composing={composing}
            isOpen={openId === versionId}
            onToggle={() => setOpenId(openId === versionId ? null : versionId)}
            onRestore={composing.editing === 'none' ? null : () => void restore(versionId)}
          />
        ))}
      </ol>
      <Text size="xs" c="dimmed" mt={8}>
        {t(versions.length === 0 ? 'none' : 'kept')}
      </Text>
    </>
  )
}

function Version({
  versionId,
  facts,
  composing,
  isOpen,
  onToggle,
  onRestore,
}: {
  readonly versionId: string
  readonly facts: VersionFacts
  readonly composing: Composing
  readonly isOpen: boolean
  readonly onToggle: () => void
  /** Null where it is only read. */
  readonly onRestore: (() => void) | null
}) {
  const format = useFormat()
  const bodyId = useId()
  return (
    <li className={classes.row}>
      <UnstyledButton className={classes.head} aria-expanded={isOpen} aria-controls={bodyId} onClick={onToggle}>
        <IconChevronRight size={14} className={classes.chevron} aria-hidden />
        <span>
          <Text span fw={600} display="block">
            {format.dayTime(facts.writtenAtMs)}
          </Text>
          <Facts facts={facts} />
        </span>
      </UnstyledButton>
      <div id={bodyId} className={classes.body} hidden={!isOpen}>
        {isOpen && <Changes versionId={versionId} composing={composing} onRestore={onRestore} />}
      </div>
    </li>
  )
}

function Changes({
  versionId,
  composing,
  onRestore,
}: {
  readonly versionId: string
  readonly composing: Composing
  readonly onRestore: (() => void) | null
}) {
  const { t } = useTranslation('versions')
  const content = useOperation('versions.get', { versionId }).data
  if (content === undefined) return null
  const changes = changedTexts(content, composing.texts, composing.post, (text) => t('altText', { text }))
  return (
    <>
      {changes.length === 0 && (
        <Text size="xs" c="dimmed">
          {t('same')}
        </Text>
      )}
      {changes.length > 0 && (
        <Text size="xs" c="dimmed">
          {t('legend')}
        </Text>
      )}
      <Suspense fallback={null}>
        {changes.map(({ handle, before, now }) => (
          <div key={handle ?? ''}>
            {(handle !== null || changes.length > 1) && (
              <Text size="xs" fw={600}>
                {handle === null ? t('common') : t('ownOf', { handle })}
              </Text>
            )}
            <LazyDifference before={before} now={now} />
          </div>
        ))}
      </Suspense>
      {onRestore !== null && changes.length > 0 && (
        <div>
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconRestore size={13} aria-hidden />}
            onClick={onRestore}
          >
            {t('restore')}
          </Button>
        </div>
      )}
    </>
  )
}

function Facts({ facts: { writtenBy, occasion, occasionBy, occasionAtMs } }: { readonly facts: VersionFacts }) {
  const { t } = useTranslation('versions')
  const format = useFormat()
  const nameOf = usePersonName()
  return (
    <Text span size="xs" c="dimmed" display="block">
      {t('by', { name: nameOf(writtenBy) })}
      {occasion !== 'written' && occasion !== 'left' && (
        <> · {t(`occasion.${occasion}`, { name: nameOf(occasionBy), when: format.dayTime(occasionAtMs) })}</>
      )}
    </Text>
  )
}
