/** Connects X with the four keys of an application that somebody already has. */
import { Alert, Button, Group, PasswordInput, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '../../rpc/newId.ts'
import { useCommand } from '../../rpc/useOperation.ts'
import { errorWords } from '../../ui/errorWords.ts'
import type { Protecting } from './useProtecting.ts'

const FIELDS = ['appKey', 'appSecret', 'accessToken', 'accessSecret'] as const
type Keys = Readonly<Record<(typeof FIELDS)[number], string>>
const NO_KEYS: Keys = { appKey: '', appSecret: '', accessToken: '', accessSecret: '' }

/** @param accountId of the account to connect again; null for a new one */
export function KeysForm({
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
  const { t: session } = useTranslation('session')
  const [id] = useState(() => accountId ?? newId())
  const [keys, setKeys] = useState(NO_KEYS)
  const [tried, setTried] = useState(false)
  const connect = useCommand('accounts.connectWithKeys', { quiet: true })
  const complete = FIELDS.every((field) => keys[field].trim() !== '')
  const submit = (): void => {
    connect.mutate(
      { accountId: id, ...keys },
      {
        onSuccess: () => {
          notifications.show({ message: t('connected') })
          onClose()
        },
        onError: (error) => protecting.takes(error, submit),
      },
    )
  }
  const shown = connect.error !== null && !protecting.concerns(connect.error) ? errorWords(connect.error) : null
  return (
    <form
      noValidate
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (complete && !connect.isPending) submit()
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('keys.explain')}</Text>
        {FIELDS.map((field, index) => (
          <PasswordInput
            key={field}
            data-autofocus={index === 0 ? true : undefined}
            required
            label={t(`keys.${field}`)}
            autoComplete="off"
            maxLength={512}
            visibilityToggleButtonProps={{ 'aria-label': session('locked.show') }}
            value={keys[field]}
            error={tried && keys[field].trim() === '' ? t('keys.missing') : null}
            onChange={(event) => setKeys({ ...keys, [field]: event.currentTarget.value })}
          />
        ))}
        {shown !== null && (
          <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={shown.title}>
            {shown.body}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit" disabled={connect.isPending}>
            {connect.isPending ? t('keys.checking') : t('keys.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
