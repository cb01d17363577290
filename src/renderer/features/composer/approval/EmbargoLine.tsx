/** The embargo of a post: until when, putting it, and lifting it with a second person. */
import { Button, Text } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../ui/useFormat.ts'
import { useMay } from '../../../ui/useMay.ts'
import type { Round } from './approvalView.ts'
import type { Approving } from './useApproval.ts'
import classes from './approval.module.css'

export function EmbargoLine({
  approving,
  mayEmbargo,
  hour,
}: {
  readonly approving: Approving
  /** It is being written, by somebody who may. */
  readonly mayEmbargo: boolean
  readonly hour: Round['content']['planned'] | null
}) {
  const { t } = useTranslation('approvals')
  const format = useFormat()
  const mayLift = useMay('release')
  const embargo = approving.approval?.embargo ?? null
  if (embargo === null) {
    if (!mayEmbargo || hour === null) return null
    return (
      <div>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          leftSection={<IconLock size={13} aria-hidden />}
          disabled={approving.isBusy}
          onClick={() => approving.setEmbargo(hour)}
        >
          {t('embargo.set')}
        </Button>
      </div>
    )
  }
  return (
    <div className={classes.embargo}>
      <IconLock size={14} aria-hidden />
      <div>
        <Text size="xs">{t('embargo.until', { when: format.dayTime(embargo.atMs) })}</Text>
        {embargo.liftAskedBy !== null && (
          <Text size="xs" c="dimmed">
            {t('embargo.liftAsked', { name: approving.nameOf(embargo.liftAskedBy) })}
          </Text>
        )}
      </div>
      {mayEmbargo && mayLift && (
        <Button size="compact-xs" variant="default" disabled={approving.isBusy} onClick={approving.liftEmbargo}>
          {embargo.liftAskedBy === null ? t('embargo.lift') : t('embargo.liftSecond')}
        </Button>
      )}
    </div>
  )
}
