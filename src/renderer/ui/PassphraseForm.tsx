/** A new passphrase, typed twice, with what it is for. */
import { Alert, Button, Group, PasswordInput, Stack, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { errorWords } from './errorWords.ts'
import { checkPassphrase } from './passphrase.ts'

/** @param error what the core said to the last try; null where nothing */
export function PassphraseForm({
  why,
  submitLabel,
  isPending,
  error,
  onSubmit,
  onClose,
}: {
  readonly why: string
  readonly submitLabel: string
  readonly isPending: boolean
  readonly error: unknown
  readonly onSubmit: (passphrase: string) => void
  readonly onClose: () => void
}) {
  const { t } = useTranslation('session')
  const { t: common } = useTranslation('common')
  const [first, setFirst] = useState('')
  const [second, setSecond] = useState('')
  const [tried, setTried] = useState(false)
  const check = checkPassphrase(first, second)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (check.kind === 'good' && !isPending) onSubmit(first)
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{why}</Text>
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
        {error !== null && (
          <Alert color="red" icon={<IconAlertTriangle aria-hidden />} title={errorWords(error).title}>
            {errorWords(error).body}
          </Alert>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit" disabled={isPending}>
            {submitLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
