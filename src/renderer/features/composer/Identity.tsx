/** On whose behalf it goes out: the first thing one sees, so that nothing leaves from the wrong account. */
import { Checkbox, Group, Text } from '@mantine/core'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#shared/contract/accounts.ts'
import { accountColour } from '../../ui/AccountBadge.tsx'
import { drawnFor } from './drawnFor.ts'
import type { Composing } from './useComposer.ts'
import classes from './composer.module.css'

type Props = { readonly composing: Composing; readonly accounts: readonly AccountView[] }

export const Identity = memo(DrawnIdentity, drawnFor<Props>('chosen', 'accountIds', 'editing'))

function DrawnIdentity({ composing, accounts }: Props) {
  const { t } = useTranslation('composer')
  const { chosen, accountIds, editing } = composing
  return (
    <div className={classes.identity}>
      <div className={classes.bands} aria-hidden>
        {chosen.map((account) => (
          <span key={account.accountId} style={{ background: accountColour(account.colour) }} />
        ))}
      </div>
      {chosen.length > 0 && (
        <div className={classes.chosen}>
          {chosen.map((account) => (
            <span key={account.accountId} className={classes.fixedAccount}>
              <span className={classes.chosenMark} style={{ background: accountColour(account.colour) }} aria-hidden />
              <Text span fw={700} size="lg" lh={1.2}>
                @{account.handle}
              </Text>
              <Text span c="dimmed" size="xs">
                {account.displayName}
              </Text>
            </span>
          ))}
        </div>
      )}
      {editing === 'free' &&
        (accounts.length === 0 ? (
          <Text size="sm">{t('noAccounts')}</Text>
        ) : (
          <fieldset className={classes.accounts}>
            <legend className={classes.legend}>{chosen.length === 0 ? t('chooseAccounts') : t('accounts')}</legend>
            <Checkbox.Group value={[...accountIds]} onChange={composing.setAccounts}>
              <Group gap={6}>
                {accounts.map((account) => (
                  <Checkbox
                    key={account.accountId}
                    value={account.accountId}
                    size="xs"
                    classNames={{ root: classes.account, body: classes.accountBody, label: classes.accountLabel }}
                    data-chosen={accountIds.includes(account.accountId) || undefined}
                    disabled={account.state === 'disconnected' && !accountIds.includes(account.accountId)}
                    label={
                      <>
                        <span
                          className={classes.accountDot}
                          style={{ background: accountColour(account.colour) }}
                          aria-hidden
                        />
                        @{account.handle}
                        {account.state === 'disconnected' && ` (${t('disconnected')})`}
                      </>
                    }
                  />
                ))}
              </Group>
            </Checkbox.Group>
          </fieldset>
        ))}
    </div>
  )
}
