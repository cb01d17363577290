/** The calendar with the post being written, or one that was published elsewhere, beside it. */
import { lazy, Suspense, useMemo, useState } from 'react'
import { useRoute } from 'wouter'
import { CalendarScreen } from '../features/calendar/CalendarScreen.tsx'
import type { Opened } from '../features/calendar/calendarView.ts'
import { createClosing } from '../features/composer/closing.ts'
import { RepeatingMenu } from '../features/recurring/RepeatingMenu.tsx'
import { lazyScreens } from './lazyScreens.ts'

const Composer = lazy(lazyScreens.composer)
const OutsidePost = lazy(lazyScreens.outsidePost)
const RepeatingBar = lazy(lazyScreens.repeatingBar)

export function CalendarDesk() {
  const [, existing] = useRoute('/calendar/post/:postId')
  const [, begun] = useRoute('/calendar/new/:postId/:wallTime?')
  const [, inLane] = useRoute('/calendar/new/:postId/:wallTime/:accountId')
  const [, outside] = useRoute('/calendar/outside/:accountId/:remoteId')
  const fresh = inLane ?? begun
  const postId = existing?.postId ?? fresh?.postId ?? null
  const opened: Opened | null =
    postId !== null ? { kind: 'post', postId } : outside === null ? null : { kind: 'outside', ...outside }
  const [closing] = useState(createClosing)
  // The same element as long as the same post is open: the editor is drawn again for what it shows.
  const repeating = useMemo(
    () =>
      postId !== null && (
        <Suspense fallback={null}>
          <RepeatingBar postId={postId} />
        </Suspense>
      ),
    [postId],
  )
  return (
    <CalendarScreen opened={opened} repeating={<RepeatingMenu />}>
      {opened?.kind === 'outside' && (
        <Suspense fallback={null}>
          <OutsidePost key={opened.remoteId} accountId={opened.accountId} remoteId={opened.remoteId} />
        </Suspense>
      )}
      {postId !== null && (
        <Suspense fallback={null}>
          <Composer
            key={postId}
            postId={postId}
            fresh={fresh !== null}
            suggestedTime={fresh?.wallTime ?? null}
            suggestedAccountId={inLane?.accountId ?? null}
            repeating={repeating}
            closing={closing}
          />
        </Suspense>
      )}
    </CalendarScreen>
  )
}
