/** Done at once, with a way back: a notice that counts down beside "undo". */
import { Button, Group, Text } from '@mantine/core'
import { notifications, notificationsStore } from '@mantine/notifications'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '../rpc/newId.ts'
import { useOperation } from '../rpc/useOperation.ts'

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
    if (!isOffered(id)) return
    notifications.hide(id)
    offer.onUndo()
  }
  notifications.hide(id)
  notifications.show({
    id,
    message: (
      <UndoNotice
        id={id}
        message={offer.message}
        untilMs={untilMs}
        onUndo={undo}
        onOver={() => notifications.hide(id)}
      />
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

/** Whether it is on offer. One that was taken or is over still fades out for a moment, and can no longer be taken. */
function isOffered(id: string): boolean {
  return notificationsStore.getState().notifications.some((each) => each.id === id)
}

function UndoNotice({
  id,
  message,
  untilMs,
  onUndo,
  onOver,
}: {
  readonly id: string
  readonly message: string
  readonly untilMs: number
  readonly onUndo: () => void
  readonly onOver: () => void
}) {
  const { t } = useTranslation('common')
  const notice = useRef<HTMLDivElement>(null)
  const [left, setLeft] = useState(() => secondsUntil(untilMs))
  // What one person did is not for the next to take back under their own name.
  const actingId = useOperation('people.list', {}).data?.actingId
  const [didIt] = useState(actingId)
  const isOthers = actingId !== undefined && didIt !== undefined && actingId !== didIt
  const end = useEffectEvent(() => onOver())
  useEffect(() => {
    if (isOthers) end()
  }, [isOthers])
  const tick = useEffectEvent(() => {
    setLeft(secondsUntil(untilMs))
    if (Date.now() >= untilMs) onOver()
  })
  // From wherever the person is, also from within the text: what leaves in seconds leaves no time to tab there.
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.key.toLowerCase() !== 'z') return
    // Of several offers, the newest.
    const offered = [...document.querySelectorAll<HTMLElement>('[data-undo]')].filter((each) =>
      isOffered(each.dataset.undo ?? ''),
    )
    if (offered.at(-1) !== notice.current) return
    event.preventDefault()
    onUndo()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
  useEffect(() => {
    const timer = setInterval(() => tick(), 200)
    return () => clearInterval(timer)
  }, [])
  return (
    <Group ref={notice} data-undo={id} justify="space-between" wrap="nowrap" gap="sm">
      <Text size="sm">{message}</Text>
      <Group gap="xs" wrap="nowrap">
        <Text size="xs" c="dimmed" className="tabular" aria-hidden style={{ whiteSpace: 'nowrap' }}>
          {t('undoCountdown', { seconds: left })}
        </Text>
        <Button size="compact-sm" variant="light" onClick={onUndo} aria-keyshortcuts="Alt+Z" title={t('undoKey')}>
          {t('undo')}
        </Button>
      </Group>
    </Group>
  )
}

function secondsUntil(untilMs: number): number {
  return Math.max(0, Math.ceil((untilMs - Date.now()) / 1000))
}
