/** Adds an account that a person publishes by hand, guided. */
import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '../../rpc/newId.ts'
import { useCommand } from '../../rpc/useOperation.ts'
import { notifyError } from '../../ui/notifyError.ts'
import { isHandle } from './accountsView.ts'
import type { Protecting } from './useProtecting.ts'

export function AssistedForm({
  protecting,
  onClose,
}: {
  readonly protecting: Protecting
  readonly onClose: () => void
}) {
  const { t } = useTranslation('accounts')
  const { t: common } = useTranslation('common')
  const [accountId] = useState(newId)
  const [handle, setHandle] = useState('')
  const [displayName, setDisplayName] = useState('')
  const [tried, setTried] = useState(false)
  const add = useCommand('accounts.addAssisted', { quiet: true })
  const named = displayName.trim() !== ''
  const submit = (): void => {
    const plain = handle.trim().replace(/^@/, '')
    add.mutate(
      { accountId, handle: plain, displayName: displayName.trim() },
      {
        onSuccess: () => {
          notifications.show({ message: t('added', { handle: plain }) })
          onClose()
        },
        onError: (error) => {
          if (protecting.concerns(error)) protecting.takes(error, submit)
          else notifyError(error)
        },
      },
    )
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (isHandle(handle) && named && !add.isPending) submit()
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('assisted.explain')}</Text>
        <Text size="xs" c="dimmed">
          {t('terms')}
        </Text>
        <TextInput
          data-autofocus
          required
          label={t('assisted.handle')}
          placeholder={t('assisted.handlePlaceholder')}
          maxLength={17}
          value={handle}
          error={
            tried && !isHandle(handle) ? t(handle.trim() === '' ? 'assisted.missing' : 'assisted.handleInvalid') : null
          }
          onChange={(event) => setHandle(event.currentTarget.value)}
        />
        <TextInput
          required
          label={t('assisted.displayName')}
          placeholder={t('assisted.displayNamePlaceholder')}
          maxLength={50}
          value={displayName}
          error={tried && !named ? t('assisted.missing') : null}
          onChange={(event) => setDisplayName(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit" disabled={add.isPending}>
            {t('assisted.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
