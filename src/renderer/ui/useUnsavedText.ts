/** What is being written and not kept by the core: the window keeps it until it is closed. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

/** @param place where it is written: what it is, and the id of what it is about */
export function useUnsavedText(
  ...place: readonly [kind: string, id: string]
): readonly [string, (text: string) => void] {
  const queryClient = useQueryClient()
  const key = ['unsavedText', ...place] as const
  const [text, setText] = useState(() => queryClient.getQueryData<string>(key) ?? '')
  const change = (next: string): void => {
    setText(next)
    queryClient.setQueryDefaults(key, { gcTime: Infinity })
    queryClient.setQueryData(key, next)
  }
  return [text, change]
}
