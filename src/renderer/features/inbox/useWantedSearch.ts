/** A search that was begun elsewhere goes on in the inbox: `/inbox?search=…`, taken once. */
import { useEffect, useEffectEvent } from 'react'
import { useLocation, useSearchParams } from 'wouter'

export function useWantedSearch(onWanted: (text: string) => void): void {
  const [, navigate] = useLocation()
  const [params] = useSearchParams()
  const wanted = params.get('search')
  const take = useEffectEvent(() => {
    if (wanted === null) return
    // The same words may be wanted again.
    navigate('/inbox', { replace: true })
    onWanted(wanted)
  })
  useEffect(() => take(), [wanted])
}
