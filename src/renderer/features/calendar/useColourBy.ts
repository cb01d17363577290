/** What the colour of a post in the calendar says: its accounts or its campaign, as the person who acts left it. */
import { useEffect } from 'react'
import { useOperation } from '../../rpc/useOperation.ts'
import { useRemembered } from '../../ui/useRemembered.ts'

export const COLOURS_BY = ['account', 'campaign'] as const
export type ColourBy = (typeof COLOURS_BY)[number]

const KEY = 'mando-calendar-colours'

export function useColourBy(): readonly [ColourBy, (by: ColourBy) => void] {
  const actingId = useOperation('people.list', {}).data?.actingId ?? null
  const [kept, setKept] = useRemembered(`${KEY}-${actingId ?? 'office'}`)
  const by: ColourBy = kept === 'campaign' ? 'campaign' : 'account'
  // Each post knows both colours, and the style sheet chooses: changing it draws no post anew, also in lists that float.
  useEffect(() => {
    document.body.dataset.calendarColours = by
    return () => {
      delete document.body.dataset.calendarColours
    }
  }, [by])
  return [by, setKept]
}
