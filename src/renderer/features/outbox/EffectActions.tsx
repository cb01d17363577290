/** The buttons with which a person decides about one effect and what follows it. */
import { Button, Group } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { AccountView } from '#shared/contract/accounts.ts'
import { assertNever } from '#shared/domain/assertNever.ts'
import { useCommand } from '../../rpc/useOperation.ts'
import { ConfirmButton } from '../../ui/ConfirmButton.tsx'
import { RepeatsNow } from '../../ui/RepeatsNow.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import { useRights } from '../../ui/useMay.ts'
import { offerUndo } from '../../ui/undo.tsx'
import { groupActions, rightFor, type EffectAction, type EffectGroup } from './outboxView.ts'
import { NewHourDialog } from './NewHourDialog.tsx'
import { SettleDialog } from './SettleDialog.tsx'

export function EffectActions({
  group,
  account,
}: {
  readonly group: EffectGroup
  readonly account: AccountView | undefined
}) {
  const { t } = useTranslation('outbox')
  const [, navigate] = useLocation()
  const [settling, setSettling] = useState<{ readonly byHand: boolean } | null>(null)
  const [moving, setMoving] = useState<{ readonly postId: string; readonly dueAtMs: number } | null>(null)
  const move = useCommand('outbox.move')
  const sendDespiteClock = useCommand('outbox.sendDespiteClock')
  const retry = useCommand('outbox.retry')
  const cancel = useCommand('outbox.cancel')
  const settle = useCommand('outbox.settle')
  const openByHand = useCommand('outbox.openByHand')
  const resolveMissed = useCommand('calendar.resolveMissed')
  const takeDown = useCommand('calendar.takeDown')
  const format = useFormat()
  const rights = useRights()
  const handle = account === undefined ? t('problems.unknownAccount') : `@${account.handle}`
  const effect = group.primary
  const { effectId } = effect

  const repeatsNow =
    effect.subject?.kind === 'post' ? <RepeatsNow postId={effect.subject.id} accountId={effect.accountId} /> : undefined

  const sendNow = (movedId: string, formerMs: number): void =>
    move.mutate(
      { effectId: movedId, dueAtMs: null },
      {
        onSuccess: ({ dueAtMs }) => {
          const seconds = Math.round((dueAtMs - Date.now()) / 1000)
          if (seconds < 1) return
          offerUndo({
            id: `send:${movedId}`,
            message: t('sendingNow', { account: handle }),
            seconds,
            onUndo: () => move.mutate({ effectId: movedId, dueAtMs: formerMs }),
          })
        },
      },
    )

  const button = (action: EffectAction, primary: boolean): ReactNode => {
    const variant = primary ? 'filled' : 'default'
    switch (action.kind) {
      case 'retry':
        return (
          <Button variant={variant} onClick={() => retry.mutate({ effectId })}>
            {t(`action.${action.label}`)}
          </Button>
        )
      case 'cancel':
        return (
          <ConfirmButton
            variant="default"
            question={t(action.rest ? 'action.restQuestion' : 'action.cancelQuestion', { account: handle })}
            confirmLabel={t(action.rest ? 'action.rest' : 'action.cancel')}
            onConfirm={() => {
              for (const each of action.effectIds) cancel.mutate({ effectId: each })
            }}
          >
            {t(action.rest ? 'action.rest' : 'action.cancel')}
          </ConfirmButton>
        )
      case 'keep':
        return (
          <ConfirmButton
            variant="default"
            question={t('action.keepQuestion', { account: handle })}
            confirmLabel={t('action.keep')}
            onConfirm={() => {
              for (const each of action.effectIds) cancel.mutate({ effectId: each })
            }}
          >
            {t('action.keep')}
          </ConfirmButton>
        )
      case 'take_down':
        return (
          <ConfirmButton
            variant="default"
            question={t('action.takeDownQuestion', { account: handle, count: action.count })}
            confirmLabel={t('action.takeDownAs', { account: handle })}
            onConfirm={() => takeDown.mutate({ variantId: action.variantId })}
          >
            {t('action.takeDown')}
          </ConfirmButton>
        )
      case 'open_conversation':
        return (
          <Button variant={variant} onClick={() => navigate(action.href)}>
            {t('action.openConversation')}
          </Button>
        )
      case 'open_by_hand':
        return (
          <Button
            variant={variant}
            onClick={() =>
              openByHand.mutate({ effectId }, { onSuccess: () => notifications.show({ message: t('copied') }) })
            }
          >
            {t('action.openByHand')}
          </Button>
        )
      case 'settle_published':
        return (
          <Button variant={variant} onClick={() => setSettling({ byHand: action.byHand })}>
            {t(action.byHand ? 'action.pasteLink' : 'action.settlePublished')}
          </Button>
        )
      case 'settle_not_published':
        return (
          <ConfirmButton
            variant="default"
            question={t('action.notPublishedQuestion')}
            confirmLabel={t('action.settleNotPublished')}
            onConfirm={() => settle.mutate({ effectId, verdict: { kind: 'not_published' } })}
          >
            {t('action.settleNotPublished')}
          </ConfirmButton>
        )
      case 'publish_now':
        return (
          <ConfirmButton
            variant={variant}
            question={t('action.publishNowQuestion', { account: handle })}
            note={repeatsNow}
            confirmLabel={t('action.publishNowAs', { account: handle })}
            onConfirm={() => resolveMissed.mutate({ variantId: action.variantId, choice: 'publish_now' })}
          >
            {t(action.continues ? 'action.continue' : 'action.publishNow')}
          </ConfirmButton>
        )
      case 'send_now':
        return (
          <ConfirmButton
            variant="default"
            question={t('action.sendNowQuestion', { account: handle })}
            note={repeatsNow}
            confirmLabel={t('action.publishNowAs', { account: handle })}
            onConfirm={() => sendNow(action.effectId, action.dueAtMs)}
          >
            {t('action.sendNow')}
          </ConfirmButton>
        )
      case 'send_late':
        return (
          <ConfirmButton
            variant={variant}
            question={t('action.sendLateQuestion', { account: handle, when: format.dayTime(action.atMs) })}
            note={repeatsNow}
            confirmLabel={t('action.sendLateAs', { account: handle })}
            onConfirm={() => move.mutate({ effectId: action.effectId, dueAtMs: action.atMs })}
          >
            {t('action.sendLate')}
          </ConfirmButton>
        )
      case 'send_despite_clock':
        return (
          <ConfirmButton
            variant="default"
            question={t('action.despiteClockQuestion', { account: handle })}
            note={repeatsNow}
            confirmLabel={t('action.publishNowAs', { account: handle })}
            onConfirm={() => sendDespiteClock.mutate({ effectId })}
          >
            {t('action.publishNow')}
          </ConfirmButton>
        )
      case 'reschedule':
        return (
          <Button variant={variant} onClick={() => setMoving({ postId: action.postId, dueAtMs: action.dueAtMs })}>
            {t('action.reschedule')}
          </Button>
        )
      case 'drop':
        return (
          <ConfirmButton
            variant="default"
            question={t(action.rest ? 'action.restQuestion' : 'action.dropQuestion', { account: handle })}
            confirmLabel={t(action.rest ? 'action.rest' : 'action.drop')}
            onConfirm={() => resolveMissed.mutate({ variantId: action.variantId, choice: 'drop' })}
          >
            {t(action.rest ? 'action.rest' : 'action.drop')}
          </ConfirmButton>
        )
      default:
        return assertNever(action)
    }
  }

  const actions = groupActions(group).filter((action) => rights.includes(rightFor(action)))
  if (actions.length === 0) return null
  return (
    <Group gap={6} role="group" aria-label={t('row.actions', { text: effect.excerpt })}>
      {actions.map((action, index) => (
        <span key={action.kind}>
          {button(action, index === 0 && (effect.state !== 'queued' || effect.late !== null))}
        </span>
      ))}
      <NewHourDialog moving={moving} onClose={() => setMoving(null)} />
      <SettleDialog effectId={effectId} settling={settling} onClose={() => setSettling(null)} />
    </Group>
  )
}
