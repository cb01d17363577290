/** What can wait is asked for once the screen is drawn, so that it does not compete with it. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { InputOf, QueryName } from '#shared/contract/contract.ts'
import { operationKey } from '../rpc/useOperation.ts'

/**
 * False until the first frame of the component is on the screen; true from the start where its query has been answered before,
 * as at the start of the window: then there is nothing to wait for, and the screen is not drawn a second time to learn it.
 */
export function useAfterPaint<K extends QueryName>(name: K, input: InputOf<K>): boolean {
  const queryClient = useQueryClient()
  const [isDue, setIsDue] = useState(() => queryClient.getQueryData(operationKey(name, input)) !== undefined)
  useEffect(() => {
    if (isDue) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setIsDue(true), 0)
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [isDue])
  return isDue
}
