/** Posts one by one, the best, the worst or the newest first, page by page; each opens its own curve. */
import { Button, Group, SegmentedControl, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#shared/contract/accounts.ts'
import type { InputOf, OutputOf } from '#shared/contract/contract.ts'
import { LEAST_IMPRESSIONS } from '#shared/domain/postComparison.ts'
import { useOperation } from '../../../rpc/useOperation.ts'
import { AccountBadge } from '../../../ui/AccountBadge.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PlainText } from '../../../ui/PlainText.tsx'
import { useFormat } from '../../../ui/useFormat.ts'
import type { OpenedPost } from './PostDialog.tsx'
import type { Measure } from './postsView.ts'
import { useMeasureFormat } from './useMeasureFormat.ts'
import classes from './posts.module.css'

const PAGE = 20
const ORDERS = ['most', 'least', 'newest'] as const
type Order = (typeof ORDERS)[number]
type Scope = InputOf<'figures.heatMap'>
type Listed = OutputOf<'figures.list'>['rows'][number]
type Place = OutputOf<'figures.list'>['next']

export function PostList({
  accounts,
  scope,
  measure,
  onOpen,
}: {
  readonly accounts: readonly AccountView[]
  readonly scope: Scope
  readonly measure: Measure
  readonly onOpen: (post: OpenedPost) => void
}) {
  const { t } = useTranslation('postMetrics')
  const [order, setOrder] = useState<Order>('most')
  const sort = order === 'newest' ? 'newest' : measure
  const asked = { ...scope, sort, order: order === 'least' ? 'least' : 'most', limit: PAGE } as const
  return (
    <section className={classes.block} aria-labelledby="post-list-title">
      <Group justify="space-between" gap="xs">
        <h2 className={classes.blockTitle} id="post-list-title">
          {t('list.title')}
        </h2>
        <SegmentedControl<Order>
          aria-label={t('list.order')}
          value={order}
          onChange={setOrder}
          transitionDuration={0}
          data={ORDERS.map((value) => ({ value, label: t(`list.${value}`) }))}
        />
      </Group>
      <div className={classes.scroll}>
        {/* Another question begins with its first page. */}
        <ListPage
          key={JSON.stringify(asked)}
          asked={asked}
          after={null}
          accounts={accounts}
          measure={measure}
          onOpen={onOpen}
        />
      </div>
      <Text size="xs" c="dimmed">
        {t(`list.caption.${sort}`, { least: LEAST_IMPRESSIONS })}
      </Text>
    </section>
  )
}

type PageProps = {
  readonly asked: Omit<InputOf<'figures.list'>, 'after'>
  readonly after: Place
  readonly accounts: readonly AccountView[]
  readonly measure: Measure
  readonly onOpen: (post: OpenedPost) => void
}

function ListPage({ asked, after, ...others }: PageProps) {
  const { t } = useTranslation('postMetrics')
  const [isMore, setIsMore] = useState(false)
  const { data, error, refetch } = useOperation('figures.list', { ...asked, after }, { keepPrevious: true })
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />
  if (data === undefined) return null
  if (data.rows.length === 0 && after === null) {
    return (
      <Text size="sm" c="dimmed" p="sm">
        {t('list.none')}
      </Text>
    )
  }
  return (
    <>
      <ul className={classes.list}>
        {data.rows.map((row) => (
          <ListRow key={`${row.accountId}:${row.remoteId}`} row={row} {...others} />
        ))}
      </ul>
      {data.next !== null &&
        (isMore ? (
          <ListPage asked={asked} after={data.next} {...others} />
        ) : (
          <Button variant="subtle" fullWidth onClick={() => setIsMore(true)}>
            {t('list.more')}
          </Button>
        ))}
    </>
  )
}

function ListRow({ row, accounts, measure, onOpen }: Omit<PageProps, 'asked' | 'after'> & { readonly row: Listed }) {
  const { t } = useTranslation('postMetrics')
  const format = useFormat()
  const show = useMeasureFormat(measure)
  const account = accounts.find(({ accountId }) => accountId === row.accountId)
  const date = format.dayTime(row.atMs)
  const notes = [
    date,
    row.texts > 1 ? t('list.thread', { count: row.texts }) : '',
    row.postId === null ? t('list.elsewhere') : '',
    row.gone ? t('list.gone') : '',
    row.standing === 'counted' ? '' : t(`list.${row.standing}`),
  ].filter((note) => note !== '')
  return (
    <li>
      <button
        type="button"
        className={classes.row}
        aria-haspopup="dialog"
        onClick={() => onOpen({ accountId: row.accountId, remoteId: row.remoteId })}
      >
        <span className={classes.rowText}>
          <span className={classes.excerpt}>
            {row.excerpt === '' ? <em>{t('list.noText')}</em> : <PlainText text={row.excerpt} />}
          </span>
          <span className={classes.rowNotes}>
            {account !== undefined && <AccountBadge account={account} />}
            <span>{notes.join(' · ')}</span>
          </span>
        </span>
        <span className={classes.rowValue}>
          <strong>{show(row.figures?.[measure] ?? null)}</strong>
          <span className={classes.rowUnit}>{t(`measure.${measure}`)}</span>
        </span>
      </button>
    </li>
  )
}
