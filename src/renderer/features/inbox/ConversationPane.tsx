/** The conversation on screen: who, everything said, and the answer being written. */
import { ActionIcon, Button, Group, Text, Title, Tooltip } from '@mantine/core'
import { IconCircleCheck, IconMail, IconRotate } from '@tabler/icons-react'
import { useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#shared/contract/accounts.ts'
import type { ConversationDetail } from '#shared/contract/inbox.ts'
import { isClosed } from '#shared/domain/inboxStatus.ts'
import { dayAt } from '#shared/domain/wallTime.ts'
import { newId } from '../../rpc/newId.ts'
import { useCommand } from '../../rpc/useOperation.ts'
import { AccountBadge } from '../../ui/AccountBadge.tsx'
import { PlainText } from '../../ui/PlainText.tsx'
import { useFormat, useOfficeZone } from '../../ui/useFormat.ts'
import { useMay } from '../../ui/useMay.ts'
import { closedOrBack, timelineOf } from './inboxView.ts'
import { ReplyBox } from './ReplyBox.tsx'
import { TimelineEntry } from './TimelineEntry.tsx'
import classes from './inbox.module.css'

export function ConversationPane({
  conversation,
  account,
  focusReply,
  onReplyFocused,
  onLeaveReply,
}: {
  readonly conversation: ConversationDetail
  readonly account: AccountView
  readonly focusReply: boolean
  readonly onReplyFocused: () => void
  readonly onLeaveReply: () => void
}) {
  const { t } = useTranslation('inbox')
  const { t: people } = useTranslation('people')
  const mayAnswer = useMay('answer')
  const format = useFormat()
  const zone = useOfficeZone()
  const { conversationId, entries, citizen } = conversation
  const days = useMemo(() => timelineOf(entries, (atMs) => dayAt(atMs, zone)), [entries, zone])
  const scroller = useRef<HTMLDivElement>(null)
  useMarkRead(conversation)

  useEffect(() => {
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
  }, [conversationId, entries.length])

  return (
    <section className={classes.pane} aria-label={t('conversation.label', { name: citizen.displayName })}>
      <Header conversation={conversation} account={account} />
      <div
        ref={scroller}
        className={classes.timeline}
        role="region"
        tabIndex={0}
        aria-label={t('conversation.timeline')}
      >
        {conversation.kind === 'direct' && (
          <Text size="xs" c="dimmed" className={classes.notice}>
            {t('conversation.directNotice')}
          </Text>
        )}
        {days.map(({ day, entries: ofDay }) => (
          <div key={day}>
            <h3 className={classes.dayMark}>{format.longDayOf(day)}</h3>
            <ol className={classes.entries}>
              {ofDay.map((entry) => (
                <TimelineEntry key={entry.entryId} entry={entry} format={format} />
              ))}
            </ol>
          </div>
        ))}
      </div>
      {mayAnswer ? (
        <ReplyBox
          conversation={conversation}
          account={account}
          focusWanted={focusReply}
          onFocused={onReplyFocused}
          onLeave={onLeaveReply}
        />
      ) : (
        <Text size="sm" c="dimmed" className={classes.reply}>
          {people('inbox.noAnswer')}
        </Text>
      )}
    </section>
  )
}

function Header({
  conversation,
  account,
}: {
  readonly conversation: ConversationDetail
  readonly account: AccountView
}) {
  const { t } = useTranslation('inbox')
  const markRead = useCommand('inbox.markRead')
  const change = useCommand('inbox.change')
  const { conversationId, citizen, arrivedAs, status } = conversation
  const closed = isClosed(status)
  return (
    <Group className={classes.paneHead} justify="space-between" wrap="nowrap" gap="sm">
      <div style={{ minWidth: 0 }}>
        <Title order={2} className={classes.paneName}>
          <PlainText text={citizen.displayName} />{' '}
          <Text span c="dimmed" fw={400}>
            @{citizen.handle}
          </Text>
        </Title>
        <Group gap={8} wrap="nowrap">
          <Text size="xs" c="dimmed">
            {t(`arrivedAs.${arrivedAs}`)}
          </Text>
          <AccountBadge account={account} />
        </Group>
      </div>
      <Group gap={6} wrap="nowrap">
        <Tooltip label={`${t('conversation.markUnread')} (U)`}>
          <ActionIcon
            variant="default"
            size={30}
            aria-label={t('conversation.markUnread')}
            disabled={conversation.unread}
            onClick={() => markRead.mutate({ conversationId, read: false })}
          >
            <IconMail size={15} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <Button
          variant="default"
          leftSection={closed ? <IconRotate size={14} aria-hidden /> : <IconCircleCheck size={14} aria-hidden />}
          onClick={() =>
            change.mutate({
              changeId: newId(),
              conversationIds: [conversationId],
              change: { kind: 'status', status: closedOrBack(conversation) },
            })
          }
        >
          {closed ? t('conversation.reopen') : t('conversation.resolve')}
        </Button>
      </Group>
    </Group>
  )
}

/**
 * Opening a conversation, or a new message in the open one, reads it; marking it unread by hand afterwards stays. Who may
 * only look leaves it as it is.
 */
function useMarkRead({ conversationId, lastAtMs, unread }: ConversationDetail): void {
  const { mutate } = useCommand('inbox.markRead')
  const may = useMay('triage')
  const read = useRef<string | null>(null)
  useEffect(() => {
    const seen = `${conversationId} ${lastAtMs}`
    if (!may || read.current === seen) return
    read.current = seen
    if (unread) mutate({ conversationId, read: true })
  }, [conversationId, lastAtMs, unread, mutate, may])
}
