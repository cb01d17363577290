/** One post: its text, its figures, and how they grew. */
import { Anchor, Group, Text } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { AccountView } from '#shared/contract/accounts.ts'
import { FAIR_AGE_MS } from '#shared/domain/postMetrics.ts'
import { useOperation } from '../../../rpc/useOperation.ts'
import { AccountBadge } from '../../../ui/AccountBadge.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PlainText } from '../../../ui/PlainText.tsx'
import { useFormat } from '../../../ui/useFormat.ts'
import { useNow } from '../../../ui/useNow.ts'
import { PostCurve } from './PostCurve.tsx'
import { COUNTS, type Counts, type PostView } from './postsView.ts'
import classes from './posts.module.css'

/** By the network's id of its first version. */
export type OpenedPost = { readonly accountId: string; readonly remoteId: string }

export function PostDialog({
  opened,
  accounts,
  onClose,
}: {
  readonly opened: OpenedPost | null
  readonly accounts: readonly AccountView[]
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['postMetrics', 'common'])
  const format = useFormat()
  const { data, error, refetch } = useOperation('figures.post', opened ?? { accountId: '', remoteId: '' }, {
    enabled: opened !== null,
  })
  return (
    <Dialog
      opened={opened !== null}
      onClose={onClose}
      size={1180}
      title={data === undefined ? '' : t('post.title', { date: format.dayTime(data.atMs) })}
    >
      {error !== null && opened !== null && <ErrorState error={error} onRetry={() => void refetch()} />}
      {data !== undefined && opened !== null && (
        <PostBody post={data} account={accounts.find(({ accountId }) => accountId === data.accountId)} />
      )}
    </Dialog>
  )
}

function PostBody({ post, account }: { readonly post: PostView; readonly account: AccountView | undefined }) {
  const { t } = useTranslation('postMetrics')
  const format = useFormat()
  const now = useNow()
  const place =
    post.postId === null ? `/calendar/outside/${post.accountId}/${post.remoteId}` : `/calendar/post/${post.postId}`
  const sentences = [
    post.gone ? t('post.gone') : '',
    post.texts > 1 ? t('post.thread', { count: post.texts }) : '',
    post.readAtMs === null ? t('post.neverRead') : t('post.readAt', { date: format.dayTime(post.readAtMs) }),
    post.week !== null ? '' : t(now < post.atMs + FAIR_AGE_MS ? 'post.tooYoung' : 'post.noWeek'),
  ].filter((sentence) => sentence !== '')
  return (
    <div className={classes.dialog}>
      <Group justify="space-between" wrap="nowrap">
        {account !== undefined && <AccountBadge account={account} size="sm" />}
        <Group gap="md" wrap="nowrap">
          <Anchor component={Link} href={place} size="sm">
            {t('post.calendar')}
          </Anchor>
          {post.url !== null && (
            <Anchor href={post.url} target="_blank" rel="noreferrer" size="sm">
              {t('post.network')} <IconExternalLink size={13} aria-hidden />
            </Anchor>
          )}
        </Group>
      </Group>
      {post.text !== '' && (
        <p className={classes.postText}>
          <PlainText text={post.text} multiline />
        </p>
      )}
      <Text size="xs" c="dimmed">
        {sentences.join(' ')}
      </Text>
      {post.latest !== null && (
        <div className={classes.postFigures}>
          <CountsTable latest={post.latest} week={post.week} />
          <PostCurve post={post} />
        </div>
      )}
    </div>
  )
}

function CountsTable({ latest, week }: { readonly latest: Counts; readonly week: Counts | null }) {
  const { t } = useTranslation('postMetrics')
  const format = useFormat()
  const number = (value: number | null | undefined): string =>
    value === null || value === undefined ? '—' : format.number(value)
  const percent = (counts: Counts | null): string => {
    const rate = counts?.rate ?? null
    return rate === null ? '—' : format.percent(rate)
  }
  return (
    <table className={classes.groups}>
      <thead>
        <tr>
          <th scope="col">{t('post.metric')}</th>
          <th scope="col" data-number>
            {t('post.week')}
          </th>
          <th scope="col" data-number>
            {t('post.latest')}
          </th>
        </tr>
      </thead>
      <tbody>
        {COUNTS.map((metric) => (
          <tr key={metric} data-sum={metric === 'engagements'}>
            <th scope="row">{t(`counts.${metric}`)}</th>
            <td data-number>{number(week?.[metric])}</td>
            <td data-number>{number(latest[metric])}</td>
          </tr>
        ))}
        <tr data-sum>
          <th scope="row">{t('counts.rate')}</th>
          <td data-number>{percent(week)}</td>
          <td data-number>{percent(latest)}</td>
        </tr>
      </tbody>
    </table>
  )
}
