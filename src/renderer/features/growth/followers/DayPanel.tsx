/** A day of the curve: what changed, what is usual, and what happened. */
import { ActionIcon, Anchor, Group, Text, Tooltip } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useLocation } from 'wouter'
import type { AccountView } from '#shared/contract/accounts.ts'
import { useOperation } from '../../../rpc/useOperation.ts'
import { PlainText } from '../../../ui/PlainText.tsx'
import { useFormat } from '../../../ui/useFormat.ts'
import type { UnusualOfDay } from './useMarks.ts'
import classes from './followers.module.css'

export function DayPanel({
  day,
  accounts,
  change,
  unusual,
  campaigns,
  onClose,
}: {
  readonly day: string
  readonly accounts: readonly AccountView[]
  /** Of the one account that is shown; null where it is not known or there are several. */
  readonly change: number | null
  readonly unusual: UnusualOfDay | undefined
  /** Under way on that day. */
  readonly campaigns: readonly string[]
  readonly onClose: () => void
}) {
  const { t } = useTranslation('growth')
  const format = useFormat()
  const [, navigate] = useLocation()
  const accountIds = accounts.map(({ accountId }) => accountId)
  const { data } = useOperation('growth.day', { accountIds, day }, { keepPrevious: true })
  const calendar = useOperation('days.list', { firstDay: day, lastDay: day })
  const named = [
    ...(calendar.data?.holidays.map(({ name }) => name) ?? []),
    ...(calendar.data?.dates.map(({ title }) => title) ?? []),
    ...(calendar.data?.notes.map(({ text }) => text) ?? []),
  ]
  const handleOf = (accountId: string): string =>
    accounts.length === 1 ? '' : `@${accounts.find((each) => each.accountId === accountId)?.handle ?? ''} `
  return (
    <section className={classes.dayPanel} aria-label={t('day.label', { day: format.longDayOf(day) })}>
      <Group justify="space-between" wrap="nowrap">
        <h2 className={classes.panelTitle}>{format.longDayOf(day)}</h2>
        <Tooltip label={t('day.close')}>
          <ActionIcon size="sm" aria-label={t('day.close')} onClick={onClose}>
            <IconX size={14} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Group>
      {change !== null && (
        <Text size="xs">
          <strong>{format.signed(change)}</strong>{' '}
          {unusual === undefined
            ? t('day.usualChange')
            : t('day.unusualChange', { usual: format.signed(Math.round(unusual.usual)) })}
        </Text>
      )}
      <ul className={classes.dayList}>
        {[...new Set(named)].map((name) => (
          <li key={name}>
            <PlainText text={name} />
          </li>
        ))}
        {campaigns.map((name) => (
          <li key={name}>{t('day.campaign', { name })}</li>
        ))}
        {data?.posts.map(({ accountId, remoteId, postId, atMs, excerpt }) => (
          <li key={remoteId}>
            <span className="tabular">{format.time(atMs)}</span> {handleOf(accountId)}
            <Anchor
              component="button"
              type="button"
              size="xs"
              ta="left"
              onClick={() =>
                navigate(postId === null ? `/calendar/outside/${accountId}/${remoteId}` : `/calendar/post/${postId}`)
              }
            >
              {excerpt === '' ? t('day.deleted') : <PlainText text={excerpt} />}
            </Anchor>
          </li>
        ))}
        {data !== undefined && data.postCount > data.posts.length && (
          <li>{t('day.morePosts', { count: data.postCount - data.posts.length })}</li>
        )}
        {data !== undefined && (
          <li>
            {data.postCount === 0 ? `${t('day.noPosts')} ` : ''}
            {t('day.received', { count: data.receivedCount })}
          </li>
        )}
      </ul>
    </section>
  )
}
