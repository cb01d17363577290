/** Where an answer is written: as whom, how long it may be, and how it will be given. */
import { Anchor, Button, Group, Text, Textarea } from '@mantine/core'
import { IconCopy, IconSend2 } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { AccountView } from '#shared/contract/accounts.ts'
import type { ConversationDetail } from '#shared/contract/inbox.ts'
import { newId } from '../../rpc/newId.ts'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import { AccountBadge } from '../../ui/AccountBadge.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import { answerPrice, canAnswer, counterOf } from './inboxView.ts'
import { useDraft } from './useDraft.ts'
import classes from './inbox.module.css'

export function ReplyBox({
  conversation,
  account,
  focusWanted,
  onFocused,
  onLeave,
}: {
  readonly conversation: ConversationDetail
  readonly account: AccountView
  readonly focusWanted: boolean
  readonly onFocused: () => void
  readonly onLeave: () => void
}) {
  const { t } = useTranslation('inbox')
  const format = useFormat()
  const { conversationId, kind, answering } = conversation
  const draft = useDraft(conversationId, conversation.draft)
  const box = useRef<HTMLTextAreaElement>(null)
  // The same id until the core has the answer: pressing twice sends once.
  const [answerId, setAnswerId] = useState(newId)
  const [said, setSaid] = useState('')
  const reply = useCommand('inbox.reply')
  const byHand = useCommand('inbox.answerByHand')
  const connectivity = useOperation('status.get', {}).data?.connectivity.state
  const counter = counterOf(draft.text, kind, answering.textLimit)
  const prices = useOperation('spend.prices', {}).data?.micros
  const price = answerPrice(conversation, account, draft.text, prices ?? null)
  const ready = canAnswer(draft.text, counter, answering.way)

  useEffect(() => {
    if (!focusWanted) return
    box.current?.focus()
    onFocused()
  }, [focusWanted, onFocused])

  const answer = (): void => {
    if (!ready || reply.isPending || byHand.isPending) return
    const text = draft.text
    const options = {
      onSuccess: () => {
        // By hand it is on the clipboard, and nobody knows yet whether it was published: it stays here too.
        if (answering.way === 'api') draft.clear(text)
        else draft.release()
        setAnswerId(newId())
        setSaid(answering.way === 'api' ? t('reply.queued') : t('reply.copied'))
        box.current?.focus()
      },
      // What could not be sent is a draft again.
      onError: () => draft.release(),
    }
    draft.hold(text)
    if (answering.way === 'api') reply.mutate({ conversationId, answerId, text, resolves: false }, options)
    else byHand.mutate({ conversationId, text }, options)
  }

  const label = t(kind === 'public' ? 'reply.labelPublic' : 'reply.labelDirect', { handle: account.handle })
  return (
    <form
      className={classes.reply}
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault()
        answer()
      }}
    >
      <Way conversation={conversation} handle={account.handle} />
      <Textarea
        ref={box}
        label={label}
        labelProps={{ className: classes.replyLabel }}
        placeholder={t('reply.placeholder')}
        autosize
        minRows={3}
        maxRows={9}
        value={draft.text}
        onChange={(event) => {
          setSaid('')
          draft.change(event.currentTarget.value)
        }}
        onBlur={draft.flush}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault()
            answer()
          }
          if (event.key === 'Escape') onLeave()
        }}
      />
      <Group gap="sm" mt={6} wrap="nowrap">
        <AccountBadge account={account} />
        <Text size="xs" c="dimmed" className={classes.replyHint} role="status">
          {said !== ''
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
