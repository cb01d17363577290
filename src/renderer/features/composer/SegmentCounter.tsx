/** How full one text is, at each key. */
import { countOf } from './composerView.ts'
import { Counter } from './Counter.tsx'
import { useTextIn } from './draftStore.ts'
import type { Composing } from './useComposer.ts'

export function SegmentCounter({
  composing,
  segmentId,
  id,
}: {
  readonly composing: Composing
  readonly segmentId: string
  readonly id: string
}) {
  const text = useTextIn(composing.typed, composing.textKey, segmentId)
  return <Counter count={countOf(text, composing.limits.text)} id={id} />
}
