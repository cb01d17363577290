/** The height of an element, known before it is first painted: what depends on it is drawn once, not twice. */
import { useLayoutEffect, useRef, useState, type RefObject } from 'react'

/** `height` in CSS pixels; null in the very first pass, in which nothing that depends on it should be drawn. */
export function useBoxHeight(): { readonly ref: RefObject<HTMLDivElement | null>; readonly height: number | null } {
  const ref = useRef<HTMLDivElement>(null)
  const [height, setHeight] = useState<number | null>(null)
  useLayoutEffect(() => {
    const box = ref.current
    if (box === null) return
    const measure = (): void => setHeight(box.clientHeight)
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(box)
    return () => observer.disconnect()
  }, [])
  return { ref, height }
}
