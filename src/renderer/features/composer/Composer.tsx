/** Writing one post, beside the calendar. */
import { useDeferredValue, useEffect, useState, type ComponentProps, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import { useOperation } from '../../rpc/useOperation.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { useMay } from '../../ui/useMay.ts'
import type { Closing } from './closing.ts'
import { Editor } from './Editor.tsx'
import classes from './composer.module.css'

/**
 * @param fresh the post may not exist yet: it begins to with the first thing typed
 * @param suggestedTime wall time at which it was begun in the calendar
 * @param suggestedAccountId account in whose lane it was begun
 * @param repeating how it repeats, below what is written
 * @param closing the same for all posts that are opened one after the other
 */
export function Composer({
  postId,
  fresh,
  suggestedTime,
  suggestedAccountId,
  repeating,
  closing,
}: {
  readonly postId: string
  readonly fresh: boolean
  readonly suggestedTime: string | null
  readonly suggestedAccountId: string | null
  readonly repeating: ReactNode
  readonly closing: Closing
}) {
  const { t } = useTranslation('composer')
  const { t: people } = useTranslation('people')
  const may = useMay('compose')
  const [, navigate] = useLocation()
  const post = useOperation('calendar.get', { postId })
  const accounts = useOperation('accounts.list', {})
  const missing = post.data === undefined && post.error?.wire.code === 'not_found'
  // While a new post is written for the first time its query fails, is asked again and succeeds: through all of that
  // the editor stays, because it holds what was typed.
  const [begun, setBegun] = useState(false)
  // The editor is seeded once: with what the core has now. What the cache has can be from before the last word was saved,
  // and is asked again once all that was typed is written.
  const [isAsking, setAsking] = useState(() => post.data !== undefined || closing.of(postId) !== null)
  const { refetch } = post
  useEffect(() => {
    if (!isAsking) return
    void Promise.resolve(closing.of(postId))
      .then(() => refetch())
      .then(() => setAsking(false))
  }, [isAsking, closing, postId, refetch])
  const known = post.data !== undefined && !post.isFetching && !isAsking
  const ready = accounts.data !== undefined && (known || (missing && fresh && may))
  if (ready && !begun) setBegun(true)
  if (accounts.data !== undefined && (ready || begun)) {
    return (
      <SettledEditor
        postId={postId}
        stored={post.data ?? null}
        accounts={accounts.data}
        fresh={fresh}
        suggestedTime={suggestedTime}
        suggestedAccountId={suggestedAccountId}
        repeating={repeating}
        closing={closing}
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

/** What was saved comes back at each rest of the hand: a key does not wait until that is drawn. */
function SettledEditor({ stored, ...others }: ComponentProps<typeof Editor>) {
  return <Editor {...others} stored={useDeferredValue(stored)} />
}
