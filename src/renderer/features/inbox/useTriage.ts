/** Changing where conversations stand, what is said of it, and taking it back. */
import { useEffect, useRef, useState } from 'react'
import type { TriageChange } from '#shared/domain/triage.ts'
import { callOperation } from '../../rpc/client.ts'
import { newId } from '../../rpc/newId.ts'
import { useEvent } from '../../ui/useEvent.ts'
import { notifyError } from '../../ui/notifyError.ts'

/** What the person is told; one at a time, the latest. */
export type Told =
  | { readonly kind: 'changed'; readonly change: TriageChange; readonly count: number; readonly urgent: number }
  | { readonly kind: 'left_urgent'; readonly count: number }
  | { readonly kind: 'undone'; readonly restored: number; readonly movedOn: number }
  | { readonly kind: 'unchanged' | 'nothing_to_undo' | 'nobody_acts' | 'answering' }

/** Enough to read a line and to reach for the key. What was done can be taken back longer than it is said. */
const TOLD_MS = 12_000
/** Nobody remembers more of what they did. */
const KEPT_CHANGES = 50

type Kept<P> = { readonly changeId: string; readonly place: P }

export type Triage<P> = {
  readonly told: Told | null
  readonly tell: (told: Told) => void
  /** @param place where the person was, to go back to when it is taken back or cannot be done */
  readonly change: (change: TriageChange, conversationIds: readonly string[], place: P) => void
  /** Takes back the latest change that is not taken back yet. */
  readonly undo: () => void
}

/** @param onBack brings the person back to where they were before a change */
export function useTriage<P>(onBack: (place: P) => void): Triage<P> {
  const [told, setTold] = useState<Told | null>(null)
  const kept = useRef<readonly Kept<P>[]>([])
  const goBack = useEvent(onBack)

  useEffect(() => {
    if (told === null) return
    const timer = setTimeout(() => setTold(null), TOLD_MS)
    return () => clearTimeout(timer)
  }, [told])

  // Not through a mutation: its answer would be lost where the next change is given before it arrives.
  const change = (wanted: TriageChange, conversationIds: readonly string[], place: P): void => {
    const changeId = newId()
    callOperation('inbox.change', { changeId, conversationIds: [...conversationIds], change: wanted }).then(
      ({ changed, urgent }) => {
        if (changed > 0) kept.current = [...kept.current, { changeId, place }].slice(-KEPT_CHANGES)
        if (changed > 0) setTold({ kind: 'changed', change: wanted, count: changed, urgent })
        else setTold(urgent > 0 ? { kind: 'left_urgent', count: urgent } : { kind: 'unchanged' })
      },
      (error: unknown) => {
        notifyError(error)
        goBack(place)
      },
    )
  }
  const undo = (): void => {
    const latest = kept.current.at(-1)
    if (latest === undefined) {
      setTold({ kind: 'nothing_to_undo' })
      return
    }
    kept.current = kept.current.slice(0, -1)
    callOperation('inbox.undo', { changeId: latest.changeId, undoId: newId() }).then(({ restored, movedOn }) => {
      setTold({ kind: 'undone', restored, movedOn })
      if (restored > 0) goBack(latest.place)
    }, notifyError)
  }
  return { told, tell: setTold, change, undo }
}
