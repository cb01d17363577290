/** One account: who it is, how it is, and what can be done with it. */
import { Button, Group, Menu, Text, Title } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCheck,
  IconCircleCheck,
  IconClock,
  IconHandClick,
  IconPlugOff,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { accountColour as colours, type AccountView } from '#shared/contract/accounts.ts'
import { assertNever } from '#shared/domain/assertNever.ts'
import { useCommand } from '../../rpc/useOperation.ts'
import { AccountBadge, accountColour } from '../../ui/AccountBadge.tsx'
import { ConfirmButton } from '../../ui/ConfirmButton.tsx'
import { reasonWords } from '../../ui/errorWords.ts'
import type { Format } from '../../ui/format.ts'
import { Permitted } from '../../ui/Permitted.tsx'
import { StateBadge } from '../../ui/StateBadge.tsx'
import { healthOf, readableParams, reconnectionOf } from './accountsView.ts'
import { CardNotes } from './CardNotes.tsx'
import classes from './accounts.module.css'

export type ReconnectWay = 'at_once' | 'sign_in' | 'keys'

export function AccountCard({
  account,
  format,
  nowMs,
  onReconnect,
}: {
  readonly account: AccountView
  readonly format: Format
  readonly nowMs: number
  readonly onReconnect: (way: ReconnectWay) => void
}) {
  const { t } = useTranslation('accounts')
  const disconnect = useCommand('accounts.disconnect')
  const { accountId, handle } = account
  const reconnection = reconnectionOf(account)
  return (
    <li className={classes.card} aria-label={`@${handle}`}>
      <div className={classes.cardText}>
        <Group gap="sm">
          <Title order={3} className={classes.cardName}>
            {account.displayName}
          </Title>
          <AccountBadge account={account} />
          <Text span size="xs" c="dimmed">
            {t(`mode.${account.mode}`)}
          </Text>
        </Group>
        <Health account={account} format={format} nowMs={nowMs} />
        <CardNotes account={account} format={format} nowMs={nowMs} />
      </div>
      <Permitted right="administer">
        <Group gap={6} wrap="nowrap">
          <ColourMenu account={account} />
          {reconnection === 'at_once' && (
            <Button variant="light" onClick={() => onReconnect('at_once')}>
              {t('reconnect')}
            </Button>
          )}
          {reconnection === 'sign_in' && (
            <Menu position="bottom-end" withinPortal={false} withInitialFocusPlaceholder={false}>
              <Menu.Target>
                <Button variant="light">{t('reconnect')}</Button>
              </Menu.Target>
              <Menu.Dropdown>
                <Menu.Item onClick={() => onReconnect('sign_in')}>{t('reconnectSignIn')}</Menu.Item>
                <Menu.Item onClick={() => onReconnect('keys')}>{t('reconnectKeys')}</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          )}
          {account.state !== 'disconnected' && (
            <ConfirmButton
              variant="default"
              question={`${t('disconnect.title', { handle })} ${t('disconnect.text')}`}
              confirmLabel={t('disconnect.confirm', { handle })}
              onConfirm={() => disconnect.mutate({ accountId })}
            >
              {t('disconnect.action')}
            </ConfirmButton>
          )}
        </Group>
      </Permitted>
    </li>
  )
}

function Health({
  account,
  format,
  nowMs,
}: {
  readonly account: AccountView
  readonly format: Format
  readonly nowMs: number
}) {
  const { t } = useTranslation('accounts')
  const health = healthOf(account)
  switch (health.kind) {
    case 'problem': {
      const code = account.problem?.code ?? ''
      const params = account.problem?.params ?? {}
      const cause = params.reason
      const values = { code, ...readableParams(params, format) }
      return (
        <div className={classes.problem}>
          <StateBadge
            look={{ tone: 'danger', icon: IconAlertTriangle }}
            label={t(`problem.${health.code}.what`, values)}
          />
          <Text size="sm">
            {t(`problem.${health.code}.next`, values)}
            {typeof cause === 'string' && ` ${reasonWords({ code: cause, params: {} })}`}
          </Text>
          <Text size="xs" c="dimmed">
            {t('health.since', { when: format.dayTime(health.sinceMs) })}
          </Text>
        </div>
      )
    }
    case 'disconnected':
      return <StateBadge look={{ tone: 'muted', icon: IconPlugOff }} label={t('state.disconnected')} />
    case 'by_hand':
      return <StateBadge look={{ tone: 'neutral', icon: IconHandClick }} label={t('health.byHand')} />
    case 'never_synced':
      return <StateBadge look={{ tone: 'neutral', icon: IconClock }} label={t('health.never')} />
    case 'fine':
      return (
        <Group gap="xs">
          <StateBadge look={{ tone: 'good', icon: IconCircleCheck }} label={t('health.ok')} />
          <Text span size="xs" c="dimmed">
            {t('health.lastSync', { when: format.relative(Math.min(health.lastSyncAtMs, nowMs), nowMs) })}
          </Text>
        </Group>
      )
    default:
      return assertNever(health)
  }
}

function ColourMenu({ account: { accountId, handle, colour } }: { readonly account: AccountView }) {
  const { t } = useTranslation('accounts')
  const setColour = useCommand('accounts.setColour')
  return (
    <Menu position="bottom-end" withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <Button variant="default" px={8} aria-label={`${t('colour.label', { handle })}: ${t(`colour.${colour}`)}`}>
          <span className={classes.swatch} style={{ background: accountColour(colour) }} aria-hidden />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {colours().options.map((option) => (
          <Menu.Item
            key={option}
            leftSection={<span className={classes.swatch} style={{ background: accountColour(option) }} aria-hidden />}
            rightSection={option === colour ? <IconCheck size={14} aria-hidden /> : undefined}
            onClick={() => setColour.mutate({ accountId, colour: option })}
          >
            {t(`colour.${option}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
