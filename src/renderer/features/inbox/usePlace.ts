/** Where the person is in the inbox: the active row and the conversation on screen, and where they go next. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useLocation, useParams } from 'wouter'
import type { ConversationDetail, ConversationRow } from '#shared/contract/inbox.ts'
import type { OperationError } from '../../rpc/client.ts'
import { operationQuery, useOperation } from '../../rpc/useOperation.ts'
import { withKept, type ListEnds } from './inboxView.ts'
import { nextAfter } from './triageView.ts'

export type Place = { readonly activeId: string | null; readonly openId: string | null }

/** The list may show for this long what has just left it. */
const LEAVES_WITHIN_MS = 2_000

export type Placed = Place & {
  readonly rows: readonly ConversationRow[] | undefined
  /** The conversation on screen; for a moment the former one, while the next is read. */
  readonly detail: ConversationDetail | null
  readonly error: OperationError | null
  readonly askAgain: () => void
  readonly activate: (conversationId: string | null) => void
  readonly open: (conversationId: string) => void
  readonly close: () => void
  readonly goTo: (place: Place) => void
  /** Goes on from what leaves the list: active row and conversation on screen are the next ones. */
  readonly leave: (leaving: ReadonlySet<string>) => void
}

/**
 * @param listed what is held of the core's list; the conversation that was opened from this list stays in its place there
 * @param listKey tells lists apart
 */
export function usePlace(listed: readonly ConversationRow[] | undefined, ends: ListEnds, listKey: string): Placed {
  const queryClient = useQueryClient()
  const [, navigate] = useLocation()
  const openId = useParams<{ conversationId?: string }>().conversationId ?? null
  const [activeId, setActiveId] = useState(openId)
  const [followedId, setFollowedId] = useState(openId)
  const [openedUnder, setOpenedUnder] = useState<string | null>(null)
  const left = useRef(new Map<string, number>())
  const conversation = useOperation(
    'inbox.conversation',
    { conversationId: openId ?? '' },
    { enabled: openId !== null, keepPrevious: true },
  )

  // A conversation opened from elsewhere (search, outbox) is the active one in the list too.
  if (openId !== followedId) {
    setFollowedId(openId)
    if (openId !== null) setActiveId(openId)
  }
  const detail = openId === null ? null : (conversation.data ?? null)
  const kept = openedUnder === listKey && detail?.conversationId === openId ? detail : null
  const rows = listed === undefined ? undefined : withKept(listed, kept, ends)
  const ids = rows?.map((row) => row.conversationId) ?? []

  // The one that opens by itself is there before it is wanted.
  const nextId = openId === null ? null : nextAfter(ids, new Set(), openId)
  useEffect(() => {
    if (nextId === null) return
    // Whoever opens it asks again, and says what is wrong.
    queryClient.query(operationQuery('inbox.conversation', { conversationId: nextId })).catch(() => undefined)
  }, [queryClient, nextId])

  const open = (conversationId: string): void => {
    setActiveId(conversationId)
    setOpenedUnder(listKey)
    navigate(`/inbox/${conversationId}`)
  }
  const close = (): void => navigate('/inbox')
  const goTo = (place: Place): void => {
    left.current.clear()
    setActiveId(place.activeId)
    if (place.openId === openId) return
    if (place.openId === null) close()
    else open(place.openId)
  }
  const leave = (leaving: ReadonlySet<string>): void => {
    const nowMs = Date.now()
    for (const [id, atMs] of left.current) if (nowMs - atMs > LEAVES_WITHIN_MS) left.current.delete(id)
    for (const id of leaving) left.current.set(id, nowMs)
    const gone = new Set(left.current.keys())
    if (openId !== null && leaving.has(openId) && ids.includes(openId)) {
      const next = nextAfter(ids, gone, openId)
      if (next !== null) {
        open(next)
        return
      }
      setActiveId(null)
      close()
    } else if (activeId !== null && leaving.has(activeId)) setActiveId(nextAfter(ids, gone, activeId))
  }
  return {
    activeId,
    openId,
    rows,
    detail,
    error: conversation.error,
    askAgain: () => void conversation.refetch(),
    activate: setActiveId,
    open,
    close,
    goTo,
    leave,
  }
}
