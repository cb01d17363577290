/** The text of the answer being written, saved as it is typed. */
import { useEffect, useEffectEvent, useMemo, useState } from 'react'
import { callOperation } from '../../rpc/client.ts'
import { notifyError } from '../../ui/notifyError.ts'
import { createDraftSaver, type DraftState } from './draftSaver.ts'

export type Draft = {
  readonly text: string
  /** Null until something was typed. */
  readonly state: DraftState | null
  readonly change: (text: string) => void
  readonly flush: () => void
  /** Empties the box without saving, once the text has gone out. */
  readonly clear: () => void
  /** Stops a save that is waiting, because the text is about to go out. */
  readonly hold: () => void
}

/** @param stored what the core had when the conversation was opened; later answers do not overwrite what is typed */
export function useDraft(conversationId: string, stored: string): Draft {
  const [text, setText] = useState(stored)
  const [state, setState] = useState<DraftState | null>(null)
  const saver = useMemo(
    () =>
      createDraftSaver({
        save: (next) => callOperation('inbox.saveDraft', { conversationId, text: next }).catch(announceAndFail),
        onState: setState,
        quietMs: 200,
        setTimer: (run, ms) => window.setTimeout(run, ms),
        clearTimer: (timer) => window.clearTimeout(timer),
      }),
    [conversationId],
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
  return {
    text,
    state,
    change: (next) => {
      setText(next)
      saver.type(next)
    },
    flush: () => saver.flush(),
    clear: () => {
      saver.drop()
      setText('')
      setState(null)
    },
    hold: () => saver.drop(),
  }
}

function announceAndFail(error: unknown): never {
  notifyError(error)
  throw error
}
