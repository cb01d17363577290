/** Text typed into a planned post waits here, so that a half-written sentence never goes out. */
import { Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PostSteps } from './usePostSteps.ts'
import classes from './composer.module.css'

export function PendingEditBar({ steps }: { readonly steps: PostSteps }) {
  const { t } = useTranslation('composer')
  return (
    <div className={classes.pending} role="status">
      <div>
        <Text size="xs" fw={600}>
          {t('pending.title')}
        </Text>
        <Text size="xs">{t('pending.body')}</Text>
      </div>
      <Group gap={6} wrap="nowrap">
        <Button size="compact-xs" variant="default" onClick={() => void steps.dropEdit()} disabled={steps.busy}>
          {t('pending.drop')}
        </Button>
        <Button size="compact-xs" onClick={steps.applyEdit} disabled={steps.busy}>
          {t('pending.apply')}
        </Button>
      </Group>
    </div>
  )
}
