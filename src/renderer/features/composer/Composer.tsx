/** Writing one post, beside the calendar. */
import { useDeferredValue, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useOperation } from '../../rpc/useOperation.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { useMay } from '../../ui/useMay.ts'
import { Editor } from './Editor.tsx'
import classes from './composer.module.css'

/**
 * @param fresh the post may not exist yet: it begins to with the first thing typed
 * @param suggestedTime wall time at which it was begun in the calendar
 * @param repeating how it repeats, below what is written
 */
export function Composer({
  postId,
  fresh,
  suggestedTime,
  repeating,
}: {
  readonly postId: string
  readonly fresh: boolean
  readonly suggestedTime: string | null
  readonly repeating: ReactNode
}) {
  const { t } = useTranslation('composer')
  const { t: people } = useTranslation('people')
  const may = useMay('compose')
  const [, navigate] = useLocation()
  const post = useOperation('calendar.get', { postId })
  const accounts = useOperation('accounts.list', {})
  /** What was saved comes back at each rest of the hand: a key does not wait for that to be drawn. */
  const stored = useDeferredValue(post.data ?? null)
  const missing = post.data === undefined && post.error?.wire.code === 'not_found'
  // While a new post is written for the first time its query fails, is asked again and succeeds: through all of that
  // the editor stays, because it holds what was typed.
  const [begun, setBegun] = useState(false)
  // The editor is seeded once: with what the core has now, not with the answer from before the last word was saved.
  const known = post.data !== undefined && !post.isFetching
  const ready = accounts.data !== undefined && (known || (missing && fresh && may))
  if (ready && !begun) setBegun(true)
  if (accounts.data !== undefined && (ready || begun)) {
    return (
      <Editor
        postId={postId}
        stored={begun ? stored : (post.data ?? null)}
        accounts={accounts.data}
        fresh={fresh}
        suggestedTime={suggestedTime}
        repeating={repeating}
      />
    )
  }
  return (
    <aside className={classes.panel} aria-label={t('title')}>
      {missing && fresh && !may ? (
        <EmptyState
          title={people('composer.title')}
          body={people('composer.text')}
          action={{ label: people('composer.back'), onClick: () => navigate('/calendar') }}
        />
      ) : missing ? (
        <EmptyState
          title={t('notFound.title')}
          body={t('notFound.body')}
          action={{ label: t('notFound.action'), onClick: () => navigate('/calendar') }}
        />
      ) : (
        post.isError && <ErrorState error={post.error} onRetry={() => void post.refetch()} />
      )}
    </aside>
  )
}
