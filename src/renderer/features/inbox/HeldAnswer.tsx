/** An answer that was held because the conversation moved on, beside what came in since (docs/specs/inbox.md §8.6). */
import { Button, Group } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ConversationDetail } from '#shared/contract/inbox.ts'
import { MOVED_ON } from '#shared/domain/heldAnswer.ts'
import { useCommand } from '../../rpc/useOperation.ts'
import { ConfirmButton } from '../../ui/ConfirmButton.tsx'
import type { Format } from '../../ui/format.ts'
import { MaskedText } from '../../ui/MaskedText.tsx'
import { PlainText } from '../../ui/PlainText.tsx'
import { useMay } from '../../ui/useMay.ts'
import { unseenOf, type Entry } from './inboxView.ts'
import classes from './heldAnswer.module.css'

/** @param onChange the text is in the box again, to be changed */
export function HeldAnswer({
  conversation,
  entry,
  delivery,
  handle,
  format,
  onChange,
}: {
  readonly conversation: ConversationDetail
  readonly entry: Entry
  readonly delivery: NonNullable<Entry['delivery']>
  readonly handle: string
  readonly format: Format
  readonly onChange: () => void
}) {
  const { t } = useTranslation('inbox')
  const mayDispatch = useMay('dispatch')
  const mayAnswer = useMay('answer')
  const retry = useCommand('outbox.retry')
  const cancel = useCommand('outbox.cancel')
  const { effectId } = delivery
  const isMovedOn = delivery.problem?.code === MOVED_ON
  const came = unseenOf(conversation, delivery)
  const isBusy = retry.isPending || cancel.isPending
  return (
    <li className={classes.held}>
      <section aria-label={t('held.label')}>
        <p className={classes.title}>
          <IconAlertTriangle size={14} aria-hidden /> {t(isMovedOn ? 'held.movedOn' : 'held.gone')}
        </p>
        <div className={classes.sides}>
          <div>
            <h4 className={classes.sideTitle}>{t('held.answer', { time: format.dayTime(entry.atMs) })}</h4>
            <PlainText text={entry.text} multiline />
          </div>
          <div>
            <h4 className={classes.sideTitle}>{t(isMovedOn ? 'held.came' : 'held.left')}</h4>
            {came.length === 0 && <p className={classes.nothing}>{t('held.nothing')}</p>}
            {came.map((each) => (
              <div key={each.entryId} className={classes.came}>
                <span className={classes.who}>
                  {each.from === 'us' ? t('held.elsewhere') : <PlainText text={each.authorName} />} ·{' '}
                  <time dateTime={new Date(each.atMs).toISOString()}>{format.dayTime(each.atMs)}</time>
                </span>
                {each.deletedAtMs === null ? (
                  <MaskedText text={each.text} multiline />
                ) : (
                  <p className={classes.nothing}>{t('held.deleted')}</p>
                )}
              </div>
            ))}
          </div>
        </div>
        <Group gap={8} mt={8}>
          {isMovedOn && (
            <Button
              size="compact-sm"
              variant="default"
              disabled={!mayDispatch || isBusy}
              onClick={() => retry.mutate({ effectId, seenEntryId: conversation.lastReceivedId })}
            >
              {t('held.send', { handle })}
            </Button>
          )}
          <Button
            size="compact-sm"
            disabled={!mayDispatch || !mayAnswer || isBusy || conversation.draft !== ''}
            title={conversation.draft === '' ? undefined : t('held.boxInUse')}
            onClick={() => cancel.mutate({ effectId }, { onSuccess: onChange })}
          >
            {t('held.change')}
          </Button>
          <ConfirmButton
            size="compact-sm"
            variant="subtle"
            color="gray"
            disabled={!mayDispatch || isBusy}
            question={t('delivery.cancelQuestion')}
            confirmLabel={t('delivery.cancel')}
            onConfirm={() => cancel.mutate({ effectId })}
          >
            {t('delivery.cancel')}
          </ConfirmButton>
        </Group>
      </section>
    </li>
  )
}
