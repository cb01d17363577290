/** What colleagues tell each other about the post. It stays in the office. */
import { ActionIcon, Text } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#shared/contract/contract.ts'
import { mentionsIn } from '#shared/domain/mention.ts'
import { callOperation } from '../../../rpc/client.ts'
import { useCommand, useOperation } from '../../../rpc/useOperation.ts'
import { notifyError } from '../../../ui/notifyError.ts'
import { PersonBadge } from '../../../ui/PersonBadge.tsx'
import { offerUndo } from '../../../ui/undo.tsx'
import { useFormat } from '../../../ui/useFormat.ts'
import { useMay } from '../../../ui/useMay.ts'
import { shortened } from '../../../ui/shortened.ts'
import type { Composing } from '../useComposer.ts'
import { CommentBox } from './CommentBox.tsx'
import classes from './comments.module.css'

const UNDO_SECONDS = 10
const NOBODY: OutputOf<'people.list'> = { people: [], actingId: null, rights: [] }

type Comment = OutputOf<'comments.list'>[number]

export function CommentsPanel({ composing }: { readonly composing: Composing }) {
  const { t } = useTranslation('comments')
  const may = useMay('compose')
  const { postId, post } = composing
  const comments = useOperation('comments.list', { postId }, { enabled: post !== null }).data ?? []
  const office = useOperation('people.list', {}).data ?? NOBODY
  const fresh = useFresh(comments, postId)
  return (
    <>
      {comments.length === 0 ? (
        <Text c="dimmed" size="xs">
          {t('none')}
        </Text>
      ) : (
        <ol className={classes.list} aria-label={t('list')}>
          {comments.map((comment) => (
            <CommentRow
              key={comment.commentId}
              comment={comment}
              office={office}
              isFresh={fresh.has(comment.commentId)}
            />
          ))}
        </ol>
      )}
      {may && <CommentBox composing={composing} office={office} />}
    </>
  )
}

/** Those that were new when they were first shown here: seeing them does not take the sign away at once. */
function useFresh(comments: readonly Comment[], postId: string): ReadonlySet<string> {
  const may = useMay('compose')
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set())
  const unseen = comments.filter(({ commentId, isNew }) => isNew && !fresh.has(commentId))
  if (unseen.length > 0) setFresh(new Set([...fresh, ...unseen.map(({ commentId }) => commentId)]))
  const isUnread = comments.some(({ isNew }) => isNew)
  useEffect(() => {
    if (isUnread && may) callOperation('comments.markRead', { postId }).catch(notifyError)
  }, [isUnread, may, postId])
  return fresh
}

function CommentRow({
  comment: { commentId, writtenBy, text, atMs },
  office,
  isFresh,
}: {
  readonly comment: Comment
  readonly office: OutputOf<'people.list'>
  readonly isFresh: boolean
}) {
  const { t } = useTranslation('comments')
  const format = useFormat()
  const may = useMay('compose')
  const remove = useCommand('comments.remove')
  const person = office.people.find(({ personId }) => personId === writtenBy)
  const mentions = mentionsIn(text, office.people)
  const isForMe = mentions.some(({ personId }) => personId === office.actingId)
  const takeBack = (): void =>
    remove.mutate(
      { commentId },
      {
        onSuccess: () =>
          offerUndo({
            id: `comment:${commentId}`,
            message: t('removed'),
            seconds: UNDO_SECONDS,
            onUndo: () => void callOperation('comments.bringBack', { commentId }).catch(notifyError),
          }),
      },
    )
  return (
    <li className={classes.comment} data-fresh={isFresh || undefined}>
      <div className={classes.head}>
        {person !== undefined && <PersonBadge person={person} />}
        <Text span fw={600} size="sm">
          {person?.name ?? t('office')}
        </Text>
        <Text span size="xs" c="dimmed">
          {format.dayTime(atMs)}
        </Text>
        {isFresh && <span className={classes.sign}>{t('isNew')}</span>}
        {isForMe && <span className={classes.sign}>{t('forYou')}</span>}
        {may && writtenBy === office.actingId && (
          <ActionIcon
            className={classes.remove}
            size="sm"
            onClick={takeBack}
            disabled={remove.isPending}
            aria-label={t('removeOf', { text: shortened(text) })}
          >
            <IconTrash size={14} aria-hidden />
          </ActionIcon>
        )}
      </div>
      <p className={classes.text}>
        {mentions.map(({ start, end }, index) => (
          <span key={start}>
            {text.slice(mentions[index - 1]?.end ?? 0, start)}
            <strong>{text.slice(start, end)}</strong>
          </span>
        ))}
        {text.slice(mentions.at(-1)?.end ?? 0)}
      </p>
    </li>
  )
}
