/** What somebody who forgot their PIN can do: ask a coordinator, or prove who they are by the recovery passphrase. */
import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import { errorWords } from '../../ui/errorWords.ts'
import { checkNewPin } from '../../ui/newPin.ts'
import { NewPinFields, NO_PIN } from '../../ui/NewPinFields.tsx'
import type { PersonView } from '../../ui/personLook.ts'
import { useNow } from '../../ui/useNow.ts'
import { countdown, whoCanGive } from './chooserView.ts'

export function ForgottenPin({
  person,
  people,
  onEntered,
  onBack,
}: {
  readonly person: PersonView
  readonly people: readonly PersonView[]
  readonly onEntered: () => void
  readonly onBack: () => void
}) {
  const { t, i18n } = useTranslation('people')
  const recovery = useOperation('people.recovery', {}).data
  if (recovery === undefined) return null
  const givers = whoCanGive(people, person.personId)
  const names = new Intl.ListFormat(i18n.language, { type: 'disjunction' }).format(givers)
  const mayRecover = person.role === 'coordinator' && recovery.isSet
  const title = t('forgotten.title', { name: person.name })
  return (
    <Stack gap="sm" role="group" aria-label={title}>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      {givers.length > 0 && <Text size="sm">{t('forgotten.ask', { names })}</Text>}
      {mayRecover ? (
        <RecoverForm person={person} onEntered={onEntered} onBack={onBack} />
      ) : (
        <>
          {givers.length === 0 && (
            <>
              <Text size="sm">{t('forgotten.noWay')}</Text>
              <Text size="xs" c="dimmed">
                {t('forgotten.before')}
              </Text>
            </>
          )}
          <Group justify="flex-end">
            {/* The way on is back: the keyboard goes on there. */}
            <Button variant="default" autoFocus onClick={onBack}>
              {t('chooser.back')}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  )
}

function RecoverForm({
  person: { personId },
  onEntered,
  onBack,
}: {
  readonly person: PersonView
  readonly onEntered: () => void
  readonly onBack: () => void
}) {
  const { t } = useTranslation('people')
  const [passphrase, setPassphrase] = useState('')
  const [pin, setPin] = useState(NO_PIN)
  const [isTried, setTried] = useState(false)
  const nowMs = useNow(1000)
  const recover = useCommand('people.recover', { quiet: true })
  const said = recover.error?.wire ?? null
  const leftMs = said?.code === 'pin_wait' ? Number(said.params.untilMs) - nowMs : 0
  const fault =
    said === null || (said.code === 'pin_wait' && leftMs <= 0)
      ? null
      : said.code === 'pin_wait'
        ? `${t('chooser.wait')} ${t('chooser.waitLeft', { left: countdown(leftMs) })}`
        : said.code === 'passphrase_wrong'
          ? t('forgotten.wrong')
          : errorWords(recover.error).title
  return (
    <form
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (recover.isPending || leftMs > 0 || passphrase === '') return
        if (checkNewPin(pin.first, pin.second) !== 'good') return
        recover.mutate({ personId, passphrase, newPin: pin.first }, { onSuccess: onEntered })
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('forgotten.withPassphrase')}</Text>
        <PasswordInput
          autoFocus
          label={t('forgotten.passphrase')}
          autoComplete="off"
          maxLength={1_024}
          visibilityToggleButtonProps={{ 'aria-label': t('forgotten.show') }}
          value={passphrase}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
        />
        <NewPinFields value={pin} tried={isTried} onChange={setPin} />
        {fault !== null && (
          <Text size="xs" c="var(--mantine-color-error)" role="alert">
            {fault}
          </Text>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onBack}>
            {t('chooser.back')}
          </Button>
          <Button type="submit" disabled={recover.isPending}>
            {t('forgotten.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
