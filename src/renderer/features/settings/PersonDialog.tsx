/** One person's form: a new one, another name or role, a new PIN, or back from the archive. */
import { Alert, Button, Group, Radio, Stack, Text, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconInfoCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assertNever } from '#shared/domain/assertNever.ts'
import { ROLES, type Role } from '#shared/domain/roles.ts'
import { newId } from '../../rpc/newId.ts'
import { useCommand } from '../../rpc/useOperation.ts'
import { DialogForm } from '../../ui/DialogForm.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { errorWords } from '../../ui/errorWords.ts'
import { checkNewPin } from '../../ui/newPin.ts'
import { NewPinFields, NO_PIN } from '../../ui/NewPinFields.tsx'
import type { PersonView } from '../../ui/personLook.ts'
import { inPlace } from './peopleSection.ts'

export type PersonTask =
  | { readonly kind: 'add'; readonly isFirst: boolean }
  | { readonly kind: 'edit' | 'pin' | 'bring_back'; readonly person: PersonView }

export function PersonDialog({ task, onClose }: { readonly task: PersonTask | null; readonly onClose: () => void }) {
  const title = useTitle(task)
  return (
    <Dialog opened={task !== null} onClose={onClose} size={460} title={title}>
      {task !== null && <Form task={task} onClose={onClose} />}
    </Dialog>
  )
}

function useTitle(task: PersonTask | null): string {
  const { t } = useTranslation('people')
  if (task === null) return ''
  switch (task.kind) {
    case 'add':
      return t(task.isFirst ? 'section.addFirst' : 'section.add')
    case 'edit':
      return t('section.editOf', { name: task.person.name })
    case 'pin':
      return t('section.newPinOf', { name: task.person.name })
    case 'bring_back':
      return t('section.bringBackOf', { name: task.person.name })
    default:
      return assertNever(task)
  }
}

function Form({ task, onClose }: { readonly task: PersonTask; readonly onClose: () => void }) {
  const { t } = useTranslation('people')
  const { t: common } = useTranslation('common')
  const before = task.kind === 'add' ? null : task.person
  const [personId] = useState(() => before?.personId ?? newId())
  const [name, setName] = useState(before?.name ?? '')
  const [role, setRole] = useState<Role>(
    () => before?.role ?? (task.kind === 'add' && task.isFirst ? 'coordinator' : 'editor'),
  )
  const [pin, setPin] = useState(NO_PIN)
  const [tried, setTried] = useState(false)
  const add = useCommand('people.add', { quiet: true })
  const update = useCommand('people.update', { quiet: true })
  const setNewPin = useCommand('people.setPin', { quiet: true })
  const bringBack = useCommand('people.bringBack', { quiet: true })
  const commands = [add, update, setNewPin, bringBack]
  const isPending = commands.some((command) => command.isPending)
  const error = commands.find((command) => command.error !== null)?.error ?? null
  const refusal = error === null ? null : inPlace(error.wire.code)
  const asksIdentity = task.kind === 'add' || task.kind === 'edit'
  const asksRole = asksIdentity && !(task.kind === 'add' && task.isFirst)
  const asksPin = task.kind !== 'edit'
  const nameFault =
    tried && name.trim() === '' ? t('section.noName') : refusal === 'name_taken' ? t('section.failed.name_taken') : null
  const forget = (): void => commands.forEach((command) => command.reset())

  const submit = (): void => {
    setTried(true)
    if (isPending) return
    if (asksIdentity && name.trim() === '') return
    if (asksPin && checkNewPin(pin.first, pin.second) !== 'good') return
    const told = (): void => {
      onClose()
      if (task.kind === 'pin') notifications.show({ message: t('section.pinSet', { name }) })
    }
    switch (task.kind) {
      case 'add':
        add.mutate({ personId, name, role, pin: pin.first }, { onSuccess: told })
        return
      case 'edit':
        update.mutate({ personId, name, role }, { onSuccess: told })
        return
      case 'pin':
        setNewPin.mutate({ personId, pin: pin.first }, { onSuccess: told })
        return
      case 'bring_back':
        bringBack.mutate({ personId, pin: pin.first }, { onSuccess: told })
        return
      default:
        assertNever(task)
    }
  }
  return (
    <DialogForm onSubmit={submit}>
      {task.kind === 'add' && task.isFirst && (
        <Alert variant="light" icon={<IconInfoCircle aria-hidden />} p="xs">
          {t('section.firstText')}
        </Alert>
      )}
      {task.kind === 'bring_back' && <Text size="sm">{t('section.bringBackText', { name })}</Text>}
      {asksIdentity && (
        <TextInput
          label={t('section.name')}
          data-autofocus
          maxLength={80}
          value={name}
          error={nameFault}
          onChange={(event) => {
            setName(event.currentTarget.value)
            forget()
          }}
        />
      )}
      {asksRole && (
        <Radio.Group
          label={t('section.role')}
          value={role}
          error={refusal === 'last_coordinator' ? t('section.failed.last_coordinator') : null}
          onChange={(value) => {
            setRole(ROLES.find((each) => each === value) ?? role)
            forget()
          }}
        >
          <Stack gap={8} mt={4}>
            {ROLES.map((each) => (
              <Radio key={each} value={each} size="xs" label={t(`role.${each}`)} description={t(`roleText.${each}`)} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {asksPin && (
        <NewPinFields
          value={pin}
          tried={tried}
          autoFocus={!asksIdentity}
          onChange={(typed) => {
            setPin(typed)
            forget()
          }}
        />
      )}
      {error !== null && (refusal === null || refusal === 'conflict' || refusal === 'pin_easy') && (
        <Text size="xs" c="var(--mantine-color-error)" role="alert">
          {refusal === null ? `${errorWords(error).title}. ${errorWords(error).body}` : t(`section.failed.${refusal}`)}
        </Text>
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {common('cancel')}
        </Button>
        <Button type="submit" disabled={isPending}>
          {task.kind === 'bring_back' ? t('section.bringBack') : t('section.save')}
        </Button>
      </Group>
    </DialogForm>
  )
}
