/** The office's labels for conversations: renamed, archived and brought back (docs/specs/inbox.md §6.7). */
import { Button, Stack, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutputOf } from '#shared/contract/contract.ts'
import type { OperationError } from '../../rpc/client.ts'
import { useCommand, useOperation } from '../../rpc/useOperation.ts'
import { LabelDot } from '../../ui/LabelDot.tsx'
import { notifyError } from '../../ui/notifyError.ts'
import { ArchivableRow, ArchivedRows } from './ArchivableRow.tsx'
import { LabelDialog, type LabelTask } from './LabelDialog.tsx'
import classes from './settings.module.css'

type Label = OutputOf<'inbox.labels'>[number]

export function LabelsSection() {
  const { t } = useTranslation('labels')
  const labels = useOperation('inbox.labels', {}).data
  const [task, setTask] = useState<LabelTask | null>(null)
  if (labels === undefined) return null
  const present = labels.filter(({ archivedAtMs }) => archivedAtMs === null)
  const archived = labels.filter(({ archivedAtMs }) => archivedAtMs !== null)
  return (
    <Stack gap="md">
      <Text size="sm">{t('text')}</Text>
      {present.length > 0 && (
        <ul className={classes.people} aria-label={t('list')}>
          {present.map((label) => (
            <LabelRow key={label.labelId} label={label} onTask={setTask} />
          ))}
        </ul>
      )}
      <div>
        <Button
          variant={labels.length === 0 ? 'filled' : 'default'}
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => setTask({ kind: 'add' })}
        >
          {t('add')}
        </Button>
      </div>
      {archived.length > 0 && <Archived labels={archived} onTask={setTask} />}
      <LabelDialog task={task} onClose={() => setTask(null)} />
    </Stack>
  )
}

function LabelRow({ label, onTask }: { readonly label: Label; readonly onTask: (task: LabelTask) => void }) {
  const { t } = useTranslation(['labels', 'inbox'])
  const archive = useCommand('inbox.archiveLabel')
  const save = useCommand('inbox.saveLabel')
  const { labelId, name, colour } = label
  return (
    <ArchivableRow
      id={labelId}
      name={name}
      facts={[t(`inbox:colour.${colour}`)]}
      edit={{ text: t('edit'), label: t('editOf', { name }) }}
      archive={{ text: t('archive'), label: t('archiveOf', { name }) }}
      archivedNow={t('archivedNow', { name })}
      onEdit={() => onTask({ kind: 'edit', label })}
      onArchive={(onDone) => archive.mutate({ labelId }, { onSuccess: onDone })}
      onUndo={() => save.mutate({ labelId, name, colour })}
    >
      <LabelDot colour={colour} /> {name}
    </ArchivableRow>
  )
}

function Archived({
  labels,
  onTask,
}: {
  readonly labels: readonly Label[]
  readonly onTask: (task: LabelTask) => void
}) {
  const { t } = useTranslation('labels')
  const save = useCommand('inbox.saveLabel', { quiet: true })
  const bringBack = (label: Label): void => {
    const { labelId, name, colour } = label
    // Where the name has been given to another one meanwhile, a new one is asked for.
    const refused = (error: OperationError): void => {
      if (error.wire.code === 'name_taken') onTask({ kind: 'bring_back', label })
      else notifyError(error)
    }
    save.mutate({ labelId, name, colour }, { onError: refused })
  }
  return (
    <ArchivedRows
      title={t('archived', { count: labels.length })}
      rows={labels.map(({ labelId: id, name }) => ({ id, name }))}
      bringBack={(name) => ({ text: t('bringBack'), label: t('bringBackOf', { name }) })}
      onBringBack={(id) => {
        const label = labels.find(({ labelId }) => labelId === id)
        if (label !== undefined) bringBack(label)
      }}
    />
  )
}
