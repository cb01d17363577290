/** Asks once before a backup takes the place of the present data: which one, what is in it, what happens. */
import { Alert, Button, Group, PasswordInput, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupView } from '#shared/contract/backup.ts'
import { Dialog } from './Dialog.tsx'
import { useCommand } from '../rpc/useOperation.ts'
import { errorWords } from './errorWords.ts'
import { useFormat } from './useFormat.ts'
import { countsInWords } from './backupWords.ts'

export function RestoreDialog({
  backup,
  onClose,
}: {
  /** Null while none is chosen. */
  readonly backup: BackupView | null
  readonly onClose: () => void
}) {
  const { t } = useTranslation('backup')
  return (
    <Dialog opened={backup !== null} onClose={onClose} title={t('dialog.title')}>
      {backup !== null && <RestoreForm backup={backup} onClose={onClose} />}
    </Dialog>
  )
}

function RestoreForm({ backup, onClose }: { readonly backup: BackupView; readonly onClose: () => void }) {
  const { t } = useTranslation('backup')
  const { t: common } = useTranslation('common')
  const { t: session } = useTranslation('session')
  const format = useFormat()
  const [passphrase, setPassphrase] = useState('')
  const restore = useCommand('backup.restore', { quiet: true })
  const { folder, name, opens, counts } = backup
  const asks = opens === 'passphrase' || opens === 'recovery'
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (restore.isPending) return
        restore.mutate(
          { folder, name, passphrase: asks ? passphrase : null },
          {
            onSuccess: ({ keptAs }) => {
              const message =
                keptAs === null ? t('dialog.done') : `${t('dialog.done')} ${t('dialog.kept', { path: keptAs })}`
              notifications.show({ message, autoClose: 20_000 })
              onClose()
            },
          },
        )
      }}
    >
      <Stack gap="sm">
        <div>
          <Text fw={600}>{t('dialog.of', { when: format.dayTime(backup.madeAtMs) })}</Text>
          <Text size="sm">{countsInWords(t, counts)}</Text>
        </div>
        <Text size="sm">{t('dialog.whatHappens')}</Text>
        <Text size="sm">{t('dialog.never_twice')}</Text>
        {asks && (
          <PasswordInput
            data-autofocus
            required
            label={t(`dialog.${opens}`)}
            autoComplete="off"
            maxLength={1024}
            visibilityToggleButtonProps={{ 'aria-label': session('locked.show') }}
            value={passphrase}
            onChange={(event) => setPassphrase(event.currentTarget.value)}
          />
        )}
        {restore.error !== null && (
          <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={errorWords(restore.error).title}>
            {errorWords(restore.error).body}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit" color="red.9" disabled={restore.isPending || (asks && passphrase === '')}>
            {restore.isPending ? t('dialog.restoring') : t('dialog.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
