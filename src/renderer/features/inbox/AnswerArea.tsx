/** What is written below a conversation: the answer, or a note that is not sent. Says who else is answering. */
import { Button, Tabs, Text } from '@mantine/core'
import { IconMessageReply, IconNote, IconPencil } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#shared/contract/accounts.ts'
import type { ConversationDetail } from '#shared/contract/inbox.ts'
import { AccountBadge } from '../../ui/AccountBadge.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import { useNow } from '../../ui/useNow.ts'
import { NoteBox } from './NoteBox.tsx'
import { nameOf, otherWriter, type Office } from './people.ts'
import { ReplyBox } from './ReplyBox.tsx'
import { useDraft } from './useDraft.ts'
import { useSavedReplies } from './useSavedReplies.ts'
import classes from './inbox.module.css'
import triage from './triage.module.css'

export type WritingMode = 'reply' | 'note'

/** @param focusWanted which box is to have the focus, once; null where the focus stays */
export function AnswerArea({
  conversation,
  account,
  office,
  focusWanted,
  onFocused,
  onLeave,
  onResolving,
  offered,
  onOffered,
}: {
  readonly conversation: ConversationDetail
  readonly account: AccountView
  readonly office: Office
  readonly focusWanted: WritingMode | null
  readonly onFocused: () => void
  readonly onLeave: () => void
  /** The answer is on its way, and nothing is left to do here. */
  readonly onResolving: () => void
  /** A text to be put into the box, below what is written there; null where none is. */
  readonly offered: string | null
  readonly onOffered: () => void
}) {
  const { t } = useTranslation('inbox')
  const { conversationId, draftBy } = conversation
  const [mode, setMode] = useState<WritingMode>(() =>
    conversation.noteDraft !== '' && conversation.draft === '' ? 'note' : 'reply',
  )
  /** The draft of somebody else that this person goes on with, by the instant at which it was typed. */
  const [takenOverMs, setTakenOverMs] = useState<number | null>(null)
  const nowMs = useNow()
  const draft = useDraft('inbox.saveDraft', conversationId, conversation.draft)
  const note = useDraft('inbox.saveNoteDraft', conversationId, conversation.noteDraft)
  const box = useRef<HTMLTextAreaElement>(null)
  const takeOver = useRef<HTMLButtonElement>(null)
  const other = otherWriter(draftBy, office.actingId, nowMs)
  const held = other !== null && other.atMs !== takenOverMs ? other : null
  const isWritable = mode === 'reply' && held === null && conversation.answering.way !== 'none'
  const saved = useSavedReplies({ conversation, account, office, draft, boxRef: box, isWritable })

  const focus = useEffectEvent(() => {
    if (takeOver.current !== null) takeOver.current.focus()
    else box.current?.focus()
    onFocused()
  })
  if (focusWanted !== null && focusWanted !== mode) setMode(focusWanted)
  if (offered !== null && mode !== 'reply') setMode('reply')
  const take = useEffectEvent(() => {
    if (offered === null) return
    draft.change(draft.text.trim() === '' ? offered : `${draft.text.trimEnd()}\n\n${offered}`)
    box.current?.focus()
    onOffered()
  })
  useEffect(() => take(), [offered])
  useEffect(() => {
    if (focusWanted !== null) focus()
  }, [focusWanted])

  if (!office.rights.includes('answer')) return null
  return (
    <Tabs
      className={triage.writing}
      data-mode={mode}
      value={mode}
      onChange={(value) => setMode(value === 'note' ? 'note' : 'reply')}
      keepMounted={false}
    >
      <div className={triage.writingHead}>
        <Tabs.List aria-label={t('reply.mode')} className={triage.writingTabs}>
          <Tabs.Tab value="reply" leftSection={<IconMessageReply size={14} aria-hidden />}>
            {t('reply.tab')}
          </Tabs.Tab>
          <Tabs.Tab value="note" leftSection={<IconNote size={14} aria-hidden />}>
            {mode === 'reply' && note.text.trim() !== '' ? t('note.tabUnsaved') : t('note.tab')}
          </Tabs.Tab>
        </Tabs.List>
        {mode === 'reply' ? (
          <AccountBadge account={account} />
        ) : (
          <Text size="xs" fw={600}>
            {t('note.neverSent')}
          </Text>
        )}
      </div>
      <Tabs.Panel value="reply" tabIndex={-1}>
        {held !== null && (
          <OtherWriter
            name={nameOf(office.people, held.personId, t('writing.office'))}
            atMs={held.atMs}
            nowMs={nowMs}
            buttonRef={takeOver}
            onTakeOver={() => {
              setTakenOverMs(held.atMs)
              box.current?.focus()
            }}
          />
        )}
        <ReplyBox
          conversation={conversation}
          account={account}
          draft={draft}
          boxRef={box}
          isHeld={held !== null}
          saved={saved}
          onLeave={onLeave}
          onResolving={onResolving}
        />
      </Tabs.Panel>
      <Tabs.Panel value="note" tabIndex={-1}>
        <NoteBox conversationId={conversationId} draft={note} boxRef={box} onLeave={onLeave} />
      </Tabs.Panel>
    </Tabs>
  )
}

function OtherWriter({
  name,
  atMs,
  nowMs,
  buttonRef,
  onTakeOver,
}: {
  readonly name: string
  readonly atMs: number
  readonly nowMs: number
  readonly buttonRef: React.Ref<HTMLButtonElement>
  readonly onTakeOver: () => void
}) {
  const { t } = useTranslation('inbox')
  const format = useFormat()
  return (
    <div className={`${classes.why} ${triage.otherWriter}`} role="status">
      <IconPencil size={14} aria-hidden />
      <span>{t('writing.who', { name, when: format.relative(Math.min(atMs, nowMs), nowMs) })}</span>
      <Button ref={buttonRef} size="compact-xs" variant="default" onClick={onTakeOver}>
        {t('writing.takeOver')}
      </Button>
    </div>
  )
}
