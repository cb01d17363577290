/**
 * What a text field shows, without the field being drawn at each key: its own keys are in it already, and what something else
 * changed (an undo, a suggestion, a text that goes on from another one) is put into it.
 */
import { useLayoutEffect, useState, type RefObject } from 'react'
import { textIn } from './draftStore.ts'
import type { Composing } from './useComposer.ts'

/** @returns what the field begins with; the same as long as the field stays */
export function useFieldText(
  { typed, textKey }: Pick<Composing, 'typed' | 'textKey'>,
  segmentId: string,
  fieldRef: RefObject<HTMLTextAreaElement | null>,
): string {
  const [first] = useState(() => textIn(typed, textKey, segmentId))
  useLayoutEffect(() => {
    const show = (): void => {
      const text = textIn(typed, textKey, segmentId)
      // Setting what is there already would move the caret to the end.
      if (fieldRef.current !== null && fieldRef.current.value !== text) fieldRef.current.value = text
    }
    show()
    return typed.subscribe(show)
  }, [typed, textKey, segmentId, fieldRef])
  return first
}
