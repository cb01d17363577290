/** Saved replies while an answer is written: which there are, the one that was chosen, and the keys that bring them. */
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import type { AccountView } from '#shared/contract/accounts.ts'
import type { ConversationDetail } from '#shared/contract/inbox.ts'
import type { ReplyLanguage } from '#shared/domain/replyLanguage.ts'
import { filledText, offeredLanguage } from '#shared/domain/savedReply.ts'
import { useOperation } from '../../rpc/useOperation.ts'
import { useOfficeZone } from '../../ui/useFormat.ts'
import { useNow } from '../../ui/useNow.ts'
import type { Office } from './people.ts'
import {
  chosenAfter,
  languageOfCitizen,
  replyOfKey,
  valuesFor,
  withInserted,
  type Chosen,
  type OfficeVariables,
  type SavedReply,
  type Stretch,
} from './savedReplyView.ts'
import type { Draft } from './useDraft.ts'

const NO_REPLIES: readonly SavedReply[] = []
const NO_VARIABLES: OfficeVariables = []

export type SavedReplies = {
  readonly replies: readonly SavedReply[]
  /** The language of the citizen's newest message. */
  readonly language: ReplyLanguage
  readonly isOpen: boolean
  readonly open: () => void
  readonly close: () => void
  /** A reply's text in a language, or in Spanish, as it goes into the box. */
  readonly textOf: (reply: SavedReply, language: ReplyLanguage) => string
  /** Puts it into the box where the cursor was. */
  readonly pick: (reply: SavedReply, language: ReplyLanguage) => void
  readonly chosen: Chosen | null
  readonly dropMacro: () => void
  /** The text that was begun with it is gone. */
  readonly forget: () => void
}

/** @param isWritable whether the box of the answer is there and may be typed in */
export function useSavedReplies({
  conversation,
  account,
  office,
  draft,
  boxRef,
  isWritable,
}: {
  readonly conversation: ConversationDetail
  readonly account: AccountView
  readonly office: Office
  readonly draft: Draft
  readonly boxRef: RefObject<HTMLTextAreaElement | null>
  readonly isWritable: boolean
}): SavedReplies {
  const replies = useOperation('replies.list', {}).data ?? NO_REPLIES
  const variables = useOperation('replies.variables', {}).data ?? NO_VARIABLES
  const zone = useOfficeZone()
  const nowMs = useNow()
  const [isOpen, setIsOpen] = useState(false)
  const [chosen, setChosen] = useState<Chosen | null>(null)
  /** What is to be selected once the box holds the text. */
  const wanted = useRef<{ readonly text: string; readonly selected: Stretch } | null>(null)
  const language = languageOfCitizen(conversation)
  const personName = office.people.find(({ personId }) => personId === office.actingId)?.name ?? null

  const textOf = (reply: SavedReply, asked: ReplyLanguage): string => {
    const used = offeredLanguage(reply.texts, asked)
    const { citizen } = conversation
    const values = valuesFor({ citizen, handle: account.handle, personName, nowMs, zone, language: used, variables })
    return filledText(reply.texts[used], values)
  }
  const pick = (reply: SavedReply, asked: ReplyLanguage): void => {
    const box = boxRef.current
    const end = draft.text.length
    const at = { start: box?.selectionStart ?? end, end: box?.selectionEnd ?? end }
    wanted.current = withInserted(draft.text, at, textOf(reply, asked))
    draft.change(wanted.current.text)
    setChosen((before) => chosenAfter(before, reply))
    setIsOpen(false)
  }

  useLayoutEffect(() => {
    const box = boxRef.current
    if (wanted.current === null || box?.value !== wanted.current.text) return
    const { start, end } = wanted.current.selected
    wanted.current = null
    box.focus()
    box.setSelectionRange(start, end)
  })

  const onKeyDown = useEffectEvent((event: KeyboardEvent): void => {
    // AltGr is Ctrl and Alt together, and writes letters.
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || !isWritable) return
    if (event.target instanceof HTMLElement && event.target.closest('[role="dialog"], [role="menu"]') !== null) return
    if (event.key.toLowerCase() === 'g') {
      event.preventDefault()
      setIsOpen(true)
      return
    }
    const key = /^Digit([1-9])$/.exec(event.code)?.[1]
    const reply = key === undefined ? null : replyOfKey(replies, Number(key))
    if (reply === null) return
    event.preventDefault()
    pick(reply, language)
  })
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => onKeyDown(event)
    window.addEventListener('keydown', listener)
    return () => window.removeEventListener('keydown', listener)
  }, [])

  return {
    replies,
    language,
    isOpen,
    open: () => setIsOpen(true),
    close: () => setIsOpen(false),
    textOf,
    pick,
    chosen,
    dropMacro: () => setChosen((before) => (before === null ? null : { ...before, withMacro: false })),
    forget: () => setChosen(null),
  }
}
