/** The window's part of leaving by itself: it listens to keys and movements, and says half a minute before. */
import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import { useNow } from '../../ui/useNow.ts'
import { createIdleWatch } from './idleWatch.ts'
import classes from './people.module.css'

const NOTICE_ID = 'people:idle'
const MOVEMENTS = ['keydown', 'pointermove', 'pointerdown', 'wheel'] as const

/** Watches while a person acts, where the office wants it. */
export function IdleNotice() {
  const acting = useOperation('people.list', {}).data?.actingId ?? null
  const minutes = useOperation('settings.get', {}).data?.leaveAfterMinutes ?? 0
  return acting !== null && minutes > 0 ? <Watch minutes={minutes} /> : null
}

function Watch({ minutes }: { readonly minutes: number }) {
  const { mutate } = useCommand('people.leave')
  const leave = useEffectEvent(() => mutate({}))
  useEffect(() => {
    const hide = (): void => void notifications.hide(NOTICE_ID)
    const watch = createIdleWatch({
      minutes,
      nowMs: Date.now,
      onNotice: (untilMs) =>
        notifications.show({
          id: NOTICE_ID,
          message: <Notice untilMs={untilMs} onStay={() => watch.stir()} />,
          autoClose: false,
          withCloseButton: false,
          role: 'alert',
        }),
      onBack: hide,
      onLeave: () => {
        hide()
        leave()
      },
    })
    const timer = setInterval(watch.look, 1000)
    for (const movement of MOVEMENTS) window.addEventListener(movement, watch.stir, { capture: true, passive: true })
    return () => {
      clearInterval(timer)
      for (const movement of MOVEMENTS) window.removeEventListener(movement, watch.stir, { capture: true })
      hide()
    }
  }, [minutes])
  return null
}

function Notice({ untilMs, onStay }: { readonly untilMs: number; readonly onStay: () => void }) {
  const { t } = useTranslation('people')
  const nowMs = useNow(500)
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <Text size="sm">{t('idle.text')}</Text>
      <Group gap="xs" wrap="nowrap" className={classes.stay}>
        <Text size="xs" c="dimmed" className="tabular" aria-hidden>
          {t('idle.seconds', { seconds: Math.max(0, Math.ceil((untilMs - nowMs) / 1000)) })}
        </Text>
        <Button size="compact-sm" variant="light" onClick={onStay}>
          {t('idle.stay')}
        </Button>
      </Group>
    </Group>
  )
}
