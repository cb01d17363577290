/** The accounts the office works with: how each one is, and the ways to add another. */
import { Group, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountView } from '#shared/contract/accounts.ts'
import { newId } from '../../rpc/newId.ts'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { Permitted } from '../../ui/Permitted.tsx'
import { ProtectForm } from '../../ui/ProtectDialog.tsx'
import { useFormat } from '../../ui/useFormat.ts'
import { useMay } from '../../ui/useMay.ts'
import { useNow } from '../../ui/useNow.ts'
import { AccountCard, type ReconnectWay } from './AccountCard.tsx'
import { revocable, splitAccounts } from './accountsView.ts'
import { AddAccount, type AddWay } from './AddAccount.tsx'
import { AssistedForm } from './AssistedForm.tsx'
import { KeysForm } from './KeysForm.tsx'
import { SignInForm } from './SignInForm.tsx'
import { RevokeAll } from './RevokeAll.tsx'
import { SpendSection } from './SpendSection.tsx'
import { useProtecting } from './useProtecting.ts'
import classes from './accounts.module.css'

type OpenForm = { readonly way: Exclude<AddWay, 'training'>; readonly accountId: string | null }

export function AccountsScreen() {
  const { t } = useTranslation('accounts')
  const { t: session } = useTranslation('session')
  const { t: people } = useTranslation('people')
  const mayAdminister = useMay('administer')
  const format = useFormat()
  const nowMs = useNow()
  const accounts = useOperation('accounts.list', {})
  const [form, setForm] = useState<OpenForm | null>(null)
  const { protecting, asking, goOn, giveUp } = useProtecting()
  const addTraining = useCommand('accounts.addTraining')
  const addAssisted = useCommand('accounts.addAssisted')
  const close = useCallback(() => setForm(null), [])
  const leave = (): void => (asking ? giveUp() : close())

  const add = (way: AddWay): void => {
    if (way !== 'training') setForm({ way, accountId: null })
    else if (!addTraining.isPending) {
      addTraining.mutate(
        { accountId: newId() },
        { onSuccess: () => notifications.show({ message: t('addedTraining') }) },
      )
    }
  }
  const reconnect = ({ accountId, mode, handle, displayName }: AccountView, way: ReconnectWay): void => {
    if (way === 'sign_in') setForm({ way: 'signIn', accountId })
    else if (way === 'keys') setForm({ way: 'keys', accountId })
    else if (mode === 'training') addTraining.mutate({ accountId })
    else addAssisted.mutate({ accountId, handle, displayName })
  }

  if (accounts.error !== null) {
    return <ErrorState error={accounts.error} onRetry={() => void accounts.refetch()} />
  }
  if (accounts.data === undefined) return null
  const { inUse, disconnected } = splitAccounts(accounts.data)
  const list = (label: string, shown: readonly AccountView[]) => (
    <ul className={classes.list} aria-label={label}>
      {shown.map((account) => (
        <AccountCard
          key={account.accountId}
          account={account}
          format={format}
          nowMs={nowMs}
          onReconnect={(way) => reconnect(account, way)}
        />
      ))}
    </ul>
  )
  return (
    <div className={classes.screen}>
      <Group justify="space-between" maw={1060}>
        <Title order={1}>{t('title')}</Title>
        <Permitted right="administer">
          <RevokeAll accounts={revocable(accounts.data)} />
        </Permitted>
      </Group>
      {inUse.length === 0 ? (
        <Text c="dimmed" size="sm" mt={4}>
          {t('empty.text')}
        </Text>
      ) : (
        <section aria-labelledby="accounts-in-use" className={classes.section}>
          <Title order={2} id="accounts-in-use">
            {t('list.label')}
          </Title>
          {list(t('list.label'), inUse)}
        </section>
      )}
      <SpendSection accounts={accounts.data} format={format} />
      {mayAdminister ? (
        <AddAccount first={inUse.length === 0} onAdd={add} />
      ) : (
        <Text size="sm" c="dimmed" mt="md">
          {people('readOnly')}
        </Text>
      )}
      {disconnected.length > 0 && (
        <section aria-labelledby="accounts-disconnected" className={classes.section}>
          <Title order={2} id="accounts-disconnected">
            {t('list.disconnectedLabel')}
          </Title>
          {list(t('list.disconnectedLabel'), disconnected)}
        </section>
      )}
      <Dialog
        opened={form !== null}
        onClose={leave}
        size={520}
        title={form === null ? '' : asking ? session('protect.title') : t(`${form.way}.title`)}
        // A click beside it must not throw away pasted keys.
        closeOnClickOutside={false}
      >
        {/* The form waits out of sight with all that was typed into it. */}
        <div hidden={asking}>
          {form?.way === 'signIn' && <SignInForm accountId={form.accountId} protecting={protecting} onClose={close} />}
          {form?.way === 'keys' && <KeysForm accountId={form.accountId} protecting={protecting} onClose={close} />}
          {form?.way === 'assisted' && <AssistedForm protecting={protecting} onClose={close} />}
        </div>
        {asking && <ProtectForm reason="account" onClose={giveUp} onProtected={goOn} />}
      </Dialog>
    </div>
  )
}
