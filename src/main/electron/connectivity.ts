/** What the operating system says of the network. Electron has no event for it in the main process, so it is asked. */
import { net } from 'electron'
import type { Clock, Connectivity } from '../ports.ts'

const ASK_EVERY_MS = 2_000

/** `standIn` may answer in place of the operating system, in tests. Asking goes on only while somebody listens. */
export function createConnectivity(clock: Pick<Clock, 'after'>, standIn: () => 'up' | 'down' | null): Connectivity {
  const isUp = () => {
    const answer = standIn()
    return answer === null ? net.isOnline() : answer === 'up'
  }
  return {
    isUp,
    onChange: (listener) => {
      let last = isUp()
      let cancel: () => void
      const ask = () => {
        cancel = clock.after(ASK_EVERY_MS, () => {
          const now = isUp()
          const hasChanged = now !== last
          last = now
          ask()
          if (hasChanged) listener(now)
        })
      }
      ask()
      return () => cancel()
    },
  }
}
