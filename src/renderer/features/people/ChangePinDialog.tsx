/** One's own PIN, knowing the present one. */
import { Button, Group, Stack } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand } from '../../rpc/useOperation.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { errorWords } from '../../ui/errorWords.ts'
import { checkNewPin } from '../../ui/newPin.ts'
import { NewPinFields, NO_PIN } from '../../ui/NewPinFields.tsx'
import { PinInput } from '../../ui/PinInput.tsx'
import { useNow } from '../../ui/useNow.ts'
import { countdown } from './chooserView.ts'

export function ChangePinDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation('people')
  return (
    <Dialog opened={opened} onClose={onClose} size={440} title={t('changePin.title')}>
      <Form onClose={onClose} />
    </Dialog>
  )
}

function Form({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('people')
  const { t: common } = useTranslation('common')
  const [pin, setPin] = useState('')
  const [newPin, setNewPin] = useState(NO_PIN)
  const [tried, setTried] = useState(false)
  const nowMs = useNow(1000)
  const changePin = useCommand('people.changePin', { quiet: true })
  const said = changePin.error?.wire ?? null
  const leftMs = said?.code === 'pin_wait' ? Number(said.params.untilMs) - nowMs : 0
  const isOfPresent = said?.code === 'pin_wrong' || said?.code === 'pin_wait'
  const fault =
    said === null || (said.code === 'pin_wait' && leftMs <= 0)
      ? null
      : said.code === 'pin_wrong'
        ? t('chooser.wrong', { count: Number(said.params.left) })
        : said.code === 'pin_wait'
          ? `${t('chooser.wait')} ${t('chooser.waitLeft', { left: countdown(leftMs) })}`
          : errorWords(changePin.error).title
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (changePin.isPending || leftMs > 0) return
        if (pin.length < 4 || checkNewPin(newPin.first, newPin.second) !== 'good') return
        changePin.mutate(
          { pin, newPin: newPin.first },
          {
            onSuccess: () => {
              onClose()
              notifications.show({ message: t('changePin.done') })
            },
            onError: () => setPin(''),
          },
        )
      }}
    >
      <Stack gap="sm">
        <PinInput
          label={t('changePin.present')}
          data-autofocus
          w="50%"
          value={pin}
          error={tried && said === null && pin.length < 4 ? t('newPin.short') : isOfPresent ? fault : null}
          onChange={setPin}
        />
        <NewPinFields value={newPin} tried={tried} onChange={setNewPin} />
        {fault !== null && !isOfPresent && (
          <span role="alert" style={{ color: 'var(--mantine-color-error)', fontSize: 12 }}>
            {fault}
          </span>
        )}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {common('cancel')}
          </Button>
          <Button type="submit" disabled={changePin.isPending}>
            {t('changePin.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
