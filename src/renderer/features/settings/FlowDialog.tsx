/** Makes a flow or changes it: for which posts, its steps and who decides each, and its deadline. */
import { Button, Fieldset, Group, MultiSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/Dialog.tsx'
import { DialogForm } from '../../ui/DialogForm.tsx'
import { FormFoot } from '../../ui/FormFoot.tsx'
import type { InputOf, OutputOf } from '#shared/contract/contract.ts'
import { newId } from '../../rpc/newId.ts'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import { WholeNumberInput } from './WholeNumberInput.tsx'

export type Flow = OutputOf<'approvals.flows'>[number]
export type FlowTask = { readonly kind: 'add' } | { readonly kind: 'edit'; readonly flow: Flow }
type Form = InputOf<'approvals.saveFlow'>
type Step = Form['steps'][number]

const MOST_STEPS = 3
const HOUR_MINUTES = 60
const MOST_HOURS = 14 * 24

export function FlowDialog({ task, onClose }: { readonly task: FlowTask | null; readonly onClose: () => void }) {
  const { t } = useTranslation(['approvals', 'common'])
  return (
    <Dialog
      opened={task !== null}
      onClose={onClose}
      size={560}
      title={task?.kind === 'edit' ? t('flows.editOf', { name: task.flow.name }) : t('flows.add')}
    >
      {task !== null && <FlowForm flow={task.kind === 'edit' ? task.flow : null} onClose={onClose} />}
    </Dialog>
  )
}

function FlowForm({ flow, onClose }: { readonly flow: Flow | null; readonly onClose: () => void }) {
  const { t } = useTranslation(['approvals', 'common'])
  const accounts = useOperation('accounts.list', {}).data ?? []
  const labels = useOperation('inbox.labels', {}).data ?? []
  const save = useCommand('approvals.saveFlow', { quiet: true })
  const [form, setForm] = useState<Form>(() => formOf(flow))
  const [isTried, setTried] = useState(false)
  const set = (change: Partial<Form>): void => {
    setForm((before) => ({ ...before, ...change }))
    save.reset()
  }
  const isNameTaken = save.error?.wire.code === 'name_taken'
  const isComplete = form.name.trim() !== '' && form.steps.every(({ name }) => name.trim() !== '')
  const submit = (): void => {
    setTried(true)
    if (isComplete && !save.isPending) save.mutate(form, { onSuccess: onClose })
  }
  const setStep = (position: number, change: Partial<Step>): void =>
    set({ steps: form.steps.map((step, index) => (index === position ? { ...step, ...change } : step)) })
  const missing = (text: string): string | undefined => (isTried && text.trim() === '' ? t('flows.noName') : undefined)
  return (
    <DialogForm onSubmit={submit}>
      <TextInput
        label={t('flows.name')}
        data-autofocus
        maxLength={60}
        value={form.name}
        error={isNameTaken ? t('flows.nameTaken') : missing(form.name)}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <Group grow align="flex-start">
        <MultiSelect
          label={t('flows.accounts')}
          placeholder={form.accountIds.length === 0 ? t('flows.allAccounts') : ''}
          data={accounts.map(({ accountId, handle }) => ({ value: accountId, label: `@${handle}` }))}
          value={form.accountIds}
          onChange={(accountIds) => set({ accountIds })}
        />
        <MultiSelect
          label={t('flows.labels')}
          placeholder={form.labelIds.length === 0 ? t('flows.allLabels') : ''}
          data={labels
            .filter(({ labelId, archivedAtMs }) => archivedAtMs === null || form.labelIds.includes(labelId))
            .map(({ labelId, name }) => ({ value: labelId, label: name }))}
          value={form.labelIds}
          onChange={(labelIds) => set({ labelIds })}
        />
      </Group>
      {form.steps.map((step, index) => (
        <StepFields
          key={index}
          position={index + 1}
          step={step}
          error={missing(step.name)}
          onChange={(change) => setStep(index, change)}
          onRemove={
            form.steps.length === 1 ? null : () => set({ steps: form.steps.filter((_each, at) => at !== index) })
          }
        />
      ))}
      {form.steps.length < MOST_STEPS && (
        <div>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => set({ steps: [...form.steps, { name: '', personIds: [] }] })}
          >
            {t('flows.addStep')}
          </Button>
        </div>
      )}
      <WholeNumberInput
        label={t('flows.lead')}
        value={Math.round(form.leadMinutes / HOUR_MINUTES)}
        help={t('flows.leadHelp')}
        bounds={{ min: 0, max: MOST_HOURS }}
        onKeep={(hours) => set({ leadMinutes: hours * HOUR_MINUTES })}
      />
      <FormFoot
        refused={!isNameTaken ? save.error : null}
        submit={t('flows.save')}
        isPending={save.isPending}
        onCancel={onClose}
      />
    </DialogForm>
  )
}

function StepFields({
  position,
  step,
  error,
  onChange,
  onRemove,
}: {
  readonly position: number
  readonly step: Step
  readonly error: string | undefined
  readonly onChange: (change: Partial<Step>) => void
  /** Null for the only one. */
  readonly onRemove: (() => void) | null
}) {
  const { t } = useTranslation('approvals')
  const people = useOperation('people.list', {}).data?.people ?? []
  const offered = people.filter(
    ({ personId, role, archivedAtMs }) =>
      step.personIds.includes(personId) || (archivedAtMs === null && (role === 'approver' || role === 'coordinator')),
  )
  return (
    <Fieldset legend={t('flows.step', { position })} p="xs">
      <Group grow align="flex-start">
        <TextInput
          aria-label={t('flows.stepName', { position })}
          placeholder={t('flows.name')}
          maxLength={60}
          value={step.name}
          error={error}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        <MultiSelect
          aria-label={t('flows.stepPeople', { position })}
          placeholder={step.personIds.length === 0 ? t('flows.anybody') : ''}
          data={offered.map(({ personId, name }) => ({ value: personId, label: name }))}
          value={step.personIds}
          onChange={(personIds) => onChange({ personIds })}
        />
      </Group>
      {onRemove !== null && (
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          mt={4}
          aria-label={t('flows.removeStep', { position })}
          onClick={onRemove}
        >
          {t('flows.removeStep', { position })}
        </Button>
      )}
    </Fieldset>
  )
}

function formOf(flow: Flow | null): Form {
  if (flow === null) {
    return {
      flowId: newId(),
      name: '',
      accountIds: [],
      labelIds: [],
      steps: [{ name: '', personIds: [] }],
      leadMinutes: HOUR_MINUTES,
    }
  }
  const { archivedAtMs: _archivedAtMs, ...form } = flow
  return form
}
