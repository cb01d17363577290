/** What can be done with the post now; the accounts stand on the buttons that send. */
import { Button, Group } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ChosenTime, Steps } from './composerView.ts'
import type { PostSteps } from './usePostSteps.ts'
import classes from './composer.module.css'

export function StepButtons({
  steps,
  allowed,
  time,
  plannedMs,
  onSchedule,
  onTry,
}: {
  readonly steps: PostSteps
  readonly allowed: Steps
  readonly time: ChosenTime
  /** The minute it is planned for. */
  readonly plannedMs: number | null
  readonly onSchedule: () => void
  /** A step was tried: from now on what is missing is shown. */
  readonly onTry: () => void
}) {
  const { t } = useTranslation('composer')
  const { busy, handles, where } = steps
  const sameTime = allowed.schedule === 'move' && time.kind === 'fine' && time.atMs === plannedMs
  return (
    <Group className={classes.steps} gap={6} justify="flex-end">
      {allowed.discard && (
        <Button size="compact-sm" variant="subtle" color="gray" disabled={busy} onClick={() => void steps.discard()}>
          {t('discard')}
        </Button>
      )}
      {allowed.cancel && (
        <Button size="compact-sm" variant="subtle" color="red" disabled={busy} onClick={() => void steps.cancel()}>
          {t('cancelPost')}
        </Button>
      )}
      {allowed.toDraft && (
        <Button size="compact-sm" variant="subtle" color="gray" disabled={busy} onClick={steps.toDraft}>
          {t('toDraft')}
        </Button>
      )}
      <span className={classes.footSpace} />
      {allowed.publishNow && (
        <Button
          variant="default"
          disabled={busy}
          title={handles === '' ? undefined : t('publishNowAs', { handles })}
          maw="100%"
          classNames={{ label: classes.stepLabel }}
          onClick={() => {
            onTry()
            void steps.publishNow()
          }}
        >
          {where === '' ? t('publishNow') : t('publishNowAs', { handles: where })}
        </Button>
      )}
      {allowed.schedule !== null && !sameTime && (
        <Button
          disabled={busy}
          onClick={onSchedule}
          aria-keyshortcuts="Control+Enter"
          maw="100%"
          classNames={{ label: classes.stepLabel }}
        >
          {where === ''
            ? t('schedule')
            : allowed.schedule === 'plan'
              ? t('scheduleAs', { handles: where })
              : t('rescheduleAs', { handles: where })}
        </Button>
      )}
    </Group>
  )
}
