/** The hour that a draft is meant to go out at, kept as it is typed: closed and opened again, it is there. */
import { useState } from 'react'
import { isDraftState } from '#shared/domain/postLife.ts'
import type { OfficeZone } from '#shared/domain/wallTime.ts'
import { callOperation } from '../../rpc/client.ts'
import type { ChosenTime } from './composerView.ts'
import type { Composing } from './useComposer.ts'

export function useKeptHour({ postId, post, editing, writer }: Composing, zone: OfficeZone) {
  const [own] = useState(() => new Set<number>())
  return {
    /** Whether an hour was typed here, and is only coming back. */
    isOwn: (atMs: number): boolean => own.has(atMs),
    /** Of a draft that exists already, and an hour that does. */
    keep: (time: ChosenTime): void => {
      if (time.kind !== 'fine' || post === null || editing === 'none' || !isDraftState(post.state)) return
      const { wallTime, repeatedHour, atMs } = time
      own.add(atMs)
      writer.put('hour', () => callOperation('calendar.setHour', { postId, hour: { wallTime, zone, repeatedHour } }))
    },
  }
}
