/** Connects X by signing in with the person's own browser: first what to register, then the wait for the answer. */
import { Alert, Anchor, Button, Code, Group, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconBrowserShare } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { callOperation, type OperationError } from '../../rpc/client.ts'
import { newId } from '../../rpc/newId.ts'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { signInErrorOf } from './accountsView.ts'
import type { Protecting } from './useProtecting.ts'
import classes from './accounts.module.css'

/** @param accountId of the account to connect again; null for a new one */
export function SignInForm({
  accountId,
  protecting,
  onClose,
}: {
  readonly accountId: string | null
  readonly protecting: Protecting
  readonly onClose: () => void
}) {
  const { t } = useTranslation('accounts')
  const { t: common } = useTranslation('common')
  const [id] = useState(() => accountId ?? newId())
  const [clientId, setClientId] = useState('')
  const uris = useOperation('accounts.redirectUris', {}).data ?? []
  const signIn = useOperation('accounts.signIn', { accountId: id }).data
  const begin = useCommand('accounts.beginSignIn', { quiet: true })
  const phase = signIn?.phase ?? 'none'

  useEffect(() => {
    if (phase !== 'done') return
    notifications.show({ message: t('connected') })
    onClose()
  }, [phase, onClose, t])
  // Leaving the dialog leaves nothing listening; cancelling what is over changes nothing.
  useEffect(() => () => void callOperation('accounts.cancelSignIn', { accountId: id }).catch(() => undefined), [id])

  const start = (): void => {
    begin.mutate(
      { accountId: id, clientId: clientId.trim() },
      { onError: (error: OperationError) => protecting.takes(error, start) },
    )
  }
  if (phase === 'waiting' || phase === 'finishing') {
    return (
      <Waiting finishing={phase === 'finishing'} authorizeUrl={begin.data?.authorizeUrl ?? null} onCancel={onClose} />
    )
  }
  const refused = begin.error !== null && !protecting.concerns(begin.error) ? begin.error.wire : null
  const failure = refused ?? (phase === 'failed' ? (signIn?.error ?? { code: 'internal', params: {} }) : null)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (clientId.trim() !== '' && !begin.isPending) start()
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('signIn.redirects')}</Text>
        <ul className={classes.uris}>
          {uris.map((uri) => (
            <li key={uri}>
              <Code className={classes.uri}>{uri}</Code>
              <CopyButton
                text={uri}
                label={t('signIn.copy')}
                copiedLabel={t('signIn.copied')}
                accessibleLabel={t('signIn.copyLabel', { uri })}
              />
            </li>
          ))}
        </ul>
        <TextInput
          data-autofocus
          required
          label={t('signIn.clientId')}
          description={t('signIn.clientIdHelp')}
          maxLength={512}
          autoComplete="off"
          value={clientId}
          onChange={(event) => setClientId(event.currentTarget.value)}
        />
        {failure !== null && (
          <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={t('signIn.failed')}>
            {t(`signInError.${signInErrorOf(failure)}`, { code: failure.code })}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button
            type="submit"
            disabled={clientId.trim() === '' || begin.isPending}
            leftSection={<IconBrowserShare size={14} aria-hidden />}
          >
            {failure === null ? t('signIn.begin') : t('signIn.again')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function Waiting({
  finishing,
  authorizeUrl,
  onCancel,
}: {
  readonly finishing: boolean
  readonly authorizeUrl: string | null
  readonly onCancel: () => void
}) {
  const { t } = useTranslation('accounts')
  return (
    <Stack gap="sm">
      <div role="status">
        <Text fw={600}>{t('signIn.waitingTitle')}</Text>
        <Text size="sm">{t(finishing ? 'signIn.finishing' : 'signIn.waiting')}</Text>
      </div>
      {authorizeUrl !== null && !finishing && (
        <div>
          <Text size="xs" c="dimmed">
            {t('signIn.openAgain')}
          </Text>
          <Group gap="xs" wrap="nowrap" mt={4}>
            <Anchor component="span" className={classes.uri} size="xs" truncate underline="never">
              {authorizeUrl}
            </Anchor>
            <CopyButton text={authorizeUrl} label={t('signIn.copy')} copiedLabel={t('signIn.copied')} />
          </Group>
        </div>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onCancel} data-autofocus>
          {t('signIn.cancel')}
        </Button>
      </Group>
    </Stack>
  )
}
