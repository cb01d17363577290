/** What can be done with the post now; the accounts stand on the buttons that send. */
import { Button, Group } from '@mantine/core'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { useOrders, type Order } from '../../ui/orders.ts'
import { HoldButton } from '../../ui/HoldButton.tsx'
import type { ChosenTime, Steps } from './composerView.ts'
import { isSameButFunctions } from './drawnFor.ts'
import type { PostSteps } from './usePostSteps.ts'
import classes from './composer.module.css'

type Props = {
  readonly steps: PostSteps
  readonly allowed: Steps
  /** Somebody else has to agree first. */
  readonly asks: boolean
  /** What is said with asking: `onSchedule` acts on it. */
  readonly note: string
  readonly time: ChosenTime
  /** The minute it is planned for. */
  readonly plannedMs: number | null
  readonly onSchedule: () => void
  /** A step was tried: from now on what is missing is shown. */
  readonly onTry: () => void
}

export const StepButtons = memo(DrawnButtons, isSame)

function DrawnButtons({ steps, allowed, asks, time, plannedMs, onSchedule, onTry }: Props) {
  const { t } = useTranslation(['composer', 'checks', 'approvals'])
  const { busy, handles, where } = steps
  const order = (id: string, label: string, run: () => void, key?: string): Order => ({
    ...{ id, label: `${t('composer:title')}: ${label}`, run },
    ...(key === undefined ? {} : { key }),
  })
  // What sends at once is held for its second, and is no order.
  useOrders(() =>
    busy
      ? []
      : [
          ...(allowed.schedule === null
            ? []
            : [order('schedule', asks ? t('approvals:request') : t('composer:schedule'), onSchedule, 'Ctrl ↵')]),
          ...(allowed.toDraft ? [order('to-draft', t('composer:toDraft'), steps.toDraft)] : []),
          ...(allowed.cancel ? [order('cancel', t('composer:cancelPost'), () => void steps.cancel())] : []),
          ...(allowed.discard ? [order('discard', t('composer:discard'), () => void steps.discard())] : []),
        ],
  )
  const sameTime = allowed.schedule === 'move' && time.kind === 'fine' && time.atMs === plannedMs
  return (
    <Group className={classes.steps} gap={6} justify="flex-end">
      {allowed.discard && (
        <Button size="compact-sm" variant="subtle" color="gray" disabled={busy} onClick={() => void steps.discard()}>
          {t('composer:discard')}
        </Button>
      )}
      {allowed.cancel && (
        <Button size="compact-sm" variant="subtle" color="red" disabled={busy} onClick={() => void steps.cancel()}>
          {t('composer:cancelPost')}
        </Button>
      )}
      {allowed.toDraft && (
        <Button size="compact-sm" variant="subtle" color="gray" disabled={busy} onClick={steps.toDraft}>
          {t('composer:toDraft')}
        </Button>
      )}
      <span className={classes.footSpace} />
      {allowed.publishNow && !asks && (
        <HoldButton
          variant="default"
          disabled={busy}
          title={handles === '' ? undefined : t('composer:publishNowAs', { handles })}
          maw="100%"
          classNames={{ label: classes.stepLabel }}
          hint={t('checks:hold.hint')}
          question={where === '' ? t('checks:hold.questionNowhere') : t('checks:hold.question', { handles })}
          confirmLabel={t('checks:hold.confirm')}
          onHeld={() => {
            onTry()
            void steps.publishNow()
          }}
        >
          {where === '' ? t('composer:publishNow') : t('composer:publishNowAs', { handles: where })}
        </HoldButton>
      )}
      {allowed.schedule !== null && !sameTime && (
        <Button
          disabled={busy}
          onClick={onSchedule}
          aria-keyshortcuts="Control+Enter"
          maw="100%"
          classNames={{ label: classes.stepLabel }}
        >
          {asks
            ? t('approvals:request')
            : where === ''
              ? t('composer:schedule')
              : allowed.schedule === 'plan'
                ? t('composer:scheduleAs', { handles: where })
                : t('composer:rescheduleAs', { handles: where })}
        </Button>
      )}
    </Group>
  )
}

/** By what they show and what they act on: not at every key. */
function isSame({ steps: before, ...former }: Props, { steps: after, ...next }: Props): boolean {
  return isSameButFunctions(before, after) && isSameButFunctions(former, next)
}
