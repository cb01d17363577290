/**
 * The words of a post outside of what is drawn: as they were typed last, which the field that is typed into follows, and as they
 * were at the last rest of the keys, by which everything else is drawn (docs/specs/composer.md §5.2).
 */
import { useSyncExternalStore } from 'react'
import type { RestOfKeys } from '../../rpc/restOfKeys.ts'
import type { Drafts, TextKey } from './ownTextsView.ts'
import { createValueStore, type ValueStore } from './valueStore.ts'

export type DraftStore = ValueStore<Drafts>

export type DraftStores = {
  /** As typed last, whenever it is asked. */
  readonly typed: DraftStore
  /** As they were at the last rest of the keys. */
  readonly rested: DraftStore
  /** Puts other texts, or the same in another order, in both at once. */
  readonly keep: (next: Drafts) => void
  /** Puts what differs in words alone in `typed`; `rested` follows at the next rest of the keys. */
  readonly keepWords: (next: Drafts) => void
}

export function createDraftStores(first: Drafts, rest: RestOfKeys): DraftStores {
  const typed = createValueStore(first)
  const rested = createValueStore(first)
  let isWaiting = false
  return {
    typed,
    rested,
    keep: (next) => {
      typed.set(next)
      rested.set(next)
    },
    keepWords: (next) => {
      typed.set(next)
      rest.onKey()
      if (isWaiting) return
      isWaiting = true
      rest.whenResting(() => {
        isWaiting = false
        rested.set(typed.get())
      })
    },
  }
}

/** The words of one segment; empty where it is gone. Draws whoever asks for no other segment's words. */
export function useTextIn(store: DraftStore, key: TextKey, segmentId: string): string {
  return useSyncExternalStore(store.subscribe, () => textIn(store, key, segmentId))
}

/** The same, asked once. */
export function textIn(store: DraftStore, key: TextKey, segmentId: string): string {
  const segments = store.get().get(key)
  return segments?.find((segment) => segment.segmentId === segmentId)?.text ?? ''
}
