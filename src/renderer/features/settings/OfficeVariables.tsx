/** The office's own variables: an address, a telephone number, written once and put into replies by name. */
import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isVariableName, variableKey } from '#shared/domain/savedReply.ts'
import { useCommand } from '../../rpc/useOperation.ts'
import { ConfirmButton } from '../../ui/ConfirmButton.tsx'
import { missingVariables, type OfficeVariable, type SavedReply } from './savedReplyForm.ts'
import classes from './settings.module.css'

export function OfficeVariables({
  variables,
  replies,
}: {
  readonly variables: readonly OfficeVariable[]
  readonly replies: readonly SavedReply[]
}) {
  const { t } = useTranslation('replies')
  const missing = missingVariables(replies, variables)
  return (
    <Stack gap="xs">
      <div>
        <Text component="h3" size="sm" fw={600}>
          {t('variables.title')}
        </Text>
        <Text size="xs" c="dimmed" maw={620}>
          {t('variables.text')}
        </Text>
      </div>
      {variables.length + missing.length > 0 && (
        <ul className={classes.variables} aria-label={t('variables.list')}>
          {variables.map(({ name, value }) => (
            <VariableRow key={variableKey(name)} name={name} value={value} />
          ))}
          {missing.map((name) => (
            <VariableRow key={variableKey(name)} name={name} value="" />
          ))}
        </ul>
      )}
      <NewVariable />
    </Stack>
  )
}

/** @param value empty where replies use it and nobody has given it one */
function VariableRow({ name, value }: { readonly name: string; readonly value: string }) {
  const { t } = useTranslation('replies')
  const set = useCommand('replies.setVariable')
  const remove = useCommand('replies.removeVariable')
  const [typed, setTyped] = useState(value)
  const isChanged = typed.trim() !== '' && typed.trim() !== value
  const written = `{{${name}}}`
  return (
    <li>
      <form
        className={classes.variable}
        onSubmit={(event) => {
          event.preventDefault()
          if (isChanged) set.mutate({ name, value: typed })
        }}
      >
        <code>{written}</code>
        <TextInput
          className={classes.variableValue}
          aria-label={t('variables.valueOf', { name: written })}
          maxLength={280}
          placeholder={value === '' ? t('variables.missing') : ''}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant="default"
          size="compact-sm"
          disabled={!isChanged}
          aria-label={t('variables.setOf', { name: written })}
        >
          {t('variables.set')}
        </Button>
        {value !== '' && (
          <ConfirmButton
            variant="default"
            size="compact-sm"
            aria-label={t('variables.removeOf', { name: written })}
            question={t('variables.removeQuestion', { name: written })}
            confirmLabel={t('variables.remove')}
            onConfirm={() => remove.mutate({ name }, { onSuccess: () => setTyped('') })}
          >
            {t('variables.remove')}
          </ConfirmButton>
        )}
      </form>
    </li>
  )
}

function NewVariable() {
  const { t } = useTranslation('replies')
  const set = useCommand('replies.setVariable')
  const [name, setName] = useState('')
  const [value, setValue] = useState('')
  const isBad = name.trim() !== '' && !isVariableName(name.trim())
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (isBad || name.trim() === '' || value.trim() === '') return
        const forget = (): void => {
          setName('')
          setValue('')
        }
        set.mutate({ name, value }, { onSuccess: forget })
      }}
    >
      <Group gap="xs" align="flex-start">
        <TextInput
          label={t('variables.name')}
          placeholder={t('variables.nameHelp')}
          maxLength={40}
          w={200}
          value={name}
          error={isBad ? t('variables.badName') : null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t('variables.value')}
          maxLength={280}
          w={300}
          value={value}
          onChange={(event) => setValue(event.currentTarget.value)}
        />
        <Button
          type="submit"
          variant="default"
          mt={19}
          disabled={isBad || name.trim() === '' || value.trim() === '' || set.isPending}
        >
          {t('variables.add')}
        </Button>
      </Group>
    </form>
  )
}
