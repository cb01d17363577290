/** One message of a conversation, of a citizen or of the office, and the fate of an answer that is not out. */
import { Anchor, Button, Group, Text } from '@mantine/core'
import { IconExternalLink, IconEye, IconTrash } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useCommand } from '../../rpc/useOperation.ts'
import { ConfirmButton } from '../../ui/ConfirmButton.tsx'
import { reasonWords } from '../../ui/errorWords.ts'
import type { Format } from '../../ui/format.ts'
import { MaskedText } from '../../ui/MaskedText.tsx'
import { personalKinds } from '../../ui/personalParts.ts'
import { PlainText } from '../../ui/PlainText.tsx'
import { StateBadge } from '../../ui/StateBadge.tsx'
import { useMay } from '../../ui/useMay.ts'
import { useNow } from '../../ui/useNow.ts'
import { effectLooks } from '../../ui/states.ts'
import { deliveryActions, type Entry } from './inboxView.ts'
import { UrgentText } from './UrgentText.tsx'
import type { UrgentEntry } from './urgentView.ts'
import classes from './inbox.module.css'

export function TimelineEntry({
  conversationId,
  entry,
  urgent,
  format,
}: {
  readonly conversationId: string
  readonly entry: Entry
  /** What of it is urgent, where it is. */
  readonly urgent: UrgentEntry | undefined
  readonly format: Format
}) {
  const { t } = useTranslation('inbox')
  const mayTriage = useMay('triage')
  const reveal = useCommand('inbox.reveal')
  const [isRevealed, setIsRevealed] = useState(false)
  const isPersonal = useMemo(() => entry.from === 'them' && personalKinds(entry.text).length > 0, [entry])
  const isMasked = isPersonal && !isRevealed
  const nowMs = useNow()
  return (
    <li className={classes.entry} data-from={entry.from}>
      <div className={classes.entryHead}>
        <span className={classes.entryAuthor}>
          {entry.from === 'us' ? t('conversation.us') : <PlainText text={entry.authorName} />}
        </span>
        <span>@{entry.authorHandle}</span>
        <time dateTime={new Date(entry.atMs).toISOString()}>{format.time(entry.atMs)}</time>
        {entry.editedAtMs !== null && <span>{t('conversation.edited')}</span>}
        {entry.checkedAtMs !== null && entry.deletedAtMs === null && (
          <span className={classes.entryChecked}>
            {t('conversation.checked', { when: format.relative(Math.min(entry.checkedAtMs, nowMs), nowMs) })}
          </span>
        )}
        {entry.url !== null && entry.deletedAtMs === null && (
          <Anchor href={entry.url} target="_blank" rel="noreferrer" size="xs" className={classes.entryLink}>
            {t('conversation.openOnNetwork')} <IconExternalLink size={11} aria-hidden />
          </Anchor>
        )}
      </div>
      {entry.deletedAtMs !== null ? (
        <Text size="sm" c="dimmed" fs="italic">
          <IconTrash size={13} aria-hidden />{' '}
          {t(entry.from === 'us' ? 'conversation.deletedUs' : `conversation.gone.${entry.gone ?? 'deleted'}`, {
            date: format.dayTime(entry.deletedAtMs),
          })}
        </Text>
      ) : (
        <div className={classes.entryText}>
          {urgent === undefined ? (
            <MaskedText text={entry.text} multiline revealed={entry.from === 'us' || isRevealed} />
          ) : (
            <UrgentText text={entry.text} entry={urgent} revealed={isRevealed} />
          )}
          {isMasked && (
            <Button
              size="compact-xs"
              variant="default"
              leftSection={<IconEye size={12} aria-hidden />}
              disabled={!mayTriage || reveal.isPending}
              onClick={() =>
                reveal.mutate({ conversationId, entryId: entry.entryId }, { onSuccess: () => setIsRevealed(true) })
              }
            >
              {t('conversation.reveal')}
            </Button>
          )}
        </div>
      )}
      {entry.delivery !== null && <Delivery delivery={entry.delivery} />}
    </li>
  )
}

function Delivery({ delivery }: { readonly delivery: NonNullable<Entry['delivery']> }) {
  const { t } = useTranslation('inbox')
  const [, navigate] = useLocation()
  const mayDispatch = useMay('dispatch')
  const retry = useCommand('outbox.retry')
  const cancel = useCommand('outbox.cancel')
  const { effectId } = delivery
  return (
    <Group gap={8} mt={6}>
      <StateBadge look={effectLooks[delivery.state]} label={t(`delivery.${delivery.state}`)} />
      {delivery.problem !== null && delivery.state !== 'uncertain' && (
        <Text size="xs">{reasonWords(delivery.problem)}</Text>
      )}
      {deliveryActions(delivery).map((action) => {
        switch (action) {
          case 'retry':
            return (
              <Button
                key={action}
                size="compact-xs"
                variant="default"
                disabled={!mayDispatch}
                onClick={() => retry.mutate({ effectId })}
              >
                {t('delivery.retry')}
              </Button>
            )
          case 'cancel':
            return (
              <ConfirmButton
                key={action}
                size="compact-xs"
                variant="subtle"
                color="gray"
                disabled={!mayDispatch}
                question={t('delivery.cancelQuestion')}
                confirmLabel={t('delivery.cancel')}
                onConfirm={() => cancel.mutate({ effectId })}
              >
                {t('delivery.cancel')}
              </ConfirmButton>
            )
          case 'settle':
            return (
              <Button key={action} size="compact-xs" variant="default" onClick={() => navigate('/outbox')}>
                {t('delivery.settle')}
              </Button>
            )
        }
      })}
    </Group>
  )
}
