/** A post that was published elsewhere, beside the calendar: only to be read. */
import { ActionIcon, Anchor, Text, Title } from '@mantine/core'
import { IconExternalLink, IconTrash, IconX } from '@tabler/icons-react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { OutputOf } from '#shared/contract/contract.ts'
import { useOperation } from '../../rpc/useOperation.ts'
import { AccountBadge } from '../../ui/AccountBadge.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { FigureLine } from '../../ui/FigureLine.tsx'
import { PlainText } from '../../ui/PlainText.tsx'
import { outsideLook } from '../../ui/states.ts'
import { useFormat } from '../../ui/useFormat.ts'
import { useNow } from '../../ui/useNow.ts'
import classes from './calendar.module.css'

const OutsideIcon = outsideLook.icon

type Post = OutputOf<'calendar.outsidePost'>

export function OutsidePost({ accountId, remoteId }: { readonly accountId: string; readonly remoteId: string }) {
  const { t } = useTranslation(['calendar', 'common'])
  const [, navigate] = useLocation()
  const post = useOperation('calendar.outsidePost', { accountId, remoteId })
  const close = (): void => navigate('/calendar')
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    close()
  }
  const missing = post.data === undefined && post.error?.wire.code === 'not_found'
  return (
    <aside className={classes.outside} aria-labelledby="outside-title" onKeyDown={onKeyDown}>
      <header className={classes.outsideHead}>
        <OutsideIcon size={16} aria-hidden />
        <Title order={2} id="outside-title" size="h4" flex={1}>
          {t('common:outside')}
        </Title>
        <ActionIcon autoFocus onClick={close} aria-label={t('common:close')} aria-keyshortcuts="Escape">
          <IconX size={16} aria-hidden />
        </ActionIcon>
      </header>
      {missing ? (
        <EmptyState
          title={t('outside.notFound.title')}
          body={t('outside.notFound.body')}
          action={{ label: t('outside.notFound.action'), onClick: close }}
        />
      ) : post.data === undefined ? (
        post.isError && <ErrorState error={post.error} onRetry={() => void post.refetch()} />
      ) : (
        <OutsideBody post={post.data} />
      )}
    </aside>
  )
}

function OutsideBody({ post }: { readonly post: Post }) {
  const { t } = useTranslation(['calendar', 'common'])
  const format = useFormat()
  const account = useOperation('accounts.list', {}).data?.find(({ accountId }) => accountId === post.accountId)
  const { accountId, remoteId } = post
  const reached = useOperation('figures.post', { accountId, remoteId }).data
  return (
    <div className={classes.outsideBody}>
      <div className={classes.outsideLine}>
        {account !== undefined && <AccountBadge account={account} size="sm" />}
        <time dateTime={new Date(post.atMs).toISOString()}>{format.dayTime(post.atMs)}</time>
      </div>
      <ol className={classes.outsideTexts} aria-label={t('outside.texts')}>
        {post.texts.map((text, index) => (
          <OutsideText key={index} text={text} />
        ))}
      </ol>
      {post.url !== null && (
        <Anchor href={post.url} target="_blank" rel="noreferrer" size="sm">
          {t('outside.openOnNetwork')} <IconExternalLink size={12} aria-hidden />
        </Anchor>
      )}
      {reached?.latest && reached.readAtMs !== null && (
        <FigureLine figures={{ ...reached.latest, readAtMs: reached.readAtMs }} />
      )}
      <Text size="xs" c="dimmed">
        {t('outside.onlyRead')}
      </Text>
    </div>
  )
}

function OutsideText({ text: { text, checkedAtMs, deletedAtMs } }: { readonly text: Post['texts'][number] }) {
  const { t } = useTranslation('calendar')
  const format = useFormat()
  const nowMs = useNow()
  if (deletedAtMs !== null) {
    return (
      <li>
        <Text size="sm" c="dimmed" fs="italic">
          <IconTrash size={13} aria-hidden /> {t('outside.deleted', { date: format.dayTime(deletedAtMs) })}
        </Text>
      </li>
    )
  }
  return (
    <li>
      <PlainText text={text} multiline />
      <Text size="xs" c="dimmed" mt={4}>
        {t('outside.checked', { when: format.relative(Math.min(checkedAtMs, nowMs), nowMs) })}
      </Text>
    </li>
  )
}
