/** The post being written: local texts seeded once, every change written in order, the core's view of it beside. */
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#shared/contract/accounts.ts'
import type { PostDetail } from '#shared/contract/calendar.ts'
import { flowOver } from '#shared/domain/threads/splitThread.ts'
import { callOperation, OperationError } from '../../rpc/client.ts'
import { newId } from '../../rpc/newId.ts'
import { restOfTyping } from '../../rpc/restOfKeys.ts'
import { notifyError } from '../../ui/notifyError.ts'
import { useMay } from '../../ui/useMay.ts'
import { offerUndo, withdrawUndo } from '../../ui/undo.tsx'
import { editingOf, limitsOf, moved, putBack, type Editing, type Limits, type SegmentDraft } from './composerView.ts'
import type { Closing } from './closing.ts'
import type { DraftStore } from './draftStore.ts'
import { createOrderedWriter, type OrderedWriter, type SaveState } from './orderedWriter.ts'
import {
  destinationsOf,
  draftsOf,
  mediaIn,
  written,
  type Destination,
  type Drafts,
  type PostText,
  type TextKey,
} from './ownTextsView.ts'
import { createPostTexts } from './postTexts.ts'
import { sayWhenResting } from './shownSaving.ts'
import { MAX_SEGMENTS } from './threadLimits.ts'
import { useDrafts } from './useDrafts.ts'
import { attachAgain } from './useMedia.ts'
import { createValueStore, type ValueStore } from './valueStore.ts'

const SAVE_DELAY_MS = 120
const RETRY_MS = 2000
const UNDO_SECONDS = 10

export type Composing = {
  readonly postId: string
  /** As the core knows it; null until it is written for the first time. */
  readonly post: PostDetail | null
  /** Of the text that is shown. */
  readonly segments: readonly SegmentDraft[]
  /** All texts of the post, the common one first. */
  readonly texts: readonly PostText[]
  /** Where they go out; the same as long as only words change. */
  readonly destinations: readonly Destination[]
  /** As typed last, whenever it is asked. */
  readonly newestSegments: (key: TextKey) => readonly SegmentDraft[]
  /** The same to be followed, as the field that is typed into does. */
  readonly typed: DraftStore
  /** As they were at the last rest of the keys, by which `segments` and `texts` are drawn. */
  readonly rested: DraftStore
  /** Which of them is shown. */
  readonly textKey: TextKey
  readonly accountIds: readonly string[]
  readonly chosen: readonly AccountView[]
  /** Of the accounts on which the text that is shown goes out. */
  readonly limits: Limits
  readonly editing: Editing
  /** Whether what was typed is written; that it is, at a rest of the keys. */
  readonly saving: ValueStore<SaveState>
  readonly writer: OrderedWriter
  readonly setText: (segmentId: string, text: string) => void
  /** Puts another text in the place of one, where that one still stands as it was: an undo that came too late does nothing. */
  readonly replaceText: (segmentId: string, former: string, text: string) => void
  readonly addSegment: () => string
  readonly removeSegment: (segmentId: string) => void
  readonly moveSegment: (index: number, by: -1 | 1) => void
  readonly setAccounts: (accountIds: readonly string[]) => void
  /** As many texts as there are, in their order. */
  readonly setTexts: (texts: readonly string[]) => void
  /** Puts several texts in the place of one, which keeps its images. */
  readonly splitSegment: (segmentId: string, parts: readonly string[]) => void
  /** Whether a text that is full goes on in the next by itself. */
  readonly flows: boolean
  readonly setFlows: (flows: boolean) => void
  readonly showText: (key: TextKey) => void
  /** A variant has a text of its own in the core, which is shown from now on. */
  readonly beginText: (variantId: string, segments: readonly SegmentDraft[]) => void
  readonly endText: (variantId: string) => void
  /** Starts again from these texts, without writing them. */
  readonly reseed: (drafts: Drafts) => void
  /** Offers to take something back, until the post is closed. */
  readonly offerBack: (offer: Parameters<typeof offerUndo>[0] & { readonly id: string }) => void
  /** Makes sure the core has the post and everything typed, then does the change. Null where it failed, announced. */
  readonly change: <T>(run: () => Promise<T>) => Promise<T | null>
}

/**
 * @param stored the post where it exists already
 * @param accounts all accounts of the office
 * @param suggestedAccountId on which a new post goes out at first
 * @param closing is told of what is still written when the editor is closed
 */
export function useComposer(
  postId: string,
  stored: PostDetail | null,
  accounts: readonly AccountView[],
  suggestedAccountId: string | null,
  closing: Closing,
): Composing {
  const { t } = useTranslation('composer')
  const may = useMay('compose')
  /** What happens later than the drawing that offered it goes by `typed`: an undo must not bring old texts back. */
  const [rest] = useState(restOfTyping)
  const { typed, rested, drawn, keep, keepWords } = useDrafts(rest, () =>
    stored === null ? new Map([[null, [{ segmentId: newId(), text: '' }]]]) : draftsOf(stored),
  )
  const [wantedKey, setWantedKey] = useState<TextKey>(null)
  const [flows, setFlows] = useState(false)
  const [accountIds, setAccountIds] = useState<readonly string[]>(
    () => stored?.accountIds ?? firstAccounts(accounts, suggestedAccountId),
  )
  const [saving] = useState(() => createValueStore<SaveState>('saved'))
  const [texts] = useState(() => createPostTexts({ postId, exists: stored !== null, accountIds, call: callOperation }))
  const [writer] = useState(() => createWriter(sayWhenResting(saving, rest.whenResting)))
  const undoable = useRef(new Set<string>())
  /** Whether anything was typed here. */
  const hasTyped = useRef(false)

  useEffect(() => {
    const flush = (): void => void writer.flush().catch(() => undefined)
    const offers = undoable.current
    window.addEventListener('beforeunload', writer.abandon)
    window.addEventListener('blur', flush)
    return () => {
      window.removeEventListener('beforeunload', writer.abandon)
      window.removeEventListener('blur', flush)
      closing.leave(
        postId,
        hasTyped.current ? writer.run(() => callOperation('versions.leave', { postId })) : writer.flush(),
      )
      // Another editor of the same post would not know what is put back here.
      for (const id of offers) withdrawUndo(id)
    }
  }, [writer, postId, closing])

  const chosen = useMemo(
    () => accountIds.flatMap((id) => accounts.find(({ accountId }) => accountId === id) ?? []),
    [accountIds, accounts],
  )
  const keys = [...drawn.keys()].join(' ')
  const variants = stored?.variants
  const destinations = useMemo(
    () => destinationsOf((key) => key !== null && keys.split(' ').includes(key), variants ?? [], chosen),
    [keys, variants, chosen],
  )
  const all = useMemo(() => written(drawn, destinations), [drawn, destinations])
  // One that was given up, or whose account was taken away, is shown no more.
  const shown = all.find(({ key }) => key === wantedKey) ?? all[0]
  const textKey = shown?.key ?? null
  const segments = shown?.segments ?? []
  const limiting = shown === undefined || shown.accounts.length === 0 ? chosen : shown.accounts
  const limits = useMemo(() => limitsOf(limiting), [limiting])

  const write = (keepIn: (all: Drafts) => void, next: readonly SegmentDraft[], key: TextKey): void => {
    hasTyped.current = true
    keepIn(new Map(typed.get()).set(key, next))
    writer.put(`texts:${key ?? ''}`, () => texts.save(next, key))
  }
  const put = (next: readonly SegmentDraft[], key: TextKey = textKey): void => write(keep, next, key)
  /** By a key in one of them: where only words change, what is drawn beside the field waits for a rest. */
  const type = (next: readonly SegmentDraft[]): void =>
    write(isSameThread(rested.get().get(textKey), next) ? keepWords : keep, next, textKey)
  /** As typed last, whenever it is asked: a text is not drawn again for what was typed into another. */
  const newestSegments = (key: TextKey): readonly SegmentDraft[] => typed.get().get(key) ?? []
  const current = (): readonly SegmentDraft[] => newestSegments(textKey)
  const inTheirPlace = (next: readonly string[]): readonly SegmentDraft[] => {
    const former = current()
    return next.map((text, index) => ({ segmentId: former[index]?.segmentId ?? newId(), text }))
  }

  const offerBack: Composing['offerBack'] = (offer) => {
    undoable.current.add(offer.id)
    offerUndo(offer)
  }
  const change: Composing['change'] = async (run) => {
    try {
      // A post nobody has written yet begins to exist with its first change.
      if (!texts.exists()) writer.put('texts:', () => texts.save(newestSegments(null), null))
      return await writer.run(run)
    } catch (error) {
      notifyError(error)
      return null
    }
  }

  return {
    postId,
    post: stored,
    segments,
    texts: all,
    destinations,
    newestSegments,
    typed,
    rested,
    textKey,
    accountIds,
    chosen,
    limits,
    editing: may ? editingOf(stored) : 'none',
    saving,
    writer,
    setText: (segmentId, text) => {
      const next = current().map((segment) => (segment.segmentId === segmentId ? { ...segment, text } : segment))
      if (!flows || !limits.threads) {
        type(next)
        return
      }
      const index = next.findIndex((segment) => segment.segmentId === segmentId)
      const flowed = flowOver(
        next.map((segment) => segment.text),
        index,
        limits.text,
      )
      type(flowed.length > MAX_SEGMENTS ? next : inTheirPlace(flowed))
    },
    setTexts: (next) => put(inTheirPlace(next)),
    splitSegment: (segmentId, parts) =>
      put(
        current().flatMap((segment) =>
          segment.segmentId === segmentId
            ? parts.map((text, index) => ({ segmentId: index === 0 ? segmentId : newId(), text }))
            : [segment],
        ),
      ),
    flows,
    setFlows,
    showText: setWantedKey,
    beginText: (variantId, next) => {
      keep(new Map(typed.get()).set(variantId, next))
      setWantedKey(variantId)
    },
    endText: (variantId) => {
      const next = new Map(typed.get())
      next.delete(variantId)
      keep(next)
      setWantedKey(null)
    },
    replaceText: (segmentId, former, text) => {
      for (const [key, kept] of typed.get()) {
        if (!kept.some((segment) => segment.segmentId === segmentId && segment.text === former)) continue
        put(
          kept.map((segment) => (segment.segmentId === segmentId ? { ...segment, text } : segment)),
          key,
        )
      }
    },
    addSegment: () => {
      const segmentId = newId()
      put([...current(), { segmentId, text: '' }])
      return segmentId
    },
    removeSegment: (segmentId) => {
      const before = current()
      const index = before.findIndex((segment) => segment.segmentId === segmentId)
      const removed = before[index]
      // With the text of a draft go its images; beside a planned post they stay until the change is applied.
      const images = editingOf(stored) === 'free' ? mediaIn(stored, segmentId) : []
      put(before.filter((segment) => segment.segmentId !== segmentId))
      if (removed === undefined || (removed.text.trim() === '' && images.length === 0)) return
      const undo = (): void => {
        put(putBack(current(), removed, index), textKey)
        for (const image of images) void change(() => attachAgain(postId, segmentId, image))
      }
      offerBack({ id: `segment:${segmentId}`, message: t('removedSegment'), seconds: UNDO_SECONDS, onUndo: undo })
    },
    moveSegment: (index, by) => put(moved(current(), index, by)),
    setAccounts: (next) => {
      setAccountIds(next)
      texts.startWith(next)
      void change(() => callOperation('calendar.setAccounts', { postId, accountIds: [...next] }))
    },
    reseed: keep,
    offerBack,
    change,
  }
}

function isSameThread(former: readonly SegmentDraft[] | undefined, next: readonly SegmentDraft[]): boolean {
  return former?.length === next.length && next.every(({ segmentId }, index) => former[index]?.segmentId === segmentId)
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

/** With one account there is nothing to choose; with more, choosing is the person's, who may have chosen in the calendar. */
function firstAccounts(accounts: readonly AccountView[], suggestedAccountId: string | null): readonly string[] {
  const usable = accounts.filter(({ state }) => state !== 'disconnected')
  const suggested = usable.filter(({ accountId }) => accountId === suggestedAccountId)
  const chosen = suggested.length === 1 ? suggested : usable
  return chosen.length === 1 ? chosen.map(({ accountId }) => accountId) : []
}
