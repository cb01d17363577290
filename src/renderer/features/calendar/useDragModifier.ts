/** Whether what is being dragged is to be copied: Ctrl or Alt held where it is dropped, as in file managers. */
import { useEffect, useRef, type RefObject } from 'react'

/** Whether the keys that are held while something is dragged ask for a copy of it. */
export function asksForCopy({ ctrlKey, altKey, metaKey }: Pick<DragEvent, 'ctrlKey' | 'altKey' | 'metaKey'>): boolean {
  return ctrlKey || altKey || metaKey
}

/** The grid's own drop says nothing of keys: they are read from the event before it gets there. */
export function useDragModifier(): RefObject<boolean> {
  const isCopying = useRef(false)
  useEffect(() => {
    const read = (event: DragEvent): void => {
      isCopying.current = asksForCopy(event)
    }
    window.addEventListener('drop', read, { capture: true })
    return () => window.removeEventListener('drop', read, { capture: true })
  }, [])
  return isCopying
}
