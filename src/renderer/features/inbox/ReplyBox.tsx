/** Where an answer is written: as whom, how long it may be, and how it will be given. */
import { ActionIcon, Anchor, Button, Group, Text, Textarea, Tooltip } from '@mantine/core'
import { IconCopy, IconMessage2Star, IconSend2 } from '@tabler/icons-react'
import { useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { AccountView } from '#shared/contract/accounts.ts'
import type { ConversationDetail } from '#shared/contract/inbox.ts'
import { openVariables } from '#shared/domain/savedReply.ts'
import { newId } from '../../rpc/newId.ts'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import { useFormat } from '../../ui/useFormat.ts'
import { MacroLine } from './MacroLine.tsx'
import { PrivateChannelHint } from './PrivateChannelHint.tsx'
import { answerPrice, canAnswer, counterOf } from './inboxView.ts'
import { SavedReplyPicker } from './SavedReplyPicker.tsx'
import type { Draft } from './useDraft.ts'
import type { SavedReplies } from './useSavedReplies.ts'
import classes from './inbox.module.css'

/** @param isHeld whether somebody else is writing here: what they wrote is shown, and nothing can be done with it */
export function ReplyBox({
  conversation,
  account,
  draft,
  boxRef,
  isHeld,
  saved,
  onLeave,
  onResolving,
}: {
  readonly conversation: ConversationDetail
  readonly account: AccountView
  readonly draft: Draft
  readonly boxRef: RefObject<HTMLTextAreaElement | null>
  readonly isHeld: boolean
  readonly saved: SavedReplies
  readonly onLeave: () => void
  /** The answer is on its way and will resolve the conversation. */
  readonly onResolving: () => void
}) {
  const { t } = useTranslation(['inbox', 'replies'])
  const format = useFormat()
  const { conversationId, kind, answering, lastReceivedId: seenEntryId } = conversation
  // The same id until the core has the answer: pressing twice sends once.
  const [answerId, setAnswerId] = useState(newId)
  const [said, setSaid] = useState('')
  const reply = useCommand('inbox.reply')
  const byHand = useCommand('inbox.answerByHand')
  const connectivity = useOperation('status.get', {}).data?.connectivity.state
  const counter = counterOf(draft.text, kind, answering.textLimit)
  const prices = useOperation('spend.prices', {}).data?.micros
  const price = answerPrice(conversation, account, draft.text, prices ?? null)
  const open = openVariables(draft.text)
  const ready = !isHeld && open.length === 0 && canAnswer(draft.text, counter, answering.way)
  const { chosen } = saved

  const answer = (asksToResolve: boolean): void => {
    if (!ready || reply.isPending || byHand.isPending) return
    const text = draft.text
    const byApi = answering.way === 'api'
    const resolves = asksToResolve || (chosen?.withMacro === true && chosen.reply.macro?.resolves === true)
    const savedReply =
      chosen === null ? {} : { savedReply: { replyId: chosen.reply.replyId, withMacro: chosen.withMacro } }
    const options = {
      onSuccess: () => {
        // By hand it is on the clipboard, and nobody knows yet whether it was published: it stays here too.
        if (byApi) draft.clear(text)
        else draft.release()
        setAnswerId(newId())
        saved.forget()
        setSaid(t(!byApi ? 'reply.copied' : resolves ? 'reply.queuedResolving' : 'reply.queued'))
        if (byApi && resolves) onResolving()
        else boxRef.current?.focus()
      },
      // What could not be sent is a draft again.
      onError: () => draft.release(),
    }
    draft.hold(text)
    if (byApi)
      reply.mutate({ conversationId, answerId, text, resolves: asksToResolve, seenEntryId, ...savedReply }, options)
    else byHand.mutate({ conversationId, text, ...savedReply }, options)
  }

  const label = t(kind === 'public' ? 'reply.labelPublic' : 'reply.labelDirect', { handle: account.handle })
  return (
    <form
      className={classes.reply}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault()
        answer(false)
      }}
    >
      <Way conversation={conversation} handle={account.handle} />
      {!isHeld && answering.way !== 'none' && (
        <PrivateChannelHint
          conversation={conversation}
          text={draft.text}
          onUse={(text) => {
            draft.change(text)
            saved.forget()
            boxRef.current?.focus()
          }}
        />
      )}
      <Textarea
        ref={boxRef}
        aria-label={label}
        readOnly={isHeld}
        placeholder={t('reply.placeholder')}
        autosize
        minRows={3}
        maxRows={9}
        value={draft.text}
        onChange={(event) => {
          setSaid('')
          draft.change(event.currentTarget.value)
          if (event.currentTarget.value.trim() === '') saved.forget()
        }}
        onBlur={draft.flush}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault()
            answer(event.shiftKey)
          }
          if (event.key === 'Escape') onLeave()
          if (event.key === '/' && draft.text === '' && !isHeld) {
            event.preventDefault()
            saved.open()
          }
        }}
      />
      {saved.isOpen && <SavedReplyPicker saved={saved} />}
      <MacroLine chosen={chosen} isByHand={answering.way === 'by_hand'} onDrop={saved.dropMacro} />
      <Group gap="sm" mt={6} wrap="nowrap">
        {answering.way !== 'none' && (
          <Tooltip label={t('replies:picker.open')}>
            <ActionIcon
              variant="default"
              size={30}
              disabled={isHeld}
              aria-label={t('replies:picker.title')}
              aria-keyshortcuts="Alt+G"
              onClick={saved.open}
            >
              <IconMessage2Star size={15} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
        <Text
          size="xs"
          c={open.length > 0 ? 'var(--mando-danger-text)' : 'dimmed'}
          className={classes.replyHint}
          role="status"
        >
          {open.length > 0
            ? t('replies:box.open', { count: open.length, names: open.map((name) => `{{${name}}}`).join(', ') })
            : said !== ''
              ? said
              : answering.way === 'api' && connectivity !== undefined && connectivity !== 'online'
                ? t('reply.offline')
                : draft.state === 'saving'
                  ? t('reply.draftSaving')
                  : draft.state === 'saved'
                    ? t('reply.draftSaved')
                    : ''}
        </Text>
        {price !== null && (
          <Text size="xs" className="tabular" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
            {t('reply.price', { price: format.money(price) })}
          </Text>
        )}
        <Text
          size="xs"
          className="tabular"
          data-tone={counter.tone}
          c={counter.tone === 'over' ? 'var(--mando-danger-text)' : 'dimmed'}
          fw={counter.tone === 'fine' ? 400 : 600}
          style={{ whiteSpace: 'nowrap' }}
        >
          <span aria-hidden>
            {t('reply.counter', { used: format.number(counter.used), limit: format.number(counter.limit) })}
          </span>
          <span className={classes.readersOnly}>
            {counter.left < 0
              ? t('reply.counterOver', { count: -counter.left })
              : t('reply.counterLabel', { count: counter.left })}
          </span>
        </Text>
        {answering.way === 'api' && (
          <Button
            variant="default"
            disabled={!ready}
            style={{ flex: 'none' }}
            title={t('reply.shortcutResolve')}
            onClick={() => answer(true)}
          >
            {kind === 'public' ? t('reply.sendResolve') : t('reply.sendDirectResolve')}
          </Button>
        )}
        {answering.way !== 'none' && (
          <Button
            type="submit"
            disabled={!ready}
            style={{ flex: 'none' }}
            leftSection={
              answering.way === 'api' ? <IconSend2 size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />
            }
            title={t('reply.shortcut')}
          >
            {answering.way === 'by_hand'
              ? t('reply.byHand')
              : kind === 'public'
                ? t('reply.send')
                : t('reply.sendDirect')}
          </Button>
        )}
      </Group>
    </form>
  )
}

/** Says before a word is written why the answer cannot go the usual way. */
function Way({ conversation, handle }: { readonly conversation: ConversationDetail; readonly handle: string }) {
  const { t } = useTranslation('inbox')
  const { way, why } = conversation.answering
  if (way === 'api') return null
  return (
    <Text size="xs" className={classes.why}>
      {why === null ? t('why.none') : t(`why.${why}`, { handle })}{' '}
      {why === 'disconnected' && (
        <Anchor component={Link} href="/accounts" size="xs" underline="always">
          {t('why.goToAccounts')}
        </Anchor>
      )}
    </Text>
  )
}
