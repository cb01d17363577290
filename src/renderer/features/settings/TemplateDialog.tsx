/** Writes a template or a group of hashtags. */
import { Button, Text, Textarea } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/Dialog.tsx'
import { DialogForm } from '../../ui/DialogForm.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { NameField } from '../../ui/NameField.tsx'
import type { OutputOf } from '#shared/contract/contract.ts'
import { readHashtags, TEMPLATE_VARIABLES, type TemplateKind } from '#shared/domain/textTemplate.ts'
import { newId } from '../../rpc/newId.ts'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import classes from './settings.module.css'

export type TemplateTask = {
  readonly kind: TemplateKind
  /** Null: a new one. */
  readonly template: OutputOf<'templates.list'>[number] | null
}

export function TemplateDialog({
  task,
  onClose,
}: {
  readonly task: TemplateTask | null
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['templates', 'common'])
  const title =
    task === null ? '' : task.template === null ? t(`add.${task.kind}`) : t('editOf', { name: task.template.name })
  return (
    <Dialog opened={task !== null} onClose={onClose} size={560} title={title}>
      {task !== null && <Form task={task} onClose={onClose} />}
    </Dialog>
  )
}

function Form({ task: { kind, template }, onClose }: { readonly task: TemplateTask; readonly onClose: () => void }) {
  const { t } = useTranslation(['templates', 'common'])
  const [templateId] = useState(() => template?.templateId ?? newId())
  const [name, setName] = useState(template?.name ?? '')
  const [text, setText] = useState(template?.text ?? '')
  const [isTried, setTried] = useState(false)
  const save = useCommand('templates.save', { quiet: true })
  const isTaken = save.error?.wire.code === 'name_taken'
  const isTextFine = kind === 'hashtags' ? readHashtags(text) !== null : text.trim() !== ''
  const submit = (): void => {
    setTried(true)
    if (save.isPending || name.trim() === '' || !isTextFine) return
    save.mutate({ templateId, kind, name, text }, { onSuccess: onClose })
  }
  return (
    <DialogForm onSubmit={submit}>
      <NameField
        label={t('name')}
        value={name}
        error={isTried && name.trim() === '' ? t('noName') : isTaken ? t('nameTaken') : null}
        onChange={(next) => {
          setName(next)
          save.reset()
        }}
      />
      <TextField kind={kind} text={text} error={isTried && !isTextFine ? t(`noText.${kind}`) : null} onText={setText} />
      <FormFoot
        refused={!isTaken ? save.error : null}
        submit={t('save')}
        isPending={save.isPending}
        onCancel={onClose}
      />
    </DialogForm>
  )
}

function TextField({
  kind,
  text,
  error,
  onText,
}: {
  readonly kind: TemplateKind
  readonly text: string
  readonly error: string | null
  readonly onText: (text: string) => void
}) {
  const { t } = useTranslation('templates')
  const office = useOperation('replies.variables', {}).data ?? []
  const box = useRef<HTMLTextAreaElement>(null)
  const insert = (variable: string): void => {
    const { selectionStart: start = text.length, selectionEnd: end = text.length } = box.current ?? {}
    const written = `{{${variable}}}`
    onText(text.slice(0, start) + written + text.slice(end))
    requestAnimationFrame(() => {
      box.current?.focus()
      box.current?.setSelectionRange(start + written.length, start + written.length)
    })
  }
  return (
    <div>
      <Textarea
        ref={box}
        label={t(`text.${kind}`)}
        description={t(`textHelp.${kind}`)}
        autosize
        minRows={kind === 'text' ? 4 : 2}
        maxRows={10}
        maxLength={4_000}
        value={text}
        error={error}
        onChange={(event) => onText(event.currentTarget.value)}
      />
      {kind === 'text' && (
        <div className={classes.insertRow}>
          <Text size="xs" c="dimmed">
            {t('variables')}
          </Text>
          {[...TEMPLATE_VARIABLES, ...office.map((each) => each.name)].map((variable) => (
            <Button
              key={variable}
              size="compact-xs"
              variant="default"
              aria-label={t('insertVariable', { name: variable })}
              onClick={() => insert(variable)}
            >
              {variable}
            </Button>
          ))}
        </div>
      )}
    </div>
  )
}
