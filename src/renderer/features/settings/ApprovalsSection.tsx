/** The flows by which the office agrees to its posts: made, changed and archived (docs/specs/approvals.md §1). */
import { Button, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import { ArchivableRow } from './ArchivableRow.tsx'
import { FlowDialog, type Flow, type FlowTask } from './FlowDialog.tsx'
import classes from './settings.module.css'

export function ApprovalsSection() {
  const { t } = useTranslation('approvals')
  const flows = useOperation('approvals.flows', {}).data
  const people = useOperation('people.list', {}).data?.people ?? []
  const [task, setTask] = useState<FlowTask | null>(null)
  if (flows === undefined) return null
  const inUse = flows.filter(({ archivedAtMs }) => archivedAtMs === null)
  const present = people.filter(({ archivedAtMs }) => archivedAtMs === null)
  const canAgree = present.length > 1 && present.some(({ role }) => role === 'approver' || role === 'coordinator')
  return (
    <Stack gap="md">
      <Text size="sm">{t('flows.text')}</Text>
      {!canAgree && (
        <Text size="sm" c="dimmed">
          {t('flows.needsPeople')}
        </Text>
      )}
      {inUse.length > 0 && (
        <ul className={classes.people} aria-label={t('flows.list')}>
          {inUse.map((flow) => (
            <FlowRow key={flow.flowId} flow={flow} onTask={setTask} />
          ))}
        </ul>
      )}
      <div>
        <Button
          variant={flows.length === 0 ? 'filled' : 'default'}
          leftSection={<IconPlus size={14} aria-hidden />}
          disabled={!canAgree}
          onClick={() => setTask({ kind: 'add' })}
        >
          {t('flows.add')}
        </Button>
      </div>
      <FlowDialog task={task} onClose={() => setTask(null)} />
    </Stack>
  )
}

function FlowRow({ flow, onTask }: { readonly flow: Flow; readonly onTask: (task: FlowTask) => void }) {
  const { t } = useTranslation('approvals')
  const archive = useCommand('approvals.archiveFlow')
  const save = useCommand('approvals.saveFlow')
  const accounts = useOperation('accounts.list', {}).data ?? []
  const { name, flowId, archivedAtMs: _archivedAtMs, ...kept } = flow
  const handles = accounts
    .filter(({ accountId }) => flow.accountIds.includes(accountId))
    .map(({ handle }) => `@${handle}`)
  const facts = [
    t('flows.facts', { count: flow.steps.length }),
    flow.steps.map((step) => step.name).join(' → '),
    handles.length === 0 ? t('flows.allAccounts') : handles.join(', '),
  ]
  return (
    <ArchivableRow
      id={flowId}
      name={name}
      facts={facts}
      edit={{ text: t('flows.edit'), label: t('flows.editOf', { name }) }}
      archive={{ text: t('flows.archive'), label: t('flows.archiveOf', { name }) }}
      archivedNow={t('flows.archivedNow', { name })}
      onEdit={() => onTask({ kind: 'edit', flow })}
      onArchive={(onDone) => archive.mutate({ flowId }, { onSuccess: onDone })}
      onUndo={() => save.mutate({ flowId, name, ...kept })}
    >
      {name}
    </ArchivableRow>
  )
}
