/** The calendar with the post being written beside it. */
import { lazy, Suspense } from 'react'
import { useRoute } from 'wouter'
import { CalendarScreen } from '../features/calendar/CalendarScreen.tsx'
import { lazyScreens } from './lazyScreens.ts'

const Composer = lazy(lazyScreens.composer)

export function CalendarDesk() {
  const [, existing] = useRoute('/calendar/post/:postId')
  const [, fresh] = useRoute('/calendar/new/:postId/:wallTime?')
  const postId = existing?.postId ?? fresh?.postId ?? null
  return (
    <CalendarScreen openPostId={postId}>
      {postId !== null && (
        <Suspense fallback={null}>
          <Composer key={postId} postId={postId} fresh={fresh !== null} suggestedTime={fresh?.wallTime ?? null} />
        </Suspense>
      )}
    </CalendarScreen>
  )
}
