/** The conversation on screen: who, everything said and noted, and what is being written. */
import { Text } from '@mantine/core'
import { useEffect, useMemo, useRef, type ComponentProps } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#shared/contract/accounts.ts'
import type { ConversationDetail } from '#shared/contract/inbox.ts'
import { isHeldAnswer } from '#shared/domain/heldAnswer.ts'
import { dayAt } from '#shared/domain/wallTime.ts'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import { useFormat, useOfficeZone } from '../../ui/useFormat.ts'
import { useMay } from '../../ui/useMay.ts'
import { AnswerArea, type WritingMode } from './AnswerArea.tsx'
import { CitizenHistory } from './CitizenHistory.tsx'
import { ConversationHead } from './ConversationHead.tsx'
import { HandoffBlock } from './HandoffBlock.tsx'
import { HeldAnswer } from './HeldAnswer.tsx'
import { timelineOf } from './inboxView.ts'
import type { TriageAct } from './inboxKeys.ts'
import type { Label } from './LabelChip.tsx'
import type { Office } from './people.ts'
import { TimelineEntry } from './TimelineEntry.tsx'
import { TimelineNote } from './TimelineNote.tsx'
import { PastUrgency, UrgentBanner } from './UrgentBanner.tsx'
import type { UrgentEntry, UrgentState } from './urgentView.ts'
import classes from './inbox.module.css'

const NO_PAST: UrgentState['past'] = []

/** The frame stays from one conversation to the next, so that nothing jumps and the focus is not lost. */
export function ConversationPane({
  conversation,
  account,
  accounts,
  labels,
  office,
  focusWanted,
  onFocused,
  onLeaveWriting,
  onResolving,
  onWrite,
  historyWanted,
  onHistory,
  onOpen,
  onAct,
  onDealtWith,
  onHandOff,
  offered,
  onOffer,
}: {
  readonly conversation: ConversationDetail
  readonly account: AccountView
  readonly accounts: readonly AccountView[]
  readonly labels: readonly Label[]
  readonly office: Office
  readonly focusWanted: WritingMode | null
  readonly onFocused: () => void
  readonly onLeaveWriting: () => void
  readonly onResolving: () => void
  /** A text is in the box to be changed. */
  readonly onWrite: () => void
  /** Whether what the citizen wrote before is unfolded. */
  readonly historyWanted: boolean
  readonly onHistory: (wanted: boolean) => void
  readonly onOpen: (conversationId: string) => void
  readonly onAct: (act: TriageAct) => void
  /** What was done about what is urgent is to be asked. */
  readonly onDealtWith: () => void
  readonly onHandOff: () => void
  /** A text to be put into the box; null where none is. */
  readonly offered: string | null
  /** Null: it has been put there. */
  readonly onOffer: (text: string | null) => void
}) {
  const { t } = useTranslation('inbox')
  const { t: people } = useTranslation('people')
  const mayAnswer = useMay('answer')
  const format = useFormat()
  const zone = useOfficeZone()
  const { conversationId, entries, notes, citizen } = conversation
  const urgency = useOperation('urgent.of', { conversationId }).data
  const active = urgency?.active ?? null
  const days = useMemo(() => timelineOf({ entries, notes }, (atMs) => dayAt(atMs, zone)), [entries, notes, zone])
  const scroller = useRef<HTMLDivElement>(null)
  useMarkRead(conversation)

  useEffect(() => {
    scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
  }, [conversationId, entries.length, notes.length])

  return (
    <section className={classes.conversation} aria-label={t('conversation.label', { name: citizen.displayName })}>
      <ConversationHead {...{ conversation, account, labels, office, onAct, onHandOff }} />
      {active !== null && <UrgentBanner mark={active} office={office} onDealtWith={onDealtWith} />}
      <PastUrgency past={urgency?.past ?? NO_PAST} office={office} />
      <HandoffBlock conversationId={conversationId} office={office} onOffer={onOffer} />
      <div
        ref={scroller}
        className={classes.timeline}
        role="region"
        tabIndex={0}
        aria-label={t('conversation.timeline')}
      >
        <CitizenHistory
          conversationId={conversationId}
          accounts={accounts}
          format={format}
          wanted={historyWanted}
          onWanted={onHistory}
          onOpen={onOpen}
        />
        {conversation.kind === 'direct' && (
          <Text size="xs" c="dimmed" className={classes.notice}>
            {t('conversation.directNotice')}
          </Text>
        )}
        {days.map(({ day, moments }) => (
          <div key={day}>
            <h3 className={classes.dayMark}>{format.longDayOf(day)}</h3>
            <ol className={classes.entries}>
              {moments.map((moment) =>
                moment.kind === 'entry' ? (
                  <TimelineMoment
                    key={moment.id}
                    conversation={conversation}
                    entry={moment.entry}
                    urgent={active?.entries.find(({ entryId }) => entryId === moment.id)}
                    handle={account.handle}
                    format={format}
                    onChange={onWrite}
                  />
                ) : (
                  <TimelineNote key={moment.id} note={moment.note} office={office} format={format} />
                ),
              )}
            </ol>
          </div>
        ))}
      </div>
      {mayAnswer ? (
        <AnswerArea
          key={`${conversationId} ${office.actingId ?? ''}`}
          conversation={conversation}
          account={account}
          office={office}
          focusWanted={focusWanted}
          onFocused={onFocused}
          onLeave={onLeaveWriting}
          onResolving={onResolving}
          offered={offered}
          onOffered={() => onOffer(null)}
        />
      ) : (
        <Text size="sm" c="dimmed" className={classes.noAnswer}>
          {people('inbox.noAnswer')}
        </Text>
      )}
    </section>
  )
}

/** What was said, or an answer that was held beside what came in since. */
function TimelineMoment({
  conversation,
  entry,
  urgent,
  handle,
  format,
  onChange,
}: Omit<ComponentProps<typeof HeldAnswer>, 'delivery'> & { readonly urgent: UrgentEntry | undefined }) {
  const { delivery } = entry
  if (delivery?.state !== 'needs_attention' || !isHeldAnswer(delivery.problem?.code)) {
    return <TimelineEntry conversationId={conversation.conversationId} entry={entry} urgent={urgent} format={format} />
  }
  return <HeldAnswer {...{ conversation, entry, delivery, handle, format, onChange }} />
}

/** Opening a conversation, or a new message in the open one, reads it; marking it unread by hand afterwards stays. */
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
