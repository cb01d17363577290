/** Makes a label, gives one another name or colour, or brings one back whose name another one has now. */
import { Radio, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#shared/contract/contract.ts'
import { LABEL_COLOURS } from '#shared/domain/label.ts'
import { newId } from '../../rpc/newId.ts'
import { useCommand } from '../../rpc/useOperation.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { DialogForm } from '../../ui/DialogForm.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import { NameField } from '../../ui/NameField.tsx'
import { labelColour } from '../../ui/LabelDot.tsx'
import classes from './campaigns.module.css'

type Label = OutputOf<'inbox.labels'>[number]

export type LabelTask = { readonly kind: 'add' } | { readonly kind: 'edit' | 'bring_back'; readonly label: Label }

export function LabelDialog({ task, onClose }: { readonly task: LabelTask | null; readonly onClose: () => void }) {
  const { t } = useTranslation('labels')
  return (
    <Dialog opened={task !== null} onClose={onClose} size={440} title={task === null ? '' : titleOf(task)}>
      {task !== null && <LabelForm task={task} onClose={onClose} />}
    </Dialog>
  )

  function titleOf(of: LabelTask): string {
    if (of.kind === 'add') return t('add')
    return t(of.kind === 'edit' ? 'editOf' : 'bringBackOf', { name: of.label.name })
  }
}

function LabelForm({ task, onClose }: { readonly task: LabelTask; readonly onClose: () => void }) {
  const { t } = useTranslation(['labels', 'inbox'])
  const label = task.kind === 'add' ? null : task.label
  const [labelId] = useState(() => label?.labelId ?? newId())
  const [name, setName] = useState(label?.name ?? '')
  const [colour, setColour] = useState(label?.colour ?? 'blue')
  const [isTried, setTried] = useState(false)
  const save = useCommand('inbox.saveLabel', { quiet: true })
  // What another label is called was the reason to ask.
  const isStillTaken = task.kind === 'bring_back' && name === task.label.name
  const isTaken = isStillTaken || save.error?.wire.code === 'name_taken'
  const submit = (): void => {
    setTried(true)
    if (save.isPending || name.trim() === '' || isStillTaken) return
    save.mutate({ labelId, name, colour }, { onSuccess: onClose })
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
      <Radio.Group
        label={t('colour')}
        value={colour}
        onChange={(value) => setColour(LABEL_COLOURS.find((each) => each === value) ?? colour)}
      >
        <div className={classes.choices}>
          {LABEL_COLOURS.map((each) => (
            <Radio.Card
              key={each}
              value={each}
              className={classes.choice}
              aria-label={t(`inbox:colour.${each}`)}
              title={t(`inbox:colour.${each}`)}
            >
              <span className={classes.colour} style={{ background: labelColour(each) }} />
            </Radio.Card>
          ))}
        </div>
      </Radio.Group>
      {task.kind === 'edit' && (
        <Text size="xs" c="dimmed">
          {t('renameHelp')}
        </Text>
      )}
      <FormFoot
        refused={isTaken ? null : save.error}
        submit={t('save')}
        isPending={save.isPending}
        onCancel={onClose}
      />
    </DialogForm>
  )
}
