/**
 * What was typed last, outside of what is drawn: the field that is typed into follows it at once, the rest of the editor when
 * there is time.
 */
import { useSyncExternalStore } from 'react'
import type { Drafts, TextKey } from './ownTextsView.ts'

export type DraftStore = {
  readonly get: () => Drafts
  readonly set: (next: Drafts) => void
  /** @returns ends it */
  readonly subscribe: (onChange: () => void) => () => void
}

export function createDraftStore(first: Drafts): DraftStore {
  let drafts = first
  const listeners = new Set<() => void>()
  return {
    get: () => drafts,
    set: (next) => {
      drafts = next
      for (const listener of listeners) listener()
    },
    subscribe: (onChange) => {
      listeners.add(onChange)
      return () => listeners.delete(onChange)
    },
  }
}

type Typed = { readonly typed: DraftStore; readonly textKey: TextKey }

/** The words of one segment as they were typed last; empty where it is gone. Drawn again for no other segment's words. */
export function useTypedText({ typed, textKey }: Typed, segmentId: string): string {
  return useSyncExternalStore(typed.subscribe, () => typedText(typed, textKey, segmentId))
}

/** The same, asked once. */
export function typedText(store: DraftStore, key: TextKey, segmentId: string): string {
  const segments = store.get().get(key)
  return segments?.find((segment) => segment.segmentId === segmentId)?.text ?? ''
}
