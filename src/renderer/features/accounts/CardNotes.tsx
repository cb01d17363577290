/** What else is to be said of an account: when its credentials were checked, what it will not publish, what was withdrawn. */
import { Anchor, Button, Group, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconCalendarExclamation, IconMessageOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'wouter'
import type { AccountView } from '#shared/contract/accounts.ts'
import { useCommand } from '../../rpc/useOperation.ts'
import type { Format } from '../../ui/format.ts'
import { Permitted } from '../../ui/Permitted.tsx'
import { StateBadge } from '../../ui/StateBadge.tsx'
import classes from './accounts.module.css'

export function CardNotes({
  account,
  format,
  nowMs,
}: {
  readonly account: AccountView
  readonly format: Format
  readonly nowMs: number
}) {
  const { t } = useTranslation('accounts')
  const { t: common } = useTranslation('common')
  const { forecast, revocation, commentsRefusedSinceMs } = account
  return (
    <>
      {account.mode !== 'assisted' && account.state !== 'disconnected' && (
        <Checked account={account} format={format} nowMs={nowMs} />
      )}
      {forecast !== null && (
        <div className={classes.problem}>
          <StateBadge
            look={{ tone: 'warning', icon: IconCalendarExclamation }}
            label={t('forecast', {
              when: format.dayTime(forecast.atMs),
              cause: common(`forecast.${forecast.cause}`),
            })}
          />
          <Group gap="xs">
            {forecast.posts > 1 && (
              <Text span size="xs">
                {t('forecastMore', { count: forecast.posts })}
              </Text>
            )}
            <Anchor component={Link} href={`/calendar/post/${forecast.postId}`} size="xs">
              {t('seePost')}
            </Anchor>
          </Group>
        </div>
      )}
      {commentsRefusedSinceMs !== null && (
        <div className={classes.problem}>
          <StateBadge
            look={{ tone: 'warning', icon: IconMessageOff }}
            label={t('commentsRefused.what', { when: format.dayTime(commentsRefusedSinceMs) })}
          />
          <Text size="xs">{t('commentsRefused.next', { handle: account.handle })}</Text>
        </div>
      )}
      {revocation !== null && (
        <Text size="sm" role="status">
          {t(`revocation.${revocation}`)}
        </Text>
      )}
    </>
  )
}

function Checked({
  account: { accountId, handle, checkedAtMs },
  format,
  nowMs,
}: {
  readonly account: AccountView
  readonly format: Format
  readonly nowMs: number
}) {
  const { t } = useTranslation('accounts')
  const check = useCommand('accounts.check')
  return (
    <Group gap={4}>
      <Text span size="xs" c="dimmed">
        {checkedAtMs === null
          ? t('health.notChecked')
          : t('health.checked', { when: format.relative(Math.min(checkedAtMs, nowMs), nowMs) })}
      </Text>
      <Permitted right="dispatch">
        <Button
          variant="subtle"
          size="compact-xs"
          onClick={() =>
            check.mutate(
              { accountId },
              { onSuccess: () => notifications.show({ message: t('health.checkAsked', { handle }) }) },
            )
          }
        >
          {t('health.checkNow')}
        </Button>
      </Permitted>
    </Group>
  )
}
