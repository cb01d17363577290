/** Done at once, with a way back: a notice that counts down beside "undo". */
import { Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '../rpc/newId.ts'

/**
 * Says what was done and offers to take it back for a while.
 * @param seconds how long it can be taken back
 * @param id a later offer of the same id replaces the earlier one
 */
export function offerUndo(offer: {
  readonly id?: string
  readonly message: string
  readonly seconds: number
  readonly onUndo: () => void
}): void {
  const id = offer.id ?? newId()
  const untilMs = Date.now() + offer.seconds * 1000
  const undo = (): void => {
    notifications.hide(id)
    offer.onUndo()
  }
  notifications.hide(id)
  notifications.show({
    id,
    message: (
      <UndoNotice message={offer.message} untilMs={untilMs} onUndo={undo} onOver={() => notifications.hide(id)} />
    ),
    // It ends by itself and on time, pointer over it or not: an offer that no longer holds must not be shown.
    autoClose: false,
    withCloseButton: false,
    role: 'status',
  })
}

/** Takes an offer back: what it would undo is no longer there. */
export function withdrawUndo(id: string): void {
  notifications.hide(id)
}

function UndoNotice({
  message,
  untilMs,
  onUndo,
  onOver,
}: {
  readonly message: string
  readonly untilMs: number
  readonly onUndo: () => void
  readonly onOver: () => void
}) {
  const { t } = useTranslation('common')
  const [left, setLeft] = useState(() => secondsUntil(untilMs))
  const tick = useEffectEvent(() => {
    setLeft(secondsUntil(untilMs))
    if (Date.now() >= untilMs) onOver()
  })
  useEffect(() => {
    const timer = setInterval(() => tick(), 200)
    return () => clearInterval(timer)
  }, [])
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <Text size="sm">{message}</Text>
      <Group gap="xs" wrap="nowrap">
        <Text size="xs" c="dimmed" className="tabular" aria-hidden style={{ whiteSpace: 'nowrap' }}>
          {t('undoCountdown', { seconds: left })}
        </Text>
        <Button size="compact-sm" variant="light" onClick={onUndo}>
          {t('undo')}
        </Button>
      </Group>
    </Group>
  )
}

function secondsUntil(untilMs: number): number {
  return Math.max(0, Math.ceil((untilMs - Date.now()) / 1000))
}
