/** The post being written: local texts seeded once, every change written in order, the core's view of it beside. */
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#shared/contract/accounts.ts'
import type { PostDetail } from '#shared/contract/calendar.ts'
import { callOperation, OperationError } from '../../rpc/client.ts'
import { newId } from '../../rpc/newId.ts'
import { notifyError } from '../../ui/notifyError.ts'
import { useMay } from '../../ui/useMay.ts'
import { offerUndo, withdrawUndo } from '../../ui/undo.tsx'
import {
  editingOf,
  limitsOf,
  moved,
  putBack,
  textsOf,
  type Editing,
  type Limits,
  type SegmentDraft,
} from './composerView.ts'
import { createOrderedWriter, type OrderedWriter, type SaveState } from './orderedWriter.ts'
import { createPostTexts } from './postTexts.ts'
import { attachAgain } from './useMedia.ts'

const SAVE_DELAY_MS = 120
const RETRY_MS = 2000
const UNDO_SECONDS = 10

export type Composing = {
  readonly postId: string
  /** As the core knows it; null until it is written for the first time. */
  readonly post: PostDetail | null
  readonly segments: readonly SegmentDraft[]
  readonly accountIds: readonly string[]
  readonly chosen: readonly AccountView[]
  readonly limits: Limits
  readonly editing: Editing
  readonly saveState: SaveState
  readonly writer: OrderedWriter
  readonly setText: (segmentId: string, text: string) => void
  /** Puts another text in the place of one, where that one still stands as it was: an undo that came too late does nothing. */
  readonly replaceText: (segmentId: string, former: string, text: string) => void
  readonly addSegment: () => string
  readonly removeSegment: (segmentId: string) => void
  readonly moveSegment: (index: number, by: -1 | 1) => void
  readonly setAccounts: (accountIds: readonly string[]) => void
  /** Starts again from these texts, without writing them. */
  readonly reseed: (segments: readonly SegmentDraft[]) => void
  /** Makes sure the core has the post and everything typed, then does the change. Null where it failed, announced. */
  readonly change: <T>(run: () => Promise<T>) => Promise<T | null>
}

/**
 * @param stored the post where it exists already
 * @param accounts all accounts of the office
 */
export function useComposer(postId: string, stored: PostDetail | null, accounts: readonly AccountView[]): Composing {
  const { t } = useTranslation('composer')
  const may = useMay('compose')
  const [segments, setSegments] = useState<readonly SegmentDraft[]>(() =>
    stored === null ? [{ segmentId: newId(), text: '' }] : textsOf(stored),
  )
  const [accountIds, setAccountIds] = useState<readonly string[]>(() => stored?.accountIds ?? onlyAccount(accounts))
  const [saveState, setSaveState] = useState<SaveState>('saved')
  const [texts] = useState(() => createPostTexts({ postId, exists: stored !== null, accountIds, call: callOperation }))
  const [writer] = useState(() => createWriter(setSaveState))
  const undoable = useRef(new Set<string>())
  /** For what happens later than the drawing that offered it: an undo must not bring old texts back. */
  const newest = useRef(segments)

  useEffect(() => {
    const flush = (): void => void writer.flush().catch(() => undefined)
    const offers = undoable.current
    window.addEventListener('beforeunload', writer.abandon)
    window.addEventListener('blur', flush)
    return () => {
      window.removeEventListener('beforeunload', writer.abandon)
      window.removeEventListener('blur', flush)
      flush()
      // Another editor of the same post would not know what is put back here.
      for (const id of offers) withdrawUndo(id)
    }
  }, [writer])

  const type = (next: readonly SegmentDraft[]): void => {
    newest.current = next
    setSegments(next)
    writer.put('texts', () => texts.save(next))
  }

  const change: Composing['change'] = async (run) => {
    try {
      // A post nobody has written yet begins to exist with its first change.
      if (!texts.exists()) writer.put('texts', () => texts.save(segments))
      return await writer.run(run)
    } catch (error) {
      notifyError(error)
      return null
    }
  }

  const chosen = accountIds.flatMap((id) => accounts.find(({ accountId }) => accountId === id) ?? [])
  return {
    postId,
    post: stored,
    segments,
    accountIds,
    chosen,
    limits: limitsOf(chosen),
    editing: may ? editingOf(stored) : 'none',
    saveState,
    writer,
    setText: (segmentId, text) =>
      type(segments.map((segment) => (segment.segmentId === segmentId ? { ...segment, text } : segment))),
    replaceText: (segmentId, former, text) => {
      const isThere = newest.current.some((segment) => segment.segmentId === segmentId && segment.text === former)
      if (!isThere) return
      type(newest.current.map((segment) => (segment.segmentId === segmentId ? { ...segment, text } : segment)))
    },
    addSegment: () => {
      const segmentId = newId()
      type([...segments, { segmentId, text: '' }])
      return segmentId
    },
    removeSegment: (segmentId) => {
      const index = segments.findIndex((segment) => segment.segmentId === segmentId)
      const removed = segments[index]
      // With the text of a draft go its images; beside a planned post they stay until the change is applied.
      const images = editingOf(stored) === 'free' ? imagesOf(stored, segmentId) : []
      type(segments.filter((segment) => segment.segmentId !== segmentId))
      if (removed === undefined || (removed.text.trim() === '' && images.length === 0)) return
      const id = `segment:${segmentId}`
      undoable.current.add(id)
      const undo = (): void => {
        type(putBack(newest.current, removed, index))
        for (const image of images) void change(() => attachAgain(postId, segmentId, image))
      }
      offerUndo({ id, message: t('removedSegment'), seconds: UNDO_SECONDS, onUndo: undo })
    },
    moveSegment: (index, by) => type(moved(segments, index, by)),
    setAccounts: (next) => {
      setAccountIds(next)
      texts.startWith(next)
      void change(() => callOperation('calendar.setAccounts', { postId, accountIds: [...next] }))
    },
    reseed: (next) => {
      newest.current = next
      setSegments(next)
    },
    change,
  }
}

function createWriter(onState: (state: SaveState) => void): OrderedWriter {
  return createOrderedWriter({
    delayMs: SAVE_DELAY_MS,
    retryMs: RETRY_MS,
    setTimer: (run, ms) => {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
    mayRetry: (error) =>
      !(error instanceof OperationError) || !['wrong_state', 'not_found', 'conflict'].includes(error.wire.code),
    onState: (state, error) => {
      onState(state)
      if (state === 'failed') notifyError(error)
    },
  })
}

type Media = PostDetail['segments'][number]['media'][number]

function imagesOf(post: PostDetail | null, segmentId: string): readonly Media[] {
  return post?.segments.find((segment) => segment.segmentId === segmentId)?.media ?? []
}

/** With one account there is nothing to choose; with more, choosing is the person's. */
function onlyAccount(accounts: readonly AccountView[]): readonly string[] {
  const usable = accounts.filter(({ state }) => state !== 'disconnected')
  return usable.length === 1 ? usable.map(({ accountId }) => accountId) : []
}
