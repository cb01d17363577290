/** Text typed into a planned post waits here, so that a half-written sentence never goes out. */
import { Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PostSteps } from './usePostSteps.ts'
import classes from './composer.module.css'

export function PendingEditBar({
  steps,
  onRequest,
}: {
  readonly steps: PostSteps
  /** Asks for approval of the change; null where it is applied without. */
  readonly onRequest: (() => void) | null
}) {
  const { t } = useTranslation(['composer', 'approvals'])
  return (
    <div className={classes.pending} role="status">
      <div>
        <Text size="xs" fw={600}>
          {t('composer:pending.title')}
        </Text>
        <Text size="xs">{t('composer:pending.body')}</Text>
      </div>
      <Group gap={6} wrap="nowrap">
        <Button size="compact-xs" variant="default" onClick={() => void steps.dropEdit()} disabled={steps.busy}>
          {t('composer:pending.drop')}
        </Button>
        <Button size="compact-xs" onClick={onRequest ?? steps.applyEdit} disabled={steps.busy}>
          {onRequest === null ? t('composer:pending.apply') : t('approvals:requestEdit')}
        </Button>
      </Group>
    </div>
  )
}
