/** Writes a saved reply: its name and folder, a text for each language, and what else is done when it is sent. */
import { Autocomplete, Button, Group, Switch, Tabs, Text, Textarea } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/Dialog.tsx'
import { DialogForm } from '../../ui/DialogForm.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { NameField } from '../../ui/NameField.tsx'
import { REPLY_LANGUAGES, type ReplyLanguage } from '#shared/domain/replyLanguage.ts'
import { weightedLength, X_TEXT_LIMIT } from '#shared/domain/textLimits.ts'
import { newId } from '../../rpc/newId.ts'
import { useCommand } from '../../rpc/useOperation.ts'
import { useFormat } from '../../ui/useFormat.ts'
import { MacroFields } from './MacroFields.tsx'
import {
  formOf,
  keyHolders,
  offeredVariables,
  savedOf,
  type OfficeVariable,
  type ReplyForm,
  type SavedReply,
} from './savedReplyForm.ts'
import classes from './settings.module.css'

export type ReplyTask = { readonly kind: 'add' } | { readonly kind: 'edit'; readonly reply: SavedReply }

type Props = {
  readonly replies: readonly SavedReply[]
  readonly variables: readonly OfficeVariable[]
  readonly onClose: () => void
}

export function SavedReplyDialog({ task, onClose, ...props }: Props & { readonly task: ReplyTask | null }) {
  const { t } = useTranslation(['replies', 'common'])
  return (
    <Dialog
      opened={task !== null}
      onClose={onClose}
      size={640}
      title={task?.kind === 'edit' ? t('section.editOf', { name: task.reply.name }) : t('section.add')}
    >
      {task !== null && <Form reply={task.kind === 'edit' ? task.reply : null} onClose={onClose} {...props} />}
    </Dialog>
  )
}

function Form({ reply, replies, variables, onClose }: Props & { readonly reply: SavedReply | null }) {
  const { t } = useTranslation(['replies', 'common'])
  const [replyId] = useState(() => reply?.replyId ?? newId())
  const [form, setForm] = useState(() => formOf(reply, ''))
  const [tried, setTried] = useState(false)
  const save = useCommand('replies.save', { quiet: true })
  const code = save.error?.wire.code ?? null
  const folders = [...new Set(replies.map(({ folder }) => folder).filter((folder) => folder !== ''))]
  const change = (part: Partial<ReplyForm>): void => {
    setForm((before) => ({ ...before, ...part }))
    save.reset()
  }
  const noName = tried && form.name.trim() === ''
  const noSpanish = tried && form.texts.es.trim() === ''

  const submit = (): void => {
    setTried(true)
    if (save.isPending || form.name.trim() === '' || form.texts.es.trim() === '') return
    save.mutate(savedOf(form, replyId), { onSuccess: onClose })
  }
  return (
    <DialogForm onSubmit={submit}>
      <Group grow align="flex-start">
        <NameField
          label={t('form.name')}
          value={form.name}
          error={noName ? t('form.noName') : code === 'name_taken' ? t('form.nameTaken') : null}
          onChange={(name) => change({ name })}
        />
        <Autocomplete
          label={t('form.folder')}
          placeholder={t('form.folderHelp')}
          maxLength={60}
          data={folders}
          value={form.folder}
          onChange={(folder) => change({ folder })}
        />
      </Group>
      <Texts
        texts={form.texts}
        variables={offeredVariables(variables)}
        noSpanish={noSpanish}
        onTexts={(texts) => change({ texts })}
      />
      <Switch
        size="sm"
        label={t('form.macro')}
        description={t('form.macroHelp')}
        checked={form.hasMacro}
        onChange={(event) => change({ hasMacro: event.currentTarget.checked })}
      />
      {form.hasMacro && (
        <MacroFields
          macro={form.macro}
          holders={keyHolders(replies, replyId)}
          keyRefused={code === 'key_taken'}
          onMacro={(macro) => change({ macro })}
        />
      )}
      <FormFoot
        refused={code !== 'name_taken' && code !== 'key_taken' ? save.error : null}
        submit={t('form.save')}
        isPending={save.isPending}
        onCancel={onClose}
      />
    </DialogForm>
  )
}

function Texts({
  texts,
  variables,
  noSpanish,
  onTexts,
}: {
  readonly texts: ReplyForm['texts']
  readonly variables: readonly string[]
  readonly noSpanish: boolean
  readonly onTexts: (texts: ReplyForm['texts']) => void
}) {
  const { t } = useTranslation('replies')
  const format = useFormat()
  const box = useRef<HTMLTextAreaElement>(null)
  const [language, setLanguage] = useState<ReplyLanguage>('es')
  if (noSpanish && language !== 'es' && texts.es.trim() === '') setLanguage('es')
  const text = texts[language]
  const put = (next: string): void => onTexts({ ...texts, [language]: next })
  const insert = (variable: string): void => {
    const { selectionStart: start = text.length, selectionEnd: end = text.length } = box.current ?? {}
    const written = `{{${variable}}}`
    put(text.slice(0, start) + written + text.slice(end))
    requestAnimationFrame(() => {
      box.current?.focus()
      box.current?.setSelectionRange(start + written.length, start + written.length)
    })
  }
  return (
    <Tabs
      value={language}
      onChange={(value) => setLanguage(REPLY_LANGUAGES.find((each) => each === value) ?? 'es')}
      keepMounted={false}
    >
      <Tabs.List aria-label={t('form.texts')}>
        {REPLY_LANGUAGES.map((each) => (
          <Tabs.Tab
            key={each}
            value={each}
            rightSection={
              texts[each].trim() === '' ? null : <IconCheck size={13} role="img" aria-label={t('form.written')} />
            }
          >
            {t(`language.${each}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={language} pt="xs" tabIndex={-1}>
        <Textarea
          ref={box}
          lang={language}
          aria-label={t('form.textIn', { language: t(`language.${language}`) })}
          autosize
          minRows={4}
          maxRows={10}
          maxLength={4_000}
          value={text}
          error={noSpanish && language === 'es' ? t('form.noSpanish') : null}
          onChange={(event) => put(event.currentTarget.value)}
        />
        <Text size="xs" c="dimmed" className="tabular" ta="right" mt={4}>
          {t('form.counter', { used: format.number(weightedLength(text)), limit: format.number(X_TEXT_LIMIT) })}
        </Text>
        <div className={classes.insertRow}>
          <Text size="xs" c="dimmed">
            {t('form.variables')}
          </Text>
          {variables.map((variable) => (
            <Button
              key={variable}
              size="compact-xs"
              variant="default"
              aria-label={t('form.insert', { name: variable })}
              onClick={() => insert(variable)}
            >
              {variable}
            </Button>
          ))}
        </div>
      </Tabs.Panel>
    </Tabs>
  )
}
