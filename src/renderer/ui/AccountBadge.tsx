/** An account at a glance: its colour, its network and its handle. */
import { Group, Text } from '@mantine/core'
import { IconBrandX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#shared/contract/accounts.ts'
import classes from './ui.module.css'

export type AccountIdentity = Pick<AccountView, 'network' | 'handle' | 'colour'>

/** The CSS colour by which an account is known everywhere. */
export function accountColour(colour: AccountView['colour']): string {
  return `var(--mando-account-${colour})`
}

export function AccountBadge({
  account,
  size = 'xs',
}: {
  readonly account: AccountIdentity
  readonly size?: 'xs' | 'sm' | 'md'
}) {
  const { t } = useTranslation('common')
  return (
    <Group gap={6} wrap="nowrap" component="span" miw={0} display="inline-flex">
      <span className={classes.accountDot} style={{ background: accountColour(account.colour) }} aria-hidden />
      <IconBrandX
        size={size === 'md' ? 16 : 13}
        role="img"
        aria-label={t(`network.${account.network}`)}
        style={{ flex: 'none' }}
      />
      <Text span size={size} fw={500} truncate>
        @{account.handle}
      </Text>
    </Group>
  )
}
