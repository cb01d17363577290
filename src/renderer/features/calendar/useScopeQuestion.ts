/** A date of a series is moved: does it go alone, with the following ones, or do all (docs/specs/recurring.md §4.2)? */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { readWallTime } from '#shared/domain/wallTime.ts'
import type { ScopeQuestion } from '../../ui/ScopeDialog.tsx'
import { useFormat, useOfficeZone } from '../../ui/useFormat.ts'
import { useSeriesActs } from '../../ui/useSeriesActs.ts'
import type { Movable } from './calendarView.ts'
import type { MovePost } from './useMovePost.ts'

export function useScopeQuestion(mover: Pick<MovePost, 'move'>) {
  const { t } = useTranslation('recurring')
  const format = useFormat()
  const zone = useOfficeZone()
  const acts = useSeriesActs()
  const [question, setQuestion] = useState<ScopeQuestion | null>(null)
  return {
    question,
    leave: (): void => setQuestion(null),
    ask: (card: Movable, wallTime: string): void => {
      const reading = readWallTime(wallTime, zone)
      // What a clock change makes unclear is asked of one alone.
      if (reading.kind !== 'once') mover.move(card, wallTime)
      else {
        setQuestion({
          title: t('scope.moveTitle'),
          text: t('scope.moveText', { when: format.dayTime(reading.atMs) }),
          hint: t('scope.rest'),
          scopes: ['this', 'following', 'all'],
          onChosen: (scope) => {
            if (scope === 'this') mover.move(card, wallTime)
            else void acts.move(card.postId, scope, wallTime)
          },
        })
      }
    },
  }
}
