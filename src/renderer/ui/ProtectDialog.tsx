/** Asks for the passphrase that will protect the data, twice, and says why. */
import { Alert, Button, Group, Modal, PasswordInput, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../rpc/useOperation.ts'
import { errorWords } from './errorWords.ts'
import { checkPassphrase } from './passphrase.ts'

/** @param reason `account`: a real account is waiting for it; `settings`: the person asked for it */
export function ProtectDialog({
  opened,
  reason,
  onClose,
  onProtected,
}: {
  readonly opened: boolean
  readonly reason: 'account' | 'settings'
  readonly onClose: () => void
  readonly onProtected: () => void
}) {
  const { t } = useTranslation('session')
  const { t: common } = useTranslation('common')
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('protect.title')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <ProtectForm reason={reason} onClose={onClose} onProtected={onProtected} />
    </Modal>
  )
}

/** The form alone, for a dialog that is open already. */
export function ProtectForm({
  reason,
  onClose,
  onProtected,
}: {
  readonly reason: 'account' | 'settings'
  readonly onClose: () => void
  readonly onProtected: () => void
}) {
  const { t } = useTranslation('session')
  const { t: common } = useTranslation('common')
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const [tried, setTried] = useState(false)
  const protect = useCommand('session.protect', { quiet: true })
  const check = checkPassphrase(first, second)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (check.kind !== 'good' || protect.isPending) return
        protect.mutate({ passphrase: first }, { onSuccess: onProtected })
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{t(reason === 'account' ? 'protect.why' : 'protect.whySettings')}</Text>
        <PasswordInput
          autoFocus
          data-autofocus
          label={t('protect.first')}
          description={t('protect.rule')}
          autoComplete="new-password"
          maxLength={1024}
          visibilityToggleButtonProps={{ 'aria-label': t('locked.show') }}
          value={first}
          error={tried && check.kind === 'too_short' ? t('protect.tooShort', { count: check.missing }) : null}
          onChange={(event) => setFirst(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('protect.second')}
          autoComplete="new-password"
          maxLength={1024}
          visibilityToggleButtonProps={{ 'aria-label': t('locked.show') }}
          value={second}
          error={tried && check.kind === 'different' ? t('protect.different') : null}
          onChange={(event) => setSecond(event.currentTarget.value)}
        />
        <Text size="xs" c="dimmed">
          {t('protect.warning')}
        </Text>
        {protect.error !== null && (
          <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={errorWords(protect.error).title}>
            {errorWords(protect.error).body}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit" disabled={protect.isPending}>
            {t(reason === 'account' ? 'protect.submit' : 'protect.submitSettings')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
