/** One list of everything citizens write to every account, and the conversation on screen beside it. */
import { Text, Title } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconMessages } from '@tabler/icons-react'
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useParams } from 'wouter'
import type { ConversationRow } from '#shared/contract/inbox.ts'
import { assertNever } from '#shared/domain/assertNever.ts'
import type { InboxView } from '#shared/domain/inboxView.ts'
import { newId } from '../../rpc/newId.ts'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import { useNow } from '../../ui/useNow.ts'
import { VirtualList } from '../../ui/VirtualList.tsx'
import { ConversationPane } from './ConversationPane.tsx'
import { ConversationRowView, ROW_HEIGHT } from './ConversationRowView.tsx'
import { InboxEmpty } from './InboxEmpty.tsx'
import { InboxToolbar } from './InboxToolbar.tsx'
import { closedOrBack, emptyInbox, inboxKey, scopeKey, searchOf, withKept, type InboxKey } from './inboxView.ts'
import { isWriting } from './isWriting.ts'
import { useInboxPages } from './useInboxPages.ts'
import classes from './inbox.module.css'

export function InboxScreen() {
  const { t } = useTranslation('inbox')
  const format = useFormat()
  const nowMs = useNow()
  const [, navigate] = useLocation()
  const openId = useParams<{ conversationId?: string }>().conversationId ?? null
  const [view, setView] = useState<InboxView>('queue')
  const [accountId, setAccountId] = useState<string | null>(null)
  const [typed, setTyped] = useState('')
  const [settledTyped] = useDebouncedValue(typed, 120)
  const [activeId, setActiveId] = useState(openId)
  const [followedId, setFollowedId] = useState(openId)
  const [openedUnder, setOpenedUnder] = useState<string | null>(null)
  const [focusReply, setFocusReply] = useState(false)
  const search = useRef<HTMLInputElement>(null)
  const listPane = useRef<HTMLDivElement>(null)

  const scope = { view, accountId, text: searchOf(settledTyped) }
  const pages = useInboxPages(scope)
  const counts = useOperation('inbox.counts', {}).data
  const accounts = useOperation('accounts.list', {}).data
  const open = useOperation('inbox.conversation', { conversationId: openId ?? '' }, { enabled: openId !== null })
  const markRead = useCommand('inbox.markRead')
  const change = useCommand('inbox.change')

  // A conversation opened from elsewhere (search, outbox) is the active one in the list too.
  if (openId !== followedId) {
    setFollowedId(openId)
    if (openId !== null) setActiveId(openId)
  }
  const detail = open.data ?? null
  const kept = openedUnder === scopeKey(scope) ? detail : null
  const rows = pages.rows === undefined ? undefined : withKept(pages.rows, kept, pages.complete)
  const active = rows?.find((row) => row.conversationId === activeId) ?? null
  const target = active ?? detail

  const openRow = (row: ConversationRow): void => {
    setActiveId(row.conversationId)
    setOpenedUnder(scopeKey(scope))
    navigate(`/inbox/${row.conversationId}`)
  }
  const focusList = (): void => listPane.current?.querySelector<HTMLElement>('[role="listbox"]')?.focus()
  const clear = (): void => {
    setView('all')
    setAccountId(null)
    setTyped('')
  }

  const act = (key: InboxKey): void => {
    switch (key) {
      case 'search':
        search.current?.select()
        return
      case 'list':
        focusList()
        if (active === null && rows?.[0] !== undefined) setActiveId(rows[0].conversationId)
        return
      case 'reply':
        if (target === null) return
        if (target.conversationId !== openId) openRow(target)
        setFocusReply(true)
        return
      case 'toggle_unread':
        if (target !== null) markRead.mutate({ conversationId: target.conversationId, read: target.unread })
        return
      case 'toggle_closed':
        if (target !== null) {
          change.mutate({
            changeId: newId(),
            conversationIds: [target.conversationId],
            change: { kind: 'status', status: closedOrBack(target) },
          })
        }
        return
      default:
        assertNever(key)
    }
  }
  const onKeyDown = useEffectEvent((event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return
    const key = inboxKey(event.key)
    if (key === null) return
    event.preventDefault()
    act(key)
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKeyDown(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])
  const replyFocused = useCallback(() => setFocusReply(false), [])

  const account = accounts?.find((each) => each.accountId === detail?.accountId)
  return (
    <div className={classes.screen}>
      <div ref={listPane} className={classes.listPane}>
        <Title order={1} className={classes.title}>
          {t('title')}
        </Title>
        <InboxToolbar
          view={view}
          onView={setView}
          counts={counts}
          accounts={accounts ?? []}
          accountId={accountId}
          onAccount={setAccountId}
          typed={typed}
          onTyped={setTyped}
          searchRef={search}
          onLeaveSearch={() => act('list')}
        />
        <div className={classes.rows}>
          {pages.error !== null && rows === undefined && <ErrorState error={pages.error} onRetry={pages.askAgain} />}
          {rows?.length === 0 && accounts !== undefined && (
            <InboxEmpty why={emptyInbox(scope, accounts.length)} onClear={clear} />
          )}
          {rows !== undefined && rows.length > 0 && (
            <VirtualList
              label={t('list.label')}
              items={rows}
              keyOf={(row) => row.conversationId}
              activeKey={activeId}
              onActiveChange={(row) => setActiveId(row.conversationId)}
              onActivate={openRow}
              onEndReached={pages.more}
              estimateSize={ROW_HEIGHT}
            >
              {(row, { active: isActive }) => (
                <ConversationRowView
                  row={row}
                  account={accounts?.find((each) => each.accountId === row.accountId)}
                  active={isActive}
                  opened={row.conversationId === openId}
                  format={format}
                  nowMs={nowMs}
                />
              )}
            </VirtualList>
          )}
        </div>
        <Text size="xs" c="dimmed" className={classes.keys}>
          {t('list.keys')}
        </Text>
      </div>
      {detail !== null && account !== undefined ? (
        <ConversationPane
          key={detail.conversationId}
          conversation={detail}
          account={account}
          focusReply={focusReply}
          onReplyFocused={replyFocused}
          onLeaveReply={() => act('list')}
        />
      ) : (
        <div className={classes.pane}>
          {openId === null && accounts !== undefined && accounts.length > 0 && (
            <EmptyState
              icon={<IconMessages size={36} stroke={1.3} />}
              title={t('empty.chooseTitle')}
              body={t('empty.chooseText')}
            />
          )}
          {open.error?.wire.code === 'not_found' && (
            <EmptyState
              title={t('conversation.missingTitle')}
              body={t('conversation.missingText')}
              action={{ label: t('conversation.back'), onClick: () => navigate('/inbox') }}
            />
          )}
          {open.error !== null && open.error.wire.code !== 'not_found' && (
            <ErrorState error={open.error} onRetry={() => void open.refetch()} />
          )}
        </div>
      )}
    </div>
  )
}
