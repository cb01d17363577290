/** On whose behalf it goes out: the first thing one sees, so that nothing leaves from the wrong account. */
import { Chip, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#shared/contract/accounts.ts'
import { accountColour } from '../../ui/AccountBadge.tsx'
import type { Composing } from './useComposer.ts'
import classes from './composer.module.css'

export function Identity({
  composing,
  accounts,
}: {
  readonly composing: Composing
  readonly accounts: readonly AccountView[]
}) {
  const { t } = useTranslation('composer')
  const { chosen, accountIds, editing } = composing
  return (
    <div className={classes.identity}>
      <div className={classes.bands} aria-hidden>
        {chosen.map((account) => (
          <span key={account.accountId} style={{ background: accountColour(account.colour) }} />
        ))}
      </div>
      {editing === 'free' ? (
        accounts.length === 0 ? (
          <Text size="sm">{t('noAccounts')}</Text>
        ) : (
          <fieldset className={classes.accounts}>
            <legend className={classes.legend}>{chosen.length === 0 ? t('chooseAccounts') : t('accounts')}</legend>
            <Chip.Group multiple value={[...accountIds]} onChange={composing.setAccounts}>
              <Group gap={6}>
                {accounts.map((account) => (
                  <Chip
                    key={account.accountId}
                    value={account.accountId}
                    size="xs"
                    variant="light"
                    radius="md"
                    color={account.colour}
                    disabled={account.state === 'disconnected' && !accountIds.includes(account.accountId)}
                  >
                    @{account.handle}
                    {account.state === 'disconnected' && ` (${t('disconnected')})`}
                  </Chip>
                ))}
              </Group>
            </Chip.Group>
          </fieldset>
        )
      ) : (
        <Group gap="md">
          {chosen.map((account) => (
            <span key={account.accountId} className={classes.fixedAccount}>
              <Text span fw={650} size="md">
                @{account.handle}
              </Text>
              <Text span c="dimmed" size="xs">
                {account.displayName}
              </Text>
            </span>
          ))}
        </Group>
      )}
    </div>
  )
}
