/** The present moment for texts such as "5 min ago": it moves in steps, never on every frame. */
import { useEffect, useState } from 'react'

/** @param everyMs how often it moves; half a minute unless given */
export function useNow(everyMs = 30_000): number {
  const [nowMs, setNowMs] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return nowMs
}
