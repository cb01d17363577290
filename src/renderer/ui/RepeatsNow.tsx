/** What a post would say a second time if it went out on an account now. */
import { useState } from 'react'
import { RepeatLines } from './RepeatLines.tsx'
import { useRepeats } from './useRepeats.ts'

export function RepeatsNow({ postId, accountId }: { readonly postId: string; readonly accountId: string }) {
  const [openedAtMs] = useState(() => Date.now())
  const repeats = useRepeats(postId, openedAtMs, 'planned')
  return <RepeatLines repeats={repeats.filter((repeat) => repeat.accountId === accountId)} />
}
