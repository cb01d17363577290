/** The flows by which the office agrees to its posts: made, changed and archived (docs/specs/approvals.md §1). */
import { Button, Group, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import { offerUndo } from '../../ui/undo.tsx'
import { FlowDialog, type Flow, type FlowTask } from './FlowDialog.tsx'
import classes from './settings.module.css'

const UNDO_SECONDS = 10

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
    <li className={classes.personRow} aria-label={name}>
      <span className={classes.personText}>
        <span className={classes.personName}>{name}</span>
        <span className={classes.personRole}>{facts.join(' · ')}</span>
      </span>
      <Group gap={4} wrap="nowrap">
        <Button
          variant="default"
          size="compact-xs"
          aria-label={t('flows.editOf', { name })}
          onClick={() => onTask({ kind: 'edit', flow })}
        >
          {t('flows.edit')}
        </Button>
        <Button
          variant="default"
          size="compact-xs"
          aria-label={t('flows.archiveOf', { name })}
          onClick={() =>
            archive.mutate(
              { flowId },
              {
                onSuccess: () =>
                  offerUndo({
                    id: `archived-${flowId}`,
                    message: t('flows.archivedNow', { name }),
                    seconds: UNDO_SECONDS,
                    onUndo: () => save.mutate({ flowId, name, ...kept }),
                  }),
              },
            )
          }
        >
          {t('flows.archive')}
        </Button>
      </Group>
    </li>
  )
}
