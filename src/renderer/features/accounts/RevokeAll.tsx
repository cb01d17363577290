/** "Withdraw all permissions": asked once, with every account named, and nothing else happens in that dialog. */
import { Button, Group, List, Text } from '@mantine/core'
import { IconShieldOff } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#shared/contract/accounts.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { useCommand } from '../../rpc/useOperation.ts'

/** @param accounts those that have permissions to withdraw; without any there is nothing to show */
export function RevokeAll({ accounts }: { readonly accounts: readonly AccountView[] }) {
  const { t } = useTranslation('accounts')
  const { t: common } = useTranslation('common')
  const [asking, setAsking] = useState(false)
  const revokeAll = useCommand('accounts.revokeAll')
  const close = (): void => setAsking(false)
  if (accounts.length === 0) return null
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconShieldOff size={15} aria-hidden />}
        aria-haspopup="dialog"
        onClick={() => setAsking(true)}
      >
        {t('revokeAll.action')}
      </Button>
      <Dialog opened={asking} onClose={close} size={520} title={t('revokeAll.title')}>
        <Text size="sm">{t('revokeAll.text')}</Text>
        <Text size="sm" fw={600} mt="sm">
          {t('revokeAll.list')}
        </Text>
        <List size="sm">
          {accounts.map(({ accountId, handle, displayName }) => (
            <List.Item key={accountId}>
              @{handle} · {displayName}
            </List.Item>
          ))}
        </List>
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" onClick={close} data-autofocus>
            {common('cancel')}
          </Button>
          <Button
            color="red.9"
            loading={revokeAll.isPending}
            onClick={() =>
              revokeAll.mutate({ accountIds: accounts.map(({ accountId }) => accountId) }, { onSuccess: close })
            }
          >
            {t('revokeAll.confirm', { count: accounts.length })}
          </Button>
        </Group>
      </Dialog>
    </>
  )
}
