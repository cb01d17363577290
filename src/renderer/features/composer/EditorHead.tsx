/** Which post it is, whether it is saved, and the way out. */
import { ActionIcon, Title } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { PostDetail } from '#shared/contract/calendar.ts'
import { PostStateBadge } from '../../ui/StateBadge.tsx'
import type { SaveState } from './orderedWriter.ts'
import { SaveStatus } from './SaveStatus.tsx'
import type { ValueStore } from './valueStore.ts'
import classes from './composer.module.css'

type Props = {
  /** Null until it is written for the first time. */
  readonly state: PostDetail['state'] | null
  readonly saving: ValueStore<SaveState>
}

export const EditorHead = memo(DrawnHead)

function DrawnHead({ state, saving }: Props) {
  const { t } = useTranslation('composer')
  const [, navigate] = useLocation()
  return (
    <header className={classes.head}>
      <Title order={2} id="composer-title" size="h4">
        {state === null ? t('titleNew') : t('title')}
      </Title>
      {state !== null && <PostStateBadge state={state} />}
      <SaveStatus saving={saving} exists={state !== null} />
      <ActionIcon onClick={() => navigate('/calendar')} aria-label={t('close')} aria-keyshortcuts="Escape">
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </header>
  )
}
