/** Whoever entered with a PIN that somebody else gave chooses their own, and then enters. */
import { Button, Group, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../rpc/useOperation.ts'
import { errorWords } from '../../ui/errorWords.ts'
import { checkNewPin } from '../../ui/newPin.ts'
import { NewPinFields, NO_PIN } from '../../ui/NewPinFields.tsx'
import type { PersonView } from '../../ui/personLook.ts'

export function OwnPinForm({
  person: { personId, name },
  pin,
  onEntered,
  onBack,
}: {
  readonly person: PersonView
  /** The one that was given, and is right. */
  readonly pin: string
  readonly onEntered: () => void
  readonly onBack: () => void
}) {
  const { t } = useTranslation('people')
  const [typed, setTyped] = useState(NO_PIN)
  const [isTried, setTried] = useState(false)
  const enter = useCommand('people.enter', { quiet: true })
  return (
    <form
      aria-label={t('ownPin.title', { name })}
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (enter.isPending || checkNewPin(typed.first, typed.second) !== 'good') return
        enter.mutate({ personId, pin, newPin: typed.first }, { onSuccess: onEntered })
      }}
    >
      <Stack gap="sm">
        <Text size="sm" fw={600}>
          {t('ownPin.title', { name })}
        </Text>
        <Text size="sm">{t('ownPin.text')}</Text>
        <NewPinFields
          value={typed}
          tried={isTried}
          focused
          onChange={(next) => {
            setTyped(next)
            enter.reset()
          }}
        />
        {enter.error !== null && (
          <Text size="xs" c="var(--mantine-color-error)" role="alert">
            {errorWords(enter.error).title}
          </Text>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onBack}>
            {t('chooser.back')}
          </Button>
          <Button type="submit" disabled={enter.isPending}>
            {t('ownPin.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
