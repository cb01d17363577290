/** The text of an answer or a note being written, saved as it is typed. */
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { callOperation } from '../../rpc/client.ts'
import { notifyError } from '../../ui/notifyError.ts'
import { boxWith, sent, told, typed } from './draftBox.ts'
import { createDraftSaver, type DraftState } from './draftSaver.ts'

export type Draft = {
  readonly text: string
  /** Null until something was typed. */
  readonly state: DraftState | null
  readonly change: (text: string) => void
  readonly flush: () => void
  /** Stops a save that is waiting, because this text is about to go out. */
  readonly hold: (text: string) => void
  /** Empties the box without saving: the text has gone out. What was typed on meanwhile stays. */
  readonly clear: (text: string) => void
  /** The text did not go out: what the box holds is a draft again. */
  readonly release: () => void
}

/**
 * @param operation what keeps it
 * @param stored the draft as the core tells it; it does not overwrite what is being typed
 */
export function useDraft(
  operation: 'inbox.saveDraft' | 'inbox.saveNoteDraft',
  conversationId: string,
  stored: string,
): Draft {
  const [box, setBox] = useState(() => boxWith(stored))
  if (box.known !== stored) setBox(told(box, stored))
  const newest = useRef('')
  const [state, setState] = useState<DraftState | null>(null)
  const saver = useMemo(
    () =>
      createDraftSaver({
        save: (next) => callOperation(operation, { conversationId, text: next }).catch(announceAndFail),
        onState: setState,
        quietMs: 200,
        retryMs: 2_000,
        setTimer: (run, ms) => window.setTimeout(run, ms),
        clearTimer: (timer) => window.clearTimeout(timer),
      }),
    [operation, conversationId],
  )
  const flush = useEffectEvent(() => saver.flush())
  useEffect(() => {
    const leaving = (): void => flush()
    window.addEventListener('pagehide', leaving)
    document.addEventListener('visibilitychange', leaving)
    return () => {
      window.removeEventListener('pagehide', leaving)
      document.removeEventListener('visibilitychange', leaving)
    }
  }, [])
  useEffect(() => () => saver.flush(), [saver])
  const change = (text: string): void => {
    newest.current = text
    setBox((before) => typed(before, text))
    saver.type(text)
  }
  return {
    text: box.text,
    state,
    change,
    flush: () => saver.flush(),
    hold: (text) => {
      newest.current = text
      saver.drop()
    },
    clear: (text) => {
      setBox((before) => sent(before, text))
      setState(null)
    },
    release: () => change(newest.current),
  }
}

function announceAndFail(error: unknown): never {
  notifyError(error)
  throw error
}
