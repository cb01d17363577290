/** What was begun elsewhere goes on in the inbox: `/inbox?search=…` or `/inbox?view=…`, taken once. */
import { useEffect, useEffectEvent } from 'react'
import { useLocation, useSearchParams } from 'wouter'
import { INBOX_VIEWS, type InboxView } from '#shared/domain/inboxView.ts'

/** A view that there is not is passed over. */
export function useWanted(onSearch: (text: string) => void, onView: (view: InboxView) => void): void {
  const [, navigate] = useLocation()
  const [params] = useSearchParams()
  const [search, named] = [params.get('search'), params.get('view')]
  const take = useEffectEvent(() => {
    if (search === null && named === null) return
    // The same may be wanted again. Without the question mark the wish would stay in the address, and be taken at each return.
    navigate('/inbox?', { replace: true })
    const view = INBOX_VIEWS.find((each) => each === named)
    if (search !== null) onSearch(search)
    else if (view !== undefined) onView(view)
  })
  useEffect(() => take(), [search, named])
}
